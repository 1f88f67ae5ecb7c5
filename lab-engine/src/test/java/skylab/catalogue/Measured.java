package skylab.catalogue;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import skylab.lab.Lab;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/**
 * Metrics of one thing of a lab, minute by minute.
 *
 * @param namespace e.g. {@code AWS/EBS}
 * @param dimension e.g. {@code VolumeId}
 * @param id the dimension's value
 */
record Measured(Lab lab, String namespace, String dimension, String id) {
    static Measured instance(Lab lab, String id) {
        return new Measured(lab, "AWS/EC2", "InstanceId", id);
    }

    static Measured volume(Lab lab, String id) {
        return new Measured(lab, "AWS/EBS", "VolumeId", id);
    }

    static Measured gateway(Lab lab, String id) {
        return new Measured(lab, "AWS/NATGateway", "NatGatewayId", id);
    }

    /** The points of a metric between two moments, in order. */
    List<Datapoint> points(String metric, Instant from, Instant to, int period) {
        return lab
                .cloudwatch()
                .getMetricStatistics(r -> r.namespace(namespace)
                        .metricName(metric)
                        .dimensions(
                                Dimension.builder().name(dimension).value(id).build())
                        .startTime(from)
                        .endTime(to)
                        .period(period)
                        .statistics(Statistic.SUM, Statistic.MAXIMUM, Statistic.MINIMUM, Statistic.AVERAGE))
                .datapoints()
                .stream()
                .sorted(Comparator.comparing(Datapoint::timestamp))
                .toList();
    }

    /** The sum of a metric between two moments. */
    double sum(String metric, Instant from, Instant to) {
        return points(metric, from, to, 60).stream().mapToDouble(Datapoint::sum).sum();
    }

    /** The greatest sample of a metric between two moments. */
    double most(String metric, Instant from, Instant to) {
        return points(metric, from, to, 60).stream()
                .mapToDouble(Datapoint::maximum)
                .max()
                .orElse(Double.NaN);
    }
}
