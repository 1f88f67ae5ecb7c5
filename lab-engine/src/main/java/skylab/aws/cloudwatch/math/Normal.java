package skylab.aws.cloudwatch.math;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is normal for a metric, learnt from its past: a trend, and around it for each hour of the week how much higher or
 * lower it usually is and how much that varies. An hour of the week of which too little is known goes by its hour of the
 * day, and that by all hours. This is a model of ours; that of AWS is not public.
 */
public final class Normal {
    private static final int HOUR = 3600;
    private static final int DAY = 24;
    private static final int WEEK = 7 * DAY;
    private static final int ENOUGH = 10;

    private final Moments[] week = new Moments[WEEK];
    private final Moments[] day = new Moments[DAY];
    private final Moments all;
    private final double slope;

    private Normal(Map<Long, Lesson> days) {
        Arrays.fill(week, Moments.NONE);
        Arrays.fill(day, Moments.NONE);
        days.forEach((number, lesson) -> {
            for (int hour = 0; hour < DAY; hour++) {
                Moments one = lesson.hours().get(hour);
                int ofWeek = (int) Math.floorMod(number * DAY + hour, (long) WEEK);
                week[ofWeek] = week[ofWeek].plus(one);
                day[hour] = day[hour].plus(one);
            }
        });
        this.all = Arrays.stream(day).reduce(Moments.NONE, Moments::plus);
        // A line through less than a week would take the time of day for a trend.
        boolean isTrend = all.count() > 1 && Math.sqrt(all.times() / all.count()) > WEEK * HOUR / Math.sqrt(12);
        this.slope = isTrend ? all.both() / all.times() : 0;
    }

    /**
     * Learns.
     *
     * @param days what each day of the past teaches, by days since 1970
     */
    public static Normal of(Map<Long, Lesson> days) {
        return new Normal(new TreeMap<>(days));
    }

    private static int hour(Instant at, int hours) {
        return (int) Math.floorMod(Math.floorDiv(at.getEpochSecond(), (long) HOUR), (long) hours);
    }

    private Moments slot(Instant at) {
        Moments ofWeek = week[hour(at, WEEK)];
        Moments ofDay = day[hour(at, DAY)];
        if (ofWeek.count() >= ENOUGH) {
            return ofWeek;
        }
        return ofDay.count() >= ENOUGH ? ofDay : all;
    }

    /** Whether anything is known. */
    public boolean isKnown() {
        return all.count() > 0;
    }

    /**
     * An edge of a band; NaN if nothing is known.
     *
     * @param deviations how far it is from what is expected
     */
    public double edge(Instant at, double deviations) {
        return expected(at) + deviations * deviation(at);
    }

    /** How much what is expected rises in a second, but for the time of the week. */
    public double slope() {
        return slope;
    }

    private double expected(Instant at) {
        Moments slot = slot(at);
        return slot.count() == 0 ? Double.NaN : slot.value() + slope * (at.getEpochSecond() - slot.time());
    }

    private double deviation(Instant at) {
        Moments slot = slot(at);
        if (slot.count() < 2) {
            return slot.count() == 0 ? Double.NaN : 0;
        }
        // The deviations from the trend, of which rounding may leave a little less than nothing.
        double rest = slot.values() - 2 * slope * slot.both() + slope * slope * slot.times();
        return Math.sqrt(Math.max(0, rest) / (slot.count() - 1));
    }
}
