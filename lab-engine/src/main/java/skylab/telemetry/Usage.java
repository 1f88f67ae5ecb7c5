package skylab.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a machine did in an interval: its loads integrated over the time in which it was on.
 *
 * @param poweredSeconds how long it was on
 * @param cpuSeconds processor time used
 * @param networkIn bytes
 * @param networkOut bytes
 * @param diskRead bytes
 * @param diskWrite bytes
 */
record Usage(
        double poweredSeconds,
        double cpuSeconds,
        double networkIn,
        double networkOut,
        double diskRead,
        double diskWrite) {
    private static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0);

    /** Integrates; O(log n + k) for k of n spans that overlap the interval. */
    static Usage of(Activity activity, Instant from, Instant to) {
        return of(activity.spans(), Spans.lastNotAfter(activity.spans(), Activity.Span::from, from), from, to);
    }

    /**
     * Integrates.
     *
     * @param last the index of the last span that begins at the moment or before it, or -1
     */
    static Usage of(List<Activity.Span> spans, int last, Instant from, Instant to) {
        Usage sum = NONE;
        for (int i = Math.max(0, last); i < spans.size(); i++) {
            Activity.Span span = spans.get(i);
            if (!span.from().isBefore(to)) {
                break;
            }
            if (span.powered()) {
                Instant begin = span.from().isAfter(from) ? span.from() : from;
                Instant end = i + 1 < spans.size() && spans.get(i + 1).from().isBefore(to)
                        ? spans.get(i + 1).from()
                        : to;
                sum = sum.plus(span.load(), Duration.between(begin, end).toNanos() / 1e9);
            }
        }
        return sum;
    }

    private Usage plus(Activity.Load load, double seconds) {
        return new Usage(
                poweredSeconds + seconds,
                cpuSeconds + load.cpu() * seconds,
                networkIn + load.networkIn() * seconds,
                networkOut + load.networkOut() * seconds,
                diskRead + load.diskRead() * seconds,
                diskWrite + load.diskWrite() * seconds);
    }
}
