package skylab.kernel.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.kernel.text.Language;
import skylab.lab.Lab;
import skylab.lab.LabOptions;

class PictureRendererTest {
    @ParameterizedTest
    @CsvSource({"ENGLISH, Route tables", "KOREAN, 라우팅 테이블"})
    void aPictureIsAnImageForPagesAndTheSameDrawingAlone(Language language, String word) {
        Lab lab = Lab.open(LabOptions.seed(7));
        String vpc = lab.ec2().describeVpcs().vpcs().get(0).vpcId();
        Map<String, Object> data = new PictureRenderer(language)
                .render(lab.picture(vpc))
                .orElseThrow()
                .data();
        String svg = (String) data.get("image/svg+xml");
        assertTrue(svg.contains(word), svg);
        String html = (String) data.get("text/html");
        String image = html.replaceAll("(?s).*base64,([^\"]*)\".*", "$1");
        assertEquals(svg, new String(Base64.getDecoder().decode(image), StandardCharsets.UTF_8));
        assertTrue(html.contains("alt=\"") && data.get("text/plain").toString().contains(vpc), html);
    }
}
