package skylab.guest.shell.syntax;

/**
 * A redirection.
 *
 * @param fd the descriptor written before the operator, or -1 for the operator's own
 * @param variable the variable that is given the number of a descriptor that the shell chooses, or null
 * @param operator what is done
 * @param target file, descriptor or text; for a here-document its body
 */
public record Redirect(int fd, String variable, Operator operator, Word target) {
    /** The operators. */
    public enum Operator {
        /** {@code <}. */
        READ,
        /** {@code >}. */
        WRITE,
        /** {@code >>}. */
        APPEND,
        /** {@code >|}. */
        CLOBBER,
        /** {@code <>}. */
        READ_WRITE,
        /** {@code <&}. */
        DUPLICATE_INPUT,
        /** {@code >&}. */
        DUPLICATE_OUTPUT,
        /** {@code &>}. */
        WRITE_BOTH,
        /** {@code &>>}. */
        APPEND_BOTH,
        /** {@code <<} and {@code <<-}. */
        HERE_DOCUMENT,
        /** {@code <<<}. */
        HERE_STRING
    }
}
