package skylab.kernel.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.cloudwatch.dashboard.MetricGraph;
import skylab.kernel.chart.CloudWatchChart.Side;
import skylab.kernel.chart.DashboardView.Drawn;
import skylab.kernel.chart.DashboardView.Markdown;
import skylab.kernel.chart.DashboardView.Note;
import skylab.kernel.chart.DashboardView.Sheet;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

class DashboardViewTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private final FakeCloudWatch fake = new FakeCloudWatch();
    private final List<String> regions = new ArrayList<>();
    private final CloudWatchConsole console = new CloudWatchConsole(
            region -> {
                regions.add(region);
                return fake;
            },
            region -> null,
            "us-east-1",
            NOW);

    DashboardViewTest() {
        IntStream.range(0, 3).forEach(i -> fake.times.add(NOW.minusSeconds(1800 - 300L * i)));
    }

    private DashboardView.Content shown(String type, String properties) {
        fake.dashboard =
                "{\"start\":\"-PT1H\",\"widgets\":[{\"type\":\"" + type + "\",\"properties\":{" + properties + "}}]}";
        return console.dashboard("d").tiles().get(0).content();
    }

    private CloudWatchChart chart(String properties) {
        return (CloudWatchChart) ((Drawn) shown("metric", "\"region\":\"us-east-1\"," + properties)).drawing();
    }

    @Test
    void S2_37_everyWidgetOfADashboardIsAskedForAndDrawn() {
        CloudWatchChart chart = chart(
                """
                "title": "둘", "period": 300, "stat": "p90", "timezone": "+0900",
                "metrics": [["AWS/EC2", "CPUUtilization", "InstanceId", "i-1"],
                            ["...", "i-2", {"yAxis": "right", "color": "#123456"}],
                            ["AWS/EC2", "CPUUtilization", "InstanceId", "i-3", {"visible": false, "id": "hidden"}],
                            [{"expression": "hidden * 2", "label": "twice", "id": "e1"}]],
                "yAxis": {"left": {"min": 0, "max": 50}},
                "annotations": {"horizontal": [{"value": 40, "label": "limit", "fill": "above"}],
                                "vertical": [{"value": "2026-03-02T11:40:00Z", "label": "deployed", "fill": "after"}]}""");
        assertEquals(
                List.of("i-1", "i-2", "twice"),
                chart.lines().stream().map(CloudWatchChart.Line::name).toList());
        assertEquals(
                List.of(Side.LEFT, Side.RIGHT, Side.LEFT),
                chart.lines().stream().map(CloudWatchChart.Line::side).toList());
        assertEquals("#123456", chart.lines().get(1).color().orElseThrow());
        assertEquals(50, chart.look().left().max().getAsDouble());
        assertEquals(
                new Look.Range(NOW.minus(Duration.ofHours(1)), NOW),
                chart.look().range().orElseThrow());
        assertEquals("+09:00", chart.look().zone().getId());
        assertEquals(CloudWatchChart.Fill.ABOVE, chart.thresholds().get(0).fill());
        assertEquals("deployed", chart.markers().get(0).label());
        assertEquals(NOW, chart.intervals().get(0).to());
        assertEquals(
                List.of("p90", "p90", "p90"),
                fake.asked.get(0).metricDataQueries().subList(0, 3).stream()
                        .map(query -> query.metricStat().stat())
                        .toList());
        assertEquals("hidden * 2", fake.asked.get(0).metricDataQueries().get(3).expression());
        assertEquals(2, fake.asked.size(), "as many calls as pages");
    }

    @Test
    void metricsOfOtherRegionsAreAskedForThere() {
        chart("\"metrics\": [[\"A\", \"x\"], [\"A\", \"y\", {\"region\": \"ap-northeast-2\"}]]");
        assertTrue(regions.containsAll(List.of("us-east-1", "ap-northeast-2")), regions.toString());
    }

    @Test
    void theUnitIsThatOfTheData_ifAllHaveTheSame() {
        assertEquals(
                "Percent",
                chart("\"metrics\": [[\"AWS/EC2\", \"CPUUtilization\"]]").unit());
        assertEquals(
                "Milliseconds", chart("\"metrics\": [[\"Mine\", \"Latency\"]]").unit());
        assertEquals(
                "",
                chart("\"metrics\": [[\"Mine\", \"Latency\"], [\"AWS/EC2\", \"NetworkIn\"]]")
                        .unit());
        assertEquals(
                "Count",
                chart("\"metrics\": [[\"Mine\", \"Latency\", {\"stat\": \"SampleCount\"}]]")
                        .unit());
    }

    @Test
    void textsAndTablesAreTextsAndTables() {
        assertEquals(new Markdown("# a"), shown("text", "\"markdown\": \"# a\""));
        Sheet sheet = (Sheet) shown(
                "metric",
                "\"region\": \"us-east-1\", \"view\": \"table\", \"title\": \"t\", \"metrics\": [[\"A\", \"four\"]]");
        assertEquals(List.of(List.of("four", "4", "4", "12", "4")), sheet.rows());
    }

    @ParameterizedTest
    @ValueSource(strings = {"singleValue", "gauge", "bar", "pie"})
    void singleValuesAreTheNewest(String view) {
        Drawn drawn = (Drawn) shown(
                "metric",
                "\"region\": \"us-east-1\", \"view\": \"" + view
                        + "\", \"yAxis\": {\"left\": {\"min\": 0, \"max\": 100}}, \"setPeriodToTimeRange\": true,"
                        + " \"metrics\": [[\"AWS/EC2\", \"CPUUtilization\", {\"stat\": \"Maximum\"}]]");
        String svg = drawn.drawing().svg(Locale.KOREAN);
        assertTrue(svg.contains("14%"), svg);
        assertEquals(
                3600, fake.asked.get(0).metricDataQueries().get(0).metricStat().period());
    }

    @Test
    void alarmsAreTheirStates_theUrgentOnesFirstIfSoAsked() {
        for (String state : List.of("OK", "ALARM", "INSUFFICIENT_DATA")) {
            fake.alarms.add(MetricAlarm.builder()
                    .alarmName("is-" + state)
                    .stateValue(state)
                    .stateUpdatedTimestamp(NOW)
                    .build());
        }
        String arn = "\"arn:aws:cloudwatch:ap-northeast-2:123456789012:alarm:is-%s\"";
        AlarmBoard board = (AlarmBoard) ((Drawn) shown(
                        "alarm",
                        "\"sortBy\": \"stateUpdatedTimestamp\", \"alarms\": ["
                                + String.join(
                                        ",",
                                        arn.formatted("OK"),
                                        arn.formatted("INSUFFICIENT_DATA"),
                                        arn.formatted("ALARM"))
                                + "]"))
                .drawing();
        assertEquals(
                List.of("ALARM", "INSUFFICIENT_DATA", "OK"),
                board.states().stream().map(AlarmBoard.State::state).toList());
        assertTrue(regions.contains("ap-northeast-2"));
        String svg = board.svg(Locale.KOREAN);
        assertTrue(svg.contains(">경보<") && svg.contains(">is-ALARM<"), svg);
    }

    @Test
    void aWidgetThatIsRefusedSaysWhy_andTheOthersAreShown() {
        Lab lab = Lab.open(LabOptions.seed(7));
        lab.cloudwatch()
                .putDashboard(
                        r -> r.dashboardName("d")
                                .dashboardBody(
                                        """
                                        {"widgets": [
                                          {"type": "metric", "properties": {"region": "us-east-1",
                                            "metrics": [[{"expression": "NO_SUCH_FUNCTION((", "id": "e1"}]]}},
                                          {"type": "metric", "properties": {"region": "us-east-1", "title": "t",
                                            "metrics": [["AWS/EC2", "CPUUtilization"]]}}]}"""));
        DashboardView view =
                new CloudWatchConsole(lab::cloudwatch, region -> null, lab.region(), lab.now()).dashboard("d");
        assertFalse(((Note) view.tiles().get(0).content()).text().isBlank());
        assertEquals("t", ((Drawn) view.tiles().get(1).content()).drawing().title());
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "bar", "pie"})
    void aLogWidgetShowsWhatItsQueryFinds(String view) {
        Lab lab = Lab.open(LabOptions.seed(7));
        CloudWatchLogsClient logs = lab.client(CloudWatchLogsClient.class);
        logs.createLogGroup(r -> r.logGroupName("app"));
        logs.createLogStream(r -> r.logGroupName("app").logStreamName("s"));
        long now = lab.now().toEpochMilli();
        logs.putLogEvents(r -> r.logGroupName("app")
                .logStreamName("s")
                .logEvents(
                        InputLogEvent.builder()
                                .timestamp(now)
                                .message("ERROR one")
                                .build(),
                        InputLogEvent.builder().timestamp(now).message("ok").build(),
                        InputLogEvent.builder()
                                .timestamp(now)
                                .message("ERROR two")
                                .build()));
        lab.advance("10m");
        lab.cloudwatch().putDashboard(r -> r.dashboardName("d")
                .dashboardBody(
                        """
                                        {"widgets": [{"type": "log", "properties": {"region": "us-east-1", "view": "%s", "title": "errors",
                                          "query": "SOURCE 'app' | filter @message like /ERROR/\\n| stats count(*) as found"}}]}"""
                                .formatted(view)));
        DashboardView.Content content = new CloudWatchConsole(
                        lab::cloudwatch,
                        region -> lab.client(CloudWatchLogsClient.class, region),
                        lab.region(),
                        lab.now())
                .dashboard("d")
                .tiles()
                .get(0)
                .content();
        if (view.equals("table")) {
            assertEquals(new Sheet("errors", List.of("found"), List.of(List.of("2"))), content);
        } else {
            String svg = ((Drawn) content).drawing().svg();
            assertTrue(svg.contains(view.equals("bar") ? ">2<" : "2 (100%)"), svg);
        }
    }

    @Test
    void theCourseBelowANumberHasGapsToo() {
        Figures.Figure figure = new Figures.Figure(
                "n", OptionalDouble.of(1), "Bytes", Optional.empty(), List.of(1.0, 2.0, Double.NaN, 2.0, 1.0));
        String svg = new Figures("t", MetricGraph.View.SINGLE_VALUE, List.of(figure), Look.Axis.of(""), 246, 162).svg();
        assertEquals(2, svg.split("stroke-width:1.8;", -1).length - 1);
        assertTrue(svg.contains(">1B<"), svg);
    }
}
