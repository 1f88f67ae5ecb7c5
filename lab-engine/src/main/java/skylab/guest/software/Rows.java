package skylab.guest.software;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tables of this package: tab-separated; lines that begin with # are comments, the last of them names the columns. */
final class Rows {
    private Rows() {}

    /** The rows of a table, each with its cells by column; what is empty is an empty text. */
    static List<Map<String, String>> of(String file) {
        List<Map<String, String>> rows = new ArrayList<>();
        String[] columns = {};
        for (String line : text(file).split("\n")) {
            if (line.startsWith("#")) {
                columns = line.substring(1).strip().split("\t");
            } else if (!line.isBlank()) {
                String[] cells = line.split("\t", -1);
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < columns.length; i++) {
                    row.put(columns[i], i < cells.length ? cells[i] : "");
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** The words of a cell. */
    static List<String> words(String cell) {
        return Stream.of(cell.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    /** The whole text of a resource. */
    static String text(String file) {
        try (InputStream in = Rows.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
