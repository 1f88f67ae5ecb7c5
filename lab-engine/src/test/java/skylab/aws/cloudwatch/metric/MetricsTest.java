package skylab.aws.cloudwatch.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.telemetry.Activity;
import skylab.telemetry.MonitoredMachine;
import skylab.world.Scope;
import skylab.world.Seed;
import skylab.world.Timeline;
import skylab.world.World;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

class MetricsTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Scope SCOPE = new Scope("123456789012", "us-east-1");

    /** What an instance of a fixed-performance type on Nitro publishes. */
    private static final int METRICS = 19;

    /** Those of them that detailed monitoring also publishes for all instances, by image, and by type. */
    private static final int DETAILED = 13;

    private final Timeline timeline = new Timeline(World.empty(new Seed(7), START));

    private void launch(String id) {
        timeline.write(tx -> {
            tx.put(
                    SCOPE,
                    MonitoredMachine.MONITORED_MACHINES,
                    id,
                    MonitoredMachine.of(
                            id,
                            "ami-1",
                            new MonitoredMachine.Stage(
                                    tx.now(), new MonitoredMachine.Hardware("m5.large", 2, true, null, null), true)));
            tx.put(SCOPE, Activity.ACTIVITIES, id, Activity.NONE.then(tx.now(), true, Activity.Load.IDLE));
            return null;
        });
    }

    private <R> R ask(Function<Call, R> operation) {
        return timeline.write(tx -> operation.apply(new Call(tx, SCOPE)));
    }

    private void pass(Duration duration) {
        timeline.write(tx -> {
            tx.advance(duration);
            return null;
        });
    }

    private List<Datapoint> statistics(Consumer<GetMetricStatisticsRequest.Builder> changes) {
        GetMetricStatisticsRequest request = GetMetricStatisticsRequest.builder()
                .namespace("AWS/EC2")
                .metricName("CPUUtilization")
                .dimensions(Dimension.builder().name("InstanceId").value("i-1").build())
                .startTime(START)
                .endTime(START.plusSeconds(3600))
                .period(300)
                .statistics(Statistic.AVERAGE)
                .applyMutation(changes)
                .build();
        return ask(call -> Metrics.getMetricStatistics(call, request)).datapoints();
    }

    private AwsError refusal(Consumer<GetMetricStatisticsRequest.Builder> changes) {
        return assertThrows(AwsError.class, () -> statistics(changes));
    }

    private GetMetricDataResponse data(Consumer<GetMetricDataRequest.Builder> changes, MetricDataQuery... queries) {
        GetMetricDataRequest request = GetMetricDataRequest.builder()
                .startTime(START)
                .endTime(START.plusSeconds(600))
                .metricDataQueries(queries)
                .applyMutation(changes)
                .build();
        return ask(call -> MetricData.getMetricData(call, request));
    }

    private static MetricDataQuery query(String id, String metric) {
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(stat -> stat.period(60).stat("Average").metric(of -> of.namespace("AWS/EC2")
                        .metricName(metric)
                        .dimensions(Dimension.builder()
                                .name("InstanceId")
                                .value("i-1")
                                .build())))
                .build();
    }

    @Test
    void anHourInPeriodsOfFiveMinutes() {
        launch("i-1");
        pass(Duration.ofHours(2));
        List<Datapoint> datapoints = statistics(r -> r.statistics(Statistic.knownValues()));
        assertEquals(12, datapoints.size());
        Datapoint first = datapoints.get(0);
        assertEquals(START, first.timestamp());
        assertEquals("Percent", first.unitAsString());
        assertEquals(5, first.sampleCount());
        assertEquals(first.sum() / 5, first.average(), 1e-12);
        assertTrue(first.minimum() < first.average() && first.average() < first.maximum());
    }

    @Test
    void detailedMonitoringAddsMetricsOfAllInstancesAndByImageAndType() {
        launch("i-1");
        launch("i-2");
        pass(Duration.ofHours(2));
        double one = sum(r -> {});
        double other = sum(r -> r.dimensions(dimension("InstanceId", "i-2")));
        assertEquals(one + other, sum(r -> r.dimensions(List.of())), 1e-9);
        assertEquals(one + other, sum(r -> r.dimensions(dimension("ImageId", "ami-1"))), 1e-9);
        assertEquals(one + other, sum(r -> r.dimensions(dimension("InstanceType", "m5.large"))), 1e-9);
        assertEquals(List.of(), statistics(r -> r.dimensions(dimension("InstanceType", "t3.micro"))));
        assertEquals(List.of(), statistics(r -> r.dimensions(List.of()).metricName("StatusCheckFailed")));
    }

    private double sum(Consumer<GetMetricStatisticsRequest.Builder> changes) {
        return statistics(r -> r.statistics(Statistic.SUM).applyMutation(changes)).stream()
                .mapToDouble(Datapoint::sum)
                .sum();
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }

    @Test
    void percentilesComeUnderTheirNames() {
        launch("i-1");
        pass(Duration.ofHours(2));
        Datapoint first = statistics(r -> r.extendedStatistics("p0", "p100").statistics(Statistic.MAXIMUM))
                .get(0);
        assertEquals(first.maximum(), first.extendedStatistics().get("p100"));
        assertTrue(first.extendedStatistics().get("p0") < first.maximum());
    }

    @Test
    void whatNobodyPublishesHasNoDatapoints() {
        launch("i-1");
        pass(Duration.ofHours(2));
        assertEquals(List.of(), statistics(r -> r.metricName("MemoryUtilization")));
        assertEquals(List.of(), statistics(r -> r.namespace("AWS/Nothing")));
        assertEquals(List.of(), statistics(r -> r.unit("Bytes")));
        assertEquals(List.of(), statistics(r -> r.period(30)));
        assertEquals(
                List.of(),
                statistics(r -> r.dimensions(
                        Dimension.builder().name("InstanceId").value("i-2").build())));
    }

    @Test
    void moreThan1440DatapointsAreRefusedInAwsWords() {
        AwsError refusal = refusal(r -> r.period(60).endTime(START.plus(Duration.ofDays(60))));
        assertEquals("InvalidParameterCombination", refusal.code());
        assertEquals(
                "You have requested up to 86400 datapoints, which exceeds the limit of 1440. You may reduce the"
                        + " datapoints requested by increasing Period, or decreasing the time range.",
                refusal.getMessage());
        assertEquals(List.of(), statistics(r -> r.period(60).endTime(START.plus(Duration.ofDays(1)))));
    }

    @Test
    void badParametersAreRefused() {
        assertEquals("InvalidParameterValue", refusal(r -> r.endTime(START)).code());
        assertEquals("InvalidParameterValue", refusal(r -> r.period(90)).code());
        assertEquals("InvalidParameterValue", refusal(r -> r.period(0)).code());
        assertEquals("MissingParameter", refusal(r -> r.period(null)).code());
        assertEquals("MissingParameter", refusal(r -> r.startTime(null)).code());
        assertEquals("MissingParameter", refusal(r -> r.metricName(null)).code());
        assertEquals(
                "InvalidParameterValue",
                refusal(r -> r.statisticsWithStrings("Median")).code());
        assertEquals(
                "InvalidParameterValue",
                refusal(r -> r.extendedStatistics("p101")).code());
        assertEquals(
                "InvalidParameterCombination",
                refusal(r -> r.statistics(List.of())).code());
    }

    @Test
    void metricDataIsNewestFirstUnlessAskedOtherwise() {
        launch("i-1");
        pass(Duration.ofHours(1));
        List<Instant> newestFirst = data(r -> {}, query("cpu", "CPUUtilization"))
                .metricDataResults()
                .get(0)
                .timestamps();
        assertEquals(10, newestFirst.size());
        assertEquals(START.plusSeconds(540), newestFirst.get(0));
        assertEquals(
                START,
                data(r -> r.scanBy("TimestampAscending"), query("cpu", "CPUUtilization"))
                        .metricDataResults()
                        .get(0)
                        .timestamps()
                        .get(0));
    }

    @Test
    void metricDataComesInPages() {
        launch("i-1");
        pass(Duration.ofHours(1));
        MetricDataQuery[] queries = {query("cpu", "CPUUtilization"), query("net", "NetworkIn")};
        GetMetricDataResponse first = data(r -> r.maxDatapoints(15), queries);
        assertEquals(10, first.metricDataResults().get(0).values().size());
        assertEquals(5, first.metricDataResults().get(1).values().size());
        assertEquals(StatusCode.COMPLETE, first.metricDataResults().get(0).statusCode());
        assertEquals(StatusCode.PARTIAL_DATA, first.metricDataResults().get(1).statusCode());
        GetMetricDataResponse second = data(r -> r.maxDatapoints(15).nextToken(first.nextToken()), queries);
        assertEquals(5, second.metricDataResults().get(1).values().size());
        assertNull(second.nextToken());
    }

    @Test
    void labelsTellValuesInTheAskedZone() {
        launch("i-1");
        pass(Duration.ofHours(1));
        MetricDataQuery asked = query("cpu", "CPUUtilization").toBuilder()
                .label("${PROP('Dim.InstanceId')} ${LABEL} ${PROP('Stat')}/${PROP('Period')} ${LAST_TIME}")
                .build();
        assertEquals(
                "i-1 CPUUtilization Average/60 2026-03-02 18:09",
                data(r -> r.labelOptions(options -> options.timezone("+0900")), asked)
                        .metricDataResults()
                        .get(0)
                        .label());
        assertEquals(
                "ValidationError",
                assertThrows(AwsError.class, () -> data(r -> r.labelOptions(o -> o.timezone("Seoul")), asked))
                        .code());
    }

    @Test
    void aMetricStatHasItsOwnPeriodAndNoExpression() {
        for (MetricDataQuery both : List.of(
                query("a", "CPUUtilization").toBuilder().period(60).build(),
                query("a", "CPUUtilization").toBuilder().expression("1").build())) {
            AwsError refusal = assertThrows(AwsError.class, () -> data(r -> {}, both));
            assertEquals("ValidationError", refusal.code());
            assertTrue(refusal.getMessage().contains("mutually exclusive"), refusal.getMessage());
        }
        assertEquals(
                "ValidationError",
                assertThrows(AwsError.class, () -> data(r -> r.scanBy("Up"), query("a", "CPUUtilization")))
                        .code());
    }

    @Test
    void idsOfQueriesBeginWithASmallLetter() {
        assertEquals(
                "ValidationError",
                assertThrows(AwsError.class, () -> data(r -> {}, query("Cpu", "CPUUtilization")))
                        .code());
    }

    @Test
    void metricsAreListedInPagesOf500AndOnlyOnceTheyHaveData() {
        for (int i = 0; i < 40; i++) {
            launch("i-" + i);
        }
        assertEquals(0, list(r -> {}).metrics().size());
        pass(Duration.ofMinutes(10));
        List<Object> all = new ArrayList<>();
        ListMetricsResponse page = list(r -> {});
        all.addAll(page.metrics());
        assertEquals(500, all.size());
        String next = page.nextToken();
        all.addAll(list(r -> r.nextToken(next)).metrics());
        assertEquals(40 * METRICS + 3 * DETAILED, all.stream().distinct().count());
        assertEquals(43, list(r -> r.metricName("CPUUtilization")).metrics().size());
        assertEquals(
                METRICS,
                list(r -> r.dimensions(DimensionFilter.builder()
                                .name("InstanceId")
                                .value("i-3")
                                .build()))
                        .metrics()
                        .size());
        assertEquals(
                "InvalidNextToken",
                assertThrows(AwsError.class, () -> list(r -> r.nextToken("?"))).code());
    }

    @Test
    void aMachineThatIsOffDropsOutOfTheListAfterTwoWeeks() {
        launch("i-1");
        pass(Duration.ofHours(1));
        timeline.write(tx -> {
            tx.update(SCOPE, Activity.ACTIVITIES, "i-1", a -> a.then(tx.now(), false, Activity.Load.IDLE));
            return null;
        });
        pass(Duration.ofHours(4));
        assertEquals(0, list(r -> r.recentlyActive("PT3H")).metrics().size());
        assertEquals(METRICS + 3 * DETAILED, list(r -> {}).metrics().size());
        pass(Duration.ofDays(14));
        assertEquals(0, list(r -> {}).metrics().size());
    }

    private ListMetricsResponse list(Consumer<ListMetricsRequest.Builder> changes) {
        return ask(call -> MetricList.listMetrics(
                call, ListMetricsRequest.builder().applyMutation(changes).build()));
    }
}
