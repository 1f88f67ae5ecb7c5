package skylab.guest.ssh.sftp;

import java.time.Duration;
import java.util.Locale;

/** The line that tells of a copied file, as OpenSSH's progress meter ends. */
final class Progress {
    private static final String UNITS = " KMGT";
    // What the numbers take of a line.
    private static final int NUMBERS = 36;

    private Progress() {}

    static String line(String name, long size, Duration took, int columns) {
        int width = Math.max(1, columns - NUMBERS);
        double seconds = Math.max(0.001, took.toNanos() / 1e9);
        String shown = name.length() > width ? name.substring(0, width) : name;
        return String.format(Locale.ROOT, "%-" + width + "s", shown) + " 100% " + size(size) + " "
                + rate(size / seconds) + "/s   "
                + String.format(Locale.ROOT, "%02d:%02d", took.toMinutes(), took.toSecondsPart()) + "    ";
    }

    private static String size(long bytes) {
        long number = bytes;
        int unit = 0;
        for (; number >= 10_000 && unit < UNITS.length() - 1; unit++) {
            number = (number + 512) / 1024;
        }
        return String.format(Locale.ROOT, "%4d", number) + UNITS.charAt(unit) + (unit > 0 ? "B" : " ");
    }

    private static String rate(double bytes) {
        double number = bytes / 1024;
        int unit = 1;
        for (; number >= 1000 && unit < UNITS.length() - 1; unit++) {
            number /= 1024;
        }
        return String.format(Locale.ROOT, "%5.1f", number) + UNITS.charAt(unit) + "B";
    }
}
