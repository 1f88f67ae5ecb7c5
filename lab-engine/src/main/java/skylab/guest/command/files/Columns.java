package skylab.guest.command.files;

import java.util.List;

/** Texts in as many columns as fit a line. */
final class Columns {
    private static final int GAP = 2;

    private Columns() {}

    /** The lines. */
    static String arrange(List<String> cells, int width, boolean across) {
        if (cells.isEmpty()) {
            return "";
        }
        for (int columns = cells.size(); columns >= 1; columns--) {
            int rows = (cells.size() + columns - 1) / columns;
            int needed = across ? columns : (cells.size() + rows - 1) / rows;
            int[] widths = new int[needed];
            for (int i = 0; i < cells.size(); i++) {
                int column = across ? i % columns : i / rows;
                widths[column] = Math.max(widths[column], visible(cells.get(i)));
            }
            int total = GAP * (needed - 1);
            for (int one : widths) {
                total += one;
            }
            if (total < width || columns == 1) {
                return text(cells, rows, widths, across);
            }
        }
        throw new IllegalStateException("one column always fits");
    }

    private static String text(List<String> cells, int rows, int[] widths, boolean across) {
        StringBuilder out = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            int blanks = 0;
            for (int column = 0; column < widths.length; column++) {
                int index = across ? row * widths.length + column : column * rows + row;
                if (index < cells.size()) {
                    out.append(" ".repeat(blanks)).append(cells.get(index));
                    blanks = widths[column] - visible(cells.get(index)) + GAP;
                }
            }
            out.append('\n');
        }
        return out.toString();
    }

    // Colours take no room; characters of East Asia take two places.
    private static int visible(String cell) {
        return cell.replaceAll("\033\\[[0-9;]*m", "")
                .codePoints()
                .map(c -> c >= 0x1100
                                && (c <= 0x115F
                                        || (c >= 0x2E80 && c <= 0xD7A3)
                                        || (c >= 0xF900 && c <= 0xFAFF)
                                        || (c >= 0xFE30 && c <= 0xFE6F)
                                        || (c >= 0xFF00 && c <= 0xFF60)
                                        || c >= 0x1F300)
                        ? 2
                        : 1)
                .sum();
    }
}
