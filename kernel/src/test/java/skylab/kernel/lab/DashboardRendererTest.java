package skylab.kernel.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.kernel.chart.CloudWatchChart;
import skylab.kernel.chart.DashboardView;
import skylab.kernel.chart.DashboardView.Tile;
import skylab.kernel.text.Language;

class DashboardRendererTest {
    @ParameterizedTest
    @CsvSource({"ENGLISH, Not drawn here:", "KOREAN, 여기에는 그리지 않습니다:"})
    void S2_37_aDashboardIsShownOnItsGrid(Language language, String note) {
        DashboardView view = new DashboardView(
                "web",
                List.of(
                        new Tile(0, 0, 12, 6, new DashboardView.Drawn(CloudWatchChart.of("CPU <1>", "Percent"))),
                        new Tile(12, 0, 12, 6, new DashboardView.Markdown("# 안녕 <b>")),
                        new Tile(
                                0,
                                6,
                                6,
                                3,
                                new DashboardView.Sheet("표", List.of("", "MIN"), List.of(List.of("i-1", "3")))),
                        new Tile(6, 6, 6, 3, new DashboardView.Note("로그", "fields @message | limit <3>"))));
        Map<String, Object> data =
                new DashboardRenderer(language).render(view).orElseThrow().data();
        String html = data.get("text/html").toString();
        for (String part : List.of(
                "grid-column:1 / span 12;grid-row:1 / span 6;",
                "grid-column:13 / span 12;grid-row:1 / span 6;",
                "grid-column:7 / span 6;grid-row:7 / span 3;",
                "alt=\"CPU &lt;1&gt;\"",
                "안녕 &lt;b&gt;</h1>",
                ">3</td>",
                note,
                "limit &lt;3&gt;")) {
            assertTrue(html.contains(part), part + " in " + html);
        }
        assertEquals("web\n- CPU <1>\n- # 안녕 <b>\n- 표\n- 로그", data.get("text/plain"));
    }
}
