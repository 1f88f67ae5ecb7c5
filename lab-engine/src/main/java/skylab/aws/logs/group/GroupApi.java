package skylab.aws.logs.group;

import skylab.aws.logs.LogsApi;
import software.amazon.awssdk.services.cloudwatchlogs.model.AssociateKmsKeyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.AssociateKmsKeyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DisassociateKmsKeyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DisassociateKmsKeyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceResponse;

/** The operations of CloudWatch Logs on log groups. */
public interface GroupApi extends LogsApi {
    @Override
    default CreateLogGroupResponse createLogGroup(CreateLogGroupRequest request) {
        return call(request, GroupLife::create);
    }

    @Override
    default DeleteLogGroupResponse deleteLogGroup(DeleteLogGroupRequest request) {
        return call(request, GroupLife::delete);
    }

    @Override
    default DescribeLogGroupsResponse describeLogGroups(DescribeLogGroupsRequest request) {
        return call(request, GroupList::describe);
    }

    @Override
    default PutRetentionPolicyResponse putRetentionPolicy(PutRetentionPolicyRequest request) {
        return call(request, GroupLife::retain);
    }

    @Override
    default DeleteRetentionPolicyResponse deleteRetentionPolicy(DeleteRetentionPolicyRequest request) {
        return call(request, GroupLife::retainForEver);
    }

    @Override
    default AssociateKmsKeyResponse associateKmsKey(AssociateKmsKeyRequest request) {
        return call(request, GroupLife::encrypt);
    }

    @Override
    default DisassociateKmsKeyResponse disassociateKmsKey(DisassociateKmsKeyRequest request) {
        return call(request, GroupLife::decrypt);
    }

    @Override
    default TagResourceResponse tagResource(TagResourceRequest request) {
        return call(request, GroupTags::tag);
    }

    @Override
    default UntagResourceResponse untagResource(UntagResourceRequest request) {
        return call(request, GroupTags::untag);
    }

    @Override
    default ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return call(request, GroupTags::list);
    }
}
