package skylab.grader.grade;

import java.nio.file.Path;
import java.util.SortedMap;
import skylab.grader.exercise.Exercise;
import skylab.grader.exercise.Release;
import skylab.grader.handout.Draws;
import skylab.grader.handout.Handout;
import skylab.grader.judge.Given;
import skylab.grader.judge.HiddenTests;
import skylab.notebook.Notebook;

/**
 * An exercise made ready for grading.
 *
 * @param exercise as its author keeps it
 * @param tests its hidden tests
 * @param draws who has got which draw
 * @param common what students have who were not given one of their own
 */
record PreparedExercise(Exercise exercise, HiddenTests tests, Draws draws, ForStudent common) {
    private static final String NOBODY = "";

    /**
     * The exercise as a student was given it.
     *
     * @param released its notebooks, by notebook id
     * @param given what the judge has to know
     */
    record ForStudent(SortedMap<String, Notebook> released, Given given) {}

    /**
     * Prepares an exercise.
     *
     * @param classes an empty directory for the classes of its tests
     */
    static PreparedExercise of(Exercise exercise, Path classes, Draws draws) {
        HiddenTests tests = HiddenTests.compile(exercise, classes);
        return new PreparedExercise(exercise, tests, draws, forStudent(exercise, tests, draws, NOBODY));
    }

    /** What a student was given. */
    ForStudent forStudent(String student) {
        return draws.own(exercise.name(), student) ? forStudent(exercise, tests, draws, student) : common;
    }

    private static ForStudent forStudent(Exercise exercise, HiddenTests tests, Draws draws, String student) {
        Handout handout = Handout.of(exercise, tests.setup(), draws, student);
        return new ForStudent(Release.of(handout.exercise()), handout.given());
    }
}
