package skylab.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import skylab.kernel.evaluation.Outcome;

/** Cells in the ways that IJava's documentation shows, which must run here unchanged. */
class IJavaSamplesTest {
    private final Session session = new Session();

    @AfterEach
    void close() {
        session.close();
    }

    private Map<String, Object> forms(String code) {
        Outcome outcome = session.run(code);
        return assertInstanceOf(Outcome.Done.class, outcome, outcome::toString)
                .result()
                .orElseThrow()
                .data();
    }

    @Test
    void a_text_is_displayed_as_javascript() {
        assertEquals(
                Map.of("text/plain", "go()", "application/javascript", "go()"),
                forms("render(\"go()\", \"application/javascript\")"));
        session.value("display(\"go()\", \"application/javascript\");");
        assertEquals("display go()\n", session.printed().replace("\r", ""));
    }

    @Test
    void a_text_is_displayed_in_several_forms() {
        assertEquals(
                Map.of("text/plain", "<b>x</b>", "text/html", "<b>x</b>", "text/markdown", "<b>x</b>"),
                forms("render(\"<b>x</b>\", \"text/html\", \"text/markdown\")"));
    }

    @Test
    void the_result_of_a_cell_is_rendered_as_asked() {
        assertEquals(
                Map.of("text/plain", "**x**", "text/markdown", "**x**"),
                forms("String md = \"**x**\";\n\nrender(md, \"text/markdown\")"));
    }

    @Test
    void a_display_counts_down_in_its_place() {
        assertEquals(
                "<b>Now</b>",
                forms("String id = display(\"<b>In</b> 2\", \"text/html\");\n"
                                + "for (int i = 2; i >= 1; i--) {\n"
                                + "    updateDisplay(id, \"<b>In</b> \" + i, \"text/html\");\n"
                                + "    Thread.sleep(1L);\n"
                                + "}\n"
                                + "render(\"<b>Now</b>\", \"text/html\")")
                        .get("text/html"));
        assertEquals(
                "display <b>In</b> 2\nupdate <b>In</b> 2\nupdate <b>In</b> 1\n",
                session.printed().replace("\r", ""));
    }

    @Test
    void printf_needs_no_system() {
        session.value("printf(\"%d %s\", 5, \"x\");");
        assertEquals("5 x", session.printed());
    }
}
