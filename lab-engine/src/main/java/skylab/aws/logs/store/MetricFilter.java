package skylab.aws.logs.store;

import java.time.Instant;
import java.util.SortedMap;

/**
 * What makes a metric of the events of a group.
 *
 * @param name unique in its group
 * @param created when it was put; events that came in before do not count
 * @param pattern which events count
 * @param namespace of the metric
 * @param metric its name
 * @param value a number, or a field such as {@code $.latency} or {@code $bytes}
 * @param defaultValue what is published for events that do not match, or null for nothing
 * @param dimensions the fields that give the metric's dimensions their values, by the dimension's name
 * @param unit the metric's unit, or null
 */
public record MetricFilter(
        String name,
        Instant created,
        String pattern,
        String namespace,
        String metric,
        String value,
        Double defaultValue,
        SortedMap<String, String> dimensions,
        String unit) {}
