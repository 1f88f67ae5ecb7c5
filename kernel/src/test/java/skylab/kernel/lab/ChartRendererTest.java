package skylab.kernel.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.kernel.chart.CloudWatchChart;
import skylab.kernel.text.Language;

class ChartRendererTest {
    @ParameterizedTest
    @CsvSource({"ENGLISH, No data available", "KOREAN, 사용 가능한 데이터가 없습니다"})
    void aChartIsAnImageForPages_anSvg_andAPng(Language language, String word) {
        Map<String, Object> data = new ChartRenderer(language)
                .render(CloudWatchChart.of("CPU", "Percent"))
                .orElseThrow()
                .data();
        String svg = (String) data.get("image/svg+xml");
        assertTrue(svg.contains(word), svg);
        String image = data.get("text/html").toString().replaceAll("(?s).*base64,([^\"]*)\".*", "$1");
        assertEquals(svg, new String(Base64.getDecoder().decode(image), StandardCharsets.UTF_8));
        assertTrue(data.get("image/png").toString().startsWith("iVBORw0KGgo"));
        assertEquals("CPU", data.get("text/plain"));
    }
}
