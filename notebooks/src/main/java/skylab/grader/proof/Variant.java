package skylab.grader.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import skylab.grader.exercise.ExerciseException;
import skylab.notebook.Notebook;

/**
 * One way to do an exercise: {@code variants/right-….java} or {@code variants/wrong-….java}. Its first line says which hidden
 * tests must fail; below it stand answers, each behind the nbgrader id of its cell. An answer is all of the cell, or a
 * change to the solution: lines of it behind {@code -}, and behind {@code +} what stands in their place. Answers that it does
 * not give are those of the solution.
 *
 * <pre>
 * // fails: theRootVolumeIsEncrypted
 * // %% hibernate-launch
 * -        .encrypted(true)
 * +        .encrypted(false)
 * </pre>
 *
 * @param name the file's name without its ending
 * @param failing the hidden tests that must fail; none in a right way
 * @param answers by the nbgrader ids of their cells
 */
public record Variant(String name, SortedSet<String> failing, Map<String, String> answers) {
    private static final String ENDING = ".java";
    private static final String FAILS = "// fails:";
    private static final String CELL = "// %% ";

    /** Makes a copy that does not change. */
    public Variant {
        failing = Collections.unmodifiableSortedSet(new TreeSet<>(failing));
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    }

    /**
     * The variants of an exercise, by name; none if it has none.
     *
     * @param exercise its directory
     * @param solution its notebook with the instructor's answers
     */
    public static List<Variant> all(Path exercise, Notebook solution) {
        Path directory = exercise.resolve("variants");
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .map(file -> read(file, solution))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a variant.
     *
     * @throws ExerciseException if it does not say what must fail, what its name says is something else, or it changes what
     *     is not in the solution
     */
    private static Variant read(Path file, Notebook solution) {
        String name = file.getFileName().toString().replace(ENDING, "");
        try {
            List<String> lines = Files.readAllLines(file);
            String first = lines.isEmpty() ? "" : lines.get(0);
            if (!first.startsWith(FAILS)) {
                throw new ExerciseException(file + " must begin with a line \"" + FAILS + " test test …\"");
            }
            SortedSet<String> failing = Arrays.stream(
                            first.substring(FAILS.length()).split("[\\s,]+"))
                    .filter(test -> !test.isEmpty())
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!name.startsWith(failing.isEmpty() ? "right-" : "wrong-")) {
                throw new ExerciseException(file + " is named as if other tests should fail: right-… has none after \""
                        + FAILS + "\", wrong-… has some");
            }
            return new Variant(name, failing, answers(file, lines, solution));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> answers(Path file, List<String> lines, Notebook solution) {
        Map<String, List<String>> answers = new LinkedHashMap<>();
        List<String> answer = null;
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith(CELL)) {
                answer = new ArrayList<>();
                answers.put(line.substring(CELL.length()).strip(), answer);
            } else if (answer != null) {
                answer.add(line);
            } else if (!line.isBlank() && !line.startsWith("//")) {
                throw new ExerciseException(file + ": \"" + line + "\" belongs to no cell (\"" + CELL + "id\")");
            }
        }
        if (answers.isEmpty()) {
            throw new ExerciseException(file + " gives no answer (\"" + CELL + "id\")");
        }
        Map<String, String> joined = new LinkedHashMap<>();
        answers.forEach((cell, text) -> joined.put(
                cell,
                Change.isWrittenIn(text)
                        ? changed(file, cell, Change.read(text), solution)
                        : String.join("\n", text).strip()));
        return joined;
    }

    private static String changed(Path file, String cell, Change change, Notebook solution) {
        try {
            return change.of(solution.cell(cell)
                    .orElseThrow(() -> new ExerciseException("there is no such cell"))
                    .source());
        } catch (ExerciseException e) {
            throw new ExerciseException(file + ", " + cell + ": " + e.getMessage(), e);
        }
    }
}
