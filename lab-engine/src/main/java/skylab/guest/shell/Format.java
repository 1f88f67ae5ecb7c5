package skylab.guest.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.guest.shell.expand.Quoting;
import skylab.guest.shell.syntax.Escapes;

/** The formatting of {@code printf}. */
public final class Format {
    private static final Pattern DIRECTIVE = Pattern.compile(
            "%([-+ 0#']*)(\\*|\\d{1,6})?(?:\\.(\\*|\\d{0,6}))?(?:\\(([^)]*)\\)(?=T))?[hlLqjzt]*([a-zA-Z%])");

    private Format() {}

    /** The text, and what was wrong with arguments. */
    public record Result(String text, List<String> errors) {}

    /** Formats; the format is used again as long as arguments are left. Times are those of a clock. */
    public static Result printf(
            String format, List<String> arguments, java.util.function.BiFunction<String, String, String> times) {
        StringBuilder out = new StringBuilder();
        List<String> errors = new ArrayList<>();
        String normal = format.replaceAll("%(-?\\d*)q", "%$1Q");
        int next = 0;
        do {
            int used = next;
            Matcher matcher = DIRECTIVE.matcher(normal);
            int at = 0;
            while (matcher.find(at)) {
                out.append(literal(normal.substring(at, matcher.start())));
                at = matcher.end();
                char kind = matcher.group(5).charAt(0);
                if (kind == '%') {
                    out.append('%');
                    continue;
                }
                String flags = matcher.group(1);
                int width = 0;
                if (matcher.group(2) != null) {
                    width = matcher.group(2).equals("*")
                            ? (int) integer(next < arguments.size() ? arguments.get(next++) : "0", errors)
                            : Integer.parseInt(matcher.group(2));
                }
                int precision = -1;
                if (matcher.group(3) != null) {
                    String digits = matcher.group(3);
                    precision = digits.equals("*")
                            ? (int) integer(next < arguments.size() ? arguments.get(next++) : "0", errors)
                            : digits.isEmpty() ? 0 : Integer.parseInt(digits);
                }
                String argument = next < arguments.size() ? arguments.get(next) : "";
                next++;
                if (kind == 'T' && matcher.group(4) != null) {
                    out.append(pad(times.apply(matcher.group(4), argument), flags, width));
                } else if (kind == 'b') {
                    Escapes.Decoded decoded = Escapes.decode(argument, Escapes.Style.ECHO);
                    out.append(pad(decoded.text(), flags, width));
                    if (decoded.ended()) {
                        return new Result(out.toString(), errors);
                    }
                } else {
                    out.append(pad(convert(kind, flags, precision, argument, errors), flags, width));
                }
            }
            out.append(literal(normal.substring(at)));
            if (next == used) {
                break;
            }
        } while (next < arguments.size());
        return new Result(out.toString(), errors);
    }

    private static String literal(String text) {
        return Escapes.decode(text, Escapes.Style.PRINTF).text();
    }

    private static String pad(String text, String flags, int width) {
        int size = text.codePointCount(0, text.length());
        int missing = Math.abs(width) - size;
        if (missing <= 0) {
            return text;
        }
        if (flags.contains("-") || width < 0) {
            return text + " ".repeat(missing);
        }
        if (flags.contains("0") && text.matches("[-+ ]?[0-9a-fA-FxX.eE+-]+")) {
            int sign = text.matches("[-+ ].*") ? 1 : 0;
            return text.substring(0, sign) + "0".repeat(missing) + text.substring(sign);
        }
        return " ".repeat(missing) + text;
    }

    /** One conversion without padding, as C has it. */
    public static String convert(char kind, String flags, int precision, String argument, List<String> errors) {
        switch (kind) {
            case 's' -> {
                return precision >= 0 && precision < argument.length() ? argument.substring(0, precision) : argument;
            }
            case 'Q' -> {
                return Quoting.printf(argument);
            }
            case 'c' -> {
                return argument.isEmpty() ? "" : argument.substring(0, argument.offsetByCodePoints(0, 1));
            }
            case 'd', 'i', 'u', 'o', 'x', 'X' -> {
                long value = integer(argument, errors);
                String digits =
                        switch (kind) {
                            case 'o' -> (flags.contains("#") ? "0" : "") + Long.toOctalString(value);
                            case 'x' -> (flags.contains("#") ? "0x" : "") + Long.toHexString(value);
                            case 'X' ->
                                (flags.contains("#") ? "0X" : "")
                                        + Long.toHexString(value).toUpperCase(Locale.ROOT);
                            case 'u' -> Long.toUnsignedString(value);
                            default -> value < 0 ? Long.toString(value).substring(1) : Long.toString(value);
                        };
                String padded = "0".repeat(Math.max(0, precision - digits.length())) + digits;
                boolean signed = kind == 'd' || kind == 'i';
                String sign =
                        !signed ? "" : value < 0 ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
                return sign + padded;
            }
            case 'f', 'F', 'e', 'E', 'g', 'G' -> {
                double value = real(argument, errors);
                String sign = flags.contains("+") ? "+" : "";
                return floating(kind, sign, precision < 0 ? 6 : precision, value);
            }
            default -> {
                errors.add("`" + kind + "': invalid format character");
                return "";
            }
        }
    }

    /** A number in the notation of C's {@code %f}, {@code %e} or {@code %g}. */
    public static String floating(char kind, String sign, int precision, double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.isNaN(value) ? "nan" : value < 0 ? "-inf" : "inf";
        }
        if (kind == 'g' || kind == 'G') {
            int significant = precision == 0 ? 1 : precision;
            java.math.BigDecimal rounded =
                    new java.math.BigDecimal(value).round(new java.math.MathContext(significant));
            int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
            if (exponent < -4 || exponent >= significant) {
                String text = String.format(Locale.ROOT, "%" + sign + "." + (significant - 1) + "e", value);
                String trimmed = text.replaceFirst("\\.?0+e", "e");
                return kind == 'G' ? trimmed.toUpperCase(Locale.ROOT) : trimmed;
            }
            String plain = String.format(
                    Locale.ROOT, "%" + sign + "." + Math.max(0, significant - 1 - exponent) + "f", rounded);
            return plain.indexOf('.') >= 0 ? plain.replaceFirst("\\.?0+$", "") : plain;
        }
        java.math.BigDecimal exact = new java.math.BigDecimal(value);
        if (kind == 'f' || kind == 'F') {
            String plain =
                    exact.setScale(precision, java.math.RoundingMode.HALF_EVEN).toPlainString();
            return value >= 0 ? sign + plain : plain;
        }
        return String.format(Locale.ROOT, "%" + sign + "." + precision + kind, value);
    }

    private static long integer(String text, List<String> errors) {
        String plain = text.strip();
        if (plain.isEmpty()) {
            return 0;
        }
        if (plain.charAt(0) == '\'' || plain.charAt(0) == '"') {
            return plain.length() > 1 ? plain.codePointAt(1) : 0;
        }
        Matcher matcher = Pattern.compile("([-+]?)(0[xX][0-9a-fA-F]{1,16}|0[0-7]*|[1-9][0-9]*)")
                .matcher(plain);
        if (!matcher.lookingAt()) {
            errors.add(text + ": invalid number");
            return 0;
        }
        if (matcher.end() < plain.length()) {
            errors.add(text + ": invalid number");
        }
        String digits = matcher.group(2);
        long value = digits.startsWith("0x") || digits.startsWith("0X")
                ? Long.parseUnsignedLong(digits.substring(2), 16)
                : new java.math.BigInteger(digits, digits.startsWith("0") ? 8 : 10).longValue();
        return matcher.group(1).equals("-") ? -value : value;
    }

    private static double real(String text, List<String> errors) {
        if (text.isBlank()) {
            return 0;
        }
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            errors.add(text + ": invalid number");
            return 0;
        }
    }
}
