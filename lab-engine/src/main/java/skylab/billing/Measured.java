package skylab.billing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** How a usage is measured (EC2 pricing page, "per second billing"; VPC pricing page, "each partial hour"). */
public enum Measured {
    /** By the second, at least a minute for each start. */
    START,
    /** By the second. */
    SECOND,
    /** In hours that have begun. */
    HOUR,
    /** By the second, as a part of the month. */
    MONTH,
    /** Each as it happens. */
    COUNT;

    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final BigDecimal HOUR_SECONDS = BigDecimal.valueOf(3600);

    /**
     * How many units of an entry are billed between two moments of one month. Of neighbouring spans it adds up.
     *
     * @param from at or after the beginning of the month
     * @param to at or before its end
     */
    BigDecimal between(Entry entry, Instant from, Instant to) {
        if (this == COUNT) {
            boolean isIn = !entry.from().isBefore(from) && entry.from().isBefore(to);
            return isIn ? entry.quantity() : BigDecimal.ZERO;
        }
        Duration billed = Duration.between(paid(entry, from), paid(entry, to));
        if (billed.isZero()) {
            return BigDecimal.ZERO;
        }
        return entry.quantity().multiply(seconds(billed)).divide(unit(from), MathContext.DECIMAL128);
    }

    /** Up to when an entry is paid at a moment. */
    private Instant paid(Entry entry, Instant at) {
        if (!at.isAfter(entry.from())) {
            return entry.from();
        }
        Instant end = entry.to() == null || at.isBefore(entry.to()) ? at : entry.to();
        return switch (this) {
            case START -> max(end, entry.from().plus(LEAST));
            case HOUR -> {
                Duration used = Duration.between(entry.from(), end);
                long begun = used.toHours() + (used.compareTo(Duration.ofHours(used.toHours())) > 0 ? 1 : 0);
                yield entry.from().plus(Duration.ofHours(begun));
            }
            default -> end;
        };
    }

    private BigDecimal unit(Instant in) {
        return this == MONTH
                ? BigDecimal.valueOf(
                        Duration.ofDays(monthOf(in).lengthOfMonth()).toSeconds())
                : HOUR_SECONDS;
    }

    /** The month of a moment: bills are made in UTC. */
    static YearMonth monthOf(Instant moment) {
        return YearMonth.from(moment.atOffset(ZoneOffset.UTC));
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toSeconds()).add(BigDecimal.valueOf(duration.toNanosPart(), 9));
    }

    private static Instant max(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
