package skylab.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.kernel.evaluation.Outcome;

/** What a student reads when cells fail at run time. */
class ErrorsInCellsTest {
    private static Session session;

    @BeforeAll
    static void start() {
        session = new Session();
    }

    @AfterAll
    static void close() {
        session.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{ String s = null; s.length(); }|NullPointerException: Cannot invoke|Something is null",
                "int[] a = new int[3]; a[3] = 1;|Index 3 out of bounds|from 0 to 2. Does a loop run one step too far",
                "{ int[] b = new int[4]; b[7]++; }|Index 7 out of bounds|from 0 to 3.",
                "new ArrayList<String>().get(0)|IndexOutOfBoundsException|It is empty",
                "List.of(1, 2).get(5)|IndexOutOfBoundsException|indexes",
                "\"abc\".substring(2, 9)|StringIndexOutOfBoundsException|from 0 to 2",
                "(Integer) (Object) \"a\"|class java.lang.String cannot be cast to class java.lang.Integer|instanceof",
                "Integer.parseInt(\"12a\")|NumberFormatException|not a number",
                "1 / 0|ArithmeticException: / by zero|divided by 0",
                "Math.addExact(Integer.MAX_VALUE, 1)|integer overflow|BigInteger",
                "for (int x : new ArrayList<>(List.of(1, 2)) {{ add(3); }}) {} List.of(1).add(2);|Unsupported|new ArrayList<>(list)",
                "{ var l = new ArrayList<>(List.of(1, 2, 3)); for (int x : l) l.remove(0); }|Concurrent|removeIf",
                "new Scanner(\"abc\").nextInt()|InputMismatchException|hasNextInt()",
                "Optional.empty().get()|NoSuchElementException|isPresent()",
                "new int[-1]|NegativeArraySizeException|below 0",
                "Files.readString(Path.of(\"no.txt\"))|NoSuchFileException: no.txt|looked up in /",
                "new FileReader(\"no.txt\")|FileNotFoundException|looked up in /",
                "Class.forName(\"org.example.Thing\")|ClassNotFoundException|%maven",
                "System.exit(3)|SystemExit|cannot end the kernel",
                "CompletableFuture.supplyAsync(() -> 1 / 0).join()|/ by zero|divided by 0",
            })
    void a_usual_exception_is_explained(String code, String title, String hint) {
        String text = session.traceback(code);
        assertTrue(text.contains(title) && text.contains("Hint: ") && text.contains(hint), text);
    }

    @ParameterizedTest
    @CsvSource({
        "throw new IllegalArgumentException(\"age\");",
        "throw new NoSuchElementException(\"no such student\");",
        "throw new ArithmeticException(\"tax\");",
        "throw new UnsupportedOperationException(\"not in this lab\");"
    })
    void an_exception_of_the_student_explains_itself(String code) {
        String text = session.traceback(code);
        assertTrue(!text.contains("Hint"), text);
    }

    @Test
    void the_cause_stands_in_front_of_what_only_carries_it() {
        List<String> lines = session.traceback(
                        "CompletableFuture.supplyAsync(() -> Integer.parseInt(\"x\"))\n    .join()")
                .lines()
                .toList();
        assertEquals("NumberFormatException: For input string: \"x\"", lines.get(0));
        assertTrue(lines.get(2).contains("line 1"), lines.toString());
        assertTrue(lines.contains("Passed on as CompletionException"), lines.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int down(int n) { return down(n + 1) + 1; }\ndown(1)",
                "int a1(int n) { return b1(n) + 1; }\nint b1(int n) { return n % 3 == 0 ? a1(n + 1)\n : a1(n + 2); }\na1(1)",
                "class Node { public String toString() { return \"\" + this; } }\nnew Node().toString()"
            })
    void endless_recursion_is_short(String code) {
        Outcome.Failed failed = session.failure(code);
        assertEquals("StackOverflowError", failed.name());
        assertTrue(failed.traceback().size() < 25, String.join("\n", failed.traceback()));
    }

    @Test
    void exceptions_that_throw_when_they_are_asked_are_shown_all_the_same() {
        session.value("class Bad extends RuntimeException {\n"
                + "  public String getMessage() { throw new IllegalStateException(); }\n"
                + "  public String toString() { return null; }\n"
                + "  public Throwable getCause() { return this; }\n}");
        assertTrue(session.traceback("throw new Bad();").startsWith("Bad: (IllegalStateException)"));
    }

    @Test
    void what_closing_threw_beside_is_shown() {
        String text = session.traceback("class Res implements AutoCloseable { public void close() {"
                + " throw new IllegalStateException(\"in close\"); } }\n"
                + "try (Res r = new Res()) { throw new RuntimeException(\"in body\"); }");
        assertTrue(text.startsWith("RuntimeException: in body"), text);
        assertTrue(text.contains("Suppressed IllegalStateException: in close"), text);
    }

    @Test
    void the_whole_trace_is_there_on_demand() {
        session.failure("List.of(3, 1).stream().map(x -> x / (x - 1)).toList()");
        String text = session.value("%tb");
        assertTrue(text.contains("ArithmeticException") && text.contains("java.util.stream"), text);
        assertEquals(text, session.value("%fulltrace"));
    }

    @Test
    void an_exception_in_a_thread_of_a_cell_shows_the_frames_of_the_student() throws Exception {
        CompletableFuture<List<String>> said = new CompletableFuture<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, error) -> said.complete(session.evaluator.explain(thread, error)));
        try {
            session.value("void work() {\n    int zero = 0;\n    int x = 1 / zero;\n}\n"
                    + "new Thread(() -> work(), \"worker\").start();");
            String text = String.join("\n", said.get(20, TimeUnit.SECONDS)).replaceAll("\u001b\\[[0-9;]*m", "");
            assertTrue(text.startsWith("Exception in thread \"worker\"\nArithmeticException: / by zero"), text);
            assertTrue(text.contains("line 3)\n      → int x = 1 / zero;"), text);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void a_declaration_that_waits_because_of_a_slip_says_what_was_meant() {
        session.value("int total(int count) { return cuont + 1; }");
        assertTrue(session.printed().contains("Did you mean count?"));
        session.value("int half(int n) { return quarter(n) * 2; }");
        assertTrue(!session.printed().contains("Did you mean"));
    }

    @Test
    void warnings_are_no_errors() {
        assertEquals("1", session.value("List raw = new ArrayList();\nraw.add(1);\nraw.size()"));
    }
}
