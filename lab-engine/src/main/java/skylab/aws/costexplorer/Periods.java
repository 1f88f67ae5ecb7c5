package skylab.aws.costexplorer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import skylab.aws.AwsError;
import software.amazon.awssdk.services.costexplorer.model.DateInterval;

/**
 * A span of days that was asked for, and its parts.
 *
 * @param from its first day
 * @param to the day after its last
 */
record Periods(LocalDate from, LocalDate to) {
    /** Cost Management guide, "Configuring multi-year and granular data". */
    private static final int MOST_MONTHS = 38;

    /**
     * What was asked for.
     *
     * @throws AwsError {@code ValidationException} if it is no span of days
     */
    static Periods of(DateInterval asked) {
        if (asked == null || asked.start() == null || asked.end() == null) {
            throw invalid("1 validation error detected: Value null at 'timePeriod' failed to satisfy constraint: Member"
                    + " must not be null");
        }
        LocalDate from = day(asked.start());
        LocalDate to = day(asked.end());
        if (!from.isBefore(to)) {
            throw invalid("Start date (and hour) should be before end date (and hour)");
        }
        return new Periods(from, to);
    }

    /**
     * This, if there can be costs of it.
     *
     * @param now the present
     * @throws AwsError {@code ValidationException} if it reaches too far into the future or the past
     */
    Periods known(Instant now) {
        LocalDate month = now.atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
        if (to.isAfter(month.plusMonths(1))) {
            throw invalid("end date past the beginning of next month");
        }
        if (from.isBefore(month.minusMonths(MOST_MONTHS))) {
            throw invalid("start date is too old: there are costs of the past " + MOST_MONTHS + " months at most");
        }
        return this;
    }

    static AwsError invalid(String message) {
        return new AwsError("ValidationException", message);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw invalid("time period start or end is invalid: " + text + "; it must be a day such as 2026-03-02");
        }
    }

    /**
     * Its days or months, the first and last month perhaps in part.
     *
     * @throws AwsError {@code ValidationException} for another granularity
     */
    List<Periods> by(String granularity) {
        List<Periods> parts = new ArrayList<>();
        for (LocalDate begin = from; begin.isBefore(to); ) {
            LocalDate next =
                    switch (granularity == null ? "MONTHLY" : granularity) {
                        case "DAILY" -> begin.plusDays(1);
                        case "MONTHLY" -> begin.withDayOfMonth(1).plusMonths(1);
                        case "HOURLY" ->
                            throw new AwsError(
                                    "AccessDeniedException",
                                    "You haven't enabled hourly granularity in Cost Explorer's preferences.");
                        default -> throw invalid("Granularity is invalid: " + granularity);
                    };
            LocalDate end = next.isBefore(to) ? next : to;
            parts.add(new Periods(begin, end));
            begin = end;
        }
        return parts;
    }

    Instant begin() {
        return from.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    Instant end() {
        return to.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    DateInterval shape() {
        return DateInterval.builder().start(from.toString()).end(to.toString()).build();
    }
}
