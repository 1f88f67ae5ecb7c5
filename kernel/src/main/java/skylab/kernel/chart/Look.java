package skylab.kernel.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a chart looks.
 *
 * @param left its left axis
 * @param right its right axis, drawn if a line belongs to it
 * @param isStacked whether the lines stand on one another as areas
 * @param range the time that is shown; empty for that of the data
 * @param zone of the labels on the time axis
 * @param locale of the words that the chart adds itself; empty for the reader's
 * @param hasLegend whether the lines are named below
 * @param width in pixels
 * @param height in pixels
 */
public record Look(
        Axis left,
        Axis right,
        boolean isStacked,
        Optional<Range> range,
        ZoneId zone,
        Optional<Locale> locale,
        boolean hasLegend,
        int width,
        int height) {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 320;

    /**
     * A value axis.
     *
     * @param unit of its values as CloudWatch names it, e.g. {@code Percent}; empty if unknown
     * @param min where it begins; empty for 0, or the least value if that is negative
     * @param max where it ends; empty to let the data decide
     */
    public record Axis(String unit, OptionalDouble min, OptionalDouble max) {
        /** An axis whose ends follow from the data. */
        public static Axis of(String unit) {
            return new Axis(unit, OptionalDouble.empty(), OptionalDouble.empty());
        }
    }

    /**
     * A stretch of time.
     *
     * @param from its beginning
     * @param to its end
     */
    public record Range(Instant from, Instant to) {}

    /** The usual look: in UTC, 900 by 320 pixels. */
    public static Look of(String unit) {
        return new Look(
                Axis.of(unit),
                Axis.of(""),
                false,
                Optional.empty(),
                ZoneOffset.UTC,
                Optional.empty(),
                true,
                WIDTH,
                HEIGHT);
    }

    /** This look with other axes. */
    public Look axes(Axis changedLeft, Axis changedRight) {
        return new Look(changedLeft, changedRight, isStacked, range, zone, locale, hasLegend, width, height);
    }

    /** This look with the lines standing on one another, or not. */
    public Look stacked(boolean changed) {
        return new Look(left, right, changed, range, zone, locale, hasLegend, width, height);
    }

    /** This look over a time range. */
    public Look between(Instant from, Instant to) {
        return new Look(
                left, right, isStacked, Optional.of(new Range(from, to)), zone, locale, hasLegend, width, height);
    }

    /** This look in a time zone. */
    public Look in(ZoneId changed) {
        return new Look(left, right, isStacked, range, changed, locale, hasLegend, width, height);
    }

    /** This look in a language. */
    public Look in(Locale changed) {
        return new Look(left, right, isStacked, range, zone, Optional.of(changed), hasLegend, width, height);
    }

    /** This look with a legend, or without. */
    public Look legend(boolean changed) {
        return new Look(left, right, isStacked, range, zone, locale, changed, width, height);
    }

    /** This look in another size. */
    public Look sized(int changedWidth, int changedHeight) {
        return new Look(left, right, isStacked, range, zone, locale, hasLegend, changedWidth, changedHeight);
    }
}
