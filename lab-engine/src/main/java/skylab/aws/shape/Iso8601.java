package skylab.aws.shape;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Moments as text. Answers and journals are full of them, and formatters take longer than all the rest. */
public final class Iso8601 {
    private static final byte[] PATTERN = "0000-00-00T00:00:00.000Z".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] WHOLE = "0000-00-00T00:00:00Z".getBytes(StandardCharsets.ISO_8859_1);
    private static final DateTimeFormatter FAR_AWAY =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);
    private static final int LAST_OF_FOUR_DIGITS = 9999;
    private static final long SECONDS_OF_A_DAY = 86_400;

    private Iso8601() {}

    /** A moment with milliseconds, e.g. {@code 2026-03-02T00:00:00.000Z}. */
    public static String milliseconds(Instant moment) {
        LocalDate date = date(moment);
        if (isFar(date)) {
            return FAR_AWAY.format(moment);
        }
        byte[] text = PATTERN.clone();
        digits(text, 23, moment.getNano() / 1_000_000);
        return text(text, date, moment);
    }

    /** A moment with as many digits as it needs, as {@link Instant#toString}. */
    public static String shortest(Instant moment) {
        LocalDate date = date(moment);
        return moment.getNano() != 0 || isFar(date) ? moment.toString() : text(WHOLE.clone(), date, moment);
    }

    private static LocalDate date(Instant moment) {
        return LocalDate.ofEpochDay(Math.floorDiv(moment.getEpochSecond(), SECONDS_OF_A_DAY));
    }

    private static boolean isFar(LocalDate date) {
        return date.getYear() < 0 || date.getYear() > LAST_OF_FOUR_DIGITS;
    }

    private static String text(byte[] text, LocalDate date, Instant moment) {
        int second = (int) Math.floorMod(moment.getEpochSecond(), SECONDS_OF_A_DAY);
        digits(text, 4, date.getYear());
        digits(text, 7, date.getMonthValue());
        digits(text, 10, date.getDayOfMonth());
        digits(text, 13, second / 3600);
        digits(text, 16, second / 60 % 60);
        digits(text, 19, second % 60);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void digits(byte[] text, int end, int number) {
        int rest = number;
        for (int at = end - 1; rest > 0; at--) {
            text[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
