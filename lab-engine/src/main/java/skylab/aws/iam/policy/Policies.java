package skylab.aws.iam.policy;

import static skylab.aws.iam.policy.Policy.POLICIES;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.pcollections.TreePMap;
import skylab.aws.AccessKeys;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Identity;
import skylab.aws.Page;
import skylab.aws.iam.Names;
import skylab.aws.iam.Tagging;
import skylab.world.Scope;
import skylab.world.Transaction;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsResponse;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.TagPolicyRequest;
import software.amazon.awssdk.services.iam.model.TagPolicyResponse;
import software.amazon.awssdk.services.iam.model.UntagPolicyRequest;
import software.amazon.awssdk.services.iam.model.UntagPolicyResponse;

/** Operations on managed policies. */
public final class Policies {
    private static final int LONGEST_NAME = 128;

    /** Of a managed policy's document, white space not counted (IAM guide, "IAM and AWS STS quotas"). */
    private static final int LONGEST_DOCUMENT = 6144;

    private Policies() {}

    static CreatePolicyResponse create(Call call, CreatePolicyRequest request) {
        String name = Names.checked(request.policyName(), "policyName", LONGEST_NAME);
        String path = Names.path(request.path());
        String document = checked(request.policyDocument());
        Transaction tx = call.tx();
        Scope scope = Identity.global(call.scope().account());
        if (tx.all(scope, POLICIES).stream().anyMatch(known -> known.name().equalsIgnoreCase(name))) {
            throw new AwsError(
                    "EntityAlreadyExists",
                    "A policy called " + name + " already exists. Duplicate names are not allowed.");
        }
        Policy made = new Policy(
                "arn:aws:iam::" + scope.account() + ":policy" + path + name,
                name,
                path,
                AccessKeys.unique(tx.world().seed(), "ANPA", tx.newUuid().toString()),
                tx.now(),
                tx.now(),
                request.description(),
                TreePMap.singleton(1, new Policy.Version(document, tx.now())),
                1,
                2);
        tx.put(scope, POLICIES, made.arn(), made);
        Tagging.add(call, made.arn(), request.tags());
        return CreatePolicyResponse.builder().policy(shape(call, made, false)).build();
    }

    static GetPolicyResponse get(Call call, GetPolicyRequest request) {
        return GetPolicyResponse.builder()
                .policy(shape(call, named(call, request.policyArn()), true))
                .build();
    }

    static ListPoliciesResponse list(Call call, ListPoliciesRequest request) {
        List<Policy> all = new ArrayList<>();
        if (request.scope() != PolicyScopeType.AWS) {
            all.addAll(call.tx().all(Identity.global(call.scope().account()), POLICIES));
        }
        if (request.scope() != PolicyScopeType.LOCAL) {
            all.addAll(AwsPolicies.ALL);
        }
        List<software.amazon.awssdk.services.iam.model.Policy> shown = all.stream()
                .filter(policy -> request.pathPrefix() == null || policy.path().startsWith(request.pathPrefix()))
                .sorted(Comparator.comparing(Policy::name))
                .map(policy -> shape(call, policy, false))
                .filter(policy -> !Boolean.TRUE.equals(request.onlyAttached()) || policy.attachmentCount() > 0)
                .toList();
        var page = Page.of(shown, request.maxItems(), request.marker(), 1, 1000);
        return ListPoliciesResponse.builder()
                .policies(page.items())
                .isTruncated(page.nextToken() != null)
                .marker(page.nextToken())
                .build();
    }

    static TagPolicyResponse tag(Call call, TagPolicyRequest request) {
        Tagging.add(call, changeable(call, request.policyArn()).arn(), request.tags());
        return TagPolicyResponse.builder().build();
    }

    static UntagPolicyResponse untag(Call call, UntagPolicyRequest request) {
        Tagging.remove(call, changeable(call, request.policyArn()).arn(), request.tagKeys());
        return UntagPolicyResponse.builder().build();
    }

    static ListPolicyTagsResponse tags(Call call, ListPolicyTagsRequest request) {
        return ListPolicyTagsResponse.builder()
                .tags(Tagging.of(call, named(call, request.policyArn()).arn()))
                .isTruncated(false)
                .build();
    }

    static DeletePolicyResponse delete(Call call, DeletePolicyRequest request) {
        Policy policy = changeable(call, request.policyArn());
        if (Attachments.count(call.tx().world(), call.scope().account(), policy.arn()) > 0) {
            throw new AwsError("DeleteConflict", "Cannot delete a policy attached to entities.");
        }
        if (policy.versions().size() > 1) {
            throw new AwsError(
                    "DeleteConflict",
                    "This policy has more than one version. Before you delete a policy, you must delete the policy's"
                            + " versions. The default version is deleted with the policy.");
        }
        call.tx().remove(Identity.global(call.scope().account()), POLICIES, policy.arn());
        Tagging.forget(call, policy.arn());
        return DeletePolicyResponse.builder().build();
    }

    /**
     * The policy with an ARN, the customer's or AWS's.
     *
     * @throws AwsError {@code NoSuchEntity}
     */
    public static Policy named(Call call, String arn) {
        Names.require(arn, "policyArn");
        return find(call, arn).orElseThrow(() -> new AwsError("NoSuchEntity", "Policy " + arn + " was not found."));
    }

    /** How many the customer has made. */
    public static int own(Call call) {
        return call.tx().all(Identity.global(call.scope().account()), POLICIES).size();
    }

    static Optional<Policy> find(Call call, String arn) {
        return call.tx()
                .find(Identity.global(call.scope().account()), POLICIES, arn)
                .or(() -> AwsPolicies.ALL.stream()
                        .filter(policy -> policy.arn().equals(arn))
                        .findFirst());
    }

    /** One that the customer may change. */
    static Policy changeable(Call call, String arn) {
        Policy policy = named(call, arn);
        if (policy.arn().startsWith(AwsPolicies.ROOT)) {
            throw new AwsError("AccessDenied", "Policy is outside your own account.");
        }
        return policy;
    }

    /** A document that may be a managed policy's. */
    static String checked(String document) {
        Names.require(document, "policyDocument");
        if (document.replaceAll("\\s", "").length() > LONGEST_DOCUMENT) {
            throw new AwsError("LimitExceeded", "Cannot exceed quota for PolicySize: " + LONGEST_DOCUMENT);
        }
        return Document.identityBased(document);
    }

    private static software.amazon.awssdk.services.iam.model.Policy shape(Call call, Policy policy, boolean whole) {
        var shape = software.amazon.awssdk.services.iam.model.Policy.builder()
                .policyName(policy.name())
                .policyId(policy.id())
                .arn(policy.arn())
                .path(policy.path())
                .defaultVersionId("v" + policy.standard())
                .attachmentCount(
                        Attachments.count(call.tx().world(), call.scope().account(), policy.arn()))
                .permissionsBoundaryUsageCount(0)
                .isAttachable(true)
                .createDate(policy.created())
                .updateDate(policy.updated());
        return whole
                ? shape.description(policy.description())
                        .tags(Tagging.of(call, policy.arn()))
                        .build()
                : shape.build();
    }
}
