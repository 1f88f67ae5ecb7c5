package skylab.aws.cloudwatch.alarm;

/** What an alarm watches: a metric, or other alarms. */
public sealed interface Watch permits MetricWatch, RuleWatch {}
