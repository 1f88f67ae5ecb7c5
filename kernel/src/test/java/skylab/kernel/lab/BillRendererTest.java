package skylab.kernel.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import skylab.billing.BillText;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Language;
import skylab.lab.Lab;

class BillRendererTest {
    private static Lab withAddress(CurrentLab current) {
        Lab lab = current.get();
        lab.ec2().allocateAddress(r -> {});
        lab.advance("20h");
        return lab;
    }

    private static String html(MimeBundle bundle) {
        return String.valueOf(bundle.data().get("text/html"));
    }

    @Test
    void a_bill_is_a_table_of_its_lines_with_the_sum_above() {
        try (CurrentLab current = new CurrentLab(Map.of())) {
            Lab lab = withAddress(current);
            MimeBundle bundle =
                    new BillRenderer(Language.ENGLISH).render(lab.bill()).orElseThrow();
            assertTrue(html(bundle).contains("UTC: $0.10</b>"), html(bundle));
            assertTrue(
                    html(bundle).startsWith("<div class=\"tex2jax_ignore mathjax_ignore\">"),
                    "dollars are no formulas");
            assertTrue(html(bundle).contains(">PublicIPv4:IdleAddress</td>"), html(bundle));
            assertTrue(html(bundle).contains("text-align:right\">20.000 Hrs</td>"), html(bundle));
            assertTrue(bundle.text().contains("public IPv4 address that is kept but not in use"), bundle.text());
        }
    }

    @Test
    void it_speaks_the_learners_language() {
        try (CurrentLab current = new CurrentLab(Map.of())) {
            Lab lab = withAddress(current);
            MimeBundle bundle = new BillRenderer(Language.KOREAN)
                    .render(new BillView(lab.forecast("30d"), BillText.By.SERVICE))
                    .orElseThrow();
            assertTrue(html(bundle).contains("예상 금액: $3.60"), html(bundle));
            assertTrue(html(bundle).contains(">서비스</th>"), html(bundle));
            assertTrue(html(bundle).contains(">Amazon Virtual Private Cloud</td>"), html(bundle));
        }
    }

    @Test
    void a_bill_of_nothing_is_a_sentence() {
        try (CurrentLab current = new CurrentLab(Map.of())) {
            MimeBundle bundle = new BillRenderer(Language.ENGLISH)
                    .render(current.get().bill())
                    .orElseThrow();
            assertTrue(bundle.text().endsWith("UTC: $0.00"), bundle.text());
        }
    }

    @Test
    void other_values_are_left_to_others() {
        assertEquals(Optional.empty(), new BillRenderer(Language.ENGLISH).render("text"));
    }

    @Test
    void the_magic_knows_what_may_stand_where() {
        try (CurrentLab current = new CurrentLab(Map.of())) {
            BillMagic magic = new BillMagic(current::get);
            assertTrue(magic.complete(List.of(), "").containsAll(List.of("day", "service", "forecast")));
            assertTrue(magic.complete(List.of("forecast"), "").contains("30d"));
            assertTrue(magic.complete(List.of("forecast", "30d"), "").contains("resource"));
            assertEquals(List.of(), magic.complete(List.of("day"), ""));
        }
    }
}
