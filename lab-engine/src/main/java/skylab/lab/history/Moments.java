package skylab.lab.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Moments as people write them, in UTC as AWS shows them. */
public final class Moments {
    private Moments() {}

    /**
     * Reads a moment.
     *
     * @param text {@code 2026-03-02T09:30:00Z}, with another offset, without one (UTC), or only a date (its beginning)
     * @throws IllegalArgumentException if it is none of these
     */
    public static Instant parse(String text) {
        String stripped = text.strip().replace(' ', 'T');
        try {
            if (!stripped.contains("T")) {
                return LocalDate.parse(stripped).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            return stripped.matches(".*(Z|[+-]\\d\\d(:?\\d\\d)?)")
                    ? OffsetDateTime.parse(stripped).toInstant()
                    : LocalDateTime.parse(stripped).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a moment; write 2026-03-02T09:30:00Z, 2026-03-02 09:30 (UTC) or 2026-03-02",
                    e);
        }
    }
}
