package skylab.guest.shell.syntax;

/** What a parameter expansion does with the value of its parameter. */
public sealed interface Modifier {
    /** Nothing. */
    record None() implements Modifier {}

    /** {@code ${#x}}. */
    record Length() implements Modifier {}

    /** {@code ${!x[@]}}: the subscripts. */
    record Keys() implements Modifier {}

    /** {@code ${!prefix*}}: the names that begin so. */
    record Names() implements Modifier {}

    /** {@code ${x:-word}} and its relatives; the operation is one of {@code - = ? +}. */
    record Otherwise(char operation, boolean colon, Word word) implements Modifier {}

    /** {@code ${x#p} ${x##p} ${x%p} ${x%%p}}. */
    record Trim(boolean prefix, boolean longest, Word pattern) implements Modifier {}

    /** {@code ${x/p/r}}; the place is {@code '1'} for the first, {@code '/'} all, {@code '#'} the beginning, {@code '%'} the end. */
    record Replace(char place, Word pattern, Word replacement) implements Modifier {}

    /** {@code ${x^p} ${x^^p} ${x,p} ${x,,p}}; a null pattern means every character. */
    record Case(boolean upper, boolean all, Word pattern) implements Modifier {}

    /** {@code ${x:offset:length}}; arithmetic expressions; a null length means to the end. */
    record Substring(Word offset, Word length) implements Modifier {}

    /** {@code ${x@Q}}. */
    record Transform(char operator) implements Modifier {}
}
