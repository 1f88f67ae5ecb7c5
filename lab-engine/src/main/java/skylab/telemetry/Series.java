package skylab.telemetry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A metric as CloudWatch has it: samples in points, points in periods, and only those that are already published and
 * still kept.
 */
public interface Series {
    /**
     * One period in which there were samples.
     *
     * @param from its beginning, CloudWatch's time stamp
     * @param samples what was measured
     */
    record Point(Instant from, Summary samples) {}

    /**
     * A statistic of one period.
     *
     * @param at the period's beginning
     * @param value in the series' unit
     */
    record Value(Instant at, double value) {}

    /** CloudWatch's unit, e.g. {@code Percent}; {@code None} if it was published without one or in several. */
    String unit();

    /**
     * The metric in periods, oldest first; periods without samples are left out, and so are those that are finer than
     * the kept data.
     *
     * @param from where the first period begins, see {@link Retention#begin}
     * @param to the end, excluded
     * @param period in seconds: 1, 5, 10, 20, 30 or a multiple of 60
     * @param now what is published by then
     */
    List<Point> points(Instant from, Instant to, long period, Instant now);

    /**
     * Whether there is data with a time stamp since a moment.
     *
     * @param now what is published by then
     */
    boolean hasDataSince(Instant since, Instant now);

    /** What is certain of all samples with time stamps in a span, also of one to come; empty if nothing is. */
    default Optional<Bounds> bounds(Instant from, Instant to) {
        return Optional.empty();
    }

    /**
     * A statistic in periods, oldest first, as {@link #points}; periods whose samples do not allow the statistic are
     * left out.
     */
    default List<Value> values(Statistic statistic, Instant from, Instant to, long period, Instant now) {
        List<Value> values = new ArrayList<>();
        for (Point point : points(from, to, period, now)) {
            double value = statistic.of(point.samples());
            if (!Double.isNaN(value)) {
                values.add(new Value(point.from(), value));
            }
        }
        return values;
    }

    /** The same data apart by unit: CloudWatch converts nothing and keeps them as different streams. */
    default List<Series> streams() {
        return List.of(this);
    }

    /** What was published in a unit; all of it if the unit is null; empty if nothing was. */
    default Optional<Series> in(String unit) {
        return unit == null
                ? Optional.of(this)
                : streams().stream()
                        .filter(stream -> stream.unit().equals(unit))
                        .findFirst();
    }
}
