package skylab.aws.iam.policy;

import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Page;
import skylab.aws.iam.Names;
import skylab.aws.iam.principal.Principal;
import skylab.aws.iam.principal.Principal.Sort;
import skylab.aws.iam.principal.Principals;
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

/** Policies that are embedded in a user, a group or a role. */
final class InlinePolicies {
    private static final int LONGEST_NAME = 128;

    private InlinePolicies() {}

    static PutUserPolicyResponse putUser(Call call, PutUserPolicyRequest request) {
        put(call, Sort.USER, request.userName(), request.policyName(), request.policyDocument());
        return PutUserPolicyResponse.builder().build();
    }

    static GetUserPolicyResponse getUser(Call call, GetUserPolicyRequest request) {
        return GetUserPolicyResponse.builder()
                .userName(request.userName())
                .policyName(request.policyName())
                .policyDocument(get(call, Sort.USER, request.userName(), request.policyName()))
                .build();
    }

    static DeleteUserPolicyResponse deleteUser(Call call, DeleteUserPolicyRequest request) {
        delete(call, Sort.USER, request.userName(), request.policyName());
        return DeleteUserPolicyResponse.builder().build();
    }

    static ListUserPoliciesResponse listUser(Call call, ListUserPoliciesRequest request) {
        Page<String> page =
                Page.of(names(call, Sort.USER, request.userName()), request.maxItems(), request.marker(), 1, 1000);
        return ListUserPoliciesResponse.builder()
                .policyNames(page.items())
                .isTruncated(page.nextToken() != null)
                .marker(page.nextToken())
                .build();
    }

    static PutGroupPolicyResponse putGroup(Call call, PutGroupPolicyRequest request) {
        put(call, Sort.GROUP, request.groupName(), request.policyName(), request.policyDocument());
        return PutGroupPolicyResponse.builder().build();
    }

    static GetGroupPolicyResponse getGroup(Call call, GetGroupPolicyRequest request) {
        return GetGroupPolicyResponse.builder()
                .groupName(request.groupName())
                .policyName(request.policyName())
                .policyDocument(get(call, Sort.GROUP, request.groupName(), request.policyName()))
                .build();
    }

    static DeleteGroupPolicyResponse deleteGroup(Call call, DeleteGroupPolicyRequest request) {
        delete(call, Sort.GROUP, request.groupName(), request.policyName());
        return DeleteGroupPolicyResponse.builder().build();
    }

    static ListGroupPoliciesResponse listGroup(Call call, ListGroupPoliciesRequest request) {
        Page<String> page =
                Page.of(names(call, Sort.GROUP, request.groupName()), request.maxItems(), request.marker(), 1, 1000);
        return ListGroupPoliciesResponse.builder()
                .policyNames(page.items())
                .isTruncated(page.nextToken() != null)
                .marker(page.nextToken())
                .build();
    }

    static PutRolePolicyResponse putRole(Call call, PutRolePolicyRequest request) {
        put(call, Sort.ROLE, request.roleName(), request.policyName(), request.policyDocument());
        return PutRolePolicyResponse.builder().build();
    }

    static GetRolePolicyResponse getRole(Call call, GetRolePolicyRequest request) {
        return GetRolePolicyResponse.builder()
                .roleName(request.roleName())
                .policyName(request.policyName())
                .policyDocument(get(call, Sort.ROLE, request.roleName(), request.policyName()))
                .build();
    }

    static DeleteRolePolicyResponse deleteRole(Call call, DeleteRolePolicyRequest request) {
        delete(call, Sort.ROLE, request.roleName(), request.policyName());
        return DeleteRolePolicyResponse.builder().build();
    }

    static ListRolePoliciesResponse listRole(Call call, ListRolePoliciesRequest request) {
        Page<String> page =
                Page.of(names(call, Sort.ROLE, request.roleName()), request.maxItems(), request.marker(), 1, 1000);
        return ListRolePoliciesResponse.builder()
                .policyNames(page.items())
                .isTruncated(page.nextToken() != null)
                .marker(page.nextToken())
                .build();
    }

    private static void put(Call call, Sort sort, String name, String policy, String document) {
        Principal principal = Principals.named(call, sort, name);
        Names.checked(policy, "policyName", LONGEST_NAME);
        Names.require(document, "policyDocument");
        Principals.put(
                call.tx(), principal.withInline(principal.inline().plus(policy, Document.identityBased(document))));
    }

    private static String get(Call call, Sort sort, String name, String policy) {
        return Document.shown(
                found(Principals.named(call, sort, name), policy).inline().get(policy));
    }

    private static void delete(Call call, Sort sort, String name, String policy) {
        Principal principal = found(Principals.named(call, sort, name), policy);
        Principals.put(call.tx(), principal.withInline(principal.inline().minus(policy)));
    }

    private static List<String> names(Call call, Sort sort, String name) {
        return List.copyOf(Principals.named(call, sort, name).inline().keySet());
    }

    private static Principal found(Principal principal, String policy) {
        Names.require(policy, "policyName");
        if (!principal.inline().containsKey(policy)) {
            throw new AwsError(
                    "NoSuchEntity",
                    "The " + principal.sort().noun() + " policy with name " + policy + " cannot be found.");
        }
        return principal;
    }
}
