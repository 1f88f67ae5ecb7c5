package skylab.guest.command.system;

import java.util.Locale;

/** Sizes as people read them. */
public final class Sizes {
    private static final String UNITS = "KMGTPE";

    private Sizes() {}

    /** As {@code df -h}: rounded up, with one decimal below 10: {@code 8.0G}, {@code 475M}, {@code 0}. */
    public static String ceiling(long bytes, int base) {
        if (bytes < base) {
            return Long.toString(bytes);
        }
        double value = bytes;
        int unit = -1;
        while (value >= base || Math.ceil(value) >= base) {
            value /= base;
            unit++;
        }
        double tenths = Math.ceil(value * 10) / 10;
        String letter = UNITS.substring(unit, unit + 1);
        return (tenths < 10 ? String.format(Locale.ROOT, "%.1f", tenths) : Long.toString((long) Math.ceil(value)))
                + (base == 1000 ? letter.replace('K', 'k') : letter);
    }

    /** As {@code lsblk}: at most one decimal, and none that is zero: {@code 8G}, {@code 1.5G}. */
    public static String brief(long bytes) {
        if (bytes < 1024) {
            return bytes + "B";
        }
        int unit = Math.min(UNITS.length() - 1, (63 - Long.numberOfLeadingZeros(bytes)) / 10 - 1);
        long tenths = Math.round(bytes / Math.pow(1024, unit + 1) * 10);
        return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10) + UNITS.charAt(unit);
    }

    /** As {@code free -h}: {@code 949Mi}, {@code 3.8Gi}, {@code 0B}. */
    public static String binary(long bytes) {
        if (bytes < 1024) {
            return bytes + "B";
        }
        int unit = Math.min(UNITS.length() - 1, (63 - Long.numberOfLeadingZeros(bytes)) / 10 - 1);
        double value = bytes / Math.pow(1024, unit + 1);
        return (value < 9.95 ? String.format(Locale.ROOT, "%.1f", value) : Long.toString((long) value))
                + UNITS.charAt(unit) + "i";
    }
}
