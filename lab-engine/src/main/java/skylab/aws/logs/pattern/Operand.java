package skylab.aws.logs.pattern;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** What a value is compared with. */
sealed interface Operand {
    /** Whether a text is what was asked for. */
    boolean matches(String text);

    /** The number that it is, if it is one. */
    default OptionalDouble number() {
        return OptionalDouble.empty();
    }

    /**
     * A regular expression, to be found somewhere.
     *
     * @param expression the expression
     */
    record Regex(LinearRegex expression) implements Operand {
        @Override
        public boolean matches(String text) {
            return expression.isIn(text);
        }
    }

    /**
     * A text, in which an asterisk at the beginning or at the end stands for anything.
     *
     * @param text as written
     * @param quoted whether it stood between quotation marks, and so is no number
     */
    record Text(String text, boolean quoted) implements Operand {
        private static final String ANYTHING = "*";

        @Override
        public boolean matches(String value) {
            boolean before = text.startsWith(ANYTHING);
            boolean after = text.length() > 1 && text.endsWith(ANYTHING);
            String core = text.substring(before ? 1 : 0, text.length() - (after ? 1 : 0));
            if (before && after) {
                return value.contains(core);
            }
            return before ? value.endsWith(core) : after ? value.startsWith(core) : value.equals(core);
        }

        @Override
        public OptionalDouble number() {
            return quoted ? OptionalDouble.empty() : Numbers.of(text);
        }
    }

    /** Numbers as patterns and logs write them. */
    final class Numbers {
        private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?");
        private static final int LONGEST = 64;

        private Numbers() {}

        static OptionalDouble of(String text) {
            return text.length() <= LONGEST && NUMBER.matcher(text).matches()
                    ? OptionalDouble.of(Double.parseDouble(text))
                    : OptionalDouble.empty();
        }
    }
}
