package skylab.aws.iam.principal;

import skylab.aws.iam.IamApi;
import software.amazon.awssdk.services.iam.model.AddUserToGroupRequest;
import software.amazon.awssdk.services.iam.model.AddUserToGroupResponse;
import software.amazon.awssdk.services.iam.model.CreateGroupRequest;
import software.amazon.awssdk.services.iam.model.CreateGroupResponse;
import software.amazon.awssdk.services.iam.model.DeleteGroupRequest;
import software.amazon.awssdk.services.iam.model.DeleteGroupResponse;
import software.amazon.awssdk.services.iam.model.GetGroupRequest;
import software.amazon.awssdk.services.iam.model.GetGroupResponse;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserRequest;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserResponse;
import software.amazon.awssdk.services.iam.model.ListGroupsRequest;
import software.amazon.awssdk.services.iam.model.ListGroupsResponse;
import software.amazon.awssdk.services.iam.model.RemoveUserFromGroupRequest;
import software.amazon.awssdk.services.iam.model.RemoveUserFromGroupResponse;
import software.amazon.awssdk.services.iam.model.UpdateGroupRequest;
import software.amazon.awssdk.services.iam.model.UpdateGroupResponse;

/** The part of IAM that is about groups. */
public interface GroupApi extends IamApi {
    @Override
    default CreateGroupResponse createGroup(CreateGroupRequest request) {
        return call(request, Groups::create);
    }

    @Override
    default GetGroupResponse getGroup(GetGroupRequest request) {
        return call(request, Groups::get);
    }

    @Override
    default ListGroupsResponse listGroups(ListGroupsRequest request) {
        return call(request, Groups::list);
    }

    @Override
    default DeleteGroupResponse deleteGroup(DeleteGroupRequest request) {
        return call(request, Groups::delete);
    }

    @Override
    default AddUserToGroupResponse addUserToGroup(AddUserToGroupRequest request) {
        return call(request, Groups::add);
    }

    @Override
    default RemoveUserFromGroupResponse removeUserFromGroup(RemoveUserFromGroupRequest request) {
        return call(request, Groups::remove);
    }

    @Override
    default ListGroupsForUserResponse listGroupsForUser(ListGroupsForUserRequest request) {
        return call(request, Groups::ofUser);
    }

    @Override
    default UpdateGroupResponse updateGroup(UpdateGroupRequest request) {
        return call(request, Groups::update);
    }
}
