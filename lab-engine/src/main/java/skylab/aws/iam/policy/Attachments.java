package skylab.aws.iam.policy;

import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Page;
import skylab.aws.iam.principal.Principal;
import skylab.aws.iam.principal.Principal.Sort;
import skylab.aws.iam.principal.Principals;
import skylab.world.World;
import software.amazon.awssdk.services.iam.model.AttachGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
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
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.PolicyGroup;
import software.amazon.awssdk.services.iam.model.PolicyRole;
import software.amazon.awssdk.services.iam.model.PolicyUser;

/** Managed policies at users, groups and roles. */
final class Attachments {
    /** How many at one of them (IAM guide, "IAM and AWS STS quotas"). */
    private static final int MOST = 10;

    private Attachments() {}

    static AttachUserPolicyResponse attachUser(Call call, AttachUserPolicyRequest request) {
        attach(call, Sort.USER, request.userName(), request.policyArn());
        return AttachUserPolicyResponse.builder().build();
    }

    static DetachUserPolicyResponse detachUser(Call call, DetachUserPolicyRequest request) {
        detach(call, Sort.USER, request.userName(), request.policyArn());
        return DetachUserPolicyResponse.builder().build();
    }

    static ListAttachedUserPoliciesResponse listUser(Call call, ListAttachedUserPoliciesRequest request) {
        Page<AttachedPolicy> page = Page.of(
                attached(call, Sort.USER, request.userName(), request.pathPrefix()),
                request.maxItems(),
                request.marker(),
                1,
                1000);
        return ListAttachedUserPoliciesResponse.builder()
                .attachedPolicies(page.items())
                .isTruncated(page.nextToken() != null)
                .marker(page.nextToken())
                .build();
    }

    static AttachGroupPolicyResponse attachGroup(Call call, AttachGroupPolicyRequest request) {
        attach(call, Sort.GROUP, request.groupName(), request.policyArn());
        return AttachGroupPolicyResponse.builder().build();
    }

    static DetachGroupPolicyResponse detachGroup(Call call, DetachGroupPolicyRequest request) {
        detach(call, Sort.GROUP, request.groupName(), request.policyArn());
        return DetachGroupPolicyResponse.builder().build();
    }

    static ListAttachedGroupPoliciesResponse listGroup(Call call, ListAttachedGroupPoliciesRequest request) {
        Page<AttachedPolicy> page = Page.of(
                attached(call, Sort.GROUP, request.groupName(), request.pathPrefix()),
                request.maxItems(),
                request.marker(),
                1,
                1000);
        return ListAttachedGroupPoliciesResponse.builder()
                .attachedPolicies(page.items())
                .isTruncated(page.nextToken() != null)
                .marker(page.nextToken())
                .build();
    }

    static AttachRolePolicyResponse attachRole(Call call, AttachRolePolicyRequest request) {
        attach(call, Sort.ROLE, request.roleName(), request.policyArn());
        return AttachRolePolicyResponse.builder().build();
    }

    static DetachRolePolicyResponse detachRole(Call call, DetachRolePolicyRequest request) {
        detach(call, Sort.ROLE, request.roleName(), request.policyArn());
        return DetachRolePolicyResponse.builder().build();
    }

    static ListAttachedRolePoliciesResponse listRole(Call call, ListAttachedRolePoliciesRequest request) {
        Page<AttachedPolicy> page = Page.of(
                attached(call, Sort.ROLE, request.roleName(), request.pathPrefix()),
                request.maxItems(),
                request.marker(),
                1,
                1000);
        return ListAttachedRolePoliciesResponse.builder()
                .attachedPolicies(page.items())
                .isTruncated(page.nextToken() != null)
                .marker(page.nextToken())
                .build();
    }

    static ListEntitiesForPolicyResponse entities(Call call, ListEntitiesForPolicyRequest request) {
        String arn = Policies.named(call, request.policyArn()).arn();
        return ListEntitiesForPolicyResponse.builder()
                .policyUsers(holders(call, Sort.USER, arn).stream()
                        .map(one -> PolicyUser.builder()
                                .userName(one.name())
                                .userId(one.id())
                                .build())
                        .toList())
                .policyGroups(holders(call, Sort.GROUP, arn).stream()
                        .map(one -> PolicyGroup.builder()
                                .groupName(one.name())
                                .groupId(one.id())
                                .build())
                        .toList())
                .policyRoles(holders(call, Sort.ROLE, arn).stream()
                        .map(one -> PolicyRole.builder()
                                .roleName(one.name())
                                .roleId(one.id())
                                .build())
                        .toList())
                .isTruncated(false)
                .build();
    }

    /** To how many a policy is attached. */
    static int count(World world, String account, String arn) {
        int count = 0;
        for (Sort sort : Sort.values()) {
            count += (int) Principals.all(world, account, sort).stream()
                    .filter(one -> one.attached().contains(arn))
                    .count();
        }
        return count;
    }

    private static List<Principal> holders(Call call, Sort sort, String arn) {
        return Principals.under(call, sort, null).stream()
                .filter(one -> one.attached().contains(arn))
                .toList();
    }

    private static void attach(Call call, Sort sort, String name, String arn) {
        Principal principal = Principals.named(call, sort, name);
        Policies.find(call, arn)
                .orElseThrow(
                        () -> new AwsError("NoSuchEntity", "Policy " + arn + " does not exist or is not attachable."));
        if (principal.attached().contains(arn)) {
            return;
        }
        if (principal.attached().size() >= MOST) {
            throw new AwsError("LimitExceeded", "Cannot exceed quota for PoliciesPer" + sort.title() + ": " + MOST);
        }
        Principals.put(call.tx(), principal.withAttached(principal.attached().plus(arn)));
    }

    private static void detach(Call call, Sort sort, String name, String arn) {
        Principal principal = Principals.named(call, sort, name);
        if (!principal.attached().contains(arn)) {
            throw new AwsError("NoSuchEntity", "Policy " + arn + " was not found.");
        }
        Principals.put(call.tx(), principal.withAttached(principal.attached().minus(arn)));
    }

    private static List<AttachedPolicy> attached(Call call, Sort sort, String name, String pathPrefix) {
        return Principals.named(call, sort, name).attached().stream()
                .flatMap(arn -> Policies.find(call, arn).stream())
                .filter(policy -> policy.path().startsWith(pathPrefix == null ? "/" : pathPrefix))
                .map(policy -> AttachedPolicy.builder()
                        .policyName(policy.name())
                        .policyArn(policy.arn())
                        .build())
                .toList();
    }
}
