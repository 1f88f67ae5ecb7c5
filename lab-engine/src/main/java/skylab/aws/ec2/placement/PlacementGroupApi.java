package skylab.aws.ec2.placement;

import skylab.aws.ec2.Ec2Api;
import software.amazon.awssdk.services.ec2.model.CreatePlacementGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreatePlacementGroupResponse;
import software.amazon.awssdk.services.ec2.model.DeletePlacementGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeletePlacementGroupResponse;
import software.amazon.awssdk.services.ec2.model.DescribePlacementGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribePlacementGroupsResponse;

/** The operations of EC2 on placement groups. */
public interface PlacementGroupApi extends Ec2Api {
    @Override
    default CreatePlacementGroupResponse createPlacementGroup(CreatePlacementGroupRequest request) {
        return call(request, PlacementGroups::create);
    }

    @Override
    default DescribePlacementGroupsResponse describePlacementGroups(DescribePlacementGroupsRequest request) {
        return call(request, PlacementGroups::describe);
    }

    @Override
    default DeletePlacementGroupResponse deletePlacementGroup(DeletePlacementGroupRequest request) {
        return call(request, PlacementGroups::delete);
    }
}
