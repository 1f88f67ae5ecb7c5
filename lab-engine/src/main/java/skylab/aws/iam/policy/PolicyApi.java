package skylab.aws.iam.policy;

import skylab.aws.iam.IamApi;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsResponse;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.TagPolicyRequest;
import software.amazon.awssdk.services.iam.model.TagPolicyResponse;
import software.amazon.awssdk.services.iam.model.UntagPolicyRequest;
import software.amazon.awssdk.services.iam.model.UntagPolicyResponse;

/** The part of IAM that is about managed policies. */
public interface PolicyApi extends IamApi {
    @Override
    default CreatePolicyResponse createPolicy(CreatePolicyRequest request) {
        return call(request, Policies::create);
    }

    @Override
    default GetPolicyResponse getPolicy(GetPolicyRequest request) {
        return call(request, Policies::get);
    }

    @Override
    default ListPoliciesResponse listPolicies(ListPoliciesRequest request) {
        return call(request, Policies::list);
    }

    @Override
    default DeletePolicyResponse deletePolicy(DeletePolicyRequest request) {
        return call(request, Policies::delete);
    }

    @Override
    default CreatePolicyVersionResponse createPolicyVersion(CreatePolicyVersionRequest request) {
        return call(request, PolicyVersions::create);
    }

    @Override
    default GetPolicyVersionResponse getPolicyVersion(GetPolicyVersionRequest request) {
        return call(request, PolicyVersions::get);
    }

    @Override
    default ListPolicyVersionsResponse listPolicyVersions(ListPolicyVersionsRequest request) {
        return call(request, PolicyVersions::list);
    }

    @Override
    default DeletePolicyVersionResponse deletePolicyVersion(DeletePolicyVersionRequest request) {
        return call(request, PolicyVersions::delete);
    }

    @Override
    default SetDefaultPolicyVersionResponse setDefaultPolicyVersion(SetDefaultPolicyVersionRequest request) {
        return call(request, PolicyVersions::setDefault);
    }

    @Override
    default ListEntitiesForPolicyResponse listEntitiesForPolicy(ListEntitiesForPolicyRequest request) {
        return call(request, Attachments::entities);
    }

    @Override
    default TagPolicyResponse tagPolicy(TagPolicyRequest request) {
        return call(request, Policies::tag);
    }

    @Override
    default UntagPolicyResponse untagPolicy(UntagPolicyRequest request) {
        return call(request, Policies::untag);
    }

    @Override
    default ListPolicyTagsResponse listPolicyTags(ListPolicyTagsRequest request) {
        return call(request, Policies::tags);
    }
}
