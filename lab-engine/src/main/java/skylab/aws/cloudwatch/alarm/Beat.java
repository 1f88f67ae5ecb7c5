package skylab.aws.cloudwatch.alarm;

import java.time.Instant;
import skylab.world.Seed;

/**
 * The moments at which an alarm is evaluated. Every alarm has its own second, so that not all are evaluated at once.
 *
 * @param cadence seconds between two
 * @param phase the remainder of their epoch seconds
 */
record Beat(long cadence, long phase) {
    static Beat of(Seed seed, Alarm alarm, MetricWatch watch) {
        return new Beat(watch.cadence(), seed.stream("alarm " + alarm.arn(), 0).nextLong(watch.cadence()));
    }

    /** The number of the last evaluation that is not after a moment. */
    long index(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond() - phase, cadence);
    }

    Instant moment(long index) {
        return Instant.ofEpochSecond(index * cadence + phase);
    }

    /** The first evaluation after a moment. */
    Instant after(Instant moment) {
        return moment(index(moment) + 1);
    }
}
