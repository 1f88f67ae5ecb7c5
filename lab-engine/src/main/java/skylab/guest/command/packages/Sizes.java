package skylab.guest.command.packages;

import java.util.List;
import java.util.Locale;

/** Sizes as package managers print them. */
final class Sizes {
    private static final List<String> UNITS = List.of("", "k", "M", "G");

    private Sizes() {}

    /** As yum and dnf do: {@code 47 k}, {@code 2.3 M}. */
    static String binary(double bytes) {
        double value = bytes;
        int unit = 0;
        while (value > 999 && unit < UNITS.size() - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit > 0 && value < 9.95 ? "%.1f %s" : "%.0f %s", value, UNITS.get(unit));
    }

    /** As apt does: {@code 2,084 kB}, {@code 12.3 MB}. */
    static String decimal(double bytes) {
        if (bytes < 10_000) {
            return String.format(Locale.ROOT, "%.0f B", bytes);
        } else if (bytes < 10_000_000) {
            return bytes < 100_000
                    ? String.format(Locale.ROOT, "%.1f kB", bytes / 1000)
                    : String.format(Locale.ROOT, "%,.0f kB", bytes / 1000);
        }
        return bytes < 100_000_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%,.0f MB", bytes / 1e6);
    }
}
