package skylab.billing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

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

    /** How many units of an entry are billed between two moments. Of neighbouring spans it adds up. */
    BigDecimal between(Entry entry, Instant from, Instant to) {
        if (this == COUNT) {
            boolean isIn = !entry.from().isBefore(from) && entry.from().isBefore(to);
            return isIn ? entry.quantity() : BigDecimal.ZERO;
        }
        Instant begin = paid(entry, from);
        Instant end = paid(entry, to);
        if (!begin.isBefore(end)) {
            return BigDecimal.ZERO;
        }
        BigDecimal units = this == MONTH
                ? months(end).subtract(months(begin))
                : seconds(Duration.between(begin, end)).divide(HOUR_SECONDS, MathContext.DECIMAL128);
        return entry.quantity().multiply(units);
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

    /** How many months, long and short ones, a moment is after another; what they are counted from does not matter. */
    private static BigDecimal months(Instant moment) {
        YearMonth month = monthOf(moment);
        BigDecimal whole =
                BigDecimal.valueOf(Duration.ofDays(month.lengthOfMonth()).toSeconds());
        return BigDecimal.valueOf(month.getLong(ChronoField.PROLEPTIC_MONTH))
                .add(seconds(Duration.between(beginning(month), moment)).divide(whole, MathContext.DECIMAL128));
    }

    /** The month of a moment: bills are made in UTC. */
    static YearMonth monthOf(Instant moment) {
        return YearMonth.from(moment.atOffset(ZoneOffset.UTC));
    }

    /** When a month begins. */
    static Instant beginning(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toSeconds()).add(BigDecimal.valueOf(duration.toNanosPart(), 9));
    }

    private static Instant max(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
