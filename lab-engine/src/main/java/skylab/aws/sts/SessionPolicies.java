package skylab.aws.sts;

import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.iam.policy.Document;
import skylab.aws.iam.policy.Policies;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;

/**
 * The policies of a session. They are read like all policies, and like those of users and roles nothing is denied because
 * of them.
 */
final class SessionPolicies {
    private static final int LONGEST = 2048;
    private static final int MOST_ARNS = 10;
    private static final int WHOLE = 100;

    private SessionPolicies() {}

    /**
     * How much of the room for policies they take, in percent; null without policies.
     *
     * @param policy in JSON, or null
     * @throws AwsError {@code MalformedPolicyDocument}, {@code PackedPolicyTooLarge}, {@code ValidationError}
     */
    static Integer packed(Call call, String policy, List<PolicyDescriptorType> named) {
        if (policy == null && named.isEmpty()) {
            return null;
        }
        if (named.size() > MOST_ARNS) {
            throw new AwsError(
                    "ValidationError",
                    "1 validation error detected: Value at 'policyArns' failed to satisfy constraint: Member must have"
                            + " length less than or equal to " + MOST_ARNS);
        }
        named.forEach(one -> Policies.named(call, one.arn()));
        int length = named.stream().mapToInt(one -> one.arn().length()).sum();
        if (policy != null) {
            Document.identityBased(policy);
            length += policy.length();
        }
        if (length > LONGEST) {
            throw new AwsError(
                    "PackedPolicyTooLarge",
                    "Packed policy consumes " + length * WHOLE / LONGEST
                            + "% of allotted space, please use smaller policy.");
        }
        return Math.max(1, length * WHOLE / LONGEST);
    }
}
