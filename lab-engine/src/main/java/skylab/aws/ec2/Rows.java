package skylab.aws.ec2;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A table of facts from the class path: tab-separated, lines that begin with # are comments, the last of the leading
 * ones names the columns; a cell of one quotation mark repeats the cell above.
 */
public final class Rows {
    private final Map<String, Integer> columns = new HashMap<>();
    private String[] cells;

    private Rows(String header) {
        String[] names = header.substring(1).strip().split("\t");
        for (int i = 0; i < names.length; i++) {
            columns.put(names[i], i);
        }
    }

    /**
     * Reads a table.
     *
     * @param owner the class beside which the file lies
     * @param make makes a value of the row that is current
     */
    public static <T> List<T> read(Class<?> owner, String file, java.util.function.Function<Rows, T> make) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(owner.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines().filter(line -> !line.isBlank()).toList();
            int first = 0;
            while (lines.get(first).startsWith("#")) {
                first++;
            }
            Rows rows = new Rows(lines.get(first - 1));
            return lines.stream()
                    .skip(first)
                    .map(line -> {
                        rows.take(line);
                        return make.apply(rows);
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(String line) {
        String[] next = line.split("\t", -1);
        for (int i = 0; cells != null && i < next.length; i++) {
            if (next[i].equals("\"")) {
                next[i] = cells[i];
            }
        }
        cells = next;
    }

    /** The text of a column; empty if there is none. */
    public String text(String column) {
        Integer index = columns.get(column);
        if (index == null) {
            throw new IllegalArgumentException("no column " + column);
        }
        return index < cells.length ? cells[index] : "";
    }

    /** The words of a column. */
    public List<String> words(String column) {
        return Stream.of(text(column).split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Whether a column says 1. */
    public boolean flag(String column) {
        return text(column).equals("1");
    }

    /** The whole number of a column; 0 if there is none. */
    public int integer(String column) {
        return text(column).isEmpty() ? 0 : Integer.parseInt(text(column));
    }

    /** The number of a column; null if there is none. */
    public Double number(String column) {
        return text(column).isEmpty() ? null : Double.valueOf(text(column));
    }
}
