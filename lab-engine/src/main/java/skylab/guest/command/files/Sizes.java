package skylab.guest.command.files;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Sizes as people read them. */
final class Sizes {
    private static final String UNITS = "KMGTPE";

    private Sizes() {}

    /** As {@code ls -h} and {@code du -h} print bytes: {@code 512}, {@code 1.5K}, {@code 8.0G}; rounded up. */
    static String human(long bytes) {
        if (bytes < 1024) {
            return Long.toString(bytes);
        }
        BigDecimal number = BigDecimal.valueOf(bytes);
        for (int i = 0; i < UNITS.length(); i++) {
            number = number.divide(BigDecimal.valueOf(1024));
            BigDecimal one = number.setScale(1, RoundingMode.UP);
            if (one.compareTo(BigDecimal.TEN) < 0) {
                return one.toPlainString() + UNITS.charAt(i);
            }
            BigDecimal whole = number.setScale(0, RoundingMode.UP);
            if (whole.compareTo(BigDecimal.valueOf(1024)) < 0) {
                return whole.toPlainString() + UNITS.charAt(i);
            }
        }
        return number.setScale(0, RoundingMode.UP).toPlainString() + "E";
    }

    /** Blocks of a file of 512 bytes, as a file system with blocks of 4 KiB allots them. */
    static long blocks(long stored) {
        return (stored + 4095) / 4096 * 8;
    }
}
