package skylab.aws.iam.principal;

import skylab.aws.iam.IamApi;
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

/** The part of IAM that is about roles. */
public interface RoleApi extends IamApi {
    @Override
    default CreateRoleResponse createRole(CreateRoleRequest request) {
        return call(request, Roles::create);
    }

    @Override
    default CreateServiceLinkedRoleResponse createServiceLinkedRole(CreateServiceLinkedRoleRequest request) {
        return call(request, Roles::createForService);
    }

    @Override
    default GetRoleResponse getRole(GetRoleRequest request) {
        return call(request, Roles::get);
    }

    @Override
    default ListRolesResponse listRoles(ListRolesRequest request) {
        return call(request, Roles::list);
    }

    @Override
    default DeleteRoleResponse deleteRole(DeleteRoleRequest request) {
        return call(request, Roles::delete);
    }

    @Override
    default UpdateAssumeRolePolicyResponse updateAssumeRolePolicy(UpdateAssumeRolePolicyRequest request) {
        return call(request, Roles::updateTrust);
    }

    @Override
    default UpdateRoleResponse updateRole(UpdateRoleRequest request) {
        return call(request, Roles::update);
    }

    @Override
    default TagRoleResponse tagRole(TagRoleRequest request) {
        return call(request, Roles::tag);
    }

    @Override
    default UntagRoleResponse untagRole(UntagRoleRequest request) {
        return call(request, Roles::untag);
    }

    @Override
    default ListRoleTagsResponse listRoleTags(ListRoleTagsRequest request) {
        return call(request, Roles::tags);
    }

    @Override
    default DeleteServiceLinkedRoleResponse deleteServiceLinkedRole(DeleteServiceLinkedRoleRequest request) {
        return call(request, Roles::deleteOfService);
    }

    @Override
    default GetServiceLinkedRoleDeletionStatusResponse getServiceLinkedRoleDeletionStatus(
            GetServiceLinkedRoleDeletionStatusRequest request) {
        return call(request, Roles::deletion);
    }

    @Override
    default UpdateRoleDescriptionResponse updateRoleDescription(UpdateRoleDescriptionRequest request) {
        return call(request, Roles::describe);
    }

    @Override
    default PutRolePermissionsBoundaryResponse putRolePermissionsBoundary(PutRolePermissionsBoundaryRequest request) {
        return call(request, Roles::bound);
    }

    @Override
    default DeleteRolePermissionsBoundaryResponse deleteRolePermissionsBoundary(
            DeleteRolePermissionsBoundaryRequest request) {
        return call(request, Roles::unbound);
    }
}
