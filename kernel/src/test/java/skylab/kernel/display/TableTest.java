package skylab.kernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Language;
import skylab.kernel.text.Messages;

class TableTest {
    record Point(int x, String name) {}

    record Line(String label, List<Point> points) {}

    private final DisplayRegistry registry = new DisplayRegistry(new Messages(Language.ENGLISH));

    private String text(Object value) {
        return registry.render(value).text();
    }

    /** The HTML without styles. */
    private String html(Object value) {
        return String.valueOf(registry.render(value).data().get("text/html")).replaceAll(" style=\"[^\"]*\"", "");
    }

    @Test
    void records_are_rows_with_a_column_for_each_component() {
        List<Point> points = List.of(new Point(1, "<a>"), new Point(2, "b"));
        assertEquals("[Point[x=1, name=<a>], Point[x=2, name=b]]", text(points));
        assertEquals(
                "<table><thead><tr><th>#</th><th>x</th><th>name</th></tr></thead><tbody>"
                        + "<tr><td>0</td><td>1</td><td>&lt;a&gt;</td></tr>"
                        + "<tr><td>1</td><td>2</td><td>b</td></tr></tbody></table>",
                html(points));
    }

    @Test
    void numbers_stand_right_and_the_rest_left() {
        String html = String.valueOf(
                registry.render(List.of(new Point(1, "7a"))).data().get("text/html"));
        assertTrue(html.contains("<td style=\"text-align:right\">1</td><td style=\"text-align:left\">7a</td>"), html);
        assertTrue(html.contains("<th style=\"text-align:right\">x</th><th style=\"text-align:left\">name</th>"), html);
    }

    @Test
    void maps_are_tables_of_keys_and_values() {
        assertTrue(html(Map.of("k", 2)).contains("<th>key</th><th>value</th>"));
        assertTrue(html(Map.of("k", 2)).contains("<td>k</td><td>2</td>"));
    }

    @Test
    void a_list_of_maps_has_a_column_for_each_key() {
        Map<String, Object> first = new LinkedHashMap<>();
        first.put("a", 1);
        first.put("b", null);
        String html = html(List.of(first, Map.of("a", 2, "c", "x")));
        assertTrue(html.contains("<th>#</th><th>a</th><th>b</th><th>c</th>"), html);
        assertTrue(html.contains("<td>1</td><td><i>null</i></td><td></td>"), html);
        assertTrue(html.contains("<td>2</td><td></td><td>x</td>"), html);
    }

    @Test
    void arrays_show_their_elements_and_arrays_of_arrays_are_grids() {
        assertEquals("[[1, 2], [3]]", text(new int[][] {{1, 2}, {3}}));
        assertTrue(html(new int[][] {{1, 2}, {3}})
                .contains("<th>#</th><th>0</th><th>1</th></tr></thead><tbody><tr><td>0</td><td>1</td><td>2</td></tr>"));
        assertEquals("[true, false]", text(new boolean[] {true, false}));
        assertEquals("[null]", text(new String[1]));
    }

    @Test
    void what_stands_in_a_cell_may_be_a_table_again() {
        String html = html(List.of(new Line("l", List.of(new Point(1, "p")))));
        assertTrue(html.contains("<td>l</td><td><table><thead><tr><th>#</th><th>x</th><th>name</th>"), html);
    }

    @Test
    void texts_between_dollar_signs_are_no_formulas() {
        for (Object value : List.of(
                List.of(new Point(1, "$5 and $6")), Map.of("regex", "\\(a\\)"), Stream.of("$Latest", "$Default"))) {
            assertTrue(html(value).startsWith("<div class=\"tex2jax_ignore mathjax_ignore\"><table>"), html(value));
        }
        assertTrue(html(List.of(new Point(1, "5"))).startsWith("<table>"));
    }

    @Test
    void long_ones_are_cut_and_say_how_long_they_are() {
        List<Integer> many = IntStream.range(0, 10_000).boxed().toList();
        assertTrue(html(many).endsWith("<td>19</td><td>19</td></tr></tbody></table><p>… 9,980 more of 10,000</p>"));
        List<Point> points =
                IntStream.range(0, 10_000).mapToObj(i -> new Point(i, "p")).toList();
        assertTrue(html(points).endsWith("<p>… 9,900 more of 10,000</p>"));
        assertTrue(text(many).endsWith("998, 999, … 9,000 more of 10,000]"));
        assertTrue(text(new int[5_000]).endsWith("0, … 4,000 more of 5,000]"));
        assertTrue(html(List.of(points, 1)).contains("<p>… 9,990 more of 10,000</p>"));
        assertTrue(html(List.of(many, 1)).contains("<td>[0, 1, 2, "));
        assertEquals(100_000, text("x".repeat(100_000)).length());
        assertTrue(text("x".repeat(300_000)).endsWith("x… 200,000 more of 300,000"));
        assertTrue(html(List.of("y".repeat(1_000))).contains("y… 500 more of 1,000"));
    }

    @Test
    void a_collection_that_contains_itself_ends() {
        List<Object> self = new ArrayList<>();
        self.add(self);
        assertEquals("[(this Collection)]", text(self));
        assertTrue(html(self).contains("<td>[(this Collection)]</td>"));
        Map<String, Object> one = new HashMap<>();
        List<Object> two = new ArrayList<>(List.of(one));
        one.put("two", two);
        assertEquals("{two=[(this Map)]}", text(one));
        assertTrue(html(one).contains("<td>two</td>"));
        Object[] array = new Object[1];
        array[0] = array;
        assertEquals("[[...]]", text(array));
    }

    @Test
    void deep_ones_end() {
        List<Object> deep = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            deep = new ArrayList<>(Arrays.asList(deep));
        }
        assertTrue(text(deep).length() < 1_000);
        assertTrue(html(deep).startsWith("<table>"));
    }

    @Test
    void an_element_that_cannot_be_shown_leaves_the_others() {
        Object bad = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("bad");
            }
        };
        assertTrue(text(Arrays.asList(1, bad, 2)).matches("\\[1, .* cannot be shown: .*bad, 2]"));
        assertTrue(html(Arrays.asList(1, bad, 2)).contains("<td>2</td><td>2</td>"));
    }

    @Test
    void a_component_that_throws_leaves_the_others() {
        record Half(int good, int bad) {
            @Override
            public int bad() {
                throw new IllegalStateException("half");
            }
        }
        assertTrue(html(new Half(1, 2)).contains("<td>1</td><td>Half cannot be shown: "));
    }

    @Test
    void empty_ones_are_text() {
        assertEquals(Map.of(MimeBundle.TEXT, "[]"), registry.render(List.of()).data());
        assertEquals("{}", text(Map.of()));
    }

    @Test
    void a_text_of_the_users_own_is_kept() {
        List<Integer> named = new ArrayList<>(List.of(1)) {
            @Override
            public String toString() {
                return "mine";
            }
        };
        assertEquals("mine", text(named));
    }

    @Property
    void the_text_of_a_short_collection_is_that_of_java(
            @ForAll @Size(max = 8) List<@Size(max = 8) List<@StringLength(max = 20) String>> value) {
        assertEquals(value.toString(), text(value));
    }

    @Property
    void no_text_is_taken_for_markup(@ForAll @StringLength(max = 100) String value) {
        String cell = html(List.of(value))
                .replaceAll("</?(table|thead|tbody|tr|th|td|p|i|div)>|<div class=\"\\w+ \\w+\">", "");
        assertFalse(cell.contains("<"), cell);
        assertFalse(cell.contains("\""), cell);
    }
}
