package skylab.grader.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.grader.grade.NotebookGrade;

/**
 * When something was handed in, as nbgrader keeps it ({@code timestamp.txt} beside the notebooks) and shows it.
 *
 * @param due until when it was to be handed in; empty if at any time
 * @param penalty whether what was late gets nothing, nbgrader's {@code penalty_method = "zero"}; otherwise it does not matter
 */
public record Lateness(Optional<Instant> due, boolean penalty) {
    private static final String FILE = "timestamp.txt";
    private static final int MOST_BYTES = 200;
    private static final int MICROS = 6;
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[ T](\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?)\\s*([A-Za-z][A-Za-z0-9_/+-]*|[+-]\\d{2}:?\\d{2})?");
    // As Python shows a time without a zone: microseconds only if there are some.
    private static final DateTimeFormatter WHOLE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter WITH_MICROS = new DateTimeFormatterBuilder()
            .append(WHOLE)
            .appendFraction(ChronoField.NANO_OF_SECOND, MICROS, MICROS, true)
            .toFormatter();

    /**
     * Reads a time as nbgrader writes it: {@code 2026-11-21 18:30:00.123456 Asia/Seoul}. Without a zone it is UTC.
     *
     * @return empty if it is no such time
     */
    public static Optional<Instant> parse(String text) {
        Matcher time = TIME.matcher(text.strip());
        if (!time.matches()) {
            return Optional.empty();
        }
        try {
            ZoneId zone = time.group(3) == null ? ZoneOffset.UTC : ZoneId.of(time.group(3));
            return Optional.of(LocalDateTime.parse(time.group(1) + "T" + time.group(2))
                    .atZone(zone)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A time as nbgrader exports it, in UTC. */
    static String text(Instant time) {
        LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        return (utc.getNano() / 1_000 == 0 ? WHOLE : WITH_MICROS).format(utc);
    }

    /** When a submission was handed in, if its student's system has said so. */
    static Optional<Instant> handedIn(Path course, NotebookGrade grade) {
        Path file = course.resolve("submitted")
                .resolve(grade.student())
                .resolve(grade.exercise())
                .resolve(FILE);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file)) {
            return parse(new String(in.readNBytes(MOST_BYTES), java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether what was handed in then was late. */
    boolean isLate(Optional<Instant> handedIn) {
        return due.isPresent() && handedIn.isPresent() && handedIn.get().isAfter(due.get());
    }
}
