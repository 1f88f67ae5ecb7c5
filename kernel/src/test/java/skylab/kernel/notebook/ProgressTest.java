package skylab.kernel.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final String EMPTY = "░".repeat(30);
    private static final String FULL = "█".repeat(30);

    private final FakeHost host = new FakeHost();
    private long nanos;
    private final ProgressBars bars = new ProgressBars(() -> nanos, () -> host);

    private <T> Iterable<T> progress(List<T> elements) {
        return Progress.of(bars, elements, "");
    }

    private List<String> only() {
        assertEquals(1, host.places.size());
        return host.places.values().iterator().next();
    }

    @Test
    void each_element_is_given_and_the_end_is_shown() {
        List<Integer> taken = new ArrayList<>();
        progress(List.of(1, 2, 3)).forEach(taken::add);
        assertEquals(List.of(1, 2, 3), taken);
        assertEquals(List.of(EMPTY + " 0 % 0/3", FULL + " 100 % 3/3"), only());
    }

    @Test
    void there_is_at_most_one_update_in_a_tenth_of_a_second() {
        for (int i : progress(IntStream.range(0, 100).boxed().toList())) {
            nanos += ProgressPlace.INTERVAL_NANOS / 10;
            assertTrue(i < 100);
        }
        // The first, each tenth, and the last, which is one of these.
        assertEquals(11, only().size());
        assertEquals("███" + "░".repeat(27) + " 10 % 10/100", only().get(1));
    }

    @Test
    void the_last_change_is_shown_when_the_cell_ends_in_the_middle() {
        try {
            for (int i : progress(List.of(0, 1, 2, 3))) {
                if (i == 2) {
                    throw new IllegalStateException();
                }
            }
        } catch (IllegalStateException e) {
            bars.settle();
        }
        assertEquals("█".repeat(15) + "░".repeat(15) + " 50 % 2/4", host.page().get(0));
    }

    @Test
    void a_loop_in_a_loop_has_one_place_for_all_its_rounds() {
        for (int outer : progress(List.of(1, 2, 3))) {
            for (int inner : progress(List.of(1, 2))) {
                for (int innermost : progress(List.of(1))) {
                    assertEquals(1, innermost);
                }
                assertTrue(outer + inner > 0);
            }
        }
        assertEquals(List.of(FULL + " 100 % 3/3", FULL + " 100 % 2/2", FULL + " 100 % 1/1"), host.page());
    }

    @Test
    void a_loop_left_by_break_does_not_disturb_the_one_around_it() {
        for (int outer : progress(List.of(1, 2))) {
            for (int inner : progress(List.of(1, 2, 3))) {
                if (inner == 2) {
                    break;
                }
            }
            assertTrue(outer > 0);
        }
        for (int next : progress(List.of(9))) {
            assertEquals(9, next);
        }
        bars.settle();
        assertEquals(
                List.of(FULL + " 100 % 2/2", "█".repeat(10) + "░".repeat(20) + " 33 % 1/3", FULL + " 100 % 1/1"),
                host.page());
    }

    @Test
    void what_has_no_known_size_is_counted() {
        Progress.of(bars, Stream.iterate(1, i -> i < 5, i -> i + 1), "label").forEach(i -> {});
        assertEquals(List.of("label 0", "label 4"), only());
        Progress.of(bars, IntStream.range(0, 2).boxed(), "").forEach(i -> {});
        assertEquals(FULL + " 100 % 2/2", host.page().get(1));
    }

    @Test
    void nothing_to_do_is_done() {
        progress(List.of()).forEach(i -> {});
        assertEquals(FULL + " 100 % 0/0", host.page().get(0));
    }

    @Test
    void a_bar_moved_by_hand_may_go_on_after_its_cell() {
        ProgressBar bar = bars.open(10, "copy");
        bar.step(5);
        bars.settle();
        assertEquals(
                "copy " + "█".repeat(15) + "░".repeat(15) + " 50 % 5/10",
                host.page().get(0));
        nanos += ProgressPlace.INTERVAL_NANOS;
        bar.step(5);
        bar.close();
        assertEquals("copy " + FULL + " 100 % 10/10", host.page().get(0));
    }

    @Test
    void its_colours_are_no_variables_which_a_page_takes_from_notebooks_that_it_does_not_trust() {
        String html = String.valueOf(bars.open(2, "copy").forms().data().get("text/html"));
        assertTrue(html.contains("background:#1976d2") && !html.contains("var("), html);
    }

    @Test
    void the_label_is_no_markup() {
        String html = String.valueOf(bars.open(2, "<b>").forms().data().get("text/html"));
        assertTrue(html.contains("<span>&lt;b&gt;</span>"), html);
    }
}
