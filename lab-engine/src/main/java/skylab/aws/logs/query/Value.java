package skylab.aws.logs.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.OptionalDouble;

/** What a field or an expression can be. What is missing is {@link #NOTHING}. */
sealed interface Value extends Comparable<Value> {
    /** What is missing. */
    Value NOTHING = new Nothing();

    /** As results show it. */
    String text();

    /** As a number, if it is one or reads as one. */
    OptionalDouble number();

    /** Whether a condition that is this holds. */
    default boolean isTrue() {
        return number().orElse(0) != 0;
    }

    default boolean isPresent() {
        return true;
    }

    /** Texts that are no numbers come first, then numbers; what is missing comes last. */
    @Override
    default int compareTo(Value other) {
        if (!isPresent() || !other.isPresent()) {
            return Boolean.compare(!isPresent(), !other.isPresent());
        }
        OptionalDouble mine = number();
        OptionalDouble its = other.number();
        if (mine.isPresent() && its.isPresent()) {
            return Double.compare(mine.getAsDouble(), its.getAsDouble());
        }
        return mine.isPresent() != its.isPresent()
                ? Boolean.compare(mine.isPresent(), its.isPresent())
                : text().compareTo(other.text());
    }

    /** A number, or nothing if there is none such as after a division by zero. */
    static Value of(double number) {
        return Double.isFinite(number) ? new Number(number == 0 ? 0 : number) : NOTHING;
    }

    static Value of(boolean truth) {
        return new Truth(truth);
    }

    static Value of(String text) {
        return new Text(text);
    }

    /** What is missing. */
    record Nothing() implements Value {
        @Override
        public String text() {
            return "";
        }

        @Override
        public OptionalDouble number() {
            return OptionalDouble.empty();
        }

        @Override
        public boolean isPresent() {
            return false;
        }
    }

    /**
     * A text.
     *
     * @param text any
     */
    record Text(String text) implements Value {
        private static final int LONGEST_NUMBER = 40;

        @Override
        public OptionalDouble number() {
            try {
                return looksLikeNumber() ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
            } catch (NumberFormatException notANumber) {
                return OptionalDouble.empty();
            }
        }

        private boolean looksLikeNumber() {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
                    return false;
                }
            }
            return !text.isEmpty() && text.length() <= LONGEST_NUMBER;
        }
    }

    /**
     * A number.
     *
     * @param value finite
     */
    record Number(double value) implements Value {
        private static final int DECIMALS = 4;

        @Override
        public String text() {
            BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
            return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        }

        @Override
        public OptionalDouble number() {
            return OptionalDouble.of(value);
        }
    }

    /**
     * Whether something holds.
     *
     * @param isTrue the answer
     */
    record Truth(boolean isTrue) implements Value {
        @Override
        public String text() {
            return isTrue ? "1" : "0";
        }

        @Override
        public OptionalDouble number() {
            return OptionalDouble.of(isTrue ? 1 : 0);
        }
    }

    /**
     * A moment.
     *
     * @param millis since 1970
     */
    record Time(long millis) implements Value {
        private static final DateTimeFormatter FORMAT =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

        @Override
        public String text() {
            return FORMAT.format(Instant.ofEpochMilli(millis));
        }

        @Override
        public OptionalDouble number() {
            return OptionalDouble.of(millis);
        }
    }
}
