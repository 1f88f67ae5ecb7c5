package skylab.telemetry;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What identifies a metric (CloudWatch guide, "Metrics concepts"): the same name under other dimensions is another
 * metric.
 *
 * @param namespace e.g. {@code AWS/EC2}
 * @param name e.g. {@code CPUUtilization}
 * @param dimensions values by name, e.g. {@code InstanceId} to {@code i-0123456789abcdef0}; may be empty
 */
public record MetricId(String namespace, String name, SortedMap<String, String> dimensions)
        implements Comparable<MetricId> {

    /** Keeps a copy of the dimensions. */
    public MetricId {
        dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
    }

    /** A metric without dimensions. */
    public static MetricId of(String namespace, String name) {
        return new MetricId(namespace, name, Collections.emptySortedMap());
    }

    /** A metric with one dimension. */
    public static MetricId of(String namespace, String name, String dimension, String value) {
        return new MetricId(namespace, name, new TreeMap<>(Map.of(dimension, value)));
    }

    /** The only dimension's value if it has this name and is the only one, else null. */
    public String only(String dimension) {
        return dimensions.size() == 1 ? dimensions.get(dimension) : null;
    }

    @Override
    public int compareTo(MetricId other) {
        int byNamespace = namespace.compareTo(other.namespace);
        int byName = byNamespace != 0 ? byNamespace : name.compareTo(other.name);
        return byName != 0 ? byName : dimensions.toString().compareTo(other.dimensions.toString());
    }
}
