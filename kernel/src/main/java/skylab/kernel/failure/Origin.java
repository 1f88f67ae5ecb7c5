package skylab.kernel.failure;

/**
 * Where a stretch of Java stands.
 *
 * @param cell number of the cell; 0 for what the kernel declares itself
 * @param code the whole cell
 * @param offset UTF-16 index of the stretch in it
 */
public record Origin(int cell, String code, int offset) {
    /** The line in the cell, from 1, of a line in the stretch, from 1. */
    public int line(int stretchLine) {
        return lineAt(offset) + stretchLine - 1;
    }

    /** The line in the cell, from 1, of a UTF-16 index in the cell. */
    public int lineAt(int index) {
        return 1
                + (int) code.substring(0, Math.min(index, code.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** The text of a line of the cell, from 1; empty outside. */
    public String text(int line) {
        String[] lines = code.split("\n", -1);
        return line >= 1 && line <= lines.length ? lines[line - 1] : "";
    }
}
