package skylab.kernel.chart;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers and units as the console writes them. */
final class Units {
    static final String PERCENT = "Percent";

    private Units() {}

    /** A number on an axis: 1.5k, 20M; small ones as they are. The steps are decimal, also those of bytes. */
    static String brief(double value) {
        double size = Math.abs(value);
        if (size >= 1e12) {
            return rounded(value / 1e12) + "T";
        }
        if (size >= 1e9) {
            return rounded(value / 1e9) + "G";
        }
        if (size >= 1e6) {
            return rounded(value / 1e6) + "M";
        }
        return size >= 1e3 ? rounded(value / 1e3) + "k" : rounded(value);
    }

    /** A number of three digits with its unit, for whoever reads it alone. */
    static String full(double value, String unit) {
        double rounded = new BigDecimal(value).round(new MathContext(3)).doubleValue();
        return brief(rounded)
                + switch (unit) {
                    case "", "None", "Count" -> "";
                    case PERCENT -> "%";
                    case "Seconds" -> " s";
                    case "Milliseconds" -> " ms";
                    case "Microseconds" -> " µs";
                    default ->
                        unit.startsWith("Bytes")
                                ? "B" + unit.substring("Bytes".length()).replace("Second", "s")
                                : " " + unit;
                };
    }

    private static String rounded(double value) {
        return Math.abs(value) < 1e-12
                ? "0"
                : new BigDecimal(value)
                        .round(new MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
