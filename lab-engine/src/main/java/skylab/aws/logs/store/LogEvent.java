package skylab.aws.logs.store;

import java.nio.charset.StandardCharsets;

/**
 * One record of what happened somewhere.
 *
 * @param ingested when it was taken in, in milliseconds since 1970
 * @param message the raw text
 */
public record LogEvent(long ingested, String message) {
    /** What an event counts beside its text, in bytes (API reference, "PutLogEvents"). */
    public static final int OVERHEAD = 26;

    /** What it counts, in bytes. */
    public long bytes() {
        return bytes(message);
    }

    /** What an event of a text counts, in bytes. */
    public static long bytes(String message) {
        return message.getBytes(StandardCharsets.UTF_8).length + (long) OVERHEAD;
    }
}
