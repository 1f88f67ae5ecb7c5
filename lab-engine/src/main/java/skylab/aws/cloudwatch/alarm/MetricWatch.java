package skylab.aws.cloudwatch.alarm;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.pcollections.PVector;
import skylab.aws.cloudwatch.metric.Dimensions;
import skylab.aws.cloudwatch.metric.Queries;
import skylab.telemetry.MetricId;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/**
 * A metric, or an expression on metrics, compared with a threshold.
 *
 * @param source where the values come from
 * @param evaluationPeriods N, how many points are looked at
 * @param datapointsToAlarm M, how many of them must breach; null if it was not said, then all
 * @param comparison how they are compared
 * @param threshold with what; null if it is a band
 * @param treatMissingData as it was said, or null
 * @param lowSamples {@code evaluate} or {@code ignore}, or null if it was not said
 */
public record MetricWatch(
        Source source,
        int evaluationPeriods,
        Integer datapointsToAlarm,
        Comparison comparison,
        Double threshold,
        String treatMissingData,
        String lowSamples)
        implements Watch {
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int DAY = 86_400;

    /** Where an alarm's values come from. */
    public sealed interface Source permits One, Several {
        /** Seconds. */
        int period();

        /** All metrics that are read. */
        Stream<MetricId> metrics();
    }

    /**
     * A statistic of one metric.
     *
     * @param id the metric
     * @param statistic by CloudWatch's name
     * @param extended whether it was asked for as an extended statistic
     * @param period in seconds
     * @param unit CloudWatch's unit, or null for any
     */
    public record One(MetricId id, String statistic, boolean extended, int period, String unit) implements Source {
        @Override
        public Stream<MetricId> metrics() {
            return Stream.of(id);
        }
    }

    /**
     * Queries of which one is compared.
     *
     * @param queries as GetMetricData has them
     * @param compared the id of the one that is compared
     * @param band the id of the one that is the threshold, or null
     * @param period in seconds
     */
    public record Several(PVector<MetricDataQuery> queries, String compared, String band, int period)
            implements Source {
        @Override
        public Stream<MetricId> metrics() {
            return queries.stream()
                    .filter(query -> query.metricStat() != null)
                    .map(query -> query.metricStat().metric())
                    .map(metric -> Dimensions.id(metric.namespace(), metric.metricName(), metric.dimensions()));
        }
    }

    /** M. */
    int toAlarm() {
        return datapointsToAlarm == null ? evaluationPeriods : datapointsToAlarm;
    }

    Missing missing() {
        return treatMissingData == null
                ? Missing.MISSING
                : Missing.named(treatMissingData).orElseThrow();
    }

    /** How many periods back it looks for points. */
    int range() {
        return evaluationPeriods + Verdict.FURTHER_BACK;
    }

    /**
     * Seconds between two evaluations: a minute; the period if that is shorter; an hour if more than a day is looked at
     * (CloudWatch guide, "Alarm evaluation").
     */
    int cadence() {
        int period = source.period();
        return period < MINUTE ? period : (long) period * evaluationPeriods > DAY ? HOUR : MINUTE;
    }

    /** What its value follows from: ids of things that publish, and names of metrics. */
    Set<String> subjects() {
        Set<String> subjects = new TreeSet<>();
        source.metrics().forEach(id -> {
            subjects.add(id.toString());
            subjects.addAll(id.dimensions().values());
        });
        return subjects;
    }

    /** The id of the query that is the threshold, or null. */
    String band() {
        return source instanceof Several several ? several.band : null;
    }

    /** Whether anything that it reads is a band, or made of one. */
    boolean hasBand() {
        return Queries.hasBand(queries());
    }

    /** The queries; none if it is a single metric. */
    List<MetricDataQuery> queries() {
        return source instanceof Several several ? several.queries : List.of();
    }
}
