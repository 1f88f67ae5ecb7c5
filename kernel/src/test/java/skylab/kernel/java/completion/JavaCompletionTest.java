package skylab.kernel.java.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.kernel.evaluation.CompletionResult;
import skylab.kernel.evaluation.CompletionResult.Match;
import skylab.kernel.java.analysis.Attribution;
import skylab.kernel.java.analysis.GivenNames;

class JavaCompletionTest {
    private final GivenNames names = new GivenNames();
    private final JavaCompletion completion = new JavaCompletion(names, new Attribution());

    /** The matches at the bar in the code. */
    private List<Match> matches(String marked) {
        int cursor = marked.indexOf('|');
        String code = marked.substring(0, cursor) + marked.substring(cursor + 1);
        return completion.complete(code, cursor).matches();
    }

    private List<String> texts(String marked) {
        return matches(marked).stream().map(Match::text).toList();
    }

    private Match match(String marked, String text) {
        return matches(marked).stream()
                .filter(match -> match.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text + " in " + matches(marked)));
    }

    @Test
    void members_come_with_parameters_and_type() {
        names.variable("List<String>", "list", List.of());
        assertEquals(new Match("isEmpty()", "function", "(): boolean"), match("list.isE|", "isEmpty()"));
        assertEquals(new Match("max(", "function", "(int a, int b): int  +3"), match("Math.ma|", "max("));
        assertEquals("(int): String", match("list.ge|", "get(").signature());
        assertEquals("double", match("Math.P|", "PI").signature());
    }

    @Test
    void lambdas_and_chains_know_their_types() {
        names.variable("List<String>", "list", List.of()).variable("Map<String, List<Integer>>", "map", null);
        assertTrue(texts("list.stream().map(x -> x.|").contains("length()"));
        assertTrue(texts("list.stream().map(x -> x.len|).filter(y -> y > 1)").contains("length()"));
        assertTrue(texts("list.stream().map(String::length).map(n -> n.intV|").contains("intValue()"));
        assertTrue(texts("list.stream().map(String::le|").contains("length"));
        assertTrue(texts("map.entrySet().stream().filter(e -> e.getValue().get(0).doub|")
                .contains("doubleValue()"));
        assertTrue(texts("list.stream().collect(Collectors.groupingBy(s -> s.leng|")
                .contains("length()"));
        assertTrue(texts("list.forEach(s -> {\n    int n = s.length();\n    s.toUpp|\n})")
                .contains("toUpperCase("));
    }

    @Test
    void void_lambdas_of_overloaded_methods_know_their_types() {
        names.type("Builder", "class Builder { Builder size(int n) { return this; } }")
                .type("Request", "class Request { }")
                .method("ask", "void ask(Request request) { }")
                .method("ask", "void ask(Consumer<Builder> request) { }")
                .variable("List<String>", "list", null);
        assertEquals(List.of("size("), texts("ask(r -> r.si|"));
        assertEquals(List.of("size("), texts("ask(r -> r.size(1).si|)"));
        assertEquals(List.of("size("), texts("ask(r -> { r.si|"));
        assertEquals(
                List.of("codePointAt(", "codePointBefore("),
                texts("list.stream().mapToInt(s -> s.codeP|").subList(0, 2));
    }

    @Test
    void what_the_cell_declares_above_is_known() {
        assertEquals(List.of("length()"), texts("String here = \"\";\nhere.leng|"));
        assertEquals(List.of("length()"), texts("var here = \"a\" + 1;\nhere.leng|"));
        assertEquals(
                List.of("getRaster()"),
                texts("import java.awt.image.BufferedImage;\nBufferedImage i = null;\ni.getRaste|"));
        assertEquals(List.of("x()"), texts("record Point(int x, int y) {}\nvar p = new Point(1, 2);\np.x|"));
        assertEquals(List.of("twice("), texts("int twice(int n) { return 2 * n; }\ntwi|"));
        assertEquals(List.of("here"), texts("String here = \"\";\nint f() { return her|"));
        assertEquals(List.of("local"), texts("int f(String local) { return loca| }"));
        assertEquals(List.of("inner"), texts("class A { int inner; int f() { return inn| } }"));
    }

    @Test
    void what_the_cell_declares_below_is_known() {
        assertEquals(List.of("later("), texts("int f() {\n    return lat|;\n}\nint later(int n) { return n; }"));
    }

    @Test
    void what_cells_declared_before_is_known() {
        names.variable("Point", "p", null)
                .type("Point", "record Point(int across, Unit unit) { }")
                .type("Unit", "/** A unit. */ enum Unit { METRE, MILE }")
                .method("convert", "Point convert(Point from, Unit to) { return from; }");
        assertEquals("int", match("p.acr|", "across()").signature().substring(4));
        assertEquals(List.of("METRE", "MILE"), texts("Unit.M|"));
        assertEquals("(Point from, Unit to): Point", match("conv|", "convert(").signature());
        assertTrue(texts("convert(p, Unit.METRE).unit().na|").contains("name()"));
    }

    @Test
    void an_error_above_does_no_harm() {
        assertEquals(List.of("isEmpty()"), texts("int x = nope + 1;\nfoo(;\nString s = \"\";\ns.isE|"));
        assertEquals(List.of("isEmpty()"), texts("Nope n = new Nope();\nString s = n.what();\ns.isE|"));
    }

    @Test
    void what_fits_comes_first() {
        names.variable("String", "text", "");
        assertEquals(
                List.of("codePointAt(", "codePointBefore("),
                texts("int n = text.|").subList(0, 2));
        assertEquals("charAt(", texts("char c = text.|").get(0));
        assertEquals("contains(", texts("if (text.|").get(0));
        names.variable("int", "number", 1).variable("String", "numberText", "");
        assertEquals("numberText", texts("String s = numb|").get(0));
        assertEquals("numberText", texts("text.concat(numb|").get(0));
        assertEquals("number", texts("text.charAt(numb|").get(0));
        assertEquals("number", texts("text.repeat(numb|)").get(0));
        assertEquals("numberText", texts("String f() { return numb| }").get(0));
    }

    @Test
    void humps_and_case_are_forgiven_when_nothing_begins_so() {
        assertEquals("ArrayList", texts("new arrL|").get(0));
        assertTrue(texts("hashm|").contains("HashMap"));
        names.variable("String", "text", "");
        assertEquals(List.of("toUpperCase("), texts("text.tUC|"));
        assertEquals(List.of("isEmpty()"), texts("text.isempty|"));
    }

    @Test
    void types_that_are_not_imported_come_with_their_packages() {
        Match match = match("new SwingUtil|", "javax.swing.SwingUtilities");
        assertEquals("class", match.type());
        assertEquals("javax.swing", match.signature());
        assertTrue(texts("Pattern p = Pattern|").contains("java.util.regex.Pattern"));
        assertEquals("ConcurrentSkipListMap", texts("ConcurrentSkipListM|").get(0));
        assertFalse(texts("ConcurrentSkipListM|").contains("java.util.concurrent.ConcurrentSkipListMap"));
    }

    @Test
    void imports_are_completed() {
        assertTrue(texts("import java.ut|").contains("util"));
        assertEquals(List.of("LinkedHashMap", "LinkedHashSet"), texts("import java.util.LinkedH|"));
        assertTrue(texts("import static java.lang.Math.ma|").contains("max"));
        assertTrue(texts("int a = 1;\nimport java.util.concurrent.at|").contains("atomic"));
        assertFalse(texts("import java.util.|").contains("class"));
    }

    @Test
    void static_imports_are_visible() {
        names.importing("static java.lang.Math.*").importing("static java.lang.Integer.parseInt");
        assertTrue(texts("int n = toInt|").contains("toIntExact("));
        assertTrue(texts("int n = parseI|").contains("parseInt("));
    }

    @Test
    void keywords_and_constants_of_a_switch() {
        assertTrue(texts("whil|").contains("while"));
        names.type("Unit", "enum Unit { METRE, MILE }").variable("Unit", "unit", null);
        assertEquals(List.of("METRE", "MILE"), texts("switch (unit) { case M|").subList(0, 2));
        assertEquals(
                List.of("METRE", "MILE"),
                texts("int n = switch (unit) { case METRE -> 1; case M|").subList(0, 2));
        assertEquals("METRE", texts("switch (unit) { case |").get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"// s.|", "/* s.| */", "String x = \"s.|\"", "double d = 1.|", "\"\"\"\ns.|"})
    void nothing_is_offered_where_no_code_is(String marked) {
        names.variable("String", "s", "");
        assertEquals(List.of(), texts(marked));
    }

    @Test
    void behind_an_emoji_the_place_is_right() {
        CompletionResult result = completion.complete("String s = \"😀\"; s.leng", 23);
        assertEquals(
                List.of("length()"), result.matches().stream().map(Match::text).toList());
        assertEquals(19, result.start());
        assertEquals(23, result.end());
    }

    @Test
    void arguments_of_timing_magics_are_java_other_magics_are_none() {
        names.variable("String", "s", "");
        assertEquals(List.of("length()"), texts("int a;\n%time s.leng|"));
        assertEquals(List.of("length()"), texts("%%time\ns.leng|"));
        assertEquals(List.of("length()"), texts("%lsmagic\ns.leng|"));
    }

    @Test
    void half_written_statements_are_understood() {
        names.variable("String", "s", "").variable("List<String>", "list", null);
        for (String code : List.of(
                "for (int i = 0; i < s.leng|",
                "for (String each : list) { each.leng|",
                "while (s.leng|",
                "try { s.leng|",
                "try (var r = new StringReader(s)) { s.leng|",
                "if (s.isEmpty()) { int x = s.leng|",
                "int[] a = {1, s.leng|",
                "int x = s.isEmpty() ? 1 : s.leng|",
                "switch (s.leng|",
                "new Thread() { public void run() { s.leng|",
                "class A { void f() { s.leng|",
                "interface I { default void f() { s.leng|",
                "Runnable r = () -> s.leng|",
                "System.out.println(s.leng|",
                "Object o = s; if (o instanceof String t && t.leng|",
                "throw new IllegalArgumentException(s + s.leng|",
                "s\n    .strip()\n    .leng|",
                "int y = switch (s) { case \"a\" -> s.leng|")) {
            assertEquals(List.of("length()"), texts(code), code);
        }
    }
}
