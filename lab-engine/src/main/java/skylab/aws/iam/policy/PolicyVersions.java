package skylab.aws.iam.policy;

import java.util.List;
import org.pcollections.PSortedMap;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Identity;
import skylab.aws.Page;
import skylab.aws.iam.Names;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsResponse;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionResponse;

/** The versions of managed policies. */
final class PolicyVersions {
    /** Of one policy (IAM guide, "IAM and AWS STS quotas"). */
    private static final int MOST = 5;

    private PolicyVersions() {}

    static CreatePolicyVersionResponse create(Call call, CreatePolicyVersionRequest request) {
        Policy policy = Policies.changeable(call, request.policyArn());
        String document = Policies.checked(request.policyDocument());
        if (policy.versions().size() >= MOST) {
            throw new AwsError(
                    "LimitExceeded",
                    "A managed policy can have up to " + MOST + " versions. Before you create a new version, you must"
                            + " delete an existing version.");
        }
        int number = policy.next();
        boolean standard = Boolean.TRUE.equals(request.setAsDefault());
        Policy changed = policy.with(
                policy.versions()
                        .plus(number, new Policy.Version(document, call.tx().now())),
                standard ? number : policy.standard(),
                number + 1,
                call.tx().now());
        put(call, changed);
        return CreatePolicyVersionResponse.builder()
                .policyVersion(shape(changed, number, false))
                .build();
    }

    static GetPolicyVersionResponse get(Call call, GetPolicyVersionRequest request) {
        Policy policy = Policies.named(call, request.policyArn());
        return GetPolicyVersionResponse.builder()
                .policyVersion(shape(policy, number(policy, request.versionId()), true))
                .build();
    }

    static ListPolicyVersionsResponse list(Call call, ListPolicyVersionsRequest request) {
        Policy policy = Policies.named(call, request.policyArn());
        List<PolicyVersion> latestFirst = policy.versions().keySet().stream()
                .sorted((a, b) -> Integer.compare(b, a))
                .map(number -> shape(policy, number, false))
                .toList();
        Page<PolicyVersion> page = Page.of(latestFirst, request.maxItems(), request.marker(), 1, 1000);
        return ListPolicyVersionsResponse.builder()
                .versions(page.items())
                .isTruncated(page.nextToken() != null)
                .marker(page.nextToken())
                .build();
    }

    static DeletePolicyVersionResponse delete(Call call, DeletePolicyVersionRequest request) {
        Policy policy = Policies.changeable(call, request.policyArn());
        int number = number(policy, request.versionId());
        if (number == policy.standard()) {
            throw new AwsError("DeleteConflict", "Cannot delete the default version of a policy.");
        }
        PSortedMap<Integer, Policy.Version> left = policy.versions().minus(number);
        put(call, policy.with(left, policy.standard(), policy.next(), call.tx().now()));
        return DeletePolicyVersionResponse.builder().build();
    }

    static SetDefaultPolicyVersionResponse setDefault(Call call, SetDefaultPolicyVersionRequest request) {
        Policy policy = Policies.changeable(call, request.policyArn());
        int number = number(policy, request.versionId());
        put(
                call,
                policy.with(policy.versions(), number, policy.next(), call.tx().now()));
        return SetDefaultPolicyVersionResponse.builder().build();
    }

    private static int number(Policy policy, String versionId) {
        Names.require(versionId, "versionId");
        return policy.versions().keySet().stream()
                .filter(number -> versionId.equals("v" + number))
                .findFirst()
                .orElseThrow(() -> new AwsError(
                        "NoSuchEntity",
                        "Policy " + policy.arn() + " version " + versionId + " does not exist or is not attachable."));
    }

    private static void put(Call call, Policy policy) {
        call.tx().put(Identity.global(call.scope().account()), Policy.POLICIES, policy.arn(), policy);
    }

    private static PolicyVersion shape(Policy policy, int number, boolean whole) {
        Policy.Version version = policy.versions().get(number);
        return PolicyVersion.builder()
                .versionId("v" + number)
                .isDefaultVersion(number == policy.standard())
                .createDate(version.created())
                .document(whole ? Document.shown(version.document()) : null)
                .build();
    }
}
