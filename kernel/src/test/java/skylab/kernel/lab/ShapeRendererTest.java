package skylab.kernel.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Language;
import skylab.kernel.text.Messages;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesResponse;
import software.amazon.awssdk.services.ec2.model.Volume;

class ShapeRendererTest {
    private final ShapeRenderer renderer = new ShapeRenderer(new Messages(Language.ENGLISH));

    private static DescribeVolumesResponse volumes(int count) {
        List<Volume> volumes = IntStream.range(0, count)
                .mapToObj(i -> Volume.builder()
                        .volumeId("vol-" + i)
                        .size(8 + i)
                        .encrypted(true)
                        .build())
                .toList();
        return DescribeVolumesResponse.builder().volumes(volumes).build();
    }

    @Test
    void an_answer_that_is_a_list_has_a_row_for_each_element() {
        MimeBundle bundle = renderer.render(volumes(2)).orElseThrow();
        String html = String.valueOf(bundle.data().get("text/html"));
        assertTrue(html.contains(">volumeId</th>"), html);
        assertTrue(
                html.contains("<td style=\"text-align:left\">vol-1</td><td style=\"text-align:right\">9</td>"), html);
        assertTrue(bundle.text().contains("\"volumeId\" : \"vol-1\""), bundle.text());
    }

    @Test
    void a_long_answer_is_cut_and_says_how_long_it_is() {
        String html = String.valueOf(
                renderer.render(volumes(1250)).orElseThrow().data().get("text/html"));
        assertTrue(html.endsWith("… 1,050 more of 1,250</p>"), html.substring(html.length() - 200));
    }

    @Test
    void what_stands_between_dollar_signs_is_no_formula() {
        String html = String.valueOf(renderer.render(DescribeVolumesResponse.builder()
                        .volumes(Volume.builder().volumeId("$Latest, $Default").build())
                        .build())
                .orElseThrow()
                .data()
                .get("text/html"));
        assertTrue(html.startsWith("<div class=\"tex2jax_ignore mathjax_ignore\"><table>"), html);
    }

    @Test
    void an_empty_answer_is_text() {
        assertEquals(
                Set.of(MimeBundle.TEXT),
                renderer.render(volumes(0)).orElseThrow().data().keySet());
    }

    @Test
    void other_values_are_left_to_others() {
        assertEquals(Optional.empty(), renderer.render("text"));
    }
}
