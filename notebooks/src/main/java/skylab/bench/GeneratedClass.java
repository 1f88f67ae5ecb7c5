package skylab.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import skylab.grader.exercise.Exercise;
import skylab.grader.exercise.Release;
import skylab.grader.handout.Draws;
import skylab.grader.handout.Handout;
import skylab.grader.judge.HiddenTests;
import skylab.grader.proof.Variant;
import skylab.notebook.Cell;
import skylab.notebook.CellType;
import skylab.notebook.Nbgrader;
import skylab.notebook.Notebook;
import skylab.notebook.NotebookFile;

/**
 * A class of students who never were: each hands in one of an exercise's right or wrong variants, or nothing but the
 * released notebook, with comments, cells and outputs of their own in between. The same number gives the same class.
 */
final class GeneratedClass {
    private static final long SEED = 2026;
    private static final int UNTOUCHED_IN = 12;
    private static final int BROKEN_IN = 60;
    private static final int OWN_CELLS = 3;

    private final Exercise exercise;
    private final Notebook solution;
    private final Notebook released;
    private final List<Map<String, String>> ways = new ArrayList<>();

    /**
     * A class for an exercise.
     *
     * @param directory of the exercise
     * @param classes an empty directory
     */
    GeneratedClass(Path directory, Path classes) {
        Exercise source = Exercise.read(directory);
        HiddenTests tests = HiddenTests.compile(source, classes);
        exercise = Handout.of(source, tests.setup(), Draws.COMMON, "").exercise();
        String first = exercise.sources().firstKey();
        solution = exercise.sources().get(first);
        released = Release.of(exercise).get(first);
        ways.add(Map.of());
        Variant.all(directory, solution).forEach(variant -> ways.add(variant.answers()));
    }

    /** Hands in for so many students, below a course's directory. */
    void handIn(Path course, int students) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int number = 1; number <= students; number++) {
            Path file = course.resolve("submitted")
                    .resolve("s%05d".formatted(number))
                    .resolve(exercise.name())
                    .resolve(exercise.sources().firstKey() + ".ipynb");
            if (random.nextInt(BROKEN_IN) == 0) {
                write(file, "{\"cells\": [");
            } else {
                NotebookFile.write(noisy(work(random), random), file);
            }
        }
    }

    private Notebook work(SplittableRandom random) {
        if (random.nextInt(UNTOUCHED_IN) == 0) {
            return released;
        }
        Map<String, String> answers = ways.get(random.nextInt(ways.size()));
        Map<String, String> all = new LinkedHashMap<>();
        solution.cells().forEach(cell -> cell.nbgrader()
                .filter(Nbgrader::solution)
                .ifPresent(role -> all.put(role.gradeId(), answers.getOrDefault(role.gradeId(), cell.source()))));
        return released.mapCells(cell -> cell.nbgrader()
                .map(role -> all.get(role.gradeId()))
                .map(cell::withSource)
                .orElse(cell));
    }

    private static Notebook noisy(Notebook notebook, SplittableRandom random) {
        List<Cell> cells = new ArrayList<>();
        for (Cell cell : notebook.cells()) {
            boolean answer = cell.nbgrader().map(Nbgrader::solution).orElse(false);
            Cell own = answer && cell.type() == CellType.CODE && !cell.source().startsWith("%")
                    ? cell.withSource("// attempt " + random.nextInt(1_000) + "\n" + cell.source())
                    : cell;
            cells.add(own.withOutputs(
                    List.of(JsonNodeFactory.instance
                            .objectNode()
                            .put("output_type", "stream")
                            .put("name", "stdout")
                            .put("text", "run " + random.nextInt(1_000) + "\n")),
                    1));
        }
        for (int i = random.nextInt(OWN_CELLS); i > 0; i--) {
            String code = "int own" + i + " = " + random.nextInt(1_000) + ";\nSystem.out.println(own" + i + ");";
            cells.add(Cell.create(CellType.CODE, "own-" + i, code));
        }
        return notebook.withCells(cells);
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
