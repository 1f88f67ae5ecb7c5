package skylab.aws.cloudwatch.metric;

import java.time.Instant;
import org.pcollections.PVector;
import skylab.telemetry.MetricId;
import skylab.world.Kind;

/**
 * A model of what is normal for a statistic of a metric, as its owner has set it up.
 *
 * @param metric the metric
 * @param statistic CloudWatch's name
 * @param made when it was put
 * @param excluded times from which nothing is learnt
 * @param zone the time zone as it was put, or null; kept and shown only
 */
public record Detector(MetricId metric, String statistic, Instant made, PVector<Excluded> excluded, String zone) {
    /** Detectors by metric and statistic. */
    public static final Kind<Detector> DETECTORS = new Kind<>("anomaly-detector", "");

    /**
     * A range of time.
     *
     * @param from inclusive
     * @param to exclusive
     */
    public record Excluded(Instant from, Instant to) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    static String key(MetricId metric, String statistic) {
        return metric.namespace() + "/" + metric.name() + metric.dimensions() + "/" + statistic;
    }
}
