package skylab.lab.academy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Denial;
import skylab.aws.Wildcard;
import skylab.aws.ec2.Rows;
import skylab.aws.iam.principal.Beginnings;

/** What the policies of a Learner Lab deny, as a table. */
public final class Rules {
    /** Where a Learner Lab can be used. */
    static final List<String> REGIONS = List.of("us-east-1", "us-west-2");

    private static final Pattern CONDITION = Pattern.compile("(\\S+) (~|!~|>) (.+)");
    private static final Pattern MEMBER = Pattern.compile("\\{([^}]+)}");
    private static final String REGION = "$region";
    private static final String ACCOUNT = "$account";

    private static final List<Rule> ALL = Rows.read(
            Rules.class,
            "rules.tsv",
            row -> new Rule(
                    row.text("source"),
                    row.words("operations").stream().map(Wildcard::matching).toList(),
                    condition(row.text("when")),
                    Why.valueOf(row.text("why").toUpperCase(Locale.ROOT)),
                    row.text("resource"),
                    row.text("rule")));

    private Rules() {}

    private enum Why {
        ALLOW(null),
        IDENTITY(Denial.Reason.EXPLICIT_DENY),
        SCP(Denial.Reason.SERVICE_CONTROL_POLICY),
        NONE(Denial.Reason.NOT_ALLOWED);

        private final Denial.Reason reason;

        Why(Denial.Reason reason) {
            this.reason = reason;
        }
    }

    /**
     * A row.
     *
     * @param source the service, or {@code *}
     * @param operations which operations
     * @param when on which requests
     * @param why what it says of them
     * @param resource as AWS names it, with members of the request in braces
     * @param name of the statement
     */
    record Rule(
            String source,
            List<Predicate<String>> operations,
            Predicate<JsonNode> when,
            Why why,
            String resource,
            String name) {
        private boolean concerns(String service, String operation) {
            return (source.equals("*") || source.equals(service))
                    && operations.stream().anyMatch(one -> one.test(operation));
        }

        AwsError refusal(Call call, String from, String operation, ObjectNode request) {
            ObjectNode known = request.deepCopy();
            known.put(REGION, call.scope().region()).put(ACCOUNT, call.scope().account());
            String named = MEMBER.matcher(resource)
                    .replaceAll(member -> Matcher.quoteReplacement(
                            values(known, member.group(1)).findFirst().orElse("*")));
            return new Denial(before(from, ".") + ":" + operation, named, why.reason, name)
                    .error(call, Wording.of(from).deniedCode());
        }
    }

    /** The rule that denies a request; empty if none does. */
    static Optional<Rule> denying(String source, String operation, String region, ObjectNode parameters) {
        ObjectNode known = parameters.put(REGION, region);
        return ALL.stream()
                .filter(rule -> rule.concerns(before(source, "."), operation) && rule.when.test(known))
                .findFirst()
                .filter(rule -> rule.why != Why.ALLOW);
    }

    /**
     * The name of the rule behind a refusal's message, e.g. {@code InstanceTypes}; empty if it is not of a Learner Lab.
     */
    public static Optional<String> behind(String message) {
        return message.contains(":assumed-role/" + Beginnings.LEARNERS + "/")
                ? Denial.statement(message).or(() -> Denial.action(message).flatMap(action -> named(action, message)))
                : Optional.empty();
    }

    private static Optional<String> named(String action, String message) {
        return ALL.stream()
                .filter(rule -> rule.why != Why.ALLOW && message.contains(rule.why.reason.words(action)))
                .filter(rule -> rule.concerns(before(action, ":"), action.substring(action.indexOf(':') + 1)))
                .map(Rule::name)
                .findFirst();
    }

    private static Predicate<JsonNode> condition(String text) {
        if (text.isEmpty()) {
            return parameters -> true;
        }
        Matcher condition = CONDITION.matcher(text);
        if (!condition.matches()) {
            throw new IllegalArgumentException("not a condition: " + text);
        }
        String member = condition.group(1);
        Predicate<String> test = test(condition.group(2), condition.group(3));
        return parameters -> values(parameters, member).anyMatch(test);
    }

    private static Predicate<String> test(String operator, String operand) {
        return switch (operator) {
            case ">" -> value -> Double.parseDouble(value) > Double.parseDouble(operand);
            case "~" -> Pattern.compile(operand).asMatchPredicate();
            default -> Pattern.compile(operand).asMatchPredicate().negate();
        };
    }

    /** The values of a member; those of all elements where there is a list on the way. */
    private static Stream<String> values(JsonNode parameters, String path) {
        Stream<JsonNode> found = Stream.of(parameters);
        for (String name : path.split("\\.")) {
            found = found.flatMap(Rules::elements).map(node -> node.path(name)).filter(node -> !node.isMissingNode());
        }
        return found.flatMap(Rules::elements).map(JsonNode::asText);
    }

    private static Stream<JsonNode> elements(JsonNode node) {
        return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
    }

    private static String before(String text, String mark) {
        return text.substring(0, text.indexOf(mark));
    }
}
