package skylab.aws.iam.principal;

import skylab.aws.iam.IamApi;
import software.amazon.awssdk.services.iam.model.CreateUserRequest;
import software.amazon.awssdk.services.iam.model.CreateUserResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserResponse;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.GetUserResponse;
import software.amazon.awssdk.services.iam.model.ListUserTagsRequest;
import software.amazon.awssdk.services.iam.model.ListUserTagsResponse;
import software.amazon.awssdk.services.iam.model.ListUsersRequest;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.iam.model.TagUserRequest;
import software.amazon.awssdk.services.iam.model.TagUserResponse;
import software.amazon.awssdk.services.iam.model.UntagUserRequest;
import software.amazon.awssdk.services.iam.model.UntagUserResponse;

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
}
