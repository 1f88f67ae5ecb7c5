package skylab.kernel.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.kernel.chart.CloudWatchChart.Interval;
import skylab.kernel.chart.CloudWatchChart.Tone;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

class CloudWatchConsoleTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant FROM = NOW.minusSeconds(3 * 3600);

    private final FakeCloudWatch fake = new FakeCloudWatch();
    private final CloudWatchConsole console = new CloudWatchConsole(region -> fake, region -> null, "us-east-1", NOW);

    private static Instant minute(int minute) {
        return FROM.plusSeconds(60L * minute);
    }

    private void alarm(String state) {
        fake.alarms.add(MetricAlarm.builder()
                .alarmName("cpu-high")
                .namespace("AWS/EC2")
                .metricName("CPUUtilization")
                .statistic("Average")
                .period(300)
                .threshold(70.0)
                .evaluationPeriods(3)
                .datapointsToAlarm(2)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .stateValue(state)
                .stateUpdatedTimestamp(minute(30))
                .build());
        IntStream.range(0, 9).forEach(i -> fake.times.add(minute(5 * i)));
    }

    private void change(int minute, String before, String after) {
        fake.history.add(AlarmHistoryItem.builder()
                .timestamp(minute(minute))
                .historyData("{\"version\":\"1.0\",\"oldState\":{\"stateValue\":\"" + before
                        + "\"},\"newState\":{\"stateValue\":\"" + after + "\"}}")
                .build());
    }

    @Test
    void anAlarmIsItsMetric_itsThreshold_andItsStatesOverTime() {
        alarm("ALARM");
        change(20, "INSUFFICIENT_DATA", "OK");
        change(50, "OK", "ALARM");
        CloudWatchChart chart = console.alarm("cpu-high");
        assertEquals(9, chart.lines().get(0).samples().size());
        assertEquals("Percent", chart.unit());
        assertEquals(70, chart.thresholds().get(0).value());
        assertEquals("CPUUtilization >= 70 · 2/3", chart.thresholds().get(0).label());
        assertEquals(
                List.of(
                        new Interval(FROM, minute(20), "INSUFFICIENT_DATA", Tone.INSUFFICIENT_DATA),
                        new Interval(minute(20), minute(50), "OK", Tone.OK),
                        new Interval(minute(50), NOW, "ALARM", Tone.ALARM)),
                chart.intervals());
        String svg = chart.svg();
        assertTrue(svg.contains(">ALARM<") && svg.contains(">CPUUtilization &gt;= 70 · 2/3<"), svg);
    }

    @ParameterizedTest
    @CsvSource({"OK, OK", "ALARM, ALARM", "INSUFFICIENT_DATA, INSUFFICIENT_DATA"})
    void withoutAChangeAnAlarmIsInItsStateSinceItEnteredIt(String state, Tone tone) {
        alarm(StateValue.fromValue(state).toString());
        assertEquals(
                List.of(new Interval(minute(30), NOW, state, tone)),
                console.alarm("cpu-high").intervals());
    }

    @Test
    void S2_39_theStatesOfAnAlarmAreShaded_beginningWithoutData() {
        Lab lab = Lab.open(LabOptions.seed(7));
        lab.advance("3h");
        lab.cloudwatch().putMetricAlarm(r -> r.alarmName("queue")
                .namespace("Mine")
                .metricName("Depth")
                .statistic("Maximum")
                .period(60)
                .evaluationPeriods(1)
                .threshold(10.0)
                .comparisonOperator("GreaterThanThreshold")
                .treatMissingData("ignore"));
        for (double depth : List.of(3.0, 30.0, 4.0)) {
            lab.advance("10m");
            lab.cloudwatch().putMetricData(r -> r.namespace("Mine")
                    .metricData(MetricDatum.builder()
                            .metricName("Depth")
                            .value(depth)
                            .timestamp(lab.now())
                            .build()));
        }
        lab.advance("10m");
        CloudWatchChart chart =
                new CloudWatchConsole(lab::cloudwatch, region -> null, lab.region(), lab.now()).alarm("queue");
        assertEquals(
                List.of(Tone.INSUFFICIENT_DATA, Tone.OK, Tone.ALARM, Tone.OK),
                chart.intervals().stream().map(Interval::tone).toList());
        assertEquals(
                3,
                chart.lines().get(0).samples().stream()
                        .filter(CloudWatchChart.Sample::isPresent)
                        .count());
    }

    @Test
    void anAlarmOnABandIsItsMetricOverWhatIsExpected() {
        Lab lab = Lab.open(LabOptions.seed(5));
        MetricDataQuery orders = MetricDataQuery.builder()
                .id("m1")
                .returnData(true)
                .metricStat(of -> of.period(3600).stat("Average").metric(m -> m.namespace("Shop")
                        .metricName("Orders")))
                .build();
        MetricDataQuery band = MetricDataQuery.builder()
                .id("ad1")
                .returnData(true)
                .expression("ANOMALY_DETECTION_BAND(m1, 2)")
                .build();
        for (int hour = 0; hour < 50; hour++) {
            double count = 20 + hour % 3;
            lab.cloudwatch().putMetricData(r -> r.namespace("Shop")
                    .metricData(MetricDatum.builder()
                            .metricName("Orders")
                            .value(count)
                            .build()));
            lab.advance("1h");
        }
        lab.cloudwatch().putMetricAlarm(r -> r.alarmName("orders")
                .evaluationPeriods(1)
                .comparisonOperator("GreaterThanUpperThreshold")
                .thresholdMetricId("ad1")
                .metrics(orders, band));
        CloudWatchConsole console = new CloudWatchConsole(lab::cloudwatch, region -> null, lab.region(), lab.now());
        CloudWatchChart answered = Charts.chart(lab.cloudwatch().getMetricData(r -> r.metricDataQueries(orders, band)
                .startTime(lab.now().minus(Duration.ofHours(12)))
                .endTime(lab.now())));
        lab.cloudwatch().putDashboard(r -> r.dashboardName("shop")
                .dashboardBody("{\"start\":\"-PT12H\",\"widgets\":[{\"type\":\"metric\",\"properties\":{\"region\":"
                        + "\"us-east-1\",\"period\":3600,\"metrics\":[[\"Shop\",\"Orders\",{\"id\":\"m1\"}],"
                        + "[{\"expression\":\"ANOMALY_DETECTION_BAND(m1)\",\"id\":\"ad1\"}]]}}]}"));
        DashboardView.Drawn tile =
                (DashboardView.Drawn) console.dashboard("shop").tiles().get(0).content();
        for (CloudWatchChart chart :
                List.of(console.alarm("orders", Duration.ofHours(12)), answered, (CloudWatchChart) tile.drawing())) {
            assertEquals(
                    List.of("Orders"),
                    chart.lines().stream().map(CloudWatchChart.Line::name).toList());
            CloudWatchChart.Band expected = chart.bands().get(0);
            assertEquals(1, chart.bands().size());
            assertTrue(expected.upper().size() > 10);
            for (int i = 0; i < expected.upper().size(); i++) {
                assertEquals(
                        expected.upper().get(i).at(), expected.lower().get(i).at());
                assertTrue(expected.upper().get(i).value() > 21);
                assertTrue(expected.lower().get(i).value() < 21);
            }
        }
    }

    @Test
    void anAlarmThatIsNotThereIsSaid() {
        assertThrows(ResourceNotFoundException.class, () -> console.alarm("none"));
    }

    @Test
    void theTabHasAChartForEachGroupOfMetricsThatThereAre() {
        fake.names.addAll(
                List.of("CPUUtilization", "NetworkIn", "NetworkOut", "CPUCreditBalance", "StatusCheckFailed_System"));
        IntStream.range(0, 5).forEach(i -> fake.times.add(minute(5 * i)));
        ChartGrid tab = console.monitoring("i-0123456789abcdef0");
        assertEquals(
                List.of(
                        "CPU utilization",
                        "Network traffic",
                        "Network packets",
                        "Status checks failed",
                        "CPU credit balance"),
                tab.charts().stream().map(CloudWatchChart::title).toList());
        assertEquals(
                List.of(1, 2, 0, 1, 1),
                tab.charts().stream().map(chart -> chart.lines().size()).toList());
        assertTrue(tab.charts().stream()
                .allMatch(chart -> chart.look().range().orElseThrow().equals(new Look.Range(FROM, NOW))));
        String svg = tab.svg(Locale.KOREAN);
        assertTrue(svg.contains(">CPU 사용률<") && svg.contains(">NetworkOut<"), svg);
    }

    @Test
    void severalMetricsOfSeveralInstancesByPercentiles_areALineEach_inTwoUnitsOnTwoAxes() {
        IntStream.range(0, 5).forEach(i -> fake.times.add(minute(5 * i)));
        CloudWatchChart chart = console.chart(
                List.of("CPUUtilization", "NetworkIn"),
                List.of("i-1", "i-2"),
                List.of("p50", "p99"),
                Duration.ofHours(6));
        assertEquals(
                List.of(
                        "i-1 CPUUtilization p50",
                        "i-1 CPUUtilization p99",
                        "i-2 CPUUtilization p50",
                        "i-2 CPUUtilization p99",
                        "i-1 NetworkIn p50",
                        "i-1 NetworkIn p99",
                        "i-2 NetworkIn p50",
                        "i-2 NetworkIn p99"),
                chart.lines().stream().map(CloudWatchChart.Line::name).toList());
        assertEquals("Percent", chart.look().left().unit());
        assertEquals("Bytes", chart.look().right().unit());
        assertEquals(
                4,
                chart.lines().stream()
                        .filter(line -> line.side() == CloudWatchChart.Side.RIGHT)
                        .count());
        assertEquals(
                List.of("i-1", "i-2"),
                console
                        .chart(List.of("NetworkIn"), List.of("i-1", "i-2"), List.of("Average"), Duration.ofHours(6))
                        .lines()
                        .stream()
                        .map(CloudWatchChart.Line::name)
                        .toList());
    }

    @Test
    void aMetricThatNobodyHasIsSaid() {
        assertThrows(
                IllegalArgumentException.class,
                () -> console.chart(List.of("Depth"), List.of("queue"), List.of("Sum"), Duration.ofHours(1)));
    }

    @Test
    void whatHasNoMonitoringTabIsSaid() {
        assertThrows(IllegalArgumentException.class, () -> console.monitoring("sg-1"));
    }

    @ParameterizedTest
    @CsvSource({"1, 60", "24, 60", "25, 300", "120, 300", "1000, 3600", "9000, 86400"})
    void longerRangesHaveLongerPeriods(long hours, int period) {
        assertEquals(period, Monitoring.period(NOW.minus(Duration.ofHours(hours)), NOW));
    }

    @Test
    void S0_99_theMonitoringTabOfAnInstance_hasAPointEachFiveMinutesAndAGapWhileItWasStopped() {
        Lab lab = Lab.open(LabOptions.seed(7));
        String image = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";
        String id = lab.ec2()
                .runInstances(r ->
                        r.imageId(image).instanceType("t3.micro").minCount(1).maxCount(1))
                .instances()
                .get(0)
                .instanceId();
        lab.advance("50m");
        lab.ec2().stopInstances(r -> r.instanceIds(id));
        lab.advance("30m");
        lab.ec2().startInstances(r -> r.instanceIds(id));
        lab.advance("60m");
        ChartGrid tab = new CloudWatchConsole(lab::cloudwatch, region -> null, lab.region(), lab.now()).monitoring(id);
        List<CloudWatchChart.Sample> cpu = tab.charts().get(0).lines().get(0).samples();
        assertEquals(1, cpu.stream().filter(sample -> !sample.isPresent()).count());
        assertTrue(cpu.size() > 15 && cpu.size() < 30, () -> "points: " + cpu.size());
        assertEquals(
                Duration.ofMinutes(5),
                Duration.between(cpu.get(0).at(), cpu.get(1).at()));
        assertTrue(tab.charts().size() >= 5);
    }
}
