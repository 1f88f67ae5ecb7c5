package skylab.grader.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import skylab.grader.exercise.Exercise;
import skylab.grader.exercise.ExerciseException;
import skylab.grader.handout.Draws;
import skylab.grader.handout.Handout;
import skylab.grader.judge.HiddenTests;
import skylab.grader.sandbox.Scratch;
import skylab.notebook.Cell;
import skylab.notebook.CellType;
import skylab.notebook.Notebook;

/** A trusted notebook that does what submissions do: the solutions of a course's exercises, each in a lab of its own. */
public final class Training {
    private static final Cell ANOTHER_LAB = Cell.create(CellType.CODE, "another-lab", "%lab new");

    private Training() {}

    /**
     * Makes the notebook; exercises that cannot be used are left out.
     *
     * @param exercises the directory of the exercises
     * @return empty if none can be used
     */
    public static Optional<Notebook> of(Path exercises) throws IOException {
        Path classes = Files.createTempDirectory("skylab-training");
        try (Stream<Path> directories = Files.list(exercises)) {
            List<Notebook> solutions = new ArrayList<>();
            for (Path directory :
                    directories.filter(Files::isDirectory).sorted().toList()) {
                solution(directory, classes.resolve(directory.getFileName())).ifPresent(solutions::add);
            }
            return solutions.stream().findFirst().map(first -> first.withCells(cells(solutions)));
        } finally {
            Scratch.delete(classes);
        }
    }

    private static Optional<Notebook> solution(Path directory, Path classes) throws IOException {
        try {
            Exercise exercise = Exercise.read(directory);
            HiddenTests tests = HiddenTests.compile(exercise, Files.createDirectories(classes));
            return Handout.of(exercise, tests.setup(), Draws.COMMON, "").exercise().sources().values().stream()
                    .findFirst();
        } catch (ExerciseException e) {
            // Whoever grades it will be told.
            return Optional.empty();
        }
    }

    private static List<Cell> cells(List<Notebook> solutions) {
        List<Cell> cells = new ArrayList<>();
        for (Notebook solution : solutions) {
            cells.addAll(solution.cells());
            cells.add(ANOTHER_LAB);
        }
        return cells;
    }
}
