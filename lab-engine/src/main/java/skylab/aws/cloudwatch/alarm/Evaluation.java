package skylab.aws.cloudwatch.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import skylab.telemetry.Statistic;

/**
 * One look of a metric alarm.
 *
 * @param moment when
 * @param newestFirst the points of the evaluation range
 * @param verdict what follows
 */
record Evaluation(Instant moment, List<Point> newestFirst, Verdict verdict) {
    private static final double NEEDED = 10;
    private static final double WHOLE = 100;

    /**
     * A point that was looked at.
     *
     * @param from the beginning of its period
     * @param value NaN if it is missing
     * @param samples of how many samples
     * @param lower the threshold, or the band's lower edge; NaN if it is missing
     * @param upper the threshold, or the band's upper edge; NaN if it is missing
     * @param kind what it is for the verdict
     */
    record Point(Instant from, double value, double samples, double lower, double upper, Verdict.Point kind) {
        boolean isMissing() {
            return kind == Verdict.Point.MISSING;
        }
    }

    /**
     * Looks.
     *
     * @param moment when; what is published by then is seen
     */
    static Evaluation at(MetricWatch watch, Reading reading, Instant moment) {
        int period = watch.source().period();
        int range = watch.range();
        Instant end = Instant.ofEpochSecond(
                moment.getEpochSecond() - Math.floorMod(moment.getEpochSecond(), watch.cadence()));
        Instant begin = end.minusSeconds((long) range * period);
        Reading.Sample[] samples = new Reading.Sample[range];
        for (Reading.Sample sample : reading.samples(begin, end, moment)) {
            long place = (sample.from().getEpochSecond() - begin.getEpochSecond()) / period;
            if (place >= 0 && place < range) {
                samples[(int) place] = sample;
            }
        }
        List<Point> points = new ArrayList<>(range);
        Verdict.Point[] kinds = new Verdict.Point[range];
        for (int i = 0; i < range; i++) {
            Point point = point(watch, samples[i], begin.plusSeconds((long) i * period));
            points.add(point);
            kinds[i] = point.kind;
        }
        Collections.reverse(points);
        Verdict verdict = tooFew(watch, points)
                ? Verdict.RETAIN
                : Verdict.of(kinds, watch.evaluationPeriods(), watch.toAlarm(), watch.missing());
        return new Evaluation(moment, List.copyOf(points), verdict);
    }

    private static Point point(MetricWatch watch, Reading.Sample sample, Instant from) {
        if (sample == null) {
            return new Point(from, Double.NaN, 0, Double.NaN, Double.NaN, Verdict.Point.MISSING);
        }
        boolean breaching = watch.comparison().breaches(sample.value(), sample.lower(), sample.upper());
        return new Point(
                sample.from(),
                sample.value(),
                sample.samples(),
                sample.lower(),
                sample.upper(),
                breaching ? Verdict.Point.BREACHING : Verdict.Point.GOOD);
    }

    /** The points that decided: the newest real ones, or all real ones and as few missing ones as were needed. */
    List<Point> decisive(int wanted) {
        List<Point> chosen = new ArrayList<>(newestFirst.stream()
                .filter(point -> !point.isMissing())
                .limit(wanted)
                .toList());
        newestFirst.stream()
                .filter(Point::isMissing)
                .limit(wanted - chosen.size())
                .forEach(chosen::add);
        return chosen;
    }

    // CloudWatch guide, "Percentile-based alarms and low data samples".
    private static boolean tooFew(MetricWatch watch, List<Point> points) {
        if (!"ignore".equals(watch.lowSamples()) || !(watch.source() instanceof MetricWatch.One one)) {
            return false;
        }
        Statistic statistic = Statistic.named(one.statistic()).orElseThrow();
        if (statistic.form() != Statistic.Form.PERCENTILE) {
            return false;
        }
        double share = statistic.high() / WHOLE;
        double needed = NEEDED / Math.min(share, 1 - share);
        return points.stream().anyMatch(point -> !point.isMissing() && point.samples() < needed);
    }
}
