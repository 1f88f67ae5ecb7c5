package skylab.aws.iam.profile;

import skylab.aws.iam.IamApi;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesResponse;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileResponse;

/** The part of IAM that is about instance profiles. */
public interface ProfileApi extends IamApi {
    @Override
    default CreateInstanceProfileResponse createInstanceProfile(CreateInstanceProfileRequest request) {
        return call(request, InstanceProfiles::create);
    }

    @Override
    default GetInstanceProfileResponse getInstanceProfile(GetInstanceProfileRequest request) {
        return call(request, InstanceProfiles::get);
    }

    @Override
    default ListInstanceProfilesResponse listInstanceProfiles(ListInstanceProfilesRequest request) {
        return call(request, InstanceProfiles::list);
    }

    @Override
    default ListInstanceProfilesForRoleResponse listInstanceProfilesForRole(
            ListInstanceProfilesForRoleRequest request) {
        return call(request, InstanceProfiles::listForRole);
    }

    @Override
    default DeleteInstanceProfileResponse deleteInstanceProfile(DeleteInstanceProfileRequest request) {
        return call(request, InstanceProfiles::delete);
    }

    @Override
    default AddRoleToInstanceProfileResponse addRoleToInstanceProfile(AddRoleToInstanceProfileRequest request) {
        return call(request, InstanceProfiles::add);
    }

    @Override
    default RemoveRoleFromInstanceProfileResponse removeRoleFromInstanceProfile(
            RemoveRoleFromInstanceProfileRequest request) {
        return call(request, InstanceProfiles::remove);
    }
}
