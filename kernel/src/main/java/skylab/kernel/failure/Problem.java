package skylab.kernel.failure;

/**
 * What the compiler says about a cell. Made of a {@code jdk.jshell.Diag} or a {@code javax.tools.Diagnostic} by whoever
 * compiled; only errors, as warnings do not fail a cell.
 *
 * @param code the compiler's key, such as {@code compiler.err.cant.resolve.location}
 * @param message its English text ({@code getMessage(Locale.ROOT)}), may have several lines
 * @param start UTF-16 index in the text of the whole cell where the marked source begins
 * @param end UTF-16 index behind the marked source; not before start
 * @param position UTF-16 index of the point meant, such as the operator of an expression
 */
public record Problem(String code, String message, int start, int end, int position) {
    /** Takes places that the compiler does not know, which are negative, for the start, and that for 0. */
    public Problem {
        start = Math.max(0, start);
        end = Math.max(start, end);
        position = position < 0 ? start : position;
    }
}
