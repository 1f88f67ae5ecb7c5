package skylab.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** Values that are not made of others, as Python writes them: the command line is written in it. */
final class Scalars {
    private static final double LARGE = 1e16;
    private static final double SMALL = 1e-4;

    private Scalars() {}

    /** As {@code str} writes it. */
    static String text(JsonNode node) {
        if (node.isBoolean()) {
            return node.asBoolean() ? "True" : "False";
        }
        return node.isNull() || node.isMissingNode() ? "None" : node.isNumber() ? number(node) : node.asText();
    }

    /** A number, whole or with a fraction. */
    static String number(JsonNode node) {
        if (node.isIntegralNumber() || !node.isDouble() && !node.isFloat()) {
            return node.asText();
        }
        double value = node.doubleValue();
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        }
        double size = Math.abs(value);
        if (size != 0 && (size >= LARGE || size < SMALL)) {
            String[] parts = Double.toString(value).split("E");
            String digits = parts[0].replaceFirst("\\.0$", "");
            int exponent = Integer.parseInt(parts[1]);
            return digits + "e" + (exponent < 0 ? "-" : "+") + String.format("%02d", Math.abs(exponent));
        }
        String plain = new BigDecimal(Double.toString(value)).toPlainString();
        return plain.contains(".") ? plain : plain + ".0";
    }
}
