package skylab.aws.iam.principal;

import skylab.aws.iam.IamApi;
import software.amazon.awssdk.services.iam.model.CreateLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateLoginProfileResponse;
import software.amazon.awssdk.services.iam.model.CreateUserRequest;
import software.amazon.awssdk.services.iam.model.CreateUserResponse;
import software.amazon.awssdk.services.iam.model.DeleteLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.DeleteLoginProfileResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserPermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserResponse;
import software.amazon.awssdk.services.iam.model.GetLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.GetLoginProfileResponse;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.GetUserResponse;
import software.amazon.awssdk.services.iam.model.ListUserTagsRequest;
import software.amazon.awssdk.services.iam.model.ListUserTagsResponse;
import software.amazon.awssdk.services.iam.model.ListUsersRequest;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.iam.model.PutUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutUserPermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.TagUserRequest;
import software.amazon.awssdk.services.iam.model.TagUserResponse;
import software.amazon.awssdk.services.iam.model.UntagUserRequest;
import software.amazon.awssdk.services.iam.model.UntagUserResponse;
import software.amazon.awssdk.services.iam.model.UpdateLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.UpdateLoginProfileResponse;
import software.amazon.awssdk.services.iam.model.UpdateUserRequest;
import software.amazon.awssdk.services.iam.model.UpdateUserResponse;

/** The part of IAM that is about users. */
public interface UserApi extends IamApi {
    @Override
    default CreateUserResponse createUser(CreateUserRequest request) {
        return call(request, Users::create);
    }

    @Override
    default GetUserResponse getUser(GetUserRequest request) {
        return call(request, Users::get);
    }

    @Override
    default ListUsersResponse listUsers(ListUsersRequest request) {
        return call(request, Users::list);
    }

    @Override
    default DeleteUserResponse deleteUser(DeleteUserRequest request) {
        return call(request, Users::delete);
    }

    @Override
    default TagUserResponse tagUser(TagUserRequest request) {
        return call(request, Users::tag);
    }

    @Override
    default UntagUserResponse untagUser(UntagUserRequest request) {
        return call(request, Users::untag);
    }

    @Override
    default ListUserTagsResponse listUserTags(ListUserTagsRequest request) {
        return call(request, Users::tags);
    }

    @Override
    default UpdateUserResponse updateUser(UpdateUserRequest request) {
        return call(request, Users::update);
    }

    @Override
    default PutUserPermissionsBoundaryResponse putUserPermissionsBoundary(PutUserPermissionsBoundaryRequest request) {
        return call(request, Users::bound);
    }

    @Override
    default DeleteUserPermissionsBoundaryResponse deleteUserPermissionsBoundary(
            DeleteUserPermissionsBoundaryRequest request) {
        return call(request, Users::unbound);
    }

    @Override
    default CreateLoginProfileResponse createLoginProfile(CreateLoginProfileRequest request) {
        return call(request, Logins::create);
    }

    @Override
    default GetLoginProfileResponse getLoginProfile(GetLoginProfileRequest request) {
        return call(request, Logins::get);
    }

    @Override
    default UpdateLoginProfileResponse updateLoginProfile(UpdateLoginProfileRequest request) {
        return call(request, Logins::update);
    }

    @Override
    default DeleteLoginProfileResponse deleteLoginProfile(DeleteLoginProfileRequest request) {
        return call(request, Logins::delete);
    }
}
