package skylab.notebook;

import java.util.Locale;

/** The three types of cell that nbformat 4 knows. */
public enum CellType {
    /** Text. */
    MARKDOWN,
    /** A program. */
    CODE,
    /** Neither shown nor run. */
    RAW;

    /** The spelling in a notebook file. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The type of this spelling.
     *
     * @throws NotebookFormatException if there is none
     */
    static CellType of(String text) {
        for (CellType type : values()) {
            if (type.text().equals(text)) {
                return type;
            }
        }
        throw new NotebookFormatException("there is no cell type \"" + text + "\"");
    }
}
