package skylab.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A refusal because of who calls (IAM guide, "Troubleshoot access denied error messages").
 *
 * @param action e.g. {@code ec2:RunInstances}
 * @param resource the resource as AWS names it; empty where AWS names none
 * @param reason which kind of policy is behind it
 * @param statement the identifier of the policy's statement
 */
public record Denial(String action, String resource, Reason reason, String statement) {
    private static final Pattern ACTION = Pattern.compile("is not authorized to perform: ([a-z0-9-]+:\\w+)");
    private static final Pattern ENCODED = Pattern.compile("Encoded authorization failure message: ([\\w-]+)");

    /** Which kind of policy denies. */
    public enum Reason {
        /** One that is attached to the caller says no. */
        EXPLICIT_DENY("with an explicit deny in an identity-based policy"),
        /** One of the organization says no. */
        SERVICE_CONTROL_POLICY("with an explicit deny in a service control policy"),
        /** None that is attached to the caller says yes. */
        NOT_ALLOWED("because no identity-based policy allows the %s action"),
        /** None that is attached to the resource says yes. */
        NOT_ALLOWED_BY_RESOURCE("because no resource-based policy allows the %s action");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** AWS's words. */
        public String words(String action) {
            return String.format(words, action);
        }
    }

    /**
     * The refusal.
     *
     * @param code the service's, e.g. {@code AccessDenied}
     */
    public AwsError error(Call call, String code) {
        String plain = "User: " + call.identity().arn() + " is not authorized to perform: " + action
                + (resource.isEmpty() ? "" : " on resource: " + resource) + " " + reason.words(action);
        if (!action.startsWith("ec2:")) {
            return new AwsError(code, plain);
        }
        String text = "You are not authorized to perform this operation. " + plain;
        // EC2 encodes the details of those that change something.
        return new AwsError(
                code,
                action.startsWith("ec2:Describe")
                        ? text
                        : text + ". Encoded authorization failure message: "
                                + AuthorizationMessage.encode(AuthorizationMessage.of(call, this)));
    }

    /** The action that a message of a refusal names; empty if it is not such a message. */
    public static Optional<String> action(String message) {
        Matcher action = ACTION.matcher(message);
        return action.find() ? Optional.of(action.group(1)) : Optional.empty();
    }

    /** The statement that the encoded part of a message names; empty if there is none. */
    public static Optional<String> statement(String message) {
        Matcher encoded = ENCODED.matcher(message);
        return encoded.find()
                ? AuthorizationMessage.decode(encoded.group(1))
                        .map(details -> details.at("/matchedStatements/items/0/statementId"))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::textValue)
                : Optional.empty();
    }
}
