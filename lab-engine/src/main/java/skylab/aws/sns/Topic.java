package skylab.aws.sns;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pcollections.PMap;
import skylab.aws.Call;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * A topic.
 *
 * @param arn its ARN, by which it is kept
 * @param attributes those that were set, by AWS's names
 */
public record Topic(String arn, PMap<String, String> attributes) {
    /** Topics by ARN. */
    public static final Kind<Topic> TOPICS = new Kind<>("sns-topic", "");

    static final String DISPLAY_NAME = "DisplayName";
    static final String POLICY = "Policy";

    /** The attributes that can be set (SNS API reference, "SetTopicAttributes"). */
    static final Set<String> SETTABLE = Stream.concat(
                    Stream.of(
                            DISPLAY_NAME,
                            POLICY,
                            "DeliveryPolicy",
                            "KmsMasterKeyId",
                            "SignatureVersion",
                            "TracingConfig"),
                    Stream.of("HTTP", "Firehose", "Lambda", "Application", "SQS")
                            .flatMap(to -> Stream.of(
                                    to + "SuccessFeedbackRoleArn",
                                    to + "SuccessFeedbackSampleRate",
                                    to + "FailureFeedbackRoleArn")))
            .collect(Collectors.toUnmodifiableSet());

    private static final String FEEDBACK_ROLE = "FeedbackRoleArn";

    private static final int ARN_ELEMENTS = 6;

    static String arn(Scope scope, String name) {
        return "arn:aws:sns:" + scope.region() + ":" + scope.account() + ":" + name;
    }

    /** The last part of its ARN. */
    public String name() {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    /** The topic with an ARN, in the ARN's own region. */
    public static Optional<Topic> find(Transaction tx, String arn) {
        String[] parts = arn.split(":", -1);
        return parts.length < ARN_ELEMENTS ? Optional.empty() : tx.find(new Scope(parts[4], parts[3]), TOPICS, arn);
    }

    /**
     * The topic with an ARN.
     *
     * @throws skylab.aws.AwsError {@code InvalidParameter} if it is no ARN of this region, {@code NotFound}
     */
    static Topic required(Call call, String arn) {
        checkArn(call.scope(), "TopicArn", arn);
        return call.tx().find(call.scope(), TOPICS, arn).orElseThrow(() -> Refusals.notFound("Topic"));
    }

    static void checkArn(Scope scope, String parameter, String arn) {
        String[] parts = arn == null ? new String[0] : arn.split(":", -1);
        if (arn == null || arn.isEmpty()) {
            throw Refusals.invalid(parameter + " Reason: no value for required parameter");
        }
        if (parts.length < ARN_ELEMENTS) {
            throw Refusals.invalid(parameter + " Reason: An ARN must have at least 6 elements, not " + parts.length);
        }
        if (!arn.startsWith("arn:aws:sns:" + scope.region() + ":")) {
            throw Refusals.invalid(parameter);
        }
    }

    /**
     * Checks that an attribute can be set.
     *
     * @param where it was named, for the refusal
     * @throws skylab.aws.AwsError {@code InvalidParameter}; {@code NotEmulated} if deliveries would be logged
     */
    static void requireSettable(String attribute, String value, String where) {
        if (!SETTABLE.contains(attribute)) {
            throw Refusals.invalid(where);
        }
        if (attribute.endsWith(FEEDBACK_ROLE) && value != null && !value.isEmpty()) {
            throw Refusals.notEmulated("logs of deliveries");
        }
    }

    Topic with(String attribute, String value) {
        return new Topic(arn, value == null ? attributes.minus(attribute) : attributes.plus(attribute, value));
    }

    /** Who may do what with it, unless a policy was set. */
    static String defaultPolicy(String arn, String account) {
        return "{\"Version\":\"2008-10-17\",\"Id\":\"__default_policy_ID\",\"Statement\":[{\"Sid\":"
                + "\"__default_statement_ID\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":["
                + "\"SNS:GetTopicAttributes\",\"SNS:SetTopicAttributes\",\"SNS:AddPermission\","
                + "\"SNS:RemovePermission\",\"SNS:DeleteTopic\",\"SNS:Subscribe\",\"SNS:ListSubscriptionsByTopic\","
                + "\"SNS:Publish\"],\"Resource\":\"" + arn + "\",\"Condition\":{\"StringEquals\":{"
                + "\"AWS:SourceOwner\":\"" + account + "\"}}}]}";
    }

    boolean differs(Map<String, String> wanted) {
        return wanted.entrySet().stream()
                .anyMatch(one -> !one.getValue().equals(attributes.getOrDefault(one.getKey(), "")));
    }
}
