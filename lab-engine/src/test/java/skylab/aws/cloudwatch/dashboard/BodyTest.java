package skylab.aws.cloudwatch.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyTest {
    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

    private static MetricGraph graph(String properties) {
        return (MetricGraph) Body.parse("{\"widgets\":[{\"type\":\"metric\",\"properties\":{\"region\":\"us-east-1\","
                        + properties + "}}]}")
                .widgets()
                .get(0)
                .content();
    }

    @Test
    void shorthandsStandForTheMetricBefore() {
        List<GraphedMetric> metrics = graph(
                        """
                        "metrics": [
                          ["AWS/EC2", "DiskReadBytes", "InstanceId", "i-1", {"id": "m1"}],
                          [".", ".", ".", "i-2"],
                          ["...", "i-3", {"color": "#abc"}],
                          [{"expression": "SUM(METRICS())", "label": "all", "id": "e1", "visible": false}],
                          [".", "DiskWriteBytes", ".", "."],
                          ["Mine", "Depth"],
                          ["..."]]""")
                .metrics();
        assertEquals(
                List.of("i-1", "i-2", "i-3"),
                metrics.subList(0, 3).stream()
                        .map(one -> one.dimensions().get(1))
                        .toList());
        assertEquals("SUM(METRICS())", metrics.get(3).expression().orElseThrow());
        assertEquals(false, metrics.get(3).isVisible());
        assertEquals("DiskWriteBytes", metrics.get(4).name());
        assertEquals(List.of("InstanceId", "i-3"), metrics.get(4).dimensions());
        assertEquals(List.of(), metrics.get(5).dimensions());
        assertEquals("Depth", metrics.get(6).name());
    }

    @Test
    void idsThatAreNotGivenDifferFromThoseThatAre() {
        List<GraphedMetric> metrics = graph(
                        "\"metrics\": [[\"A\", \"x\"], [\"A\", \"y\", {\"id\": \"m0\"}], [\"A\", \"z\"]]")
                .metrics();
        assertEquals(3, metrics.stream().map(GraphedMetric::id).distinct().count());
        assertEquals("m0", metrics.get(1).id());
    }

    @Test
    void annotationsAreLevelsMomentsAndBands() {
        MetricGraph graph = graph(
                """
                "metrics": [], "annotations": {
                  "horizontal": [
                    {"value": 20, "label": "critical", "fill": "above", "yAxis": "right", "color": "#9467bd"},
                    [{"value": 200, "label": "top"}, {"value": 95.5}],
                    {"value": 1, "visible": false}],
                  "vertical": [
                    {"value": "2026-03-31T09:00:00+09:00", "label": "deployed", "fill": "after"},
                    [{"value": "2026-03-31T01:00:00Z"}, {"value": "2026-03-31T02:00:00Z"}]]}""");
        assertEquals(
                List.of(
                        new MetricGraph.Level(20, Optional.empty(), "critical", Optional.of("#9467bd"), "above", true),
                        new MetricGraph.Level(200, Optional.of(95.5), "top", Optional.empty(), "between", false)),
                graph.levels());
        assertEquals(
                List.of(
                        new MetricGraph.Moment(
                                Instant.parse("2026-03-31T00:00:00Z"), Optional.empty(), "deployed", "after"),
                        new MetricGraph.Moment(
                                Instant.parse("2026-03-31T01:00:00Z"),
                                Optional.of(Instant.parse("2026-03-31T02:00:00Z")),
                                "",
                                "between")),
                graph.moments());
    }

    @Test
    void widgetsWithoutAPlaceFollowOneAnotherInRows() {
        String widget = "{\"type\":\"text\",\"width\":%d,\"height\":%d,\"properties\":{\"markdown\":\"\"}}";
        List<Widget> widgets = Body.parse("{\"widgets\":["
                        + String.join(
                                ",",
                                widget.formatted(12, 3),
                                widget.formatted(12, 6),
                                widget.formatted(6, 2),
                                widget.formatted(24, 2))
                        + "]}")
                .widgets();
        assertEquals(List.of(0, 12, 0, 0), widgets.stream().map(Widget::x).toList());
        assertEquals(List.of(0, 0, 6, 8), widgets.stream().map(Widget::y).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "-PT5M, 2026-03-31T11:55:00Z",
        "-PT8H, 2026-03-31T04:00:00Z",
        "-P1D, 2026-03-30T12:00:00Z",
        "-P2W, 2026-03-17T12:00:00Z",
        "-P1M, 2026-02-28T12:00:00Z",
        "2026-03-01T00:00:00.000Z, 2026-03-01T00:00:00Z"
    })
    void theRangeBeginsWhereTheBodySays(String start, Instant from) {
        Body body = Body.parse("{\"start\":\"" + start + "\",\"widgets\":[]}");
        assertEquals(new Body.Range(from, NOW), body.range(NOW));
    }

    @Test
    void withoutARangeItIsTheLastThreeHours() {
        assertEquals(
                new Body.Range(NOW.minusSeconds(3 * 3600), NOW),
                Body.parse("{\"widgets\":[]}").range(NOW));
    }

    @Test
    void aQueryIsWhatGetMetricDataTakes() {
        var query = graph("\"metrics\":[[\"AWS/EC2\",\"CPUUtilization\",\"InstanceId\",\"i-1\",{\"stat\":\"p99\"}]]")
                .metrics()
                .get(0)
                .query(60);
        assertEquals("p99", query.metricStat().stat());
        assertEquals(60, query.metricStat().period());
        assertEquals("i-1", query.metricStat().metric().dimensions().get(0).value());
    }

    @Property(tries = 300)
    void noTextBreaksTheReader(@ForAll String text) {
        assertTrue(!BodyCheck.of(text).errors().isEmpty());
        assertThrows(IllegalArgumentException.class, () -> Body.parse(text));
    }
}
