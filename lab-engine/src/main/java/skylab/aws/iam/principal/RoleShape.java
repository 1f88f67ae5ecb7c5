package skylab.aws.iam.principal;

import skylab.aws.Call;
import skylab.aws.iam.Tagging;
import skylab.aws.iam.policy.Document;
import software.amazon.awssdk.services.iam.model.Role;

/** Roles as the API shows them. */
public final class RoleShape {
    private RoleShape() {}

    /**
     * A role.
     *
     * @param whole whether with tags and boundary, which lists leave out
     */
    public static Role of(Call call, Principal role, boolean whole) {
        Role.Builder shape = Role.builder()
                .roleName(role.name())
                .path(role.path())
                .roleId(role.id())
                .arn(role.arn())
                .createDate(role.created())
                .assumeRolePolicyDocument(Document.shown(role.role().trust()))
                .description(role.role().description())
                .maxSessionDuration(role.role().longest());
        if (whole) {
            shape.tags(Tagging.of(call, role.arn()));
            if (role.boundary() != null) {
                shape.permissionsBoundary(Users.boundary(role.boundary()));
            }
        }
        return shape.build();
    }
}
