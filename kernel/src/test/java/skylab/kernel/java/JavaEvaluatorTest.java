package skylab.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import skylab.kernel.evaluation.Completeness.Status;
import skylab.kernel.evaluation.CompletionResult;
import skylab.kernel.evaluation.Outcome;
import skylab.kernel.extension.Binding;
import skylab.kernel.extension.ErrorTeacher;
import skylab.kernel.extension.KernelExtension;
import skylab.kernel.extension.TaughtError;
import skylab.kernel.notebook.MimeBundle;

class JavaEvaluatorTest {
    private final Session session = new Session(new TestExtension());

    private static final AtomicInteger ASKED = new AtomicInteger();

    private static final class TestExtension implements KernelExtension {
        @Override
        public List<Binding> bindings() {
            return List.of(new Binding("answer", "Integer", () -> 41 + ASKED.incrementAndGet()));
        }

        @Override
        public List<String> imports() {
            return List.of("java.text.NumberFormat");
        }

        @Override
        public List<ErrorTeacher> teachers() {
            return List.of((error, language) -> error instanceof UnsupportedOperationException
                    ? java.util.Optional.of(new TaughtError("Taught", "why", "do this"))
                    : java.util.Optional.empty());
        }
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void the_last_expression_without_a_semicolon_is_the_result() {
        assertEquals("3", session.value("int a = 1;\nint b = 2;\na + b"));
        assertNull(session.value("a + b;"));
        assertNull(session.value("int c = 3"));
        assertNull(session.value("System.out.print(\"\")"));
        assertEquals("null", session.value("null"));
        assertNull(session.value("// nothing"));
        assertNull(session.value(""));
    }

    @Test
    void classes_of_one_cell_may_refer_to_each_other() {
        assertNull(session.value("class A { B b = null; }\nclass B { A a = new A(); }"));
        assertEquals("true", session.value("new B().a.b == null"));
        assertEquals("", session.printed());
    }

    @Test
    void a_method_may_use_what_a_later_cell_declares() {
        session.value("int twice(int n) { return 2 * once(n); }");
        assertTrue(session.printed().contains("twice is declared"));
        assertEquals("UnresolvedReference", session.failure("twice(1)").name());
        session.value("int once(int n) { return n; }");
        assertEquals("42", session.value("twice(21)"));
    }

    @Test
    void declarations_may_be_made_anew() {
        session.value("int f() { return 1; }\nint x = 1;\nrecord R(int a) {}");
        session.value("String f() { return \"s\"; }\nString x = \"t\";\nrecord R(String b) {}");
        assertEquals("st", session.value("f() + x"));
        assertEquals("R[b=u]", session.value("new R(\"u\")"));
    }

    @Test
    void usual_packages_are_imported() {
        assertEquals("PT1H", session.value("Duration.ofHours(1)"));
        assertEquals("[1]", session.value("Stream.of(1).collect(Collectors.toList())"));
    }

    @Test
    void a_compile_error_points_at_line_and_column_of_the_cell() {
        assertEquals(
                """
                Cell [1], line 3, column 13: cannot find symbol
                        int y = nope;
                                ^^^^
                    symbol:   variable nope
                  Hint: No variable nope is declared here. Check its spelling and capitals, declare it (int nope = ...;),\
                 or run the cell that declares it.""",
                session.traceback("int x = 1;\nif (x == 1) {\n    int y = nope;\n}"));
    }

    @Test
    void nothing_of_a_cell_runs_when_a_part_of_it_is_no_java() {
        assertEquals(
                "CompileError",
                session.failure("System.out.println(1);\nint x = ;").name());
        assertEquals("", session.printed());
    }

    @Test
    void a_runtime_error_shows_the_frames_of_the_student_with_cell_and_line() {
        session.value("int divide(int a, int b) {\n    return a / b;\n}");
        assertEquals(
                """
                ArithmeticException: / by zero
                Hint: Integers cannot be divided by 0. Check the divisor first: if (b != 0)
                    divide (cell [1], line 2)
                      → return a / b;
                    cell [2], line 3""",
                session.traceback("int a = 1;\n\ndivide(a, 0)"));
    }

    @Test
    void causes_are_shown() {
        String text = session.traceback("throw new RuntimeException(\"outer\", new IllegalStateException(\"inner\"));");
        assertTrue(text.startsWith("RuntimeException: outer"), text);
        assertTrue(text.contains("Caused by IllegalStateException: inner"), text);
    }

    @Test
    void endless_recursion_is_a_few_lines() {
        Outcome.Failed failed = session.failure("int f(int n) { return g(n); }\nint g(int n) { return f(n); }\nf(1)");
        assertEquals("StackOverflowError", failed.name());
        assertTrue(failed.traceback().size() < 10, String.join("\n", failed.traceback()));
        assertEquals("2", session.value("1 + 1"));
    }

    @Test
    void a_null_pointer_is_called_by_its_name() {
        String message =
                session.failure("{ String name = null; name.length(); }").message();
        assertTrue(message.contains("\"name\""), message);
    }

    @Test
    void leaving_the_jvm_is_an_error_of_the_cell() {
        for (String code : List.of("System.exit(1)", "Runtime.getRuntime().halt(1)", "Runtime.getRuntime().exit(0)")) {
            assertEquals("SystemExit", session.failure(code).name());
        }
        assertEquals(
                "SystemExit",
                session.failure("IntConsumer leave = System::exit; leave.accept(0);")
                        .name());
    }

    @Test
    void a_full_heap_is_an_error_of_the_cell() {
        assertEquals(
                "OutOfMemoryError",
                session.failure("{ var all = new ArrayList<long[]>(); while (true) all.add(new long[10_000_000]); }")
                        .name());
        assertEquals("1", session.value("1"));
    }

    @Test
    void an_exception_may_be_taught() {
        assertEquals(
                "Taught: why\ndo this\n    cell [1], line 1\n      → List.of().add(null);",
                session.traceback("List.of().add(null);"));
    }

    @Test
    void a_bound_name_is_asked_for_once_and_only_when_mentioned() {
        int before = ASKED.get();
        session.value("1");
        assertEquals(before, ASKED.get());
        assertEquals(String.valueOf(42 + before), session.value("answer"));
        assertEquals(String.valueOf(42 + before), session.value("answer"));
    }

    @Test
    void extensions_import() {
        assertEquals("true", session.value("NumberFormat.getInstance() != null"));
    }

    @Test
    void functions_of_the_notebook_are_there() {
        session.value("String id = display(1);\nupdateDisplay(id, 2);\nclearOutput();");
        assertEquals("display 1\nupdate 2\nclear false\n", session.printed().replace("\r", ""));
    }

    @Test
    void a_value_whose_text_throws_says_so() {
        assertEquals(
                "Bad cannot be shown: java.lang.IllegalStateException: why",
                session.value("class Bad { public String toString() { throw new IllegalStateException(\"why\"); } }\n"
                        + "new Bad()"));
    }

    @Test
    void line_magics_mix_with_java() {
        assertEquals("4", session.value("int a = 3;\n%time a * 2\na + 1"));
        assertTrue(session.printed().startsWith("Time: "));
    }

    @Test
    void an_unknown_magic_suggests_its_neighbours() {
        assertTrue(session.failure("%tme 1").message().contains("Did you mean %time?"));
        assertTrue(session.failure("%%tim\n1").message().contains("%%time"));
        assertTrue(session.failure("%html").message().contains("%%html"));
    }

    @Test
    void timing_runs_the_line_many_times() {
        assertTrue(session.value("long n = 0;\n%timeit n++").contains("per run"));
        assertEquals("true", session.value("n > 1000"));
    }

    @Test
    void all_magics_are_listed() {
        assertTrue(session.value("%lsmagic").contains("%time %%time"));
    }

    @Test
    void completeness_is_told() {
        assertEquals(
                Status.COMPLETE, session.evaluator.completeness("int x = 1").status());
        assertEquals(
                Status.INCOMPLETE, session.evaluator.completeness("for (;;) {").status());
        assertEquals(
                "        ",
                session.evaluator.completeness("class A {\n  void f() {").indent());
        assertEquals(Status.INVALID, session.evaluator.completeness("int x = ;").status());
        assertEquals(Status.COMPLETE, session.evaluator.completeness("%time").status());
    }

    private List<String> completions(String code) {
        return session.evaluator.complete(code, code.length()).matches().stream()
                .map(CompletionResult.Match::text)
                .toList();
    }

    @Test
    void completion_knows_values_statements_before_and_magics() {
        session.value("var list = new ArrayList<String>();");
        assertEquals(List.of("isEmpty()"), completions("list.isE"));
        assertEquals(List.of("length()"), completions("String here = \"\";\nhere.leng"));
        assertEquals(List.of("max("), completions("import java.awt.*;\nclass Z {}\nMath.ma"));
        assertEquals(List.of("%time", "%timeit"), completions("%tim"));
        assertEquals(List.of("answer"), completions("answe"));
    }

    @Test
    void inspection_shows_signatures_also_behind_the_bracket() {
        for (int cursor : new int[] {6, 8, 9}) {
            String text = String.valueOf(session.evaluator
                    .inspect("Math.max(1, 2)", cursor, false)
                    .orElseThrow()
                    .data()
                    .get(MimeBundle.TEXT));
            assertTrue(text.contains("long Math.max(long a, long b)"), text);
        }
        assertTrue(session.evaluator.inspect("nothingOfTheKind", 3, false).isEmpty());
    }
}
