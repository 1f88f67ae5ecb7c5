package skylab.aws.cloudwatch.math;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What one day teaches of a metric.
 *
 * @param hours of each of its 24 hours
 */
public record Lesson(List<Moments> hours) {
    private static final int DAY = 24;
    private static final int HOUR = 3600;

    /** Of a day without data. */
    private static final Lesson NOTHING = new Lesson(Collections.nCopies(DAY, Moments.NONE));

    /** Copies the list. */
    public Lesson {
        hours = List.copyOf(hours);
    }

    /** Learns from values of one day, by time. */
    public static Lesson of(Map<Instant, Double> day) {
        if (day.isEmpty()) {
            return NOTHING;
        }
        Moments[] hours = new Moments[DAY];
        Arrays.fill(hours, Moments.NONE);
        day.forEach((at, value) -> {
            int hour = (int) Math.floorMod(Math.floorDiv(at.getEpochSecond(), (long) HOUR), (long) DAY);
            hours[hour] = hours[hour].plus(Moments.of(at.getEpochSecond(), value));
        });
        return new Lesson(List.of(hours));
    }
}
