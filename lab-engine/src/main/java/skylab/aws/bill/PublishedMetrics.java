package skylab.aws.bill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import skylab.billing.Books.Posted;
import skylab.billing.Entry;
import skylab.telemetry.CustomMetric;
import skylab.telemetry.MetricId;
import skylab.world.Scope;
import skylab.world.World;

/** What is charged of custom metrics: the hours in which something was published (CloudWatch pricing page, "Metrics"). */
final class PublishedMetrics {
    private static final long HOUR = Duration.ofHours(1).toSeconds();

    private PublishedMetrics() {}

    static List<Posted> of(World world, Scope scope) {
        List<Posted> posted = new ArrayList<>();
        for (CustomMetric metric :
                world.table(scope, CustomMetric.CUSTOM_METRICS).values()) {
            TreeSet<Long> hours = new TreeSet<>();
            metric.streams()
                    .values()
                    .forEach(stream -> stream.forEach(bucket -> hours.add(Math.floorDiv(bucket.second(), HOUR))));
            while (!hours.isEmpty()) {
                long first = hours.pollFirst();
                long next = first + 1;
                while (hours.remove(next)) {
                    next++;
                }
                posted.add(new Posted(
                        scope.region(),
                        Entry.of(name(metric.id()), "CW:MetricMonitorUsage", 1)
                                .during(Instant.ofEpochSecond(first * HOUR), Instant.ofEpochSecond(next * HOUR))));
            }
        }
        return posted;
    }

    private static String name(MetricId id) {
        String name = id.namespace() + " " + id.name();
        return id.dimensions().isEmpty() ? name : name + " " + id.dimensions();
    }
}
