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
import software.amazon.awssdk.services.iam.model.ListInstanceProfileTagsRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfileTagsResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesResponse;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.TagInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.TagInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.UntagInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.UntagInstanceProfileResponse;

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

    @Override
    default TagInstanceProfileResponse tagInstanceProfile(TagInstanceProfileRequest request) {
        return call(request, InstanceProfiles::tag);
    }

    @Override
    default UntagInstanceProfileResponse untagInstanceProfile(UntagInstanceProfileRequest request) {
        return call(request, InstanceProfiles::untag);
    }

    @Override
    default ListInstanceProfileTagsResponse listInstanceProfileTags(ListInstanceProfileTagsRequest request) {
        return call(request, InstanceProfiles::tags);
    }
}
