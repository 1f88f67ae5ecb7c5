package skylab.notebook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as Python spells them, because nbgrader's checksums are made of this spelling. */
public final class PythonFloat {
    private static final int MOST_DIGITS = 17;
    private static final int LARGEST_PLAIN_EXPONENT = 15;
    private static final int SMALLEST_PLAIN_EXPONENT = -4;

    private PythonFloat() {}

    /**
     * What Python's {@code str(float(value))} gives: the fewest digits that read back as the same number, with an
     * exponent below 0.0001 and from 1e16 on.
     *
     * @param value a finite number
     */
    public static String str(double value) {
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        String digits = "";
        int exponent = 0;
        for (int precision = 1; precision <= MOST_DIGITS; precision++) {
            BigDecimal rounded = new BigDecimal(value).abs().round(new MathContext(precision, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == Math.abs(value)) {
                BigDecimal shortest = rounded.stripTrailingZeros();
                digits = shortest.unscaledValue().toString();
                exponent = shortest.precision() - shortest.scale() - 1;
                break;
            }
        }
        return (value < 0 ? "-" : "") + spell(digits, exponent);
    }

    private static String spell(String digits, int exponent) {
        if (exponent < SMALLEST_PLAIN_EXPONENT || exponent > LARGEST_PLAIN_EXPONENT) {
            String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
            return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "")
                    + Math.abs(exponent);
        }
        if (exponent < 0) {
            return "0." + "0".repeat(-exponent - 1) + digits;
        }
        if (digits.length() <= exponent + 1) {
            return digits + "0".repeat(exponent + 1 - digits.length()) + ".0";
        }
        return digits.substring(0, exponent + 1) + "." + digits.substring(exponent + 1);
    }
}
