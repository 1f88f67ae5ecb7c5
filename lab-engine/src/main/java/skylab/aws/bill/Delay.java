package skylab.aws.bill;

import java.time.Duration;
import java.time.Instant;

/** How late AWS knows what was used: eight to twelve hours (Budgets guide, "Budgets information updates"). */
public final class Delay {
    /** How often what is known is brought up to date. */
    public static final Duration EVERY = Duration.ofHours(4);

    private static final Duration LEAST = Duration.ofHours(8);

    private Delay() {}

    /** Up to when AWS knows at a moment. */
    public static Instant known(Instant now) {
        long step = EVERY.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(now.minus(LEAST).getEpochSecond(), step) * step);
    }
}
