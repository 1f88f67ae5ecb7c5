package skylab.kernel.output;

import java.util.Locale;
import java.util.Map;

/**
 * How output is shown, from the environment of the kernel.
 *
 * @param limit how many characters a cell may print before the rest is cut with a notice
 * @param threads under which cell the output of threads shows
 */
public record OutputSettings(long limit, Threads threads) {
    /** The variable with the limit in megabytes, 0 to 99999; {@value}. */
    public static final String LIMIT_VARIABLE = "SKYLAB_OUTPUT_LIMIT_MB";

    /** The variable that chooses the cell for output of threads, {@code latest} or {@code cell}; {@value}. */
    public static final String THREADS_VARIABLE = "SKYLAB_THREAD_OUTPUT";

    private static final long DEFAULT_LIMIT = 10L << 20;

    /** Where the output of a thread shows that lives longer than the cell that started it. */
    public enum Threads {
        /** Under the cell that was run last. */
        LATEST,
        /** Under the cell that started the thread. */
        CELL
    }

    /** The settings in these variables; what is missing or no value counts as the default. */
    public static OutputSettings of(Map<String, String> environment) {
        String megabytes = environment.getOrDefault(LIMIT_VARIABLE, "");
        String threads = environment.getOrDefault(THREADS_VARIABLE, "").toLowerCase(Locale.ROOT);
        return new OutputSettings(
                megabytes.matches("[0-9]{1,5}") ? Long.parseLong(megabytes) << 20 : DEFAULT_LIMIT,
                threads.equals("cell") ? Threads.CELL : Threads.LATEST);
    }
}
