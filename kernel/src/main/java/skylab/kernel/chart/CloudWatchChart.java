package skylab.kernel.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A chart of metrics over time, as a value. The y axis begins at 0; a NaN among the samples is a gap in the line.
 *
 * @param title what stands above it
 * @param unit of all values, e.g. {@code Percent}
 * @param lines what is drawn; may be empty, and then the chart says that there is no data
 * @param intervals shaded, with a label
 * @param markers moments with a label
 * @param thresholds levels with a label
 * @param zone of the labels on the time axis
 * @param language of the few words that the chart adds itself
 */
public record CloudWatchChart(
        String title,
        String unit,
        List<Line> lines,
        List<Interval> intervals,
        List<Marker> markers,
        List<Threshold> thresholds,
        ZoneId zone,
        Language language) {

    /** Takes copies of the lists. */
    public CloudWatchChart {
        lines = List.copyOf(lines);
        intervals = List.copyOf(intervals);
        markers = List.copyOf(markers);
        thresholds = List.copyOf(thresholds);
    }

    /** The languages of the chart's own words. */
    public enum Language {
        /** English. */
        ENGLISH("No data available"),
        /** Korean. */
        KOREAN("사용 가능한 데이터가 없습니다");

        private final String noData;

        Language(String noData) {
            this.noData = noData;
        }

        String noData() {
            return noData;
        }
    }

    /**
     * A line of the chart.
     *
     * @param name for the legend
     * @param samples in order of time
     */
    public record Line(String name, List<Sample> samples) {
        /** Takes a copy of the samples. */
        public Line {
            samples = List.copyOf(samples);
        }
    }

    /**
     * A point of a line.
     *
     * @param at its time
     * @param value in the chart's unit, or NaN for a gap
     */
    public record Sample(Instant at, double value) {}

    /**
     * A shaded interval.
     *
     * @param from its beginning
     * @param to its end
     * @param label e.g. {@code hibernated}
     */
    public record Interval(Instant from, Instant to, String label) {}

    /**
     * A moment.
     *
     * @param at when
     * @param label what
     */
    public record Marker(Instant at, String label) {}

    /**
     * A level, such as an alarm's.
     *
     * @param value in the chart's unit
     * @param label what
     */
    public record Threshold(double value, String label) {}

    /** A chart in UTC without any lines yet. */
    public static CloudWatchChart of(String title, String unit) {
        return new CloudWatchChart(
                title, unit, List.of(), List.of(), List.of(), List.of(), ZoneOffset.UTC, Language.ENGLISH);
    }

    /** This chart with one more line. */
    public CloudWatchChart line(String name, List<Sample> samples) {
        return new CloudWatchChart(
                title, unit, plus(lines, new Line(name, samples)), intervals, markers, thresholds, zone, language);
    }

    /** This chart with an interval shaded. */
    public CloudWatchChart shade(Instant from, Instant to, String label) {
        return new CloudWatchChart(
                title,
                unit,
                lines,
                plus(intervals, new Interval(from, to, label)),
                markers,
                thresholds,
                zone,
                language);
    }

    /** This chart with a moment marked. */
    public CloudWatchChart mark(Instant at, String label) {
        return new CloudWatchChart(
                title, unit, lines, intervals, plus(markers, new Marker(at, label)), thresholds, zone, language);
    }

    /** This chart with a level drawn. */
    public CloudWatchChart threshold(double value, String label) {
        return new CloudWatchChart(
                title, unit, lines, intervals, markers, plus(thresholds, new Threshold(value, label)), zone, language);
    }

    /** This chart with another title. */
    public CloudWatchChart titled(String changed) {
        return new CloudWatchChart(changed, unit, lines, intervals, markers, thresholds, zone, language);
    }

    /** This chart with its time axis in a zone. */
    public CloudWatchChart in(ZoneId changed) {
        return new CloudWatchChart(title, unit, lines, intervals, markers, thresholds, changed, language);
    }

    /** This chart with its own words in a language. */
    public CloudWatchChart in(Language changed) {
        return new CloudWatchChart(title, unit, lines, intervals, markers, thresholds, zone, changed);
    }

    /** The chart as an SVG document; the same chart gives the same text where the same fonts are installed. */
    public String svg() {
        return Rendering.svg(this);
    }

    /** The chart as a PNG image, twice as fine as the SVG's pixels. */
    public byte[] png() {
        return Rendering.png(this);
    }

    private static <T> List<T> plus(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return longer;
    }
}
