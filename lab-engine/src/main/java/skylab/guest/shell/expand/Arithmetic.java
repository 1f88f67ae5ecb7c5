package skylab.guest.shell.expand;

/** Integer expressions as in C, 64 bits wide. */
public final class Arithmetic {
    private static final String[][] LEVELS = {
        {"||"},
        {"&&"},
        {"|"},
        {"^"},
        {"&"},
        {"==", "!="},
        {"<=", ">=", "<", ">"},
        {"<<", ">>"},
        {"+", "-"},
        {"*", "/", "%"}
    };
    private static final String[] ASSIGNMENTS = {"<<=", ">>=", "+=", "-=", "*=", "/=", "%=", "&=", "^=", "|=", "="};

    private final Names names;
    private final String text;
    private final int depth;
    private int position;
    private int skipping;
    private int nesting;

    /** Where variables are found. */
    public interface Names {
        /** The value, or an empty text; the subscript is null for a plain variable. */
        String get(String name, String subscript);

        /** Sets the value. */
        void set(String name, String subscript, long value);
    }

    private Arithmetic(String text, Names names, int depth) {
        this.text = text;
        this.names = names;
        this.depth = depth;
    }

    /**
     * The value of an expression; an empty one is 0.
     *
     * @throws ExpansionError with bash's message
     */
    public static long evaluate(String text, Names names) {
        return evaluate(text, names, 0);
    }

    private static long evaluate(String text, Names names, int depth) {
        if (depth > 100) {
            throw new ExpansionError(
                    text + ": expression recursion level exceeded (error token is \"" + text + "\")", false);
        }
        Arithmetic arithmetic = new Arithmetic(text.strip(), names, depth);
        arithmetic.blanks();
        if (arithmetic.position == arithmetic.text.length()) {
            return 0;
        }
        long value = arithmetic.comma();
        arithmetic.blanks();
        if (arithmetic.position < arithmetic.text.length()) {
            char c = arithmetic.text.charAt(arithmetic.position);
            throw arithmetic.error(
                    Character.isLetterOrDigit(c) || c == '_'
                            ? "syntax error in expression"
                            : "syntax error: invalid arithmetic operator");
        }
        return value;
    }

    private ExpansionError error(String message) {
        String rest = text.substring(Math.min(position, text.length()));
        if (rest.isEmpty() && !text.isEmpty()) {
            rest = text.substring(text.length() - 1);
        }
        return new ExpansionError(text + ": " + message + " (error token is \"" + rest + "\")", false);
    }

    private void blanks() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private boolean take(String operator) {
        blanks();
        if (text.startsWith(operator, position)) {
            position += operator.length();
            return true;
        }
        return false;
    }

    private long comma() {
        long value = assignment();
        while (take(",")) {
            value = assignment();
        }
        return value;
    }

    private long assignment() {
        if (++nesting > 500) {
            throw error("expression recursion level exceeded");
        }
        try {
            blanks();
            int start = position;
            if (position < text.length() && isNameStart(text.charAt(position))) {
                String name = name();
                String subscript = subscript();
                blanks();
                for (String operator : ASSIGNMENTS) {
                    if (text.startsWith(operator, position)
                            && !(operator.equals("=") && text.startsWith("==", position))) {
                        position += operator.length();
                        long right = assignment();
                        long value = operator.equals("=")
                                ? right
                                : apply(operator.substring(0, operator.length() - 1), value(name, subscript), right);
                        set(name, subscript, value);
                        return value;
                    }
                }
                position = start;
            }
            return ternary();
        } finally {
            nesting--;
        }
    }

    private long ternary() {
        long condition = binary(0);
        if (!take("?")) {
            return condition;
        }
        skipping += condition == 0 ? 1 : 0;
        long yes = assignment();
        skipping -= condition == 0 ? 1 : 0;
        if (!take(":")) {
            throw error("`:' expected for conditional expression");
        }
        skipping += condition != 0 ? 1 : 0;
        long no = assignment();
        skipping -= condition != 0 ? 1 : 0;
        return condition != 0 ? yes : no;
    }

    private long binary(int level) {
        if (level == LEVELS.length) {
            return power();
        }
        long left = binary(level + 1);
        while (true) {
            String operator = operator(level);
            if (operator == null) {
                return left;
            }
            boolean skip = level == 0 && left != 0 || level == 1 && left == 0;
            skipping += skip ? 1 : 0;
            long right = binary(level + 1);
            skipping -= skip ? 1 : 0;
            left = apply(operator, left, right);
        }
    }

    private String operator(int level) {
        blanks();
        for (String operator : LEVELS[level]) {
            if (text.startsWith(operator, position)) {
                String after = text.substring(position + operator.length());
                boolean longer = after.startsWith("=") && operator.length() == 1 && !"<>".contains(operator)
                        || operator.length() == 1 && "|&<>*".contains(operator) && after.startsWith(operator)
                        || (operator.equals("<<") || operator.equals(">>")) && after.startsWith("=");
                if (!longer) {
                    position += operator.length();
                    return operator;
                }
            }
        }
        return null;
    }

    private long apply(String operator, long a, long b) {
        if (skipping > 0) {
            return 0;
        }
        return switch (operator) {
            case "||" -> a != 0 || b != 0 ? 1 : 0;
            case "&&" -> a != 0 && b != 0 ? 1 : 0;
            case "|" -> a | b;
            case "^" -> a ^ b;
            case "&" -> a & b;
            case "==" -> a == b ? 1 : 0;
            case "!=" -> a != b ? 1 : 0;
            case "<=" -> a <= b ? 1 : 0;
            case ">=" -> a >= b ? 1 : 0;
            case "<" -> a < b ? 1 : 0;
            case ">" -> a > b ? 1 : 0;
            case "<<" -> a << b;
            case ">>" -> a >> b;
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            default -> {
                if (b == 0) {
                    position = Math.max(0, text.lastIndexOf('0', position));
                    throw error("division by 0");
                }
                yield operator.equals("/") ? a / b : a % b;
            }
        };
    }

    private long power() {
        long base = unary();
        blanks();
        if (text.startsWith("**", position)) {
            position += 2;
            long exponent = power();
            if (exponent < 0) {
                throw error("exponent less than 0");
            }
            long result = 1;
            for (long factor = base; exponent > 0; exponent >>= 1, factor *= factor) {
                result *= (exponent & 1) == 1 ? factor : 1;
            }
            return result;
        }
        return base;
    }

    private long unary() {
        if (++nesting > 500) {
            throw error("expression recursion level exceeded");
        }
        try {
            blanks();
            if (text.startsWith("++", position) || text.startsWith("--", position)) {
                int delta = text.charAt(position) == '+' ? 1 : -1;
                int start = position;
                position += 2;
                blanks();
                if (position < text.length() && isNameStart(text.charAt(position))) {
                    String name = name();
                    String subscript = subscript();
                    long value = value(name, subscript) + delta;
                    set(name, subscript, value);
                    return value;
                }
                position = start;
            }
            if (take("!")) {
                return unary() == 0 ? 1 : 0;
            }
            if (take("~")) {
                return ~unary();
            }
            if (take("-")) {
                return -unary();
            }
            if (take("+")) {
                return unary();
            }
            return primary();
        } finally {
            nesting--;
        }
    }

    private long primary() {
        if (take("(")) {
            long value = comma();
            if (!take(")")) {
                throw error("missing `)'");
            }
            return value;
        }
        if (position >= text.length()) {
            throw error("syntax error: operand expected");
        }
        char c = text.charAt(position);
        if (c >= '0' && c <= '9') {
            return number();
        }
        if (!isNameStart(c)) {
            throw error("syntax error: operand expected");
        }
        String name = name();
        String subscript = subscript();
        long value = value(name, subscript);
        blanks();
        boolean more = text.startsWith("++", position);
        if (more || text.startsWith("--", position)) {
            position += 2;
            set(name, subscript, value + (more ? 1 : -1));
        }
        return value;
    }

    private long number() {
        int start = position;
        while (position < text.length()
                && (Character.isLetterOrDigit(text.charAt(position)) || "#@_".indexOf(text.charAt(position)) >= 0)) {
            position++;
        }
        String digits = text.substring(start, position);
        try {
            int hash = digits.indexOf('#');
            if (hash > 0) {
                return inBase(digits.substring(hash + 1), Integer.parseInt(digits.substring(0, hash)));
            }
            if (digits.startsWith("0x") || digits.startsWith("0X")) {
                return Long.parseUnsignedLong(digits.substring(2), 16);
            }
            return digits.length() > 1 && digits.startsWith("0") ? Long.parseLong(digits, 8) : Long.parseLong(digits);
        } catch (NumberFormatException e) {
            if (digits.matches("[0-9]+") && !digits.startsWith("0")) {
                return new java.math.BigInteger(digits).longValue();
            }
            throw new ExpansionError(text + ": value too great for base (error token is \"" + digits + "\")", false);
        }
    }

    /** Digits above 9 are lower case letters, then upper case letters, {@code @} and {@code _}. */
    private long inBase(String digits, int base) {
        if (base < 2 || base > 64) {
            throw error("invalid arithmetic base");
        }
        long value = 0;
        for (char c : digits.toCharArray()) {
            int digit = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@_".indexOf(c);
            digit = base <= 36 && digit >= 36 && digit < 62 ? digit - 26 : digit;
            if (digit < 0 || digit >= base) {
                throw new NumberFormatException(digits);
            }
            value = value * base + digit;
        }
        return value;
    }

    private static boolean isNameStart(char c) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private String name() {
        int start = position;
        while (position < text.length()
                && (isNameStart(text.charAt(position)) || Character.isDigit(text.charAt(position)))) {
            position++;
        }
        return text.substring(start, position);
    }

    private String subscript() {
        if (position >= text.length() || text.charAt(position) != '[') {
            return null;
        }
        int open = 0;
        for (int i = position; i < text.length(); i++) {
            if (text.charAt(i) == '[') {
                open++;
            } else if (text.charAt(i) == ']' && --open == 0) {
                String inside = text.substring(position + 1, i);
                position = i + 1;
                return inside;
            }
        }
        throw error("bad array subscript");
    }

    private long value(String name, String subscript) {
        if (skipping > 0) {
            return 0;
        }
        String value = names.get(name, subscript);
        return value.isEmpty() ? 0 : evaluate(value, names, depth + 1);
    }

    private void set(String name, String subscript, long value) {
        if (skipping == 0) {
            names.set(name, subscript, value);
        }
    }
}
