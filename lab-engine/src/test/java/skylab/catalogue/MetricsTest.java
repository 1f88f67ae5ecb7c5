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
import org.junit.jupiter.params.provider.CsvSource;
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
import software.amazon.awssdk.services.ec2.model.InstanceCreditSpecificationRequest;

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
        Set<List<Dimension>> dimensions =
                listed.stream().map(Metric::dimensions).collect(Collectors.toSet());
        assertTrue(dimensions.containsAll(Set.of(List.of(instance(one)), List.of(instance(other)))));
        assertTrue(listed.stream()
                .allMatch(metric ->
                        metric.metricName().equals(name) && metric.namespace().equals("AWS/EC2")));
        assertEquals(
                List.of(List.of(instance(one))),
                cloudwatch.listMetrics(r -> r.metricName(name).dimensions(filter(one))).metrics().stream()
                        .map(Metric::dimensions)
                        .toList());
    }

    @Test
    void S2_35_statisticsOfEveryListedMetricCanBeHad() {
        String id = given.running(r -> {}).instanceId();
        given.lab.advance("1h");
        Instant end = given.lab.now();
        List<Metric> listed =
                cloudwatch.listMetrics(r -> r.dimensions(filter(id))).metrics();
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

    private List<Datapoint> points(String id, String name, Statistic statistic) {
        Instant end = given.lab.now();
        return cloudwatch
                .getMetricStatistics(r -> r.namespace("AWS/EC2")
                        .metricName(name)
                        .dimensions(instance(id))
                        .startTime(end.minus(Duration.ofHours(1)))
                        .endTime(end)
                        .period(300)
                        .statistics(statistic))
                .datapoints();
    }

    @ParameterizedTest
    @CsvSource({"t3.micro, 12, 0", "t3.large, 36, 0", "t2.micro, 6, 30", "t2.medium, 24, 60"})
    void S0_99_burstableInstancesEarnCredits(String type, double perHour, double launch) {
        String id = given.running(r -> r.instanceType(type)).instanceId();
        given.lab.advance("5h");
        List<Datapoint> points = points(id, "CPUCreditBalance", Statistic.AVERAGE);
        assertEquals(12, points.size(), 1, "one point in five minutes");
        double last = points.get(points.size() - 1).average();
        assertEquals(launch + 5 * perHour, last, 0.1 * perHour + 3, "an idle machine spends next to nothing");
        double earned = last - points.get(0).average();
        double spent = points(id, "CPUCreditUsage", Statistic.SUM).stream()
                .skip(1)
                .mapToDouble(Datapoint::sum)
                .sum();
        assertEquals(perHour / 12 * (points.size() - 1), earned + spent, 1e-6);
    }

    @Test
    void S0_99_otherTypesHaveNoCredits() {
        String id = given.running(r -> r.instanceType("m5.large")).instanceId();
        given.lab.advance("1h");
        assertEquals(List.of(), points(id, "CPUCreditBalance", Statistic.AVERAGE));
        assertTrue(cloudwatch
                .listMetrics(r -> r.metricName("CPUCreditUsage"))
                .metrics()
                .isEmpty());
    }

    @Test
    void S0_99_theModeDecidesWhetherSurplusCreditsArePublished() {
        String id = given.running(r -> r.creditSpecification(c -> c.cpuCredits("standard")))
                .instanceId();
        given.lab.advance("1h");
        assertEquals(List.of(), points(id, "CPUSurplusCreditBalance", Statistic.MAXIMUM));
        given.ec2.modifyInstanceCreditSpecification(
                r -> r.instanceCreditSpecifications(InstanceCreditSpecificationRequest.builder()
                        .instanceId(id)
                        .cpuCredits("unlimited")
                        .build()));
        given.lab.advance("1h");
        assertTrue(points(id, "CPUSurplusCreditBalance", Statistic.MAXIMUM).size() >= 10);
    }
}
