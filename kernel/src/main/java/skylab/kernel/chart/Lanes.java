package skylab.kernel.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What happened to resources over time: a lane for each, with its states as bars and what was done to it as marks.
 *
 * @param title what stands above it
 * @param lanes from top to bottom
 * @param range the time that is shown
 * @param zone of the labels on the time axis
 * @param width in pixels
 */
public record Lanes(String title, List<Lane> lanes, Look.Range range, ZoneId zone, int width) implements Drawing {
    private static final int WIDTH = 900;

    /** Copies the list. */
    public Lanes {
        lanes = List.copyOf(lanes);
    }

    /** What a state means, whatever it is called. */
    public enum Style {
        /** It is being made or begins. */
        BEGINNING,
        /** It is there and works. */
        ACTIVE,
        /** It is ending. */
        ENDING,
        /** It is there and rests. */
        RESTING,
        /** It is over. */
        GONE,
        /** Something is wrong with it. */
        TROUBLED;

        /** The meaning of a state by AWS's name for it, e.g. {@code running}; an unknown one counts as active. */
        public static Style of(String state) {
            return switch (state.toLowerCase(Locale.ROOT)) {
                case "pending",
                        "creating",
                        "attaching",
                        "modifying",
                        "optimizing",
                        "initializing",
                        "insufficient_data" -> BEGINNING;
                case "stopping", "shutting-down", "deleting", "detaching", "rebooting" -> ENDING;
                case "stopped", "detached", "hibernated" -> RESTING;
                case "terminated", "deleted", "released" -> GONE;
                case "impaired", "failed", "error", "alarm" -> TROUBLED;
                default -> ACTIVE;
            };
        }
    }

    /**
     * The course of one resource.
     *
     * @param name the resource, by its name or id
     * @param spans its states, in order of time
     * @param marks what was done to it, in order of time
     */
    public record Lane(String name, List<Span> spans, List<Mark> marks) {
        /** Copies the lists. */
        public Lane {
            spans = List.copyOf(spans);
            marks = List.copyOf(marks);
        }
    }

    /**
     * A state.
     *
     * @param from when it began
     * @param to when it ended
     * @param label its name, e.g. {@code running}
     * @param style what it means
     */
    public record Span(Instant from, Instant to, String label, Style style) {
        /** A state by AWS's name for it. */
        public Span(Instant from, Instant to, String state) {
            this(from, to, state, Style.of(state));
        }
    }

    /**
     * A moment at which something was done or happened.
     *
     * @param at when
     * @param label what
     */
    public record Mark(Instant at, String label) {}

    /** No lanes yet, in UTC. */
    public static Lanes of(String title, Instant from, Instant to) {
        return new Lanes(title, List.of(), new Look.Range(from, to), ZoneOffset.UTC, WIDTH);
    }

    /** These lanes and one more below them. */
    public Lanes lane(String name, List<Span> spans, List<Mark> marks) {
        List<Lane> more = new ArrayList<>(lanes);
        more.add(new Lane(name, spans, marks));
        return new Lanes(title, more, range, zone, width);
    }

    /** These lanes with their time axis in a zone. */
    public Lanes in(ZoneId changed) {
        return new Lanes(title, lanes, range, changed, width);
    }

    /** These lanes with their time axis in a zone, e.g. {@code Asia/Seoul}. */
    public Lanes in(String changed) {
        return in(ZoneId.of(changed));
    }

    @Override
    public int height() {
        return new LanesPainter(this).height();
    }

    @Override
    public void paint(Canvas canvas, Locale locale) {
        new LanesPainter(this).paint(canvas, locale);
    }
}
