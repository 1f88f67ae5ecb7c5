package skylab.aws.cloudwatch.alarm;

import java.time.Instant;
import java.util.Optional;
import skylab.telemetry.Bounds;
import skylab.world.Interruption;

/**
 * Finds when an alarm's state would change next, if the world went on as it is. Spans of which the values' bounds say that
 * nothing can happen are passed over at once; others are halved until single evaluations are left.
 *
 * @param watch what is watched
 * @param reading its values
 * @param state the alarm's state
 * @param beat when it is evaluated
 */
record Lookahead(MetricWatch watch, Reading reading, AlarmState state, Beat beat) {
    /** The first evaluation after a moment, not after another, that changes the state. */
    Optional<Instant> change(Instant after, Instant until) {
        long first = beat.index(after) + 1;
        long last = beat.index(until);
        long found = last < first ? -1 : first(first, last);
        return found < 0 ? Optional.empty() : Optional.of(beat.moment(found));
    }

    /** Whether nothing can happen any more after a moment. */
    boolean isStill(Instant after) {
        return certain(after, Instant.MAX.minusSeconds(1)).map(this::keeps).orElse(false);
    }

    private boolean keeps(Verdict verdict) {
        return verdict.after(state) == state;
    }

    private long first(long from, long to) {
        Interruption.check();
        if (from == to) {
            return keeps(Evaluation.at(watch, reading, beat.moment(from)).verdict()) ? -1 : from;
        }
        Optional<Verdict> verdict = certain(beat.moment(from), beat.moment(to));
        if (verdict.isPresent()) {
            return keeps(verdict.get()) ? -1 : from;
        }
        long middle = (from + to) / 2;
        long found = first(from, middle);
        return found >= 0 ? found : first(middle + 1, to);
    }

    /** The verdict of all evaluations from one moment to another, if it is the same and certain. */
    private Optional<Verdict> certain(Instant from, Instant to) {
        long period = watch.source().period();
        Instant oldest = from.minusSeconds(beat.cadence() + watch.range() * period);
        return reading.outlook(oldest, to).flatMap(outlook -> verdict(outlook, period));
    }

    private Optional<Verdict> verdict(Reading.Outlook outlook, long period) {
        if (outlook.isNothing()) {
            return Optional.of(
                    switch (watch.missing()) {
                        case MISSING -> Verdict.INSUFFICIENT_DATA;
                        case IGNORE -> Verdict.RETAIN;
                        case BREACHING -> Verdict.ALARM;
                        case NOT_BREACHING -> Verdict.OK;
                    });
        }
        // The newest periods may not be published yet; the rest of the range must hold enough points.
        Bounds value = outlook.value();
        double unpublished = Math.ceil((value.spacing() + value.delay()) / period) - 1;
        if (period < value.spacing() || unpublished > Verdict.FURTHER_BACK || "ignore".equals(watch.lowSamples())) {
            return Optional.empty();
        }
        return watch.comparison()
                .certain(value, outlook.lower(), outlook.upper())
                .map(breaching -> breaching ? Verdict.ALARM : Verdict.OK);
    }
}
