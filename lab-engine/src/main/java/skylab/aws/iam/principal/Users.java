package skylab.aws.iam.principal;

import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Page;
import skylab.aws.iam.Tagging;
import skylab.aws.iam.key.UserKeys;
import skylab.aws.iam.policy.Policies;
import skylab.aws.iam.principal.Principal.Sort;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.CreateUserRequest;
import software.amazon.awssdk.services.iam.model.CreateUserResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserPermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserResponse;
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
import software.amazon.awssdk.services.iam.model.UpdateUserRequest;
import software.amazon.awssdk.services.iam.model.UpdateUserResponse;
import software.amazon.awssdk.services.iam.model.User;

/** Operations on users. */
final class Users {
    private Users() {}

    static CreateUserResponse create(Call call, CreateUserRequest request) {
        Principal user = Principals.create(call, Sort.USER, request.userName(), request.path(), null);
        if (request.permissionsBoundary() != null) {
            user = user.withBoundary(
                    Policies.named(call, request.permissionsBoundary()).arn());
            Principals.put(call.tx(), user);
        }
        Tagging.add(call, user.arn(), request.tags());
        return CreateUserResponse.builder().user(shape(call, user, true)).build();
    }

    /** Without a name, the user whose key signs the call. */
    static GetUserResponse get(Call call, GetUserRequest request) {
        String name = request.userName();
        if (name == null) {
            name = switch (call.identity().type()) {
                case "IAMUser" -> call.identity().name();
                case "Root" -> throw new AwsError("NoSuchEntity", "The root user is no IAM user.");
                default ->
                    throw new AwsError(
                            "ValidationError", "Must specify userName when calling with non-User credentials");
            };
        }
        return GetUserResponse.builder()
                .user(shape(call, Principals.named(call, Sort.USER, name), true))
                .build();
    }

    static ListUsersResponse list(Call call, ListUsersRequest request) {
        Page<Principal> page = Page.of(
                Principals.under(call, Sort.USER, request.pathPrefix()), request.maxItems(), request.marker(), 1, 1000);
        return ListUsersResponse.builder()
                .users(page.items().stream()
                        .map(user -> shape(call, user, false))
                        .toList())
                .isTruncated(page.nextToken() != null)
                .marker(page.nextToken())
                .build();
    }

    static DeleteUserResponse delete(Call call, DeleteUserRequest request) {
        Principal user = Principals.named(call, Sort.USER, request.userName());
        if (!UserKeys.of(call, user.name()).isEmpty()) {
            throw Principals.conflict("Cannot delete entity, must delete access keys first.");
        }
        if (!Groups.of(call, user.name()).isEmpty()) {
            throw Principals.conflict("Cannot delete entity, must remove users from group first.");
        }
        if (Logins.has(call, user.name())) {
            throw Principals.conflict("Cannot delete entity, must delete login profile first.");
        }
        Principals.delete(call, user);
        return DeleteUserResponse.builder().build();
    }

    static UpdateUserResponse update(Call call, UpdateUserRequest request) {
        Principal user = Principals.named(call, Sort.USER, request.userName());
        Principal changed = Principals.rename(call, user, request.newUserName(), request.newPath());
        if (!changed.name().equals(user.name())) {
            UserKeys.rename(call, user.name(), changed.name());
            Groups.rename(call, user.name(), changed.name());
            Logins.rename(call, user.name(), changed.name());
        }
        return UpdateUserResponse.builder().build();
    }

    static PutUserPermissionsBoundaryResponse bound(Call call, PutUserPermissionsBoundaryRequest request) {
        Principals.put(
                call.tx(),
                Principals.named(call, Sort.USER, request.userName())
                        .withBoundary(Policies.named(call, request.permissionsBoundary())
                                .arn()));
        return PutUserPermissionsBoundaryResponse.builder().build();
    }

    static DeleteUserPermissionsBoundaryResponse unbound(Call call, DeleteUserPermissionsBoundaryRequest request) {
        Principals.put(
                call.tx(), Principals.named(call, Sort.USER, request.userName()).withBoundary(null));
        return DeleteUserPermissionsBoundaryResponse.builder().build();
    }

    static TagUserResponse tag(Call call, TagUserRequest request) {
        Tagging.add(call, Principals.named(call, Sort.USER, request.userName()).arn(), request.tags());
        return TagUserResponse.builder().build();
    }

    static UntagUserResponse untag(Call call, UntagUserRequest request) {
        Tagging.remove(
                call, Principals.named(call, Sort.USER, request.userName()).arn(), request.tagKeys());
        return UntagUserResponse.builder().build();
    }

    static ListUserTagsResponse tags(Call call, ListUserTagsRequest request) {
        return ListUserTagsResponse.builder()
                .tags(Tagging.of(
                        call,
                        Principals.named(call, Sort.USER, request.userName()).arn()))
                .isTruncated(false)
                .build();
    }

    static User shape(Call call, Principal user, boolean whole) {
        User.Builder shape = User.builder()
                .userName(user.name())
                .path(user.path())
                .userId(user.id())
                .arn(user.arn())
                .createDate(user.created());
        if (whole) {
            shape.tags(Tagging.of(call, user.arn()));
            if (user.boundary() != null) {
                shape.permissionsBoundary(boundary(user.boundary()));
            }
        }
        return shape.build();
    }

    static AttachedPermissionsBoundary boundary(String arn) {
        return AttachedPermissionsBoundary.builder()
                .permissionsBoundaryType("PermissionsBoundaryPolicy")
                .permissionsBoundaryArn(arn)
                .build();
    }
}
