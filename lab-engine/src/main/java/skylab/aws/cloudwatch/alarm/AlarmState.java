package skylab.aws.cloudwatch.alarm;

/** The state of an alarm, named as in CloudWatch. */
public enum AlarmState {
    /** Within the threshold. */
    OK,
    /** Outside of it. */
    ALARM,
    /** Nobody knows. */
    INSUFFICIENT_DATA
}
