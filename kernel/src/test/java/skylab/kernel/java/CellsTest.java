package skylab.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What cells of Java do to each other. */
class CellsTest {
    private final Session session = new Session();

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void a_statement_may_use_what_its_cell_declares_behind_it() {
        session.run("System.out.print(new Late().twice(4));\nclass Late { int twice(int n) { return 2 * n; } }");
        assertEquals("8", session.printed());
    }

    @Test
    void private_means_private_also_within_one_cell() {
        String code = "class Safe { private int code = 1; }\nvar safe = new Safe();\nsafe.code";
        assertTrue(session.traceback(code).contains("private access"));
    }

    @Test
    void what_has_package_access_can_be_used_from_later_cells() {
        session.run("class Open { int field = 3; int method() { return 4; } Open() {} }");
        assertEquals("7", session.value("var open = new Open(); open.field + open.method()"));
    }

    @Test
    void nothing_of_a_cell_runs_or_is_declared_when_it_does_not_compile() {
        session.failure("int before = 1;\nSystem.out.print(\"ran\");\nint wrong = \"text\";");
        assertEquals("", session.printed());
        assertTrue(session.traceback("before").contains("cannot find symbol"));
    }

    @Test
    void variables_up_to_the_failing_statement_are_declared() {
        session.failure("int before = 1;\nint failing = 1 / 0;\nint behind = 2;");
        assertEquals("1", session.value("before"));
        assertEquals("0", session.value("failing"));
        assertTrue(session.traceback("behind").contains("cannot find symbol"));
    }

    @Test
    void a_variable_declared_again_with_its_type_is_the_same_for_all_who_use_it() {
        session.run("int count = 1;\nclass Clicker { int click() { return ++count; } }\nvar clicker = new Clicker();");
        session.run("clicker.click()");
        session.run("int count = 10;");
        assertEquals("11", session.value("clicker.click()"));
        assertEquals("11", session.value("count"));
    }

    @Test
    void a_class_run_again_unchanged_keeps_its_objects() {
        String declaration = "class Point { int x = 1; }";
        session.run(declaration);
        session.run("Point p = new Point(); p.x = 5;");
        session.run(declaration);
        assertEquals("5", session.value("p.x"));
    }

    @Test
    void a_class_declared_anew_empties_its_variables_and_says_so() {
        session.run("class Point { int x = 1; }\nPoint p = new Point(); int other = 3;");
        session.printed();
        session.run("class Point { int x = 2, y = 3; }");
        assertTrue(session.printed().contains("p"));
        assertEquals("true", session.value("p == null"));
        assertEquals("3", session.value("other"));
        assertEquals("3", session.value("p = new Point(); p.y"));
    }

    @Test
    void a_class_with_state_of_its_own_begins_afresh() {
        String declaration = "class Ids { static int next = 1; static int take() { return next++; } }";
        session.run(declaration);
        session.run("Ids.take(); Ids.take();");
        session.run(declaration);
        assertEquals("1", session.value("Ids.take()"));
    }

    @Test
    void methods_follow_what_they_use_through_others() {
        session.run(
                "int base() { return 1; }\nint middle() { return base() + 10; }\nint top() { return middle() + 100; }");
        session.run("int base() { return 2; }");
        assertEquals("112", session.value("top()"));
    }

    @Test
    void a_declaration_that_waits_says_for_what_and_works_once_it_is_there() {
        session.run("int area(Shape s) { return s.area(); }");
        assertTrue(session.printed().contains("class Shape"));
        assertTrue(session.traceback("area(null)").contains("class Shape"));
        session.run("interface Shape { int area(); }");
        assertEquals("9", session.value("area(() -> 9)"));
    }

    @Test
    void what_no_longer_fits_a_changed_declaration_waits_too() {
        session.run("class Box { int size = 1; }\nint size(Box b) { return b.size; }");
        session.run("class Box { int width = 2; }");
        assertTrue(session.printed().contains("size"));
        session.run("class Box { int size = 3; }");
        assertEquals("3", session.value("size(new Box())"));
    }

    @Test
    void names_may_be_declared_twice_in_a_cell() {
        assertEquals("two", session.value("int x = 1;\nString x = \"two\";\nx"));
    }

    @Test
    void a_class_of_the_student_comes_before_an_import() {
        session.run("class List { public String toString() { return \"mine\"; } }");
        assertEquals("mine", session.value("new List()"));
        session.run("import java.time.Clock;\nClock.systemUTC();");
        session.run("class Clock { int hour = 7; }");
        assertEquals("7", session.value("new Clock().hour"));
    }

    @Test
    void stack_traces_name_cell_and_line_also_when_code_was_compiled_again() {
        session.run("int limit = 1;");
        session.run("// a comment\nint half(int n) {\n    return (int) (n / (limit - 1));\n}");
        session.run("long limit = 1;\nint half(int n, int m) { return n; }");
        String text = session.traceback("\n\nhalf(8)");
        assertTrue(text.contains("half (cell [2], line 3)"), text);
        assertTrue(text.contains("cell [4], line 3"), text);
    }

    @Test
    void a_printed_stack_trace_names_cell_and_line() {
        session.run("int x = 1;\nnew Exception().printStackTrace(System.out);");
        assertTrue(session.printed().contains("(cell 1:2)"));
    }

    @Test
    void code_behind_an_endless_loop_or_a_throw_is_no_error() {
        assertEquals(
                "IllegalStateException",
                session.failure("throw new IllegalStateException();\nint x = 1;")
                        .name());
    }

    @Test
    void a_comment_behind_the_last_semicolon_is_no_expression() {
        assertNull(session.value("int x = 3; // a comment"));
        assertNull(session.value("x++; // counts"));
        assertEquals("4", session.value("x // shown"));
    }

    @Test
    void a_call_without_a_value_needs_no_semicolon() {
        assertNull(session.value("System.out.print(\"void\")"));
        assertEquals("void", session.printed());
    }

    @Test
    void classes_can_be_found_by_name_and_load_from_threads_of_the_cell() {
        session.run("class Named { }");
        assertEquals(
                "true",
                session.value(
                        "Class.forName(Named.class.getName(), true, Thread.currentThread().getContextClassLoader()) == Named.class"));
    }

    @Test
    void a_variable_of_an_anonymous_class_keeps_its_members_and_mixes_with_others() {
        session.run("class Base { int one = 1; }\nint factor = 10;");
        assertEquals(
                "24",
                session.value("int before = 3;\nvar special = new Base() { int two() { return 2 * factor + one; } };\n"
                        + "before + special.two()"));
        session.run("int use() { return special.two(); }");
        assertEquals("21", session.value("use()"));
    }

    @Test
    void a_slip_on_a_class_of_the_jdk_is_an_error_at_once() {
        String text = session.traceback("int length(List<String> l) { return l.lenght(); }");
        assertTrue(text.contains("lenght"), text);
        assertTrue(session.traceback("class Text { String s = \"\"; int n() { return s.size(); } }")
                .contains("size"));
    }

    @Test
    void null_is_a_value_and_void_is_none() {
        assertEquals("null", session.value("Map.of().get(1)"));
        assertEquals("null", session.value("String nothing = null; nothing"));
        assertNull(session.value("nothing = null;"));
        assertNull(session.value("List.of().forEach(x -> {})"));
    }

    @Test
    void a_comment_without_an_end_is_an_error() {
        assertTrue(session.traceback("int x = 1;\n/* begun\nx").contains("line 2"));
    }

    @Test
    void preview_features_are_there_on_request() {
        String code = preview();
        session.failure(code);
        session.run("%preview on");
        session.run(code);
        session.run("%preview off");
        assertEquals("many", session.value("size(List.of(1, 2))"));
        session.failure(code.replace("size", "other"));
    }

    /** A method that uses a preview feature of the Java that runs this test. */
    private static String preview() {
        return Runtime.version().feature() < 21
                ? "String size(Object o) { return switch (o) { case List<?> l && l.size() > 1 -> \"many\"; default -> \"?\"; }; }"
                : "String size(Object o) { int n = ((List<?>) o).size(); return n instanceof byte b ? \"many\" : \"?\"; }";
    }

    @Test
    void a_variable_may_have_a_type_that_only_the_compiler_can_name() {
        session.run("var mixed = List.of(1, \"a\", 2.0);\nvar either = mixed.isEmpty() ? 1 : \"s\";");
        assertEquals("a", session.value("mixed.get(1)"));
        assertEquals("s", session.value("either"));
    }

    @Test
    void a_bracket_without_an_end_is_named_by_its_line() {
        String text = session.traceback("int total = 0;\nfor (int i : List.of(1)) {\n    total += i;\n\ntotal");
        assertTrue(text.contains("reached end of file") && text.contains("line 2"), text);
    }

    @Test
    void a_return_ends_the_cell_with_its_value() {
        assertEquals("5", session.value("int n = 5;\nif (n > 3) return n;\nn = 0;"));
        assertEquals("5", session.value("n"));
    }
}
