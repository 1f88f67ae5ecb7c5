package skylab.kernel.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.kernel.chart.Lanes.Mark;
import skylab.kernel.chart.Lanes.Span;
import skylab.kernel.chart.Lanes.Style;
import skylab.lab.history.Happening;
import skylab.lab.history.Happening.Sort;

class LanesTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private static Instant minute(int minute) {
        return START.plusSeconds(60L * minute);
    }

    private static Lanes lanes() {
        return Lanes.of("타임라인", START, minute(240))
                .lane(
                        "web <1>",
                        List.of(
                                new Span(minute(0), minute(1), "pending"),
                                new Span(minute(1), minute(100), "running"),
                                new Span(minute(100), minute(200), "stopped")),
                        List.of(
                                new Mark(minute(0), "RunInstances"),
                                new Mark(minute(99), "StopInstances"),
                                new Mark(minute(100), "CreateTags"),
                                new Mark(minute(500), "later")));
    }

    @ParameterizedTest
    @CsvSource({
        "pending, BEGINNING",
        "running, ACTIVE",
        "stopping, ENDING",
        "stopped, RESTING",
        "shutting-down, ENDING",
        "terminated, GONE",
        "in-use, ACTIVE",
        "INSUFFICIENT_DATA, BEGINNING",
        "ALARM, TROUBLED",
        "impaired, TROUBLED"
    })
    void statesHaveAMeaning(String state, Style style) {
        assertEquals(style, Style.of(state));
    }

    @Test
    void aLaneHasABarForEachState_andAMarkForEachActionInItsTime() {
        String svg = lanes().svg(Locale.KOREAN);
        for (String word :
                List.of(">타임라인<", ">web &lt;1&gt;<", ">running<", ">stopped<", ">RunInstances<", ">StopInstances<")) {
            assertTrue(svg.contains(word), word + " in " + svg);
        }
        assertEquals(3, svg.split("<ellipse", -1).length - 1);
        // Too short for its name, it is told by the legend.
        assertTrue(svg.contains(">pending<"), svg);
    }

    @Test
    void marksThatAreCloseTakeMoreRows_soThatTheLaneIsHigher() {
        Lanes sparse = Lanes.of("t", START, minute(240)).lane("a", List.of(), List.of(new Mark(minute(9), "one")));
        Lanes dense = Lanes.of("t", START, minute(240))
                .lane("a", List.of(), List.of(new Mark(minute(9), "one"), new Mark(minute(10), "two")));
        assertTrue(dense.height() > sparse.height());
    }

    @Test
    void theSameLanesAreTheSameBytes() {
        assertEquals(lanes().svg(), lanes().svg());
        assertArrayEquals(lanes().png(), lanes().png());
    }

    @Test
    void theTimeAxisSaysItsZone() {
        assertTrue(lanes().in("Asia/Seoul").svg().contains(">2026-03-02 · Asia/Seoul (UTC+09:00)<"));
    }

    @Test
    void whatHappenedInALabIsALaneForEachResource() {
        List<Happening> happenings = List.of(
                new Happening(minute(0), "us-east-1", Sort.ACTION, "i-1", "RunInstances", ""),
                new Happening(minute(0), "us-east-1", Sort.STATE, "i-1", "pending", ""),
                new Happening(minute(1), "us-east-1", Sort.STATE, "i-1", "running", ""),
                new Happening(minute(2), "us-east-1", Sort.ACTION, "", "Advance", ""),
                new Happening(minute(2), "us-east-1", Sort.ACTION, "", "PutDashboard", ""),
                new Happening(minute(3), "us-east-1", Sort.ACTION, "i-1", "StartInstances", "IncorrectInstanceState"));
        Lanes lanes = Timelines.of(happenings, minute(60));
        assertEquals(
                List.of("i-1", "–"),
                lanes.lanes().stream().map(Lanes.Lane::name).toList());
        assertEquals(
                List.of(new Span(minute(0), minute(1), "pending"), new Span(minute(1), minute(60), "running")),
                lanes.lanes().get(0).spans());
        assertEquals(
                List.of("RunInstances", "StartInstances ✗ IncorrectInstanceState"),
                lanes.lanes().get(0).marks().stream().map(Mark::label).toList());
        assertEquals(
                List.of("PutDashboard"),
                lanes.lanes().get(1).marks().stream().map(Mark::label).toList());
        assertTrue(lanes.svg(Locale.KOREAN).contains(">타임라인<"));
        assertTrue(Timelines.of(List.of(), START).height() > 0);
    }
}
