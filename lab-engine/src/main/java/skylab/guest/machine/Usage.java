package skylab.guest.machine;

import java.time.Duration;

/**
 * The processor time of a process: what it has used by some moment, and how much it uses since.
 *
 * @param at since boot, hibernation not counted
 * @param rate processors it keeps busy since then, 0 to 1
 * @param nanos used by then
 */
record Usage(Duration at, double rate, long nanos) {
    /** Of a process that has done nothing. */
    static final Usage NONE = new Usage(Duration.ZERO, 0, 0);

    // What a step costs that ends at once: system calls, a page or two.
    private static final long STEP = 60_000;

    /** What has been used by a later moment, when it got a share of the processors that it wanted. */
    Duration total(Duration now, double share) {
        return Duration.ofNanos(nanos + Math.round(rate * share * now.minus(at).toNanos()));
    }

    /** This from a moment on at which another rate begins to hold, when it got such a share until then. */
    Usage going(Duration now, double next, double share) {
        return new Usage(now, next, total(now, share).toNanos());
    }

    /** This after one more step. */
    Usage stepped() {
        return new Usage(at, rate, nanos + STEP);
    }
}
