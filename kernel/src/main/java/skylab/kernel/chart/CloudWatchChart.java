package skylab.kernel.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A chart of metrics over time, as a value; every change gives another chart. A NaN among the samples of a line is a gap
 * in it.
 *
 * @param title what stands above it
 * @param lines what is drawn; may be empty, and then the chart says that there is no data
 * @param bands what is drawn below the lines
 * @param intervals shaded, with a label
 * @param markers moments with a label
 * @param thresholds levels with a label
 * @param look its axes, zone, language and size
 */
public record CloudWatchChart(
        String title,
        List<Line> lines,
        List<Band> bands,
        List<Interval> intervals,
        List<Marker> markers,
        List<Threshold> thresholds,
        Look look)
        implements Drawing {

    /** Takes copies of the lists. */
    public CloudWatchChart {
        lines = List.copyOf(lines);
        bands = List.copyOf(bands);
        intervals = List.copyOf(intervals);
        markers = List.copyOf(markers);
        thresholds = List.copyOf(thresholds);
    }

    /** The two value axes. */
    public enum Side {
        /** The left one. */
        LEFT,
        /** The right one. */
        RIGHT
    }

    /** Why an interval is shaded. */
    public enum Tone {
        /** Somebody wanted it. */
        PLAIN,
        /** An alarm was OK. */
        OK,
        /** An alarm had not enough data to say. */
        INSUFFICIENT_DATA,
        /** An alarm was on. */
        ALARM
    }

    /** Which part of the plot belongs to a threshold. */
    public enum Fill {
        /** None. */
        NONE,
        /** What is above it. */
        ABOVE,
        /** What is below it. */
        BELOW
    }

    /**
     * A line of the chart.
     *
     * @param name for the legend
     * @param samples in order of time
     * @param side its axis
     * @param color as in HTML, e.g. {@code #9467bd}; empty for the next one of the palette
     */
    public record Line(String name, List<Sample> samples, Side side, Optional<String> color) {
        /** Takes a copy of the samples. */
        public Line {
            samples = List.copyOf(samples);
        }

        /** A line of the left axis in the next colour. */
        public Line(String name, List<Sample> samples) {
            this(name, samples, Side.LEFT, Optional.empty());
        }
    }

    /**
     * What lies between two curves, such as the values that are expected of a metric.
     *
     * @param name for the legend
     * @param lower its lower edge, in order of time
     * @param upper its upper edge, at the same times
     * @param side its axis
     */
    public record Band(String name, List<Sample> lower, List<Sample> upper, Side side) {
        /** Takes copies of the samples. */
        public Band {
            lower = List.copyOf(lower);
            upper = List.copyOf(upper);
        }
    }

    /**
     * A point of a line.
     *
     * @param at its time
     * @param value in the axis's unit, or NaN for a gap
     */
    public record Sample(Instant at, double value) {
        /** Whether there is a value. */
        public boolean isPresent() {
            return !Double.isNaN(value);
        }
    }

    /**
     * A shaded interval.
     *
     * @param from its beginning
     * @param to its end
     * @param label e.g. {@code hibernated}
     * @param tone why it is shaded
     */
    public record Interval(Instant from, Instant to, String label, Tone tone) {}

    /**
     * A moment.
     *
     * @param at when
     * @param label what
     */
    public record Marker(Instant at, String label) {}

    /**
     * A level, such as an alarm's, or a band between two.
     *
     * @param value in the axis's unit
     * @param until the other end of a band
     * @param label what
     * @param side whose unit it is in
     * @param fill what belongs to it
     * @param color as in HTML; empty for that of alarms
     */
    public record Threshold(
            double value, Optional<Double> until, String label, Side side, Fill fill, Optional<String> color) {
        /** A line on the left axis. */
        public Threshold(double value, String label) {
            this(value, Optional.empty(), label, Side.LEFT, Fill.NONE, Optional.empty());
        }
    }

    /** A chart in UTC without any lines yet. */
    public static CloudWatchChart of(String title, String unit) {
        return new CloudWatchChart(title, List.of(), List.of(), List.of(), List.of(), List.of(), Look.of(unit));
    }

    /** The unit of the left axis, e.g. {@code Percent}. */
    public String unit() {
        return look.left().unit();
    }

    @Override
    public int width() {
        return look.width();
    }

    @Override
    public int height() {
        return look.height();
    }

    /** This chart with one more line. */
    public CloudWatchChart line(String name, List<Sample> samples) {
        return line(new Line(name, samples));
    }

    /** This chart with one more line. */
    public CloudWatchChart line(Line line) {
        return new CloudWatchChart(title, plus(lines, line), bands, intervals, markers, thresholds, look);
    }

    /** This chart with one more band. */
    public CloudWatchChart band(Band band) {
        return new CloudWatchChart(title, lines, plus(bands, band), intervals, markers, thresholds, look);
    }

    /** This chart with an interval shaded. */
    public CloudWatchChart shade(Instant from, Instant to, String label) {
        return shade(new Interval(from, to, label, Tone.PLAIN));
    }

    /** This chart with an interval shaded. */
    public CloudWatchChart shade(Interval interval) {
        return new CloudWatchChart(title, lines, bands, plus(intervals, interval), markers, thresholds, look);
    }

    /** This chart with a moment marked. */
    public CloudWatchChart mark(Instant at, String label) {
        return new CloudWatchChart(
                title, lines, bands, intervals, plus(markers, new Marker(at, label)), thresholds, look);
    }

    /** This chart with a level drawn. */
    public CloudWatchChart threshold(double value, String label) {
        return threshold(new Threshold(value, label));
    }

    /** This chart with a level drawn. */
    public CloudWatchChart threshold(Threshold threshold) {
        return new CloudWatchChart(title, lines, bands, intervals, markers, plus(thresholds, threshold), look);
    }

    /** This chart with another title. */
    public CloudWatchChart titled(String changed) {
        return new CloudWatchChart(changed, lines, bands, intervals, markers, thresholds, look);
    }

    /** This chart with its time axis in a zone. */
    public CloudWatchChart in(ZoneId changed) {
        return with(look.in(changed));
    }

    /** This chart with its time axis in a zone, e.g. {@code Asia/Seoul}. */
    public CloudWatchChart in(String zone) {
        return in(ZoneId.of(zone));
    }

    /** This chart with its own words in Korean or English, whatever language the notebook has. */
    public CloudWatchChart in(Locale changed) {
        return with(look.in(changed));
    }

    /** This chart with another look. */
    public CloudWatchChart with(Look changed) {
        return new CloudWatchChart(title, lines, bands, intervals, markers, thresholds, changed);
    }

    /** This chart of a time range, whether there is data in all of it or not. */
    public CloudWatchChart between(Instant from, Instant to) {
        return with(look.between(from, to));
    }

    @Override
    public void paint(Canvas canvas, Locale locale) {
        new ChartPainter(this, look.locale().orElse(locale)).paint(canvas);
    }

    private static <T> List<T> plus(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return longer;
    }
}
