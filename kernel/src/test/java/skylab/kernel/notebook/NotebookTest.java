package skylab.kernel.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The forms that the functions of a notebook give. */
class NotebookTest {
    @BeforeEach
    void connect() {
        Notebook.connect(new FakeHost());
    }

    @Test
    void wanted_forms_are_chosen_and_text_stays() {
        assertEquals(
                Set.of("text/plain", "image/png"),
                Notebook.render(1, "image/png").data().keySet());
        assertEquals(
                Set.of("text/plain", "image/png", "image/svg+xml"),
                Notebook.render(1, "image/*").data().keySet());
        assertEquals(
                Set.of("text/plain"), Notebook.render(1, "text/html").data().keySet());
    }

    @Test
    void a_text_stands_in_any_form_as_it_is() {
        assertEquals(
                Map.of("text/plain", "<b>", "text/html", "<b>", "text/markdown", "<b>"),
                Notebook.render("<b>", "text/html", "text/markdown").data());
    }

    @Test
    void formulas_get_dollars_unless_they_have_them() {
        assertEquals("$$x^2$$", Notebook.latex("x^2").data().get("text/latex"));
        assertEquals("$x^2$", Notebook.latex("$x^2$").data().get("text/latex"));
    }

    @Test
    void pictures_are_told_by_their_first_bytes() {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 0};
        assertEquals("iVBORwA=", Notebook.image(png).data().get("image/png"));
        assertEquals("<svg/>", Notebook.image(bytes("<svg/>")).data().get("image/svg+xml"));
        assertEquals("R0lGODlh", Notebook.image(bytes("GIF89a")).data().get("image/gif"));
        assertThrows(IllegalArgumentException.class, () -> Notebook.image(bytes("hello")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
