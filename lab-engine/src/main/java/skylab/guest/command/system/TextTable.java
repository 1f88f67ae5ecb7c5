package skylab.guest.command.system;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows under headings, each column as wide as its widest cell.
 *
 * @param headings titles
 * @param rightmost which columns are set to the right
 * @param least widths that columns have at least
 */
public record TextTable(List<String> headings, List<Boolean> rightmost, List<Integer> least) {
    /** Copies the lists. */
    public TextTable {
        headings = List.copyOf(headings);
        rightmost = List.copyOf(rightmost);
        least = List.copyOf(least);
    }

    /** The lines; a last column that is set to the left is not filled up. */
    public List<String> lines(List<List<String>> rows, boolean titled) {
        List<List<String>> all = new ArrayList<>(rows);
        if (titled) {
            all.add(0, headings);
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : all) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                int column = i;
                int width =
                        all.stream().mapToInt(one -> one.get(column).length()).reduce(least.get(i), Math::max);
                String padding = " ".repeat(width - row.get(i).length());
                boolean last = i == row.size() - 1;
                line.append(i == 0 ? "" : " ")
                        .append(rightmost.get(i) ? padding + row.get(i) : last ? row.get(i) : row.get(i) + padding);
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
