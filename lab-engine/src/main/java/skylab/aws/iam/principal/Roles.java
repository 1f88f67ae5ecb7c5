package skylab.aws.iam.principal;

import java.util.Map;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Identity;
import skylab.aws.Page;
import skylab.aws.iam.Names;
import skylab.aws.iam.Tagging;
import skylab.aws.iam.policy.Document;
import skylab.aws.iam.policy.Policies;
import skylab.aws.iam.principal.Principal.Sort;
import skylab.aws.iam.profile.InstanceProfiles;
import skylab.world.Kind;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.CreateServiceLinkedRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateServiceLinkedRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteServiceLinkedRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteServiceLinkedRoleResponse;
import software.amazon.awssdk.services.iam.model.DeletionTaskStatusType;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.GetServiceLinkedRoleDeletionStatusRequest;
import software.amazon.awssdk.services.iam.model.GetServiceLinkedRoleDeletionStatusResponse;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagRoleResponse;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleResponse;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleDescriptionRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleDescriptionResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleResponse;

/** Operations on roles. */
final class Roles {
    // IAM API reference, "CreateRole".
    private static final int USUAL_SESSION = 3600;
    private static final int LONGEST_SESSION = 43_200;

    /** Services' roles that were deleted, by the task that did it. */
    private static final Kind<String> DELETIONS = new Kind<>("iam-service-role-deletion", "");

    /** Under this path are the roles that belong to services. */
    private static final String SERVICE_PATH = "/aws-service-role/";

    /** The names of services' roles, by what stands before {@code .amazonaws.com}. */
    private static final Map<String, String> SERVICE_ROLES = Map.of(
            "autoscaling", "AutoScaling",
            "elasticloadbalancing", "ElasticLoadBalancing",
            "spot", "EC2Spot",
            "ssm", "AmazonSSM",
            "rds", "RDS",
            "ecs", "ECS",
            "events", "CloudWatchEvents");

    private Roles() {}

    static CreateRoleResponse create(Call call, CreateRoleRequest request) {
        Names.require(request.assumeRolePolicyDocument(), "assumeRolePolicyDocument");
        Principal role = Principals.create(
                call,
                Sort.ROLE,
                request.roleName(),
                request.path(),
                new Principal.Role(
                        Document.trust(request.assumeRolePolicyDocument()),
                        request.description(),
                        session(request.maxSessionDuration(), USUAL_SESSION)));
        if (role.path().startsWith(SERVICE_PATH)) {
            throw new AwsError(
                    "ValidationError", "The path " + SERVICE_PATH + " is for roles that services make themselves.");
        }
        if (request.permissionsBoundary() != null) {
            role = role.withBoundary(
                    Policies.named(call, request.permissionsBoundary()).arn());
            Principals.put(call.tx(), role);
        }
        Tagging.add(call, role.arn(), request.tags());
        return CreateRoleResponse.builder().role(RoleShape.of(call, role, true)).build();
    }

    static CreateServiceLinkedRoleResponse createForService(Call call, CreateServiceLinkedRoleRequest request) {
        String service = Names.require(request.awsServiceName(), "awsServiceName");
        String name = SERVICE_ROLES.get(service.replace(".amazonaws.com", ""));
        if (name == null || !service.endsWith(".amazonaws.com")) {
            throw new AwsError("InvalidInput", "Service principal " + service + " is not supported.");
        }
        String whole =
                "AWSServiceRoleFor" + name + (request.customSuffix() == null ? "" : "_" + request.customSuffix());
        if (Principals.find(call.tx().world(), call.scope().account(), Sort.ROLE, whole)
                .isPresent()) {
            throw new AwsError(
                    "InvalidInput",
                    "Service role name " + whole + " has been taken in this account, please try a different suffix.");
        }
        Principal role = Principals.create(
                call,
                Sort.ROLE,
                whole,
                SERVICE_PATH + service + "/",
                new Principal.Role(ServiceTrust.of(service), request.description(), USUAL_SESSION));
        return CreateServiceLinkedRoleResponse.builder()
                .role(RoleShape.of(call, role, true))
                .build();
    }

    static GetRoleResponse get(Call call, GetRoleRequest request) {
        return GetRoleResponse.builder()
                .role(RoleShape.of(call, Principals.named(call, Sort.ROLE, request.roleName()), true))
                .build();
    }

    static ListRolesResponse list(Call call, ListRolesRequest request) {
        Page<Principal> page = Page.of(
                Principals.under(call, Sort.ROLE, request.pathPrefix()), request.maxItems(), request.marker(), 1, 1000);
        return ListRolesResponse.builder()
                .roles(page.items().stream()
                        .map(role -> RoleShape.of(call, role, false))
                        .toList())
                .isTruncated(page.nextToken() != null)
                .marker(page.nextToken())
                .build();
    }

    static DeleteRoleResponse delete(Call call, DeleteRoleRequest request) {
        Principal role = changeable(call, request.roleName());
        if (!InstanceProfiles.withRole(call, role.name()).isEmpty()) {
            throw Principals.conflict("Cannot delete entity, must remove roles from instance profile first.");
        }
        Principals.delete(call, role);
        return DeleteRoleResponse.builder().build();
    }

    static DeleteServiceLinkedRoleResponse deleteOfService(Call call, DeleteServiceLinkedRoleRequest request) {
        Principal role = Principals.named(call, Sort.ROLE, request.roleName());
        if (!role.path().startsWith(SERVICE_PATH)) {
            throw new AwsError("InvalidInput", "The role " + role.name() + " is no service-linked role.");
        }
        Principals.delete(call, role);
        String task = "task" + role.path() + role.name() + "/" + call.tx().newUuid();
        call.tx().put(Identity.global(call.scope().account()), DELETIONS, task, role.name());
        return DeleteServiceLinkedRoleResponse.builder().deletionTaskId(task).build();
    }

    static GetServiceLinkedRoleDeletionStatusResponse deletion(
            Call call, GetServiceLinkedRoleDeletionStatusRequest request) {
        String task = Names.require(request.deletionTaskId(), "deletionTaskId");
        if (call.tx()
                .find(Identity.global(call.scope().account()), DELETIONS, task)
                .isEmpty()) {
            throw new AwsError("NoSuchEntity", "The deletion task " + task + " cannot be found.");
        }
        return GetServiceLinkedRoleDeletionStatusResponse.builder()
                .status(DeletionTaskStatusType.SUCCEEDED)
                .build();
    }

    static UpdateRoleDescriptionResponse describe(Call call, UpdateRoleDescriptionRequest request) {
        Principal role = changeable(call, request.roleName());
        Principal changed = role.with(new Principal.Role(
                role.role().trust(), request.description(), role.role().longest()));
        Principals.put(call.tx(), changed);
        return UpdateRoleDescriptionResponse.builder()
                .role(RoleShape.of(call, changed, true))
                .build();
    }

    static PutRolePermissionsBoundaryResponse bound(Call call, PutRolePermissionsBoundaryRequest request) {
        Principal role = changeable(call, request.roleName());
        Principals.put(
                call.tx(),
                role.withBoundary(
                        Policies.named(call, request.permissionsBoundary()).arn()));
        return PutRolePermissionsBoundaryResponse.builder().build();
    }

    static DeleteRolePermissionsBoundaryResponse unbound(Call call, DeleteRolePermissionsBoundaryRequest request) {
        Principals.put(call.tx(), changeable(call, request.roleName()).withBoundary(null));
        return DeleteRolePermissionsBoundaryResponse.builder().build();
    }

    static UpdateAssumeRolePolicyResponse updateTrust(Call call, UpdateAssumeRolePolicyRequest request) {
        Principal role = changeable(call, request.roleName());
        Names.require(request.policyDocument(), "policyDocument");
        Principals.put(
                call.tx(),
                role.with(new Principal.Role(
                        Document.trust(request.policyDocument()),
                        role.role().description(),
                        role.role().longest())));
        return UpdateAssumeRolePolicyResponse.builder().build();
    }

    static UpdateRoleResponse update(Call call, UpdateRoleRequest request) {
        Principal role = changeable(call, request.roleName());
        Principals.put(
                call.tx(),
                role.with(new Principal.Role(
                        role.role().trust(),
                        request.description() == null ? role.role().description() : request.description(),
                        session(request.maxSessionDuration(), role.role().longest()))));
        return UpdateRoleResponse.builder().build();
    }

    static TagRoleResponse tag(Call call, TagRoleRequest request) {
        Tagging.add(call, Principals.named(call, Sort.ROLE, request.roleName()).arn(), request.tags());
        return TagRoleResponse.builder().build();
    }

    static UntagRoleResponse untag(Call call, UntagRoleRequest request) {
        Tagging.remove(
                call, Principals.named(call, Sort.ROLE, request.roleName()).arn(), request.tagKeys());
        return UntagRoleResponse.builder().build();
    }

    static ListRoleTagsResponse tags(Call call, ListRoleTagsRequest request) {
        return ListRoleTagsResponse.builder()
                .tags(Tagging.of(
                        call,
                        Principals.named(call, Sort.ROLE, request.roleName()).arn()))
                .isTruncated(false)
                .build();
    }

    private static Principal changeable(Call call, String name) {
        Principal role = Principals.named(call, Sort.ROLE, name);
        if (role.path().startsWith(SERVICE_PATH)) {
            throw new AwsError(
                    "UnmodifiableEntity",
                    "Cannot perform the operation on the protected role '" + name
                            + "' - this role is only modifiable by AWS");
        }
        return role;
    }

    private static int session(Integer asked, int usual) {
        if (asked != null && (asked < USUAL_SESSION || asked > LONGEST_SESSION)) {
            throw new AwsError(
                    "ValidationError",
                    "1 validation error detected: Value '" + asked
                            + "' at 'maxSessionDuration' failed to satisfy constraint: Member must have value between "
                            + USUAL_SESSION + " and " + LONGEST_SESSION);
        }
        return asked == null ? usual : asked;
    }
}
