package skylab.kernel.magic.builtin;

import java.util.Locale;

/** Durations with a fitting unit. */
final class Durations {
    private Durations() {}

    /** The text of a duration in nanoseconds, three digits or more. */
    static String text(double nanos) {
        if (nanos < 1e3) {
            return String.format(Locale.ROOT, "%.1f ns", nanos);
        }
        if (nanos < 1e6) {
            return String.format(Locale.ROOT, "%.2f µs", nanos / 1e3);
        }
        return nanos < 1e9
                ? String.format(Locale.ROOT, "%.2f ms", nanos / 1e6)
                : String.format(Locale.ROOT, "%.3f s", nanos / 1e9);
    }
}
