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
