package skylab.aws.cloudwatch.alarm;

import java.time.Instant;
import java.util.List;
import org.pcollections.PVector;
import skylab.world.Kind;
import skylab.world.Scope;

/**
 * An alarm.
 *
 * @param name unique in an account and region
 * @param arn its ARN
 * @param settings what its owner says of it
 * @param watch what it watches
 * @param configured when its owner last changed it
 * @param state what came of watching
 */
public record Alarm(String name, String arn, Settings settings, Watch watch, Instant configured, State state) {
    /** Alarms by name. */
    public static final Kind<Alarm> ALARMS = new Kind<>("alarm", "");

    /**
     * What its owner says.
     *
     * @param description or null
     * @param actionsEnabled whether actions are performed
     * @param ok ARNs of what to do when it becomes OK
     * @param alarm ARNs of what to do when it becomes ALARM
     * @param insufficientData ARNs of what to do when it becomes INSUFFICIENT_DATA
     */
    public record Settings(
            String description,
            boolean actionsEnabled,
            PVector<String> ok,
            PVector<String> alarm,
            PVector<String> insufficientData) {
        List<String> actions(AlarmState state) {
            return switch (state) {
                case OK -> ok;
                case ALARM -> alarm;
                case INSUFFICIENT_DATA -> insufficientData;
            };
        }

        Settings enabled(boolean enabled) {
            return new Settings(description, enabled, ok, alarm, insufficientData);
        }
    }

    /**
     * What came of watching.
     *
     * @param value the state
     * @param reason why, in CloudWatch's words
     * @param reasonData why, as JSON; null if there is none
     * @param since when it became so
     */
    public record State(AlarmState value, String reason, String reasonData, Instant since) {}

    static String arn(Scope scope, String name) {
        return "arn:aws:cloudwatch:" + scope.region() + ":" + scope.account() + ":alarm:" + name;
    }

    /** Whether it is {@code MetricAlarm} or {@code CompositeAlarm}. */
    public boolean isComposite() {
        return watch instanceof RuleWatch;
    }

    Alarm with(State changed) {
        return new Alarm(name, arn, settings, watch, configured, changed);
    }

    Alarm with(Settings changed, Instant now) {
        return new Alarm(name, arn, changed, watch, now, state);
    }

    Alarm with(RuleWatch changed) {
        return new Alarm(name, arn, settings, changed, configured, state);
    }
}
