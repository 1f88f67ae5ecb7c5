package skylab.aws.cloudwatch.alarm;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.aws.AwsError;
import skylab.world.Scope;

/** Checks that requests on alarms share, with CloudWatch's words. */
final class Checked {
    private static final Pattern ARN = Pattern.compile("arn:([^:]*):([^:]*):([^:]*):([^:]*):(.+)");
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_DESCRIPTION = 1024;
    private static final int MOST_ACTIONS = 5;
    private static final int LONGEST_REASON = 1023;

    private Checked() {}

    static AwsError invalid(String message) {
        return new AwsError("ValidationError", message);
    }

    /** A violated constraint of the API's model. */
    static AwsError constraint(Object value, String field, String constraint) {
        return invalid("1 validation error detected: Value " + (value == null ? "null" : "'" + value + "'") + " at '"
                + field + "' failed to satisfy constraint: Member must " + constraint);
    }

    static <T> T required(T value, String field) {
        if (value == null) {
            throw constraint(null, field, "not be null");
        }
        return value;
    }

    static String name(String name) {
        required(name, "alarmName");
        length(name, "alarmName", 1, LONGEST_NAME);
        return name;
    }

    static String reason(String reason) {
        length(required(reason, "stateReason"), "stateReason", 0, LONGEST_REASON);
        return reason;
    }

    static void length(String value, String field, int least, int most) {
        if (value.length() < least) {
            throw constraint(value, field, "have length greater than or equal to " + least);
        }
        if (value.length() > most) {
            throw constraint(value, field, "have length less than or equal to " + most);
        }
    }

    static void atLeast(Integer value, String field, int least) {
        if (value < least) {
            throw constraint(value, field, "have value greater than or equal to " + least);
        }
    }

    static AlarmState state(String value) {
        return Arrays.stream(AlarmState.values())
                .filter(state -> state.name().equals(value))
                .findFirst()
                .orElseThrow(() -> oneOf(value, "stateValue", List.of("INSUFFICIENT_DATA", "ALARM", "OK")));
    }

    static AwsError oneOf(String value, String field, List<String> values) {
        return constraint(
                value, field, "satisfy enum value set: " + values.stream().collect(Collectors.joining(", ", "[", "]")));
    }

    /** What the owner of an alarm says, checked but for what only some alarms can do. */
    static Alarm.Settings settings(
            Scope scope,
            String description,
            Boolean actionsEnabled,
            List<String> ok,
            List<String> alarm,
            List<String> insufficientData) {
        if (description != null) {
            length(description, "alarmDescription", 0, LONGEST_DESCRIPTION);
        }
        return new Alarm.Settings(
                description,
                !Boolean.FALSE.equals(actionsEnabled),
                actions(scope, "oKActions", ok),
                actions(scope, "alarmActions", alarm),
                actions(scope, "insufficientDataActions", insufficientData));
    }

    private static PVector<String> actions(Scope scope, String field, List<String> arns) {
        if (arns.size() > MOST_ACTIONS) {
            throw constraint(arns, field, "have length less than or equal to " + MOST_ACTIONS);
        }
        arns.forEach(arn -> action(scope, arn));
        return TreePVector.from(arns);
    }

    private static void action(Scope scope, String arn) {
        Matcher matcher = ARN.matcher(arn);
        if (!matcher.matches()) {
            throw invalid("Invalid arn syntax: " + arn);
        }
        if (!matcher.group(1).equals("aws")) {
            throw invalid("Invalid partition " + matcher.group(1) + " specified. Only aws is supported.");
        }
        if (!matcher.group(3).equals(scope.region())) {
            throw invalid(
                    "Invalid region " + matcher.group(3) + " specified. Only " + scope.region() + " is supported.");
        }
        if (Actions.Deed.of(arn).isPresent() || matcher.group(2).equals("sns")) {
            return;
        }
        switch (matcher.group(2)) {
            case "autoscaling", "ssm", "ssm-incidents", "lambda", "aiops" ->
                throw new AwsError(
                        "NotEmulated",
                        "Skylab does not emulate alarm actions of " + matcher.group(2)
                                + ". Notify an SNS topic, or stop, terminate, reboot or recover the instance.");
            default -> throw invalid("Invalid action: " + arn);
        }
    }
}
