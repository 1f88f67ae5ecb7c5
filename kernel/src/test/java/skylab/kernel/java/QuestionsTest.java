package skylab.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import skylab.kernel.evaluation.CompletionResult.Match;
import skylab.kernel.extension.Binding;
import skylab.kernel.extension.CompletionContributor;
import skylab.kernel.extension.KernelExtension;
import skylab.kernel.notebook.MimeBundle;

/** Completion and inspection in a session whose cells have run. */
class QuestionsTest {
    private final AtomicInteger asked = new AtomicInteger();

    @AutoClose
    private final Session session = new Session(new KernelExtension() {
        @Override
        public List<Binding> bindings() {
            return List.of(
                    new Binding("cloud", "StringBuilder", () -> new StringBuilder().append(asked.incrementAndGet())));
        }

        @Override
        public List<CompletionContributor> completions() {
            return List.of((code, cursor) -> code.startsWith("give(\"")
                    ? List.of(new CompletionContributor.Proposal("i-1", 6, "value", "web"))
                    : List.of());
        }
    });

    private List<Match> matches(String code) {
        return session.evaluator.complete(code, code.length()).matches();
    }

    private List<String> texts(String code) {
        return matches(code).stream().map(Match::text).toList();
    }

    private String inspected(String code) {
        return session.evaluator
                .inspect(code, code.length(), false)
                .map(bundle -> String.valueOf(bundle.data().get(MimeBundle.TEXT)))
                .orElse("");
    }

    @Test
    void what_cells_declared_is_known_with_its_types_values_and_comments() {
        session.value(
                "var words = new ArrayList<String>(List.of(\"a\"));\n/** Doubles. */\nint twice(int n) { return 2 * n; }\n"
                        + "/** A place. */\nrecord Point(int x, int y) {}\nvar p = new Point(1, 2);");
        assertEquals(List.of("isEmpty()"), texts("words.isE"));
        assertEquals(List.of(new Match("twice(", "function", "(int n): int")), matches("twic"));
        assertEquals(List.of("x()"), texts("p.x"));
        assertEquals("ArrayList<String> words = [\"a\"]", inspected("words"));
        assertEquals("int twice(int n)\n\nDoubles.", inspected("twice("));
        assertTrue(inspected("Point").endsWith("A place."), inspected("Point"));
        session.value("String words = \"now a text\";");
        assertEquals(List.of("length()"), texts("words.leng"));
        assertEquals("String words = \"now a text\"", inspected("words"));
    }

    @Test
    void bound_names_are_known_and_not_asked_for() {
        assertEquals(List.of("cloud"), texts("clou"));
        assertEquals(List.of("deleteCharAt("), texts("cloud.deleteC"));
        assertEquals("StringBuilder cloud", inspected("cloud"));
        assertEquals(0, asked.get());
    }

    @Test
    void a_question_runs_no_code() {
        session.value(
                "int n = 0;\nclass Loud { Loud() { n++; } public String toString() { n++; return \"\"; } }\nvar loud = new Loud();");
        texts("new Loud().toS");
        texts("n++; loud.");
        inspected("loud");
        assertEquals("1", session.value("n"));
    }

    @Test
    void extensions_are_asked_first() {
        assertEquals(List.of(new Match("i-1", "value", "web")), matches("give(\"i"));
    }

    @Test
    void a_magic_that_knows_its_words_offers_the_first_and_the_next() {
        assertEquals(List.of("on", "off"), texts("%preview "));
        assertEquals(List.of("off"), texts("int a = 1;\n%preview of"));
        assertEquals(List.of(), texts("%preview on "));
    }

    @Test
    void magics_and_their_arguments_are_completed() {
        assertTrue(matches("%time").stream()
                .anyMatch(match ->
                        match.text().equals("%timeit") && !match.signature().isEmpty()));
        assertFalse(texts("%%time").contains("%lsmagic"));
        assertTrue(texts("int a = 1;\n%env PAT").contains("PATH"));
        assertTrue(texts("%%writefile po").contains("pom.xml"));
        assertTrue(texts("%load sr").contains("src/"));
        assertTrue(texts("!cat src/ma").contains("src/main/"));
        assertTrue(texts("Path.of(\"src/te").contains("src/test/"));
        session.value("String host = \"a\";");
        assertEquals(List.of("host}"), texts("%%writefile x\nssh {ho"));
        assertEquals(List.of("length()"), texts("%time host.leng"));
    }

    @Test
    void names_are_gone_after_a_reset() {
        session.value("String gone = \"\";");
        assertEquals(List.of("gone"), texts("gon"));
        session.value("%reset -f");
        assertEquals(List.of(), texts("gon"));
    }
}
