package skylab.kernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import skylab.kernel.notebook.Displayable;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Language;
import skylab.kernel.text.Messages;

class DisplayRegistryTest {
    private final DisplayRegistry registry = new DisplayRegistry(new Messages(Language.ENGLISH));

    private String text(Object value) {
        return registry.render(value).text();
    }

    private String html(Object value) {
        return String.valueOf(registry.render(value).data().get("text/html"));
    }

    @Test
    void images_are_png() {
        BufferedImage image = new BufferedImage(2, 3, BufferedImage.TYPE_INT_RGB);
        MimeBundle bundle = registry.render(image);
        byte[] png = Base64.getDecoder().decode((String) bundle.data().get("image/png"));
        assertEquals('P', png[1]);
        assertEquals("Image 2 × 3", bundle.text());
    }

    @Test
    void a_displayable_shows_itself() {
        Displayable displayable = () -> MimeBundle.of("t", "text/html", "<b>");
        assertEquals("<b>", html(displayable));
    }

    @Test
    void renderers_added_later_go_first_and_may_pass() {
        registry.add(value -> Optional.of(MimeBundle.text("first")));
        registry.add(value -> Optional.empty());
        assertEquals("first", text(List.of()));
    }

    @Test
    void what_a_renderer_says_at_too_great_length_is_cut() {
        registry.add(value -> Optional.of(MimeBundle.of("x".repeat(300_000), "text/html", "<b>")));
        assertTrue(text(1).endsWith("x… 200,000 more of 300,000"));
        assertEquals("<b>", html(1));
    }

    @Test
    void null_is_text_too() {
        assertEquals("null", text(null));
    }

    @Test
    void what_the_code_of_a_value_throws_is_told_and_nothing_fails() {
        Displayable broken = () -> {
            throw new IllegalStateException("not yet");
        };
        assertTrue(text(broken).endsWith("cannot be shown: java.lang.IllegalStateException: not yet"));
        Object endless = new Object() {
            @Override
            public String toString() {
                return String.valueOf(this);
            }
        };
        assertTrue(text(endless).contains("StackOverflowError"));
    }

    @Test
    void an_interrupted_value_is_no_text() {
        Object slow = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException(new InterruptedException());
            }
        };
        assertThrows(IllegalStateException.class, () -> text(slow));
        assertThrows(IllegalStateException.class, () -> text(List.of(slow)));
    }

    @Test
    void a_stream_is_shown_once_and_says_so() {
        Stream<String> stream = Stream.of("a", "<b>");
        String note = "A stream can be used only once, and showing it has used it.";
        assertEquals("[a, <b>]\n" + note, text(stream));
        assertTrue(text(stream).contains("cannot be shown: java.lang.IllegalStateException"));
        assertTrue(html(Stream.of("<b>")).contains("&lt;b&gt;"));
        assertTrue(text(DoubleStream.of(1, 2)).startsWith("[1.0, 2.0]\n"));
    }

    @Test
    @Timeout(20)
    void an_endless_stream_ends() {
        String text = text(Stream.iterate(0, i -> i + 1));
        assertTrue(text.startsWith("[0, 1, 2, ") && text.contains("48, 49, …]\nThe first 50 elements."), text);
        assertTrue(text(IntStream.iterate(0, i -> i + 1).boxed().parallel()).contains("49, …]"));
    }

    @Test
    void a_stream_is_closed_when_it_was_shown() {
        boolean[] closed = new boolean[1];
        text(Stream.of(1).onClose(() -> closed[0] = true));
        assertTrue(closed[0]);
    }

    @Test
    void an_optional_has_the_forms_of_its_content() {
        assertEquals("Optional[[1, 2]]", text(Optional.of(List.of(1, 2))));
        assertTrue(html(Optional.of(List.of(1, 2))).startsWith("<table>"));
        assertEquals("Optional.empty", text(Optional.empty()));
    }

    @Test
    void futures_tell_how_they_stand_and_are_not_waited_for() {
        assertEquals("CompletableFuture (not completed)", text(new CompletableFuture<>()));
        assertEquals("CompletableFuture (completed): 5", text(CompletableFuture.completedFuture(5)));
        assertTrue(html(CompletableFuture.completedFuture(List.of(5))).contains("<table>"));
        assertEquals("CompletableFuture (completed)", text(CompletableFuture.completedFuture(null)));
        assertTrue(text(CompletableFuture.failedFuture(new IllegalStateException("why")))
                .startsWith("CompletableFuture (failed): java.lang.IllegalStateException: why"));
        FutureTask<Integer> cancelled = new FutureTask<>(() -> 1);
        cancelled.cancel(false);
        assertEquals("FutureTask (cancelled)", text(cancelled));
    }

    @Test
    void an_exception_as_a_value_shows_its_causes_and_where_it_was_made() {
        IllegalStateException error = new IllegalStateException("outer", new java.io.IOException("<inner>"));
        error.addSuppressed(new RuntimeException("beside"));
        List<String> lines = text(error).lines().toList();
        assertEquals("java.lang.IllegalStateException: outer", lines.get(0));
        assertEquals("    Suppressed: java.lang.RuntimeException: beside", lines.get(1));
        assertEquals("Caused by java.io.IOException: <inner>", lines.get(2));
        assertTrue(lines.get(3).contains("DisplayRegistryTest.an_exception_as_a_value"), lines.get(3));
        assertTrue(html(error).contains("&lt;inner&gt;"));
    }

    @Test
    void an_exception_that_is_its_own_cause_ends() {
        Exception a = new Exception("a");
        Exception b = new Exception("b", a);
        a.initCause(b);
        assertTrue(text(a).startsWith("java.lang.Exception: a\nCaused by java.lang.Exception: b\n    at "));
    }

    @Test
    void plain_values_say_what_they_say() {
        assertEquals("PT1H30M", text(java.time.Duration.ofMinutes(90)));
        assertEquals("a/b.txt", text(java.nio.file.Path.of("a", "b.txt")));
        assertEquals("class java.lang.String", text(String.class));
        assertFalse(registry.render("x").data().containsKey("text/html"));
    }

    @Test
    void the_words_are_korean_for_koreans() {
        DisplayRegistry korean = new DisplayRegistry(new Messages(Language.KOREAN));
        assertEquals(
                "CompletableFuture (아직 완료되지 않음)",
                korean.render(new CompletableFuture<>()).text());
        assertTrue(
                String.valueOf(korean.render(IntStream.range(0, 10_000).boxed().toList())
                                .data()
                                .get("text/html"))
                        .contains("… 전체 10,000개 중 9,980개 더 있음"));
    }
}
