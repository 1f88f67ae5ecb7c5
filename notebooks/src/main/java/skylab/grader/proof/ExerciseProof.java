package skylab.grader.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import skylab.grader.exercise.Exercise;
import skylab.grader.exercise.ExerciseException;
import skylab.grader.exercise.Release;
import skylab.grader.handout.Draws;
import skylab.grader.handout.Handout;
import skylab.grader.judge.HiddenTest;
import skylab.grader.judge.HiddenTests;
import skylab.grader.judge.Verdict.Outcome;
import skylab.grader.judge.Verdict.Result;
import skylab.notebook.Cell;
import skylab.notebook.Notebook;

/**
 * What has to be shown of an exercise: the solution passes all of its hidden tests, whatever is drawn; the released notebook
 * fails all of them; a neighbour's work fails some; and each of the {@link Variant}s fails just those that it says.
 */
public final class ExerciseProof {
    private static final String NOBODY = "";
    /** Enough for each of some faults to be drawn. */
    private static final List<String> STUDENTS = List.of("ann", "bob", "cho", "dae");

    private static final Draws DRAWS = new Draws("00".repeat(32), new TreeMap<>());

    private final Exercise exercise;
    private final HiddenTests tests;
    private final Draws draws;
    private final List<Variant> variants;

    /**
     * One thing to show.
     *
     * @param name what is tried
     * @param expected the hidden tests that must fail; absent where it is enough that some do
     * @param trial tries it
     */
    public record Claim(String name, SortedSet<String> expected, Trial trial) {
        /** What came of it; empty text if it holds, otherwise what is different and why. */
        public String refutation() throws IOException {
            Rehearsal run = trial.run();
            SortedMap<String, String> failed = new TreeMap<>();
            StringBuilder why = new StringBuilder();
            for (Result result : run.verdict().results()) {
                if (result.outcome() != Outcome.PASSED) {
                    failed.put(result.test(), result.detail());
                }
                if (result.outcome() == Outcome.ERROR) {
                    why.append("\n  is at fault: ").append(result.test() + ": " + result.detail());
                }
            }
            if (expected == null) {
                why.append(failed.isEmpty() ? "\n  passes all" : "");
            } else {
                expected.stream()
                        .filter(test -> !failed.containsKey(test))
                        .forEach(test -> why.append("\n  lets it pass: ").append(test));
                failed.forEach((test, detail) ->
                        why.append(expected.contains(test) ? "" : "\n  should pass: " + test + ": " + detail));
            }
            if (why.isEmpty()) {
                return "";
            }
            run.shown().forEach(cell -> why.append("\n  cell ").append(cell.replace("\n", "\n    ")));
            String damage = run.verdict().damage();
            return name + why + (damage.isEmpty() ? "" : "\n  journal: " + damage);
        }
    }

    /** A run of a notebook. */
    @FunctionalInterface
    public interface Trial {
        /** Runs it and has it judged. */
        Rehearsal run() throws IOException;
    }

    private ExerciseProof(Exercise exercise, HiddenTests tests, Draws draws, List<Variant> variants) {
        this.exercise = exercise;
        this.tests = tests;
        this.draws = draws;
        this.variants = variants;
    }

    /**
     * Reads what is to be proved.
     *
     * @param directory of the exercise
     * @param classes an empty directory
     * @throws ExerciseException if the exercise or a variant cannot be used, or there are too few variants
     */
    public static ExerciseProof of(Path directory, Path classes) {
        Exercise exercise = Exercise.read(directory);
        HiddenTests tests = HiddenTests.compile(exercise, classes);
        List<Variant> variants =
                Variant.all(directory, exercise.sources().get(exercise.sources().firstKey()));
        check(exercise, tests, variants);
        return new ExerciseProof(exercise, tests, DRAWS.with(exercise.name(), STUDENTS), variants);
    }

    private static void check(Exercise exercise, HiddenTests tests, List<Variant> variants) {
        SortedSet<String> names = names(tests);
        SortedSet<String> caught = new TreeSet<>();
        for (Variant variant : variants) {
            if (!names.containsAll(variant.failing())) {
                throw new ExerciseException(variant.name() + " names tests that there are not; there are " + names);
            }
            caught.addAll(variant.failing());
        }
        SortedSet<String> idle = new TreeSet<>(names);
        idle.removeAll(caught);
        if (!idle.isEmpty()) {
            throw new ExerciseException(
                    "exercise " + exercise.name() + ": no wrong way shows what these tests are for: " + idle);
        }
        // The solution is a right way too.
        if (variants.stream().noneMatch(variant -> variant.failing().isEmpty())) {
            throw new ExerciseException(
                    "exercise " + exercise.name() + " needs another right way: variants/right-….java");
        }
    }

    private static SortedSet<String> names(HiddenTests tests) {
        return tests.tests().stream().map(HiddenTest::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Everything that has to be shown. */
    public List<Claim> claims() {
        List<Claim> claims = new java.util.ArrayList<>();
        Handout common = handout(NOBODY);
        Notebook solution = notebook(common);
        claims.add(claim("the solution", List.of(), solution, common));
        Notebook released =
                Release.of(common.exercise()).get(common.exercise().sources().firstKey());
        claims.add(claim("the released notebook", names(tests), released, common));
        if (!common.given().parameters().isEmpty()) {
            for (String student : STUDENTS) {
                Handout own = handout(student);
                claims.add(claim("the solution of " + student, List.of(), notebook(own), own));
            }
            Handout neighbour = handout(STUDENTS.get(0));
            Handout own = handout(STUDENTS.get(1));
            claims.add(
                    new Claim("a neighbour's work", null, () -> Rehearsal.of(notebook(neighbour), tests, own.given())));
        }
        for (Variant variant : variants) {
            claims.add(claim(variant.name(), variant.failing(), answered(solution, variant), common));
        }
        return List.copyOf(claims);
    }

    private Claim claim(String name, Iterable<String> failing, Notebook notebook, Handout handout) {
        SortedSet<String> expected = new TreeSet<>();
        failing.forEach(expected::add);
        return new Claim(
                name,
                Collections.unmodifiableSortedSet(expected),
                () -> Rehearsal.of(notebook, tests, handout.given()));
    }

    private Handout handout(String student) {
        return Handout.of(exercise, tests.setup(), draws, student);
    }

    private static Notebook notebook(Handout handout) {
        return handout.exercise().sources().get(handout.exercise().sources().firstKey());
    }

    private static Notebook answered(Notebook solution, Variant variant) {
        Map<String, String> left = new TreeMap<>(variant.answers());
        Notebook answered = solution.mapCells(cell -> {
            String answer = left.remove(id(cell));
            return answer == null ? cell : cell.withSource(answer);
        });
        if (!left.isEmpty()) {
            throw new ExerciseException(variant.name() + " answers cells that there are not: " + left.keySet());
        }
        return answered;
    }

    private static String id(Cell cell) {
        return cell.nbgrader()
                .filter(role -> role.solution())
                .map(role -> role.gradeId())
                .orElse("");
    }
}
