package skylab.grader.grade;

import java.nio.file.Path;
import java.util.SortedMap;
import skylab.grader.exercise.Exercise;
import skylab.grader.exercise.Release;
import skylab.grader.judge.HiddenTests;
import skylab.notebook.Notebook;

/**
 * An exercise made ready for grading.
 *
 * @param released the student's versions of its notebooks, by notebook id
 * @param tests its hidden tests
 * @param seed of the lab that its students get
 */
record PreparedExercise(SortedMap<String, Notebook> released, HiddenTests tests, long seed) {
    /**
     * Prepares an exercise.
     *
     * @param classes an empty directory for the classes of its tests
     */
    static PreparedExercise of(Exercise exercise, Path classes, long seed) {
        return new PreparedExercise(Release.of(exercise), HiddenTests.compile(exercise, classes), seed);
    }
}
