package skylab.aws.iam.policy;

import skylab.aws.iam.IamApi;
import software.amazon.awssdk.services.iam.model.DeleteGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListGroupPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListGroupPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListUserPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListUserPoliciesResponse;
import software.amazon.awssdk.services.iam.model.PutGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.PutGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.PutUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.PutUserPolicyResponse;

/** The part of IAM that is about policies embedded in users, groups and roles. */
public interface InlinePolicyApi extends IamApi {
    @Override
    default PutUserPolicyResponse putUserPolicy(PutUserPolicyRequest request) {
        return call(request, InlinePolicies::putUser);
    }

    @Override
    default GetUserPolicyResponse getUserPolicy(GetUserPolicyRequest request) {
        return call(request, InlinePolicies::getUser);
    }

    @Override
    default DeleteUserPolicyResponse deleteUserPolicy(DeleteUserPolicyRequest request) {
        return call(request, InlinePolicies::deleteUser);
    }

    @Override
    default ListUserPoliciesResponse listUserPolicies(ListUserPoliciesRequest request) {
        return call(request, InlinePolicies::listUser);
    }

    @Override
    default PutGroupPolicyResponse putGroupPolicy(PutGroupPolicyRequest request) {
        return call(request, InlinePolicies::putGroup);
    }

    @Override
    default GetGroupPolicyResponse getGroupPolicy(GetGroupPolicyRequest request) {
        return call(request, InlinePolicies::getGroup);
    }

    @Override
    default DeleteGroupPolicyResponse deleteGroupPolicy(DeleteGroupPolicyRequest request) {
        return call(request, InlinePolicies::deleteGroup);
    }

    @Override
    default ListGroupPoliciesResponse listGroupPolicies(ListGroupPoliciesRequest request) {
        return call(request, InlinePolicies::listGroup);
    }

    @Override
    default PutRolePolicyResponse putRolePolicy(PutRolePolicyRequest request) {
        return call(request, InlinePolicies::putRole);
    }

    @Override
    default GetRolePolicyResponse getRolePolicy(GetRolePolicyRequest request) {
        return call(request, InlinePolicies::getRole);
    }

    @Override
    default DeleteRolePolicyResponse deleteRolePolicy(DeleteRolePolicyRequest request) {
        return call(request, InlinePolicies::deleteRole);
    }

    @Override
    default ListRolePoliciesResponse listRolePolicies(ListRolePoliciesRequest request) {
        return call(request, InlinePolicies::listRole);
    }
}
