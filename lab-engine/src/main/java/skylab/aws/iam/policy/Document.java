package skylab.aws.iam.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import skylab.aws.AwsError;

/** Policy documents: their grammar (IAM guide, "Grammar of the IAM JSON policy language"). */
public final class Document {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");
    private static final Set<String> TOP = Set.of("Version", "Id", "Statement");
    private static final Set<String> MEMBERS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");
    private static final Pattern ACTION = Pattern.compile("\\*|[A-Za-z0-9-]+:[\\w*?]+");
    private static final Pattern ARN = Pattern.compile("\\*|arn:[\\w*-]*:[^:]*:[^:]*:[^:]*:.+|\\$\\{.*");
    private static final Pattern SID = Pattern.compile("[A-Za-z0-9]*");

    private Document() {}

    /**
     * Checks the document of a policy that is attached to users, groups or roles.
     *
     * @return it
     * @throws AwsError {@code MalformedPolicyDocument}
     */
    public static String identityBased(String text) {
        for (JsonNode statement : statements(text)) {
            prohibit(statement, "Principal");
            prohibit(statement, "NotPrincipal");
            actions(statement);
            if (!statement.has("Resource") && !statement.has("NotResource")) {
                throw malformed("Policy statement must contain resources.");
            }
            for (String resource :
                    strings(statement.has("Resource") ? statement.get("Resource") : statement.get("NotResource"))) {
                if (!ARN.matcher(resource).matches()) {
                    throw malformed("Resource " + resource + " must be in ARN format or \"*\".");
                }
            }
        }
        return text;
    }

    /**
     * Checks the document that says who may assume a role.
     *
     * @return it
     * @throws AwsError {@code MalformedPolicyDocument}
     */
    public static String trust(String text) {
        for (JsonNode statement : statements(text)) {
            prohibit(statement, "Resource");
            prohibit(statement, "NotResource");
            if (!statement.has("Principal") && !statement.has("NotPrincipal")) {
                throw malformed("Missing required field Principal");
            }
            JsonNode principal = statement.path("Principal");
            if (!principal.isObject() && !principal.asText().equals("*")) {
                throw malformed("Invalid principal in policy: " + principal);
            }
            for (String action : actions(statement)) {
                if (!action.startsWith("sts:")) {
                    throw malformed("AssumeRole policy may only specify STS AssumeRole actions.");
                }
            }
        }
        return text;
    }

    /** The texts of a member that is one text or a list of them. */
    public static List<String> strings(JsonNode node) {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : node.isMissingNode() || node.isNull() ? List.of() : List.of(node.asText());
    }

    /** As IAM answers it (RFC 3986). */
    public static String shown(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * The statements of a document.
     *
     * @throws AwsError {@code MalformedPolicyDocument}
     */
    public static List<JsonNode> statements(String text) {
        JsonNode document = read(text);
        if (!document.isObject() || !TOP.containsAll(names(document))) {
            throw malformed("Syntax errors in policy.");
        }
        if (document.has("Version")
                && !VERSIONS.contains(document.path("Version").asText())) {
            throw malformed("Policy document must be version 2012-10-17 or greater.");
        }
        JsonNode statement = document.path("Statement");
        List<JsonNode> all = statement.isArray()
                ? StreamSupport.stream(statement.spliterator(), false).toList()
                : List.of(statement);
        if (all.isEmpty() || !all.stream().allMatch(JsonNode::isObject)) {
            throw malformed("Syntax errors in policy.");
        }
        all.forEach(Document::check);
        return all;
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw malformed("This policy contains invalid Json");
        }
    }

    private static void check(JsonNode statement) {
        if (!MEMBERS.containsAll(names(statement))) {
            throw malformed("Syntax errors in policy.");
        }
        if (!Set.of("Allow", "Deny").contains(statement.path("Effect").asText())) {
            throw malformed(statement.has("Effect") ? "Syntax errors in policy." : "Missing required field Effect");
        }
        if (!SID.matcher(statement.path("Sid").asText()).matches()) {
            throw malformed("Statement IDs (SID) in a single policy must be unique and alphanumeric.");
        }
        if (statement.has("Condition") && !statement.get("Condition").isObject()) {
            throw malformed("Syntax errors in policy.");
        }
    }

    private static List<String> actions(JsonNode statement) {
        JsonNode named = statement.has("Action") ? statement.get("Action") : statement.path("NotAction");
        List<String> actions = strings(named);
        if (actions.isEmpty()) {
            throw malformed("Policy statement must contain actions.");
        }
        for (String action : actions) {
            if (!ACTION.matcher(action).matches()) {
                throw malformed("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
            }
        }
        return actions;
    }

    private static void prohibit(JsonNode statement, String member) {
        if (statement.has(member)) {
            throw malformed("Policy document should not specify a " + member.toLowerCase(Locale.ROOT) + ".");
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static AwsError malformed(String message) {
        return new AwsError("MalformedPolicyDocument", message);
    }
}
