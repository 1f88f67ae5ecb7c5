package skylab.lab.serve;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import skylab.lab.Lab;
import skylab.world.Agenda;
import skylab.world.Event;
import skylab.world.Transition;

/** A lab whose time a clock outside moves on, in whole seconds, whenever a call comes. */
final class Paced implements AutoCloseable {
    /** AWS's transitions that take longer than this are awaited by nobody. */
    private static final Duration LEAP = Duration.ofMinutes(10);

    private static final int MOST_LEAPS = 100;

    private final Lab lab;
    private final Clock clock;
    private final InstantSource outside;
    private final Instant openedOutside;
    private final Instant openedInside;

    Paced(Lab lab, Clock clock, InstantSource outside) {
        this.lab = lab;
        this.clock = clock;
        this.outside = outside;
        this.openedOutside = outside.instant();
        // A lab at the time outside that was not served for a while catches up; others go on where they were.
        this.openedInside = clock.factor() == 1 ? openedOutside : lab.now();
    }

    /** The lab, at the time that it has to be by now. */
    synchronized Lab now() {
        if (clock.factor() > 0) {
            double seconds = Duration.between(openedOutside, outside.instant()).toMillis() / 1000.0 * clock.factor();
            Instant now = openedInside.plusSeconds((long) seconds).truncatedTo(ChronoUnit.SECONDS);
            if (now.isAfter(lab.now())) {
                lab.keepUpWith(now);
            }
        }
        if (clock.instant()) {
            leap();
        }
        return lab;
    }

    // What is over may begin something else. What recurs for ever, such as alarms, is not awaited: it only happens.
    private void leap() {
        Instant end = lab.now().plus(LEAP);
        for (int leaps = 0; leaps < MOST_LEAPS; leaps++) {
            Instant last = null;
            for (Map.Entry<Agenda.Moment, Event> due :
                    lab.world().agenda().until(end).entrySet()) {
                if (due.getValue() instanceof Transition) {
                    last = due.getKey().at();
                }
            }
            if (last == null) {
                return;
            }
            Instant second = last.truncatedTo(ChronoUnit.SECONDS);
            lab.keepUpWith(second.equals(last) ? last : second.plusSeconds(1));
        }
    }

    /** The lab as it is. */
    Lab lab() {
        return lab;
    }

    @Override
    public void close() {
        lab.close();
    }
}
