package skylab.network.proof;

import java.util.ArrayList;
import java.util.List;

/** A table of words; columns that say the same in every line and nothing else may be left out by who fills it. */
final class Lines {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    Lines add(List<String> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    /** The rows below each other, every column as wide as its widest cell. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i))
                        .append(" ".repeat(width(i) - columns(row.get(i))))
                        .append(GAP);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> columns(row.get(column)))
                .max()
                .orElse(0);
    }

    // A Korean syllable takes two columns.
    private static int columns(String text) {
        return text.chars()
                .map(c -> c >= 0x1100 && c <= 0x11FF || c >= 0x3000 && c <= 0xD7A3 ? 2 : 1)
                .sum();
    }
}
