package skylab.telemetry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What follows minute by minute from all that was before, since something exists. Its minutes are gone through in order; what
 * was known at the beginning of each day is kept, so that going back means to go on from there.
 *
 * @param <S> what is known at a moment
 */
abstract class DailyWalk<S> {
    /** A day in minutes. */
    static final int DAY = 1440;

    /** The longest span in minutes that is gone through to tell what is certain of it. */
    static final long LONGEST = 500L * DAY;

    private final long birth;
    private final List<S> days = new ArrayList<>();
    private long minute;

    /**
     * A walk that has not begun.
     *
     * @param birth before which there is nothing
     * @param beginning what is known then
     */
    DailyWalk(Instant birth, S beginning) {
        this.birth = Math.floorDiv(birth.getEpochSecond(), 60);
        this.minute = this.birth;
        days.add(beginning);
    }

    /** What is known now. */
    abstract S known();

    /** Goes back to what was known. */
    abstract void restore(S known);

    /** Lives through a minute. */
    abstract void live(long now);

    /** Whether what is known now stays so from one minute to another, both included. */
    abstract boolean stays(long first, long last);

    /** The minute of the birth, since the epoch. */
    final long birth() {
        return birth;
    }

    /** The minute that {@link #step} lives through next. */
    final long minute() {
        return minute;
    }

    /** Goes to a minute, so that the next {@link #step} is its; back by going on from the beginning of its day. */
    final void seek(long target) {
        int day = (int) Math.min((target - birth) / DAY, days.size() - 1);
        if (minute > target || minute < birth + (long) day * DAY) {
            minute = birth + (long) day * DAY;
            restore(days.get(day));
        }
        while (minute < target) {
            boolean atDay = (minute - birth) % DAY == 0 && minute + DAY <= target;
            if (atDay && stays(minute, minute + DAY - 1)) {
                goOn(DAY);
            } else {
                step();
            }
        }
    }

    /** Lives through the next minute. */
    final void step() {
        live(minute);
        goOn(1);
    }

    private void goOn(int minutes) {
        minute += minutes;
        if (minute == birth + (long) days.size() * DAY) {
            days.add(known());
        }
    }
}
