package skylab.kernel.java.unit;

/**
 * The text that a cell was run with.
 *
 * @param number as the front end shows it in brackets; 0 for what the kernel declares itself
 * @param code the whole cell, magics included
 */
public record CellText(int number, String code) {
    /** The line, from 1, of a UTF-16 index. */
    int lineAt(int index) {
        int line = 1;
        for (int i = 0; i < Math.min(index, code.length()); i++) {
            if (code.charAt(i) == '\n') {
                line++;
            }
        }
        return line;
    }

    /** How many lines there are. */
    int lines() {
        return lineAt(code.length());
    }
}
