package skylab.guest.shell.syntax;

/** What stands between {@code [[} and {@code ]]}. */
public sealed interface Test {
    /** {@code -f file} and the like. */
    record Unary(String operator, Word operand) implements Test {}

    /** {@code a == b} and the like. */
    record Binary(Word left, String operator, Word right) implements Test {}

    /** A word alone: true if not empty. */
    record Text(Word word) implements Test {}

    /** {@code !}. */
    record Not(Test test) implements Test {}

    /** {@code &&}. */
    record Both(Test left, Test right) implements Test {}

    /** {@code ||}. */
    record Either(Test left, Test right) implements Test {}
}
