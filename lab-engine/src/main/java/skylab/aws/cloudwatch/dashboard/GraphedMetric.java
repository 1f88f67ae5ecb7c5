package skylab.aws.cloudwatch.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/**
 * A metric or an expression of a widget, with its shorthands written out.
 *
 * @param id by which expressions name it
 * @param expression a search or metric math; empty for a metric
 * @param namespace of the metric
 * @param name of the metric
 * @param dimensions by name and value in turn
 * @param stat e.g. {@code Average} or {@code p99}
 * @param period in seconds
 * @param label in the legend; empty for the usual one
 * @param region where it is; empty for the widget's
 * @param color as in HTML; empty for the usual one
 * @param isRight whether it belongs to the right axis
 * @param isVisible whether it is shown
 */
public record GraphedMetric(
        String id,
        Optional<String> expression,
        String namespace,
        String name,
        List<String> dimensions,
        String stat,
        int period,
        String label,
        Optional<String> region,
        Optional<String> color,
        boolean isRight,
        boolean isVisible) {

    /** Copies the list. */
    public GraphedMetric {
        dimensions = List.copyOf(dimensions);
    }

    /** What it is called where it has no label: the last dimension's value, or the metric's name. */
    public String usualLabel() {
        if (expression.isPresent()) {
            return id;
        }
        return dimensions.isEmpty() ? name : dimensions.get(dimensions.size() - 1) + " " + name;
    }

    /**
     * As GetMetricData asks for it.
     *
     * @param seconds the period
     */
    public MetricDataQuery query(int seconds) {
        MetricDataQuery.Builder query = MetricDataQuery.builder().id(id).returnData(isVisible);
        if (!label.isEmpty()) {
            query.label(label);
        }
        if (expression.isPresent()) {
            return query.expression(expression.get()).period(seconds).build();
        }
        List<Dimension> asked = new ArrayList<>();
        for (int i = 0; i + 1 < dimensions.size(); i += 2) {
            asked.add(Dimension.builder()
                    .name(dimensions.get(i))
                    .value(dimensions.get(i + 1))
                    .build());
        }
        return query.metricStat(of -> of.metric(metric ->
                                metric.namespace(namespace).metricName(name).dimensions(asked))
                        .period(seconds)
                        .stat(stat))
                .build();
    }
}
