package skylab.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is left of a volume's credits at the end of each minute, in percent. The minutes are gone through in order, days in
 * which nothing is used at once.
 */
final class VolumeBucket {
    private static final double MINUTE = 60;
    private static final int DAY = 1440;

    /** The longest span in minutes that is gone through to tell what is certain of it. */
    private static final long LONGEST = 40L * DAY;

    private final VolumeMeter.Limits limits;
    private final List<Counter.Reading> used;
    private final long birth;

    /** The credits at the beginning of each day since the volume was made, as far as they were asked for. */
    private final List<Double> days = new ArrayList<>();

    private long minute = Long.MIN_VALUE;
    private double credits;

    VolumeBucket(VolumeMeter.Limits limits, List<Counter.Reading> used) {
        this.limits = limits;
        this.used = List.copyOf(used);
        this.birth = Math.floorDiv(limits.created().getEpochSecond(), 60);
        days.add(limits.bucket());
    }

    double at(long asked) {
        if (asked < birth || limits.bucket() == 0) {
            return 100;
        }
        int day = (int) ((asked - birth) / DAY);
        long begin = birth + (long) day * DAY;
        if (minute <= begin || minute > asked) {
            minute = begin;
            credits = beginning(day);
        }
        for (; minute <= asked; minute++) {
            credits = after(credits, minute);
        }
        return 100 * credits / limits.bucket();
    }

    private double beginning(int day) {
        while (days.size() <= day) {
            long first = birth + (days.size() - 1L) * DAY;
            double left = days.get(days.size() - 1);
            if (used.stream().allMatch(one -> one.isQuiet(first, first + DAY - 1))) {
                left = Math.min(limits.bucket(), left + limits.base() * MINUTE * DAY);
            } else {
                for (long at = first; at < first + DAY; at++) {
                    left = after(left, at);
                }
            }
            days.add(left);
        }
        return days.get(day);
    }

    private double after(double before, long at) {
        double taken = 0;
        for (Counter.Reading one : used) {
            taken += VolumeMeter.between(one, at);
        }
        return Math.max(0, Math.min(limits.bucket(), before + limits.base() * MINUTE - taken));
    }

    /** What is certain of a span, also of one to come. */
    Optional<Curve.Range> range(long first, long last) {
        if (limits.bucket() == 0 || used.stream().allMatch(Counter.Reading::isEmpty)) {
            return Optional.of(new Curve.Range(100, 100, true));
        }
        if (used.stream().allMatch(one -> one.isQuiet(first, last))) {
            // Nothing is used: it only fills.
            return Optional.of(new Curve.Range(at(first), 100, true));
        }
        if (last - first > LONGEST) {
            return Optional.empty();
        }
        double least = 100;
        double greatest = 0;
        for (long one = first; one <= last; one++) {
            double value = at(one);
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        return Optional.of(new Curve.Range(least, greatest, true));
    }
}
