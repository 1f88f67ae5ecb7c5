package skylab.guest.command.storage;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** What {@code dd} tells of its work. */
final class DdReport {
    private static final String UNITS = "kMGTPE";

    private DdReport() {}

    /** Bytes, time, rate, without a line's end. Old versions do not tell binary units. */
    static String transfer(long bytes, double seconds, boolean old, boolean progress) {
        String more = bytes < 1000
                ? ""
                : bytes < 1024 || old
                        ? " (" + human(bytes, 1000) + ")"
                        : " (" + human(bytes, 1000) + ", " + human(bytes, 1024) + ")";
        String time = progress ? String.format(Locale.ROOT, "%.0f", seconds) : general(seconds);
        String rate = seconds <= 0 ? "Infinity B" : human((long) (bytes / seconds), 1000);
        return bytes + " byte" + (bytes == 1 ? "" : "s") + more + " copied, " + time + " s, " + rate + "/s";
    }

    /** Six significant digits, as C's {@code %g}. */
    static String general(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(6, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent < -4 || exponent >= 6) {
            String digits = rounded.unscaledValue().abs().toString().replaceAll("0+$", "");
            String mantissa = digits.charAt(0) + (digits.length() > 1 ? "." + digits.substring(1) : "");
            return mantissa + "e" + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "")
                    + Math.abs(exponent);
        }
        String plain = rounded.stripTrailingZeros().toPlainString();
        return plain;
    }

    /** One decimal below ten, none above: {@code 1.1 GB}, {@code 131 MB}, {@code 1.0 GiB}. */
    static String human(long bytes, int base) {
        if (bytes < base) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        while (value >= base) {
            value /= base;
            unit++;
        }
        String text = String.format(Locale.ROOT, value < 9.95 ? "%.1f" : "%.0f", value);
        String letter = UNITS.substring(unit, unit + 1);
        return text + " " + (base == 1000 ? letter + "B" : letter.toUpperCase(Locale.ROOT) + "iB");
    }
}
