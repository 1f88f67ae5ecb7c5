package skylab.aws.ec2.tag;

import skylab.aws.ec2.Ec2Api;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTagsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTagsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTagsResponse;

/** The operations of EC2 on tags. */
public interface TagApi extends Ec2Api {
    @Override
    default CreateTagsResponse createTags(CreateTagsRequest request) {
        return call(request, TagOperations::create);
    }

    @Override
    default DeleteTagsResponse deleteTags(DeleteTagsRequest request) {
        return call(request, TagOperations::delete);
    }

    @Override
    default DescribeTagsResponse describeTags(DescribeTagsRequest request) {
        return call(request, TagOperations::describe);
    }
}
