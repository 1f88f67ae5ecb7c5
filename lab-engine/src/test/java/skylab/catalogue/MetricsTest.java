package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.RecentlyActive;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** Metrics as a learner meets them: names and dimensions, statistics, one's own. */
class MetricsTest {
    private final Given given = Given.lab();
    private final CloudWatchClient cloudwatch = given.lab.cloudwatch();

    private static Dimension instance(String id) {
        return Dimension.builder().name("InstanceId").value(id).build();
    }

    private static DimensionFilter filter(String id) {
        return DimensionFilter.builder().name("InstanceId").value(id).build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CPUUtilization", "NetworkIn", "StatusCheckFailed"})
    void S2_35_aMetricIsANamespaceANameAndDimensions(String name) {
        String one = given.running(r -> {}).instanceId();
        String other = given.running(r -> {}).instanceId();
        given.lab.advance("20m");
        List<Metric> listed = cloudwatch
                .listMetrics(r -> r.namespace("AWS/EC2").metricName(name))
                .metrics();
        Set<List<Dimension>> dimensions = listed.stream().map(Metric::dimensions).collect(Collectors.toSet());
        assertTrue(dimensions.containsAll(Set.of(List.of(instance(one)), List.of(instance(other)))));
        assertTrue(listed.stream()
                .allMatch(metric -> metric.metricName().equals(name)
                        && metric.namespace().equals("AWS/EC2")));
        assertEquals(
                List.of(List.of(instance(one))),
                cloudwatch
                        .listMetrics(r -> r.metricName(name)
                                .dimensions(filter(one)))
                        .metrics()
                        .stream()
                        .map(Metric::dimensions)
                        .toList());
    }

    @Test
    void S2_35_statisticsOfEveryListedMetricCanBeHad() {
        String id = given.running(r -> {}).instanceId();
        given.lab.advance("1h");
        Instant end = given.lab.now();
        List<Metric> listed = cloudwatch
                .listMetrics(r -> r.dimensions(filter(id)))
                .metrics();
        assertTrue(listed.size() > 15, listed.size() + " metrics");
        for (Metric metric : listed) {
            List<Datapoint> points = cloudwatch
                    .getMetricStatistics(r -> r.namespace(metric.namespace())
                            .metricName(metric.metricName())
                            .dimensions(metric.dimensions())
                            .startTime(end.minus(Duration.ofMinutes(30)))
                            .endTime(end)
                            .period(300)
                            .statistics(Statistic.AVERAGE, Statistic.MAXIMUM))
                    .datapoints();
            assertTrue(points.size() >= 4, metric.metricName());
            assertTrue(points.stream().allMatch(point -> point.maximum() >= point.average()), metric.metricName());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shop", "CWAgent", "my/own:namespace"})
    void S2_36_aCustomMetricAppearsUnderItsOwnNamespace(String namespace) {
        Instant at = given.lab.now();
        cloudwatch.putMetricData(r -> r.namespace(namespace)
                .metricData(MetricDatum.builder()
                        .metricName("Orders")
                        .value(12.0)
                        .unit(StandardUnit.COUNT)
                        .dimensions(
                                Dimension.builder().name("City").value("Seoul").build())
                        .build()));
        List<Metric> listed = cloudwatch
                .listMetrics(r -> r.namespace(namespace).recentlyActive(RecentlyActive.PT3_H))
                .metrics();
        assertEquals(1, listed.size());
        assertEquals("Orders", listed.get(0).metricName());
        Datapoint point = cloudwatch
                .getMetricStatistics(r -> r.namespace(namespace)
                        .metricName("Orders")
                        .dimensions(listed.get(0).dimensions())
                        .startTime(at.minusSeconds(60))
                        .endTime(at.plusSeconds(60))
                        .period(60)
                        .statistics(Statistic.SUM))
                .datapoints()
                .get(0);
        assertEquals(12, point.sum());
        assertEquals(StandardUnit.COUNT, point.unit());
    }
}
