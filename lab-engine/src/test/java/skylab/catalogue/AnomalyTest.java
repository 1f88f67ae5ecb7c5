package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.aws.ec2.Given;
import skylab.guest.workload.Workload;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AnomalyDetector;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.Range;
import software.amazon.awssdk.services.cloudwatch.model.SingleMetricAnomalyDetector;

/** Bands of what is normal: learnt, drawn, and watched by alarms. */
class AnomalyTest {
    private final Given given = Given.lab();
    private final CloudWatchClient cloudwatch = given.lab.cloudwatch();

    private static Dimension instance(String id) {
        return Dimension.builder().name("InstanceId").value(id).build();
    }

    private static MetricDataQuery cpu(String id) {
        return MetricDataQuery.builder()
                .id("m1")
                .returnData(true)
                .metricStat(stat -> stat.period(300).stat("Average").metric(metric -> metric.namespace("AWS/EC2")
                        .metricName("CPUUtilization")
                        .dimensions(instance(id))))
                .build();
    }

    private static MetricDataQuery band(double deviations) {
        return MetricDataQuery.builder()
                .id("ad1")
                .returnData(true)
                .expression("ANOMALY_DETECTION_BAND(m1, " + deviations + ")")
                .build();
    }

    private void alarm(String id, String comparison, Consumer<PutMetricAlarmRequest.Builder> changes) {
        cloudwatch.putMetricAlarm(r -> {
            r.alarmName("anomaly")
                    .evaluationPeriods(2)
                    .comparisonOperator(comparison)
                    .thresholdMetricId("ad1")
                    .metrics(cpu(id), band(6));
            changes.accept(r);
        });
    }

    private MetricAlarm alarm() {
        return cloudwatch
                .describeAlarms(r -> r.alarmNames("anomaly"))
                .metricAlarms()
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "LessThanLowerOrGreaterThanUpperThreshold, 0.9, ALARM",
        "GreaterThanUpperThreshold, 0.9, ALARM",
        "LessThanLowerThreshold, 0.9, OK",
        "LessThanLowerThreshold, 0.05, ALARM",
        "GreaterThanUpperThreshold, 0.4, OK",
    })
    void anAlarmWatchesABand(String comparison, double level, String state) {
        String id = given.running(r -> r.instanceType("m5.large")).instanceId();
        given.lab.load(id, Workload.constant(0.4));
        given.lab.advance(Duration.ofDays(3));
        alarm(id, comparison, r -> {});
        given.lab.advance(Duration.ofMinutes(20));
        assertEquals("OK", alarm().stateValueAsString(), alarm().stateReason());
        given.lab.load(id, Workload.constant(level));
        given.lab.advance(Duration.ofMinutes(30));
        assertEquals(state, alarm().stateValueAsString(), alarm().stateReason());
        assertEquals("ad1", alarm().thresholdMetricId());
        if (state.equals("ALARM")) {
            assertTrue(
                    alarm().stateReason()
                            .contains(level > 0.4 ? "greater than the upper thresholds" : "less than the lower"),
                    alarm().stateReason());
        }
    }

    @Test
    void withoutAPastNothingIsKnown() {
        String id = given.running(r -> {}).instanceId();
        alarm(id, "GreaterThanUpperThreshold", r -> {});
        given.lab.advance(Duration.ofMinutes(30));
        assertEquals("INSUFFICIENT_DATA", alarm().stateValueAsString());
    }

    @Test
    void refusals() {
        String id = "i-0123456789abcdef0";
        for (Consumer<PutMetricAlarmRequest.Builder> wrong : List.<Consumer<PutMetricAlarmRequest.Builder>>of(
                r -> r.thresholdMetricId(null),
                r -> r.threshold(1.0),
                r -> r.thresholdMetricId("m1"),
                r -> r.comparisonOperator("GreaterThanThreshold").threshold(1.0),
                r -> r.metrics(List.of()))) {
            assertThrows(CloudWatchException.class, () -> alarm(id, "GreaterThanUpperThreshold", wrong));
        }
        CloudWatchException nested = assertThrows(
                CloudWatchException.class,
                () -> cloudwatch.getMetricData(r -> r.metricDataQueries(
                                cpu(id),
                                MetricDataQuery.builder()
                                        .id("e1")
                                        .expression("FIRST(ANOMALY_DETECTION_BAND(m1))")
                                        .build(),
                                MetricDataQuery.builder()
                                        .id("e2")
                                        .expression("ANOMALY_DETECTION_BAND(e1)")
                                        .build())
                        .startTime(given.lab.now().minusSeconds(600))
                        .endTime(given.lab.now())));
        assertTrue(nested.getMessage().contains("made of bands"), nested.getMessage());
    }

    private static SingleMetricAnomalyDetector detector(String id) {
        return SingleMetricAnomalyDetector.builder()
                .namespace("AWS/EC2")
                .metricName("CPUUtilization")
                .dimensions(instance(id))
                .stat("Average")
                .build();
    }

    @Test
    void aDetectorDoesNotLearnFromWhatIsExcluded() {
        String id = given.running(r -> r.instanceType("m5.large")).instanceId();
        given.lab.load(id, Workload.constant(0.2));
        given.lab.advance(Duration.ofDays(2));
        Instant from = given.lab.now();
        given.lab.load(id, Workload.constant(1));
        given.lab.advance(Duration.ofDays(1));
        given.lab.load(id, Workload.constant(0.2));
        Instant to = given.lab.now();
        given.lab.advance(Duration.ofDays(2));
        double learnt = upper(id);
        cloudwatch.putAnomalyDetector(r -> r.singleMetricAnomalyDetector(detector(id))
                .configuration(c -> c.excludedTimeRanges(Range.builder()
                        .startTime(from)
                        .endTime(to.plusSeconds(600))
                        .build())));
        assertTrue(learnt > upper(id) + 10, learnt + " and " + upper(id));
        AnomalyDetector described = cloudwatch
                .describeAnomalyDetectors(r -> r.namespace("AWS/EC2"))
                .anomalyDetectors()
                .get(0);
        assertEquals(detector(id), described.singleMetricAnomalyDetector());
        assertEquals("PENDING_TRAINING", described.stateValueAsString());
        given.lab.advance(Duration.ofMinutes(15));
        assertEquals(
                "TRAINED",
                cloudwatch
                        .describeAnomalyDetectors(r -> {})
                        .anomalyDetectors()
                        .get(0)
                        .stateValueAsString());
        cloudwatch.deleteAnomalyDetector(r -> r.singleMetricAnomalyDetector(detector(id)));
        assertEquals(List.of(), cloudwatch.describeAnomalyDetectors(r -> {}).anomalyDetectors());
        assertThrows(
                CloudWatchException.class,
                () -> cloudwatch.deleteAnomalyDetector(r -> r.singleMetricAnomalyDetector(detector(id))));
    }

    private double upper(String id) {
        Instant now = given.lab.now();
        return cloudwatch
                .getMetricData(r -> r.metricDataQueries(cpu(id), band(2))
                        .startTime(now.minus(Duration.ofHours(2)))
                        .endTime(now))
                .metricDataResults()
                .get(1)
                .values()
                .stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
    }
}
