package skylab.aws.cloudwatch.metric;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import skylab.telemetry.MetricId;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

/** Names of metrics in the SDK's shape and in ours. */
public final class Dimensions {
    private Dimensions() {}

    /** The name of a metric. */
    public static MetricId id(String namespace, String name, List<Dimension> dimensions) {
        SortedMap<String, String> values = new TreeMap<>();
        dimensions.forEach(dimension -> values.put(dimension.name(), dimension.value()));
        return new MetricId(namespace, name, values);
    }

    /** The name of a metric in the SDK's shape. */
    public static Metric shape(MetricId id) {
        return Metric.builder()
                .namespace(id.namespace())
                .metricName(id.name())
                .dimensions(id.dimensions().entrySet().stream()
                        .map(entry -> Dimension.builder()
                                .name(entry.getKey())
                                .value(entry.getValue())
                                .build())
                        .toList())
                .build();
    }
}
