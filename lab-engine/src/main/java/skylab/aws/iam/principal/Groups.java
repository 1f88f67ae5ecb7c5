package skylab.aws.iam.principal;

import java.util.List;
import java.util.Optional;
import skylab.aws.Call;
import skylab.aws.Page;
import skylab.aws.iam.principal.Principal.Sort;
import software.amazon.awssdk.services.iam.model.AddUserToGroupRequest;
import software.amazon.awssdk.services.iam.model.AddUserToGroupResponse;
import software.amazon.awssdk.services.iam.model.CreateGroupRequest;
import software.amazon.awssdk.services.iam.model.CreateGroupResponse;
import software.amazon.awssdk.services.iam.model.DeleteGroupRequest;
import software.amazon.awssdk.services.iam.model.DeleteGroupResponse;
import software.amazon.awssdk.services.iam.model.GetGroupRequest;
import software.amazon.awssdk.services.iam.model.GetGroupResponse;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserRequest;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserResponse;
import software.amazon.awssdk.services.iam.model.ListGroupsRequest;
import software.amazon.awssdk.services.iam.model.ListGroupsResponse;
import software.amazon.awssdk.services.iam.model.RemoveUserFromGroupRequest;
import software.amazon.awssdk.services.iam.model.RemoveUserFromGroupResponse;
import software.amazon.awssdk.services.iam.model.UpdateGroupRequest;
import software.amazon.awssdk.services.iam.model.UpdateGroupResponse;
import software.amazon.awssdk.services.iam.model.User;

/** Operations on groups. */
final class Groups {
    private Groups() {}

    static CreateGroupResponse create(Call call, CreateGroupRequest request) {
        return CreateGroupResponse.builder()
                .group(shape(Principals.create(call, Sort.GROUP, request.groupName(), request.path(), null)))
                .build();
    }

    static GetGroupResponse get(Call call, GetGroupRequest request) {
        Principal group = Principals.named(call, Sort.GROUP, request.groupName());
        List<User> users = group.members().stream()
                .map(name -> Principals.find(call.tx().world(), group.account(), Sort.USER, name))
                .flatMap(Optional::stream)
                .map(user -> Users.shape(call, user, false))
                .toList();
        Page<User> page = Page.of(users, request.maxItems(), request.marker(), 1, 1000);
        return GetGroupResponse.builder()
                .group(shape(group))
                .users(page.items())
                .isTruncated(page.nextToken() != null)
                .marker(page.nextToken())
                .build();
    }

    static ListGroupsResponse list(Call call, ListGroupsRequest request) {
        Page<Principal> page = Page.of(
                Principals.under(call, Sort.GROUP, request.pathPrefix()),
                request.maxItems(),
                request.marker(),
                1,
                1000);
        return ListGroupsResponse.builder()
                .groups(page.items().stream().map(Groups::shape).toList())
                .isTruncated(page.nextToken() != null)
                .marker(page.nextToken())
                .build();
    }

    static DeleteGroupResponse delete(Call call, DeleteGroupRequest request) {
        Principal group = Principals.named(call, Sort.GROUP, request.groupName());
        if (!group.members().isEmpty()) {
            throw Principals.conflict("Cannot delete entity, must remove users from group first.");
        }
        Principals.delete(call, group);
        return DeleteGroupResponse.builder().build();
    }

    static AddUserToGroupResponse add(Call call, AddUserToGroupRequest request) {
        Principal group = Principals.named(call, Sort.GROUP, request.groupName());
        Principal user = Principals.named(call, Sort.USER, request.userName());
        if (!group.members().contains(user.name())) {
            Principals.put(call.tx(), group.withMembers(group.members().plus(user.name())));
        }
        return AddUserToGroupResponse.builder().build();
    }

    static RemoveUserFromGroupResponse remove(Call call, RemoveUserFromGroupRequest request) {
        Principal group = Principals.named(call, Sort.GROUP, request.groupName());
        Principal user = Principals.named(call, Sort.USER, request.userName());
        Principals.put(call.tx(), group.withMembers(group.members().minus(user.name())));
        return RemoveUserFromGroupResponse.builder().build();
    }

    static ListGroupsForUserResponse ofUser(Call call, ListGroupsForUserRequest request) {
        Principal user = Principals.named(call, Sort.USER, request.userName());
        Page<Principal> page = Page.of(of(call, user.name()), request.maxItems(), request.marker(), 1, 1000);
        return ListGroupsForUserResponse.builder()
                .groups(page.items().stream().map(Groups::shape).toList())
                .isTruncated(page.nextToken() != null)
                .marker(page.nextToken())
                .build();
    }

    /** The groups that a user is in. */
    static List<Principal> of(Call call, String user) {
        return Principals.under(call, Sort.GROUP, null).stream()
                .filter(group -> group.members().contains(user))
                .toList();
    }

    private static Group shape(Principal group) {
        return Group.builder()
                .groupName(group.name())
                .path(group.path())
                .groupId(group.id())
                .arn(group.arn())
                .createDate(group.created())
                .build();
    }

    static UpdateGroupResponse update(Call call, UpdateGroupRequest request) {
        Principals.rename(
                call,
                Principals.named(call, Sort.GROUP, request.groupName()),
                request.newGroupName(),
                request.newPath());
        return UpdateGroupResponse.builder().build();
    }

    /** A user who gets another name stays in his groups. */
    static void rename(Call call, String old, String name) {
        Principals.all(call.tx().world(), call.scope().account(), Sort.GROUP).stream()
                .filter(group -> group.members().contains(old))
                .forEach(group -> Principals.put(
                        call.tx(), group.withMembers(group.members().minus(old).plus(name))));
    }
}
