/**
 * CloudWatch's alarms: on metrics, on expressions, and on other alarms.
 *
 * <p>CloudWatch looks at every alarm once a minute. Here nothing happens every minute, and yet the same comes of it: when
 * an alarm has been looked at, {@link skylab.aws.cloudwatch.alarm.Lookahead} finds the next look that would change its
 * state if the world went on as it is, and only that look is on the agenda. Metrics are functions of facts and of time,
 * so the future can be asked like the past; where the bounds of a metric say that it cannot cross the threshold, whole
 * years are passed over in one step. When a fact changes that the metric follows from (a machine does something else,
 * data is put), {@link skylab.aws.cloudwatch.alarm.AlarmWatcher} voids what was foreseen and the alarm looks again at its
 * next turn. How far ahead is looked grows from minutes to a month while nothing happens, so that changing facts do not
 * make much work void. What is certain of expressions and bands follows from that of their metrics by interval arithmetic
 * ({@link skylab.aws.cloudwatch.math.Outlook}). A band's model is trained once a day, as CloudWatch does it, and what a day
 * has taught is kept with the alarm.
 *
 * <p>So states change and actions happen at their own virtual time, as entries of the agenda, whoever looks and in however
 * many steps time passes.
 */
package skylab.aws.cloudwatch.alarm;
