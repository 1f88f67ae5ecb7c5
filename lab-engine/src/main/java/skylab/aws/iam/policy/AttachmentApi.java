package skylab.aws.iam.policy;

import skylab.aws.iam.IamApi;
import software.amazon.awssdk.services.iam.model.AttachGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedGroupPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedGroupPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesResponse;

/** The part of IAM that attaches managed policies. */
public interface AttachmentApi extends IamApi {
    @Override
    default AttachUserPolicyResponse attachUserPolicy(AttachUserPolicyRequest request) {
        return call(request, Attachments::attachUser);
    }

    @Override
    default DetachUserPolicyResponse detachUserPolicy(DetachUserPolicyRequest request) {
        return call(request, Attachments::detachUser);
    }

    @Override
    default ListAttachedUserPoliciesResponse listAttachedUserPolicies(ListAttachedUserPoliciesRequest request) {
        return call(request, Attachments::listUser);
    }

    @Override
    default AttachGroupPolicyResponse attachGroupPolicy(AttachGroupPolicyRequest request) {
        return call(request, Attachments::attachGroup);
    }

    @Override
    default DetachGroupPolicyResponse detachGroupPolicy(DetachGroupPolicyRequest request) {
        return call(request, Attachments::detachGroup);
    }

    @Override
    default ListAttachedGroupPoliciesResponse listAttachedGroupPolicies(ListAttachedGroupPoliciesRequest request) {
        return call(request, Attachments::listGroup);
    }

    @Override
    default AttachRolePolicyResponse attachRolePolicy(AttachRolePolicyRequest request) {
        return call(request, Attachments::attachRole);
    }

    @Override
    default DetachRolePolicyResponse detachRolePolicy(DetachRolePolicyRequest request) {
        return call(request, Attachments::detachRole);
    }

    @Override
    default ListAttachedRolePoliciesResponse listAttachedRolePolicies(ListAttachedRolePoliciesRequest request) {
        return call(request, Attachments::listRole);
    }
}
