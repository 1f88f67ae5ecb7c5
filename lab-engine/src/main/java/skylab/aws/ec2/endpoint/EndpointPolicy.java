package skylab.aws.ec2.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import skylab.aws.AwsError;
import skylab.network.gateway.VpcEndpoint;

/** Endpoint policies, which are kept as they are given. */
final class EndpointPolicy {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    // AWS PrivateLink guide, "Default endpoint policy": everybody may do everything.
    private static final String ALL_THROUGH_GATEWAY =
            "{\"Version\":\"2008-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
    private static final String ALL_THROUGH_INTERFACE =
            "{\n  \"Statement\": [\n    {\n      \"Action\": \"*\", \n      \"Effect\": \"Allow\", \n      \"Principal\": \"*\", \n      \"Resource\": \"*\"\n    }\n  ]\n}";

    // AWS PrivateLink guide, "quotas": in characters, white space included.
    private static final int LONGEST = 20_480;

    private EndpointPolicy() {}

    /**
     * A policy that was given, or null for none.
     *
     * @throws AwsError {@code InvalidPolicyDocument}
     */
    static String checked(String policy) {
        if (policy == null || policy.isBlank()) {
            return null;
        }
        if (policy.length() > LONGEST) {
            throw new AwsError(
                    "InvalidPolicyDocument", "The policy exceeds the maximum length of " + LONGEST + " characters.");
        }
        try {
            JsonNode read = JSON.readTree(policy);
            if (!read.path("Statement").isContainerNode()) {
                throw new AwsError("InvalidPolicyDocument", "Missing required field Statement");
            }
        } catch (JsonProcessingException e) {
            throw new AwsError("InvalidPolicyDocument", "This policy contains invalid Json");
        }
        return policy;
    }

    /** The policy that is in force. */
    static String of(VpcEndpoint endpoint) {
        return endpoint.policy() != null
                ? endpoint.policy()
                : endpoint.isGateway() ? ALL_THROUGH_GATEWAY : ALL_THROUGH_INTERFACE;
    }
}
