package skylab.kernel.java;

/**
 * Where a snippet stands.
 *
 * @param cell number of the cell; 0 for what the kernel declares itself
 * @param code the whole cell
 * @param offset UTF-16 index of the snippet in it
 */
record Origin(int cell, String code, int offset) {
    /** The line in the cell, from 1, of a line in the snippet, from 1. */
    int line(int snippetLine) {
        return lineAt(offset) + snippetLine - 1;
    }

    /** The line in the cell, from 1, of a UTF-16 index in the cell. */
    int lineAt(int index) {
        return 1
                + (int) code.substring(0, Math.min(index, code.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** The text of a line of the cell, from 1; empty outside. */
    String text(int line) {
        String[] lines = code.split("\n", -1);
        return line >= 1 && line <= lines.length ? lines[line - 1] : "";
    }
}
