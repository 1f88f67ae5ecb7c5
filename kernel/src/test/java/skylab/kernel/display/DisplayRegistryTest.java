package skylab.kernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import skylab.kernel.notebook.Displayable;
import skylab.kernel.notebook.MimeBundle;

class DisplayRegistryTest {
    record Point(int x, String name) {}

    private final DisplayRegistry registry = new DisplayRegistry();

    private String form(Object value, String type) {
        return String.valueOf(registry.render(value).data().get(type));
    }

    @Test
    void records_are_rows_with_a_column_for_each_component() {
        List<Point> points = List.of(new Point(1, "<a>"));
        assertEquals("[Point[x=1, name=<a>]]", form(points, MimeBundle.TEXT));
        assertTrue(form(points, "text/html").contains("<th>x</th><th>name</th>"));
        assertTrue(form(points, "text/html").contains("<td>&lt;a&gt;</td>"));
    }

    @Test
    void maps_are_tables_of_keys_and_values() {
        assertTrue(form(Map.of("k", 2), "text/html").contains("<td>k</td><td>2</td>"));
    }

    @Test
    void arrays_show_their_elements() {
        assertEquals("[[1, 2], [3]]", form(new int[][] {{1, 2}, {3}}, MimeBundle.TEXT));
    }

    @Test
    void long_tables_are_cut_and_say_how_long_they_are() {
        List<Integer> many = IntStream.range(0, 5000).boxed().toList();
        assertTrue(form(many, "text/html").endsWith("<p>… (5000)</p>"));
    }

    @Test
    void images_are_png() {
        BufferedImage image = new BufferedImage(2, 3, BufferedImage.TYPE_INT_RGB);
        byte[] png = Base64.getDecoder().decode(form(image, "image/png"));
        assertEquals('P', png[1]);
        assertEquals("Image 2 × 3", form(image, MimeBundle.TEXT));
    }

    @Test
    void a_displayable_shows_itself() {
        Displayable displayable = () -> MimeBundle.of("t", "text/html", "<b>");
        assertEquals("<b>", form(displayable, "text/html"));
    }

    @Test
    void renderers_added_later_go_first_and_may_pass() {
        registry.add(value -> Optional.of(MimeBundle.text("first")));
        registry.add(value -> Optional.empty());
        assertEquals("first", form(List.of(), MimeBundle.TEXT));
    }

    @Test
    void null_is_text_too() {
        assertEquals("null", form(null, MimeBundle.TEXT));
    }
}
