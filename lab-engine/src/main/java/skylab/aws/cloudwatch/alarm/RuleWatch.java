package skylab.aws.cloudwatch.alarm;

import java.time.Duration;
import java.time.Instant;

/**
 * Other alarms, joined by a rule.
 *
 * @param text the rule as it was written, see {@link #rule()}
 * @param suppressor the name of the alarm during which no actions are performed, or null
 * @param waitPeriod how long it is waited for the suppressor, in seconds; null without one
 * @param extension how long actions stay suppressed after it, in seconds; null without one
 * @param suppression what holds actions back now
 */
public record RuleWatch(String text, String suppressor, Integer waitPeriod, Integer extension, Suppression suppression)
        implements Watch {
    /**
     * What holds actions back.
     *
     * @param by {@code Alarm}, {@code WaitPeriod}, {@code ExtensionPeriod}, or null if nothing does
     * @param until when the period ends; null if there is none
     * @param acted the state of which the actions were last performed, or would have been
     */
    public record Suppression(String by, Instant until, AlarmState acted) {}

    /** What the rule says. */
    Rule rule() {
        return RuleParser.parse(text);
    }

    RuleWatch suppressed(String by, Duration period, Instant now) {
        return new RuleWatch(
                text,
                suppressor,
                waitPeriod,
                extension,
                new Suppression(by, period == null ? null : now.plus(period), suppression.acted));
    }

    RuleWatch acted(AlarmState state) {
        return new RuleWatch(text, suppressor, waitPeriod, extension, new Suppression(null, null, state));
    }
}
