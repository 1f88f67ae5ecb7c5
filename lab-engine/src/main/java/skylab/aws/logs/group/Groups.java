package skylab.aws.logs.group;

import static skylab.aws.logs.Constraints.invalid;
import static skylab.aws.logs.store.LogGroup.LOG_GROUPS;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.logs.Constraints;
import skylab.aws.logs.store.LogGroup;

/** Finding the log group that a request means. */
public final class Groups {
    private static final Pattern ARN =
            Pattern.compile("arn:aws:logs:([a-z0-9-]+):([0-9]{12}):log-group:([.\\-_/#A-Za-z0-9]+)(:\\*)?");

    private Groups() {}

    /**
     * The group of a name.
     *
     * @throws AwsError {@code InvalidParameterException}, {@code ResourceNotFoundException}
     */
    public static LogGroup named(Call call, String name) {
        return LogGroup.find(call.tx().world(), call.scope(), Constraints.group(name))
                .orElseThrow(Groups::unknown);
    }

    /**
     * The group of a name or of what may stand for it, an ARN or again a name.
     *
     * @throws AwsError {@code InvalidParameterException}, {@code ResourceNotFoundException}
     */
    public static LogGroup meant(Call call, String name, String identifier) {
        if (name != null && identifier != null) {
            throw invalid("LogGroupName and LogGroupIdentifier are mutually exclusive parameters.");
        }
        return identifier == null ? named(call, name) : identified(call, identifier);
    }

    /**
     * The group of an ARN or name.
     *
     * @throws AwsError {@code InvalidParameterException}, {@code ResourceNotFoundException}
     */
    public static LogGroup identified(Call call, String identifier) {
        return named(call, name(call, identifier));
    }

    /** The name of the group that an ARN of this account and region, or a name, means. */
    static String name(Call call, String identifier) {
        if (!identifier.startsWith("arn:")) {
            return identifier;
        }
        Matcher arn = ARN.matcher(identifier);
        if (!arn.matches()) {
            throw invalid("The specified log group identifier is not a valid ARN: " + identifier);
        }
        if (!arn.group(1).equals(call.scope().region())
                || !arn.group(2).equals(call.scope().account())) {
            throw unknown();
        }
        return arn.group(3);
    }

    /** Puts a changed group. */
    public static void put(Call call, LogGroup group) {
        call.tx().put(call.scope(), LOG_GROUPS, group.name(), group);
    }

    private static AwsError unknown() {
        return new AwsError("ResourceNotFoundException", "The specified log group does not exist.");
    }
}
