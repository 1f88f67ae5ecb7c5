package skylab.aws.bill;

import java.util.List;
import skylab.aws.cloudwatch.alarm.Alarm;
import skylab.aws.cloudwatch.alarm.MetricWatch;
import skylab.billing.Entry;

/** What is billed of alarms: each metric that one reads, dearer below a minute; a composite one as a whole. */
final class AlarmUses {
    private static final int MINUTE = 60;

    private AlarmUses() {}

    static List<Entry> of(Alarm alarm) {
        if (!(alarm.watch() instanceof MetricWatch watch)) {
            return List.of(Entry.of(alarm.name(), "CW:CompositeAlarmMonitorUsage", 1));
        }
        String usage = watch.source().period() < MINUTE ? "CW:HighResAlarmMonitorUsage" : "CW:AlarmMonitorUsage";
        return List.of(Entry.of(alarm.name(), usage, watch.source().metrics().count()));
    }
}
