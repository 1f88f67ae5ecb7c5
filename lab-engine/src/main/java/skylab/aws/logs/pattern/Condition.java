package skylab.aws.logs.pattern;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A condition on something, put together from single ones.
 *
 * @param <T> the single condition
 */
sealed interface Condition<T> {
    /** Whether it holds, when it is known of the single ones. */
    boolean test(Predicate<T> single);

    /** All single conditions in it. */
    void each(Consumer<T> seen);

    /**
     * A single condition.
     *
     * @param condition what it says
     */
    record One<T>(T condition) implements Condition<T> {
        @Override
        public boolean test(Predicate<T> single) {
            return single.test(condition);
        }

        @Override
        public void each(Consumer<T> seen) {
            seen.accept(condition);
        }
    }

    /**
     * Several of which all must hold.
     *
     * @param parts the conditions
     */
    record All<T>(List<Condition<T>> parts) implements Condition<T> {
        @Override
        public boolean test(Predicate<T> single) {
            return parts.stream().allMatch(part -> part.test(single));
        }

        @Override
        public void each(Consumer<T> seen) {
            parts.forEach(part -> part.each(seen));
        }
    }

    /**
     * Several of which one must hold.
     *
     * @param parts the conditions
     */
    record Any<T>(List<Condition<T>> parts) implements Condition<T> {
        @Override
        public boolean test(Predicate<T> single) {
            return parts.stream().anyMatch(part -> part.test(single));
        }

        @Override
        public void each(Consumer<T> seen) {
            parts.forEach(part -> part.each(seen));
        }
    }
}
