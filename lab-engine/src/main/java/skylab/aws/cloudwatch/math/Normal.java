package skylab.aws.cloudwatch.math;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.math3.stat.regression.SimpleRegression;

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

    private final SimpleRegression trend = new SimpleRegression();
    private final SummaryStatistics[] week = new SummaryStatistics[WEEK];
    private final SummaryStatistics[] day = new SummaryStatistics[DAY];
    private final SummaryStatistics all = new SummaryStatistics();

    private Normal() {}

    /** Learns from the values of a past, by time. */
    public static Normal of(NavigableMap<Instant, Double> past) {
        Normal normal = new Normal();
        past.forEach((at, value) -> normal.trend.addData(at.getEpochSecond(), value));
        for (Map.Entry<Instant, Double> point : past.entrySet()) {
            double rest = point.getValue() - normal.trend(point.getKey());
            add(normal.week, hour(point.getKey(), WEEK), rest);
            add(normal.day, hour(point.getKey(), DAY), rest);
            normal.all.addValue(rest);
        }
        return normal;
    }

    private static void add(SummaryStatistics[] slots, int slot, double value) {
        if (slots[slot] == null) {
            slots[slot] = new SummaryStatistics();
        }
        slots[slot].addValue(value);
    }

    private static int hour(Instant at, int hours) {
        return (int) Math.floorMod(Math.floorDiv(at.getEpochSecond(), (long) HOUR), (long) hours);
    }

    // A line through less than a week would take the time of day for a trend.
    private double trend(Instant at) {
        boolean known =
                trend.getN() > 1 && Math.sqrt(trend.getXSumSquares() / trend.getN()) > WEEK * HOUR / Math.sqrt(12);
        return known ? trend.predict(at.getEpochSecond()) : 0;
    }

    private SummaryStatistics slot(Instant at) {
        SummaryStatistics ofWeek = week[hour(at, WEEK)];
        SummaryStatistics ofDay = day[hour(at, DAY)];
        if (ofWeek != null && ofWeek.getN() >= ENOUGH) {
            return ofWeek;
        }
        return ofDay != null && ofDay.getN() >= ENOUGH ? ofDay : all;
    }

    /** What is expected; NaN if nothing is known. */
    double expected(Instant at) {
        return trend(at) + slot(at).getMean();
    }

    /** By how much that usually varies. */
    double deviation(Instant at) {
        return slot(at).getStandardDeviation();
    }
}
