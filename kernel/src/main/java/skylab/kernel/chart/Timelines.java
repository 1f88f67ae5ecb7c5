package skylab.kernel.chart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import skylab.kernel.chart.Lanes.Mark;
import skylab.kernel.chart.Lanes.Span;
import skylab.lab.history.Happening;
import skylab.lab.history.Happening.Sort;

/** What happened in a lab as lanes. */
final class Timelines {
    private static final String NOTHING_IN_PARTICULAR = "–";

    /** That time passed is what the axis shows. */
    private static final String ADVANCE = "Advance";

    private Timelines() {}

    static Lanes of(List<Happening> happenings, Instant now) {
        Map<String, List<Happening>> bySubject = new LinkedHashMap<>();
        for (Happening one : happenings) {
            if (one.what().equals(ADVANCE)) {
                continue;
            }
            String subject = one.subject().isEmpty() ? NOTHING_IN_PARTICULAR : one.subject();
            bySubject.computeIfAbsent(subject, none -> new ArrayList<>()).add(one);
        }
        Instant from =
                happenings.isEmpty() ? now.minusSeconds(1) : happenings.get(0).at();
        // A little room on the left, so that what happened first is to be seen.
        Instant begin = from.minusMillis(Math.max(1_000, (now.toEpochMilli() - from.toEpochMilli()) / 50));
        Lanes lanes = Lanes.of("timeline", begin, now);
        for (Map.Entry<String, List<Happening>> lane : bySubject.entrySet()) {
            lanes = lanes.lane(lane.getKey(), spans(lane.getValue(), now), marks(lane.getValue()));
        }
        return lanes;
    }

    private static List<Span> spans(List<Happening> happenings, Instant now) {
        List<Happening> states =
                happenings.stream().filter(one -> one.sort() == Sort.STATE).toList();
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            Instant end = i + 1 < states.size() ? states.get(i + 1).at() : now;
            spans.add(new Span(states.get(i).at(), end, states.get(i).what()));
        }
        return spans;
    }

    private static List<Mark> marks(List<Happening> happenings) {
        return happenings.stream()
                .filter(one -> one.sort() == Sort.ACTION)
                .map(one -> new Mark(one.at(), one.error().isEmpty() ? one.what() : one.what() + " ✗ " + one.error()))
                .toList();
    }
}
