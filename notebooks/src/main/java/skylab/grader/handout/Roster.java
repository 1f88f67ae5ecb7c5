package skylab.grader.handout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The students of a course, in the form that nbgrader imports: CSV whose column {@code id} holds their ids. */
public final class Roster {
    private static final String ID = "id";
    // Between an even number of quotes before and behind it.
    private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    private Roster() {}

    /**
     * The ids of the students.
     *
     * @throws IllegalArgumentException if there is no column {@code id}, or an id cannot be the name of a directory
     */
    public static List<String> read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .map(line -> line.replace("\uFEFF", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
        int column = lines.isEmpty() ? -1 : fields(lines.get(0)).indexOf(ID);
        if (column < 0) {
            throw new IllegalArgumentException(file + " has no column " + ID);
        }
        return lines.stream()
                .skip(1)
                .map(line -> id(file, fields(line), column))
                .distinct()
                .sorted()
                .toList();
    }

    private static String id(Path file, List<String> fields, int column) {
        String id = column < fields.size() ? fields.get(column) : "";
        if (!id.matches("[\\p{L}\\p{N}_@-][\\p{L}\\p{N}._@ -]*")) {
            throw new IllegalArgumentException(file + ": \"" + id + "\" cannot be the id of a student");
        }
        return id;
    }

    private static List<String> fields(String line) {
        return Arrays.stream(COMMA.split(line, -1))
                .map(field -> field.strip().replaceAll("^\"|\"$", ""))
                .toList();
    }
}
