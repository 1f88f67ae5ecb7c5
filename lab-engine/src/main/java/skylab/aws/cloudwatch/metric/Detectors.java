package skylab.aws.cloudwatch.metric;

import static skylab.aws.cloudwatch.metric.Detector.DETECTORS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.pcollections.TreePVector;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Page;
import skylab.telemetry.MetricId;
import skylab.telemetry.Statistic;
import skylab.world.Scope;
import skylab.world.Transaction;
import software.amazon.awssdk.services.cloudwatch.model.AnomalyDetector;
import software.amazon.awssdk.services.cloudwatch.model.AnomalyDetectorConfiguration;
import software.amazon.awssdk.services.cloudwatch.model.AnomalyDetectorStateValue;
import software.amazon.awssdk.services.cloudwatch.model.AnomalyDetectorType;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAnomalyDetectorRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAnomalyDetectorResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAnomalyDetectorsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAnomalyDetectorsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.PutAnomalyDetectorRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutAnomalyDetectorResponse;
import software.amazon.awssdk.services.cloudwatch.model.Range;
import software.amazon.awssdk.services.cloudwatch.model.SingleMetricAnomalyDetector;

/** Anomaly detectors on single metrics. Bands exist without them; a detector says what is not to be learnt from. */
// The older form of the requests, which names the metric itself, is still in use.
@SuppressWarnings("deprecation")
final class Detectors {
    private static final int PAGE = 100;

    /** CloudWatch guide: "It takes up to 15 minutes for the actual anomaly detection band". */
    private static final Duration TRAINING = Duration.ofMinutes(15);

    private Detectors() {}

    /** PutAnomalyDetector: makes a detector, or changes the one of this metric and statistic. */
    static PutAnomalyDetectorResponse put(Call call, PutAnomalyDetectorRequest request) {
        if (request.metricMathAnomalyDetector() != null) {
            throw ofMath();
        }
        SingleMetricAnomalyDetector single = request.singleMetricAnomalyDetector();
        Detector detector = single != null
                ? detector(call, single.namespace(), single.metricName(), single.dimensions(), single.stat(), request)
                : detector(
                        call, request.namespace(), request.metricName(), request.dimensions(), request.stat(), request);
        call.tx().put(call.scope(), DETECTORS, Detector.key(detector.metric(), detector.statistic()), detector);
        return PutAnomalyDetectorResponse.builder().build();
    }

    private static Detector detector(
            Call call,
            String namespace,
            String name,
            List<Dimension> dimensions,
            String statistic,
            PutAnomalyDetectorRequest request) {
        MetricId metric = metric(namespace, name, dimensions, statistic);
        AnomalyDetectorConfiguration configuration = request.configuration() == null
                ? AnomalyDetectorConfiguration.builder().build()
                : request.configuration();
        List<Detector.Excluded> excluded = configuration.excludedTimeRanges().stream()
                .map(Detectors::range)
                .toList();
        return new Detector(
                metric, statistic, call.tx().now(), TreePVector.from(excluded), configuration.metricTimezone());
    }

    private static Detector.Excluded range(Range range) {
        Window.required("Configuration.ExcludedTimeRanges.member.StartTime", range.startTime());
        Window.required("Configuration.ExcludedTimeRanges.member.EndTime", range.endTime());
        if (!range.startTime().isBefore(range.endTime())) {
            throw Window.invalid("The StartTime of an excluded time range must be before its EndTime.");
        }
        return new Detector.Excluded(range.startTime(), range.endTime());
    }

    private static MetricId metric(String namespace, String name, List<Dimension> dimensions, String statistic) {
        Window.required("Namespace", namespace);
        Window.required("MetricName", name);
        Window.required("Stat", statistic);
        if (Statistic.named(statistic).isEmpty()) {
            throw Window.invalid("The value " + statistic + " for parameter Stat is not supported.");
        }
        return Dimensions.id(namespace, name, dimensions);
    }

    /** DescribeAnomalyDetectors. */
    static DescribeAnomalyDetectorsResponse describe(Call call, DescribeAnomalyDetectorsRequest request) {
        boolean singleMetrics = !request.hasAnomalyDetectorTypes()
                || request.anomalyDetectorTypes().contains(AnomalyDetectorType.SINGLE_METRIC);
        List<AnomalyDetector> found = call.tx().all(call.scope(), DETECTORS).stream()
                .filter(detector -> singleMetrics && isAsked(request, detector.metric()))
                .map(detector -> shape(detector, call.tx().now()))
                .toList();
        int most = request.maxResults() == null ? PAGE : request.maxResults();
        var page = Page.of(found, most, request.nextToken(), 1, PAGE);
        return DescribeAnomalyDetectorsResponse.builder()
                .anomalyDetectors(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static boolean isAsked(DescribeAnomalyDetectorsRequest request, MetricId metric) {
        return (request.namespace() == null || request.namespace().equals(metric.namespace()))
                && (request.metricName() == null || request.metricName().equals(metric.name()))
                && (!request.hasDimensions()
                        || Dimensions.id(metric.namespace(), metric.name(), request.dimensions())
                                .equals(metric));
    }

    private static AnomalyDetector shape(Detector detector, Instant now) {
        MetricId metric = detector.metric();
        List<Dimension> dimensions = Dimensions.shape(metric).dimensions();
        boolean trained = !now.isBefore(detector.made().plus(TRAINING));
        return AnomalyDetector.builder()
                .namespace(metric.namespace())
                .metricName(metric.name())
                .dimensions(dimensions)
                .stat(detector.statistic())
                .singleMetricAnomalyDetector(single -> single.namespace(metric.namespace())
                        .metricName(metric.name())
                        .dimensions(dimensions)
                        .stat(detector.statistic()))
                .configuration(configuration -> configuration
                        .metricTimezone(detector.zone())
                        .excludedTimeRanges(detector.excluded().stream()
                                .map(range -> Range.builder()
                                        .startTime(range.from())
                                        .endTime(range.to())
                                        .build())
                                .toList()))
                .stateValue(trained ? AnomalyDetectorStateValue.TRAINED : AnomalyDetectorStateValue.PENDING_TRAINING)
                .build();
    }

    /**
     * DeleteAnomalyDetector.
     *
     * @throws AwsError {@code ResourceNotFoundException}
     */
    static DeleteAnomalyDetectorResponse delete(Call call, DeleteAnomalyDetectorRequest request) {
        if (request.metricMathAnomalyDetector() != null) {
            throw ofMath();
        }
        SingleMetricAnomalyDetector single = request.singleMetricAnomalyDetector();
        String statistic = single != null ? single.stat() : request.stat();
        MetricId metric = single != null
                ? metric(single.namespace(), single.metricName(), single.dimensions(), statistic)
                : metric(request.namespace(), request.metricName(), request.dimensions(), statistic);
        String key = Detector.key(metric, statistic);
        if (call.tx().find(call.scope(), DETECTORS, key).isEmpty()) {
            throw new AwsError("ResourceNotFoundException", "The anomaly detector does not exist.");
        }
        call.tx().remove(call.scope(), DETECTORS, key);
        return DeleteAnomalyDetectorResponse.builder().build();
    }

    private static AwsError ofMath() {
        return new AwsError(
                "NotEmulated",
                "Skylab does not emulate anomaly detectors on metric math (MetricMathAnomalyDetector). Bands of"
                        + " expressions need none.");
    }

    /** Those points of a past from which is learnt. */
    static NavigableMap<Instant, Double> trained(
            Transaction tx, Scope scope, MetricDataQuery query, NavigableMap<Instant, Double> past) {
        MetricStat stat = query.metricStat();
        if (stat == null) {
            return past;
        }
        NavigableMap<Instant, Double> kept = new TreeMap<>(past);
        tx.find(scope, DETECTORS, Detector.key(Queries.id(stat.metric()), stat.stat()))
                .ifPresent(detector -> kept.keySet()
                        .removeIf(at -> detector.excluded().stream().anyMatch(range -> range.holds(at))));
        return kept;
    }
}
