package skylab.guest.command.awk;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Formats of {@code printf} as C knows them. */
final class Formatting {
    private static final Pattern DIRECTIVE = Pattern.compile("%([-+ #0]*)(\\*|[0-9]*)(?:\\.(\\*|[0-9]*))?([a-zA-Z%])");

    private Formatting() {}

    /**
     * The text.
     *
     * @param values for the directives in order; missing ones are empty
     * @param convert the format by which numbers become texts
     */
    static String format(String format, List<Value> values, String convert) {
        StringBuilder out = new StringBuilder();
        Matcher matcher = DIRECTIVE.matcher(format);
        int copied = 0;
        int next = 0;
        while (matcher.find()) {
            out.append(format, copied, matcher.start());
            copied = matcher.end();
            if (matcher.group(4).equals("%")) {
                out.append('%');
                continue;
            }
            String flags = matcher.group(1);
            String widthText = matcher.group(2);
            if (widthText.equals("*")) {
                widthText = Integer.toString((int) at(values, next++).toNumber());
                if (widthText.startsWith("-")) {
                    flags += "-";
                    widthText = widthText.substring(1);
                }
            }
            String precisionText = matcher.group(3);
            if ("*".equals(precisionText)) {
                precisionText = Integer.toString((int) at(values, next++).toNumber());
            }
            int width = number(widthText, 0);
            int precision = precisionText == null ? -1 : number(precisionText, 0);
            Value value = at(values, next++);
            out.append(padded(
                    converted(matcher.group(4).charAt(0), value, precision, flags, convert),
                    flags,
                    width,
                    "diouxXeEfFgG".contains(matcher.group(4))
                            && !("diouxX".contains(matcher.group(4)) && precision >= 0)));
        }
        return out.append(format.substring(copied)).toString();
    }

    private static Value at(List<Value> values, int index) {
        return index < values.size() ? values.get(index) : Value.NONE;
    }

    private static int number(String digits, int otherwise) {
        return digits.isEmpty() || digits.startsWith("-")
                ? otherwise
                : (int) Math.min(10_000, Long.parseLong(digits.substring(0, Math.min(9, digits.length()))));
    }

    private static String padded(String text, String flags, int width, boolean zeros) {
        int missing = Math.max(0, width - text.codePointCount(0, text.length()));
        if (flags.contains("-")) {
            return text + " ".repeat(missing);
        } else if (flags.contains("0") && zeros) {
            int sign = text.startsWith("-") || text.startsWith("+") || text.startsWith(" ") ? 1 : 0;
            return text.substring(0, sign) + "0".repeat(missing) + text.substring(sign);
        }
        return " ".repeat(missing) + text;
    }

    private static String converted(char letter, Value value, int precision, String flags, String convert) {
        double number = value.toNumber();
        switch (letter) {
            case 's':
                String text = value.toText(convert);
                return precision >= 0 && precision < text.length() ? text.substring(0, precision) : text;
            case 'c':
                String first = value.kind() == Value.Kind.NUMBER ? Character.toString((int) number) : value.text();
                return first.isEmpty() ? "" : first.substring(0, first.offsetByCodePoints(0, 1));
            default:
                break;
        }
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
        }
        String digits =
                switch (letter) {
                    case 'd', 'i', 'u', 'o', 'x', 'X' -> whole(letter, number, precision);
                    case 'f', 'F' ->
                        new BigDecimal(number)
                                .setScale(precision < 0 ? 6 : precision, RoundingMode.HALF_EVEN)
                                .toPlainString();
                    case 'e', 'E' -> scientific(number, precision < 0 ? 6 : precision, letter);
                    case 'g', 'G' ->
                        general(number, precision < 0 ? 6 : Math.max(1, precision), letter, flags.contains("#"));
                    default -> "%" + letter;
                };
        boolean positive = !digits.startsWith("-");
        return positive && flags.contains("+") ? "+" + digits : positive && flags.contains(" ") ? " " + digits : digits;
    }

    private static String whole(char letter, double number, int precision) {
        BigInteger whole = new BigDecimal(number).toBigInteger();
        int radix = letter == 'o' ? 8 : letter == 'x' || letter == 'X' ? 16 : 10;
        String digits = whole.abs().toString(radix);
        digits = "0".repeat(Math.max(0, precision - digits.length())) + digits;
        digits = letter == 'X' ? digits.toUpperCase(Locale.ROOT) : digits;
        return whole.signum() < 0 ? "-" + digits : digits;
    }

    private static String scientific(double number, int precision, char letter) {
        BigDecimal value = number == 0
                ? BigDecimal.ZERO
                : new BigDecimal(number).round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
        int exponent = value.signum() == 0 ? 0 : value.precision() - value.scale() - 1;
        String mantissa = value.movePointLeft(exponent)
                .setScale(precision, RoundingMode.HALF_EVEN)
                .toPlainString();
        return mantissa + letter + (exponent < 0 ? "-" : "+") + String.format(Locale.ROOT, "%02d", Math.abs(exponent));
    }

    private static String general(double number, int precision, char letter, boolean keepZeros) {
        if (number == 0) {
            return "0";
        }
        BigDecimal value = new BigDecimal(number).round(new MathContext(precision, RoundingMode.HALF_EVEN));
        int exponent = value.precision() - value.scale() - 1;
        if (exponent < -4 || exponent >= precision) {
            String text = scientific(number, precision - 1, letter == 'g' ? 'e' : 'E');
            int mark = text.indexOf(letter == 'g' ? 'e' : 'E');
            return (keepZeros ? text.substring(0, mark) : stripped(text.substring(0, mark))) + text.substring(mark);
        }
        String text =
                value.setScale(precision - 1 - exponent, RoundingMode.HALF_EVEN).toPlainString();
        return keepZeros ? text : stripped(text);
    }

    private static String stripped(String text) {
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }
}
