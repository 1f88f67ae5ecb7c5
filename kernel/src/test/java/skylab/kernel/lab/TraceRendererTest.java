package skylab.kernel.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Language;
import skylab.lab.Probe;
import skylab.lab.Trace;

class TraceRendererTest {
    private static Trace trace(CurrentLab lab) {
        return lab.get().trace("me", "8.8.8.8", Probe.tcp(443));
    }

    @Test
    void a_trace_is_a_table_of_its_hops_with_the_headers() {
        try (CurrentLab lab = new CurrentLab(Map.of())) {
            MimeBundle bundle =
                    new TraceRenderer(Language.ENGLISH).render(trace(lab)).orElseThrow();
            String html = String.valueOf(bundle.data().get("text/html"));
            assertTrue(html.contains(">header before</th>"), html);
            assertTrue(html.contains("tcp 203.0.113.25:40001 &gt; 8.8.8.8:443"), html);
            assertTrue(html.contains("TCP to port 443 gets through and is answered."), html);
            assertFalse(html.contains("<pre>"), "what arrives needs no change");
            assertTrue(bundle.text().startsWith("TCP to port 443 from me to 8.8.8.8"), bundle.text());
        }
    }

    @Test
    void it_speaks_the_learners_language() {
        try (CurrentLab lab = new CurrentLab(Map.of())) {
            MimeBundle bundle =
                    new TraceRenderer(Language.KOREAN).render(trace(lab)).orElseThrow();
            assertTrue(bundle.text().contains("가는 길"), bundle.text());
            assertTrue(String.valueOf(bundle.data().get("text/html")).contains(">들어올 때 헤더</th>"));
        }
    }

    @Test
    void what_drops_it_stands_out_and_what_it_does_not_come_to_is_faint() {
        try (CurrentLab lab = new CurrentLab(Map.of())) {
            lab.get().moveTo("198.51.100.9", 443);
            String html = String.valueOf(new TraceRenderer(Language.ENGLISH)
                    .render(trace(lab))
                    .orElseThrow()
                    .data()
                    .get("text/html"));
            assertTrue(html.contains("<b>The packet never leaves the place where your computer is"), html);
            assertTrue(html.contains("<span style=\"opacity:.6\">Routers of the Internet"), html);
            assertTrue(html.contains("<pre>Smallest changes"), html);
        }
    }

    @Test
    void other_values_are_left_to_others() {
        assertEquals(Optional.empty(), new TraceRenderer(Language.ENGLISH).render("text"));
    }

    @Test
    void the_magic_knows_what_may_stand_where() {
        try (CurrentLab lab = new CurrentLab(Map.of())) {
            TraceMagic magic = new TraceMagic(lab::get, lab::values);
            assertTrue(magic.complete(List.of(), "").containsAll(List.of("me", "internet")));
            assertTrue(magic.complete(List.of("me", "internet"), "t").contains("tcp/22"));
            assertEquals(List.of(), magic.complete(List.of("me", "internet", "tcp/22"), ""));
        }
    }
}
