package skylab.grader.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import skylab.grader.exercise.Exercise;
import skylab.grader.exercise.ExerciseException;
import skylab.grader.exercise.Language;
import skylab.grader.handout.Draws;
import skylab.grader.handout.DrawsFile;
import skylab.grader.run.SubmissionRuns;
import skylab.grader.sandbox.Scratch;
import skylab.grader.submission.Submission;

/**
 * Grades all submissions of a course. Whatever happens to one, the others are graded.
 *
 * @param course the directory that contains {@code submitted}
 * @param exercises the directory of the exercises' sources
 * @param runs how submissions are run
 * @param jobs how many at a time, at least 1
 */
public record CourseGrader(Path course, Path exercises, SubmissionRuns runs, int jobs) {
    // The kernel's own: students meet the same lab at home as here, so ids that they have noted there are right here.
    private static final long SEED = 2026;

    /**
     * Grades.
     *
     * @param progress told each grade as soon as it is known, by one thread at a time
     * @return the grades, ordered by student, exercise and notebook
     */
    public List<NotebookGrade> grade(Consumer<NotebookGrade> progress) throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("skylab-grade");
        BlockingQueue<Integer> slots = new ArrayBlockingQueue<>(jobs);
        for (int slot = 0; slot < jobs; slot++) {
            slots.add(slot);
        }
        ExecutorService pool = Executors.newFixedThreadPool(jobs);
        try {
            List<Submission> submissions = Submission.find(course);
            Draws draws = DrawsFile.read(course);
            Map<String, Preparation> prepared = prepare(submissions, draws, scratch);
            List<Future<NotebookGrade>> grades = new ArrayList<>();
            for (int i = 0; i < submissions.size(); i++) {
                Submission submission = submissions.get(i);
                Path own = scratch.resolve("submission-" + i);
                grades.add(pool.submit(() -> {
                    int slot = slots.take();
                    try {
                        NotebookGrade grade = one(submission, prepared.get(submission.exercise()), own, slot);
                        synchronized (progress) {
                            progress.accept(grade);
                        }
                        return grade;
                    } finally {
                        slots.add(slot);
                    }
                }));
            }
            List<NotebookGrade> done = new ArrayList<>();
            for (Future<NotebookGrade> grade : grades) {
                done.add(grade.get());
            }
            return List.copyOf(done);
        } catch (ExecutionException e) {
            throw new IllegalStateException("grading was broken off", e.getCause());
        } finally {
            pool.shutdownNow();
            Scratch.delete(scratch);
        }
    }

    /** An exercise that is ready, or null and what is wrong with it. */
    private record Preparation(PreparedExercise ready, String problem) {}

    /** Each exercise that was handed in: ready, or the reason why it cannot be graded. */
    private Map<String, Preparation> prepare(List<Submission> submissions, Draws draws, Path scratch)
            throws IOException {
        Map<String, Preparation> prepared = new HashMap<>();
        for (Submission submission : submissions) {
            String name = submission.exercise();
            if (prepared.containsKey(name) || !Files.isDirectory(exercises.resolve(name))) {
                continue;
            }
            Path classes = Files.createDirectories(scratch.resolve("tests-" + prepared.size()));
            try {
                PreparedExercise ready =
                        PreparedExercise.of(Exercise.read(exercises.resolve(name)), classes, draws, SEED);
                prepared.put(name, new Preparation(ready, ""));
            } catch (ExerciseException e) {
                prepared.put(name, new Preparation(null, e.getMessage()));
            }
        }
        return prepared;
    }

    private NotebookGrade one(Submission submission, Preparation exercise, Path scratch, int slot)
            throws InterruptedException {
        SubmissionGrader grader = new SubmissionGrader(course, runs);
        if (exercise == null) {
            return grader.refused(submission, Language.EN, "there is no exercise " + submission.exercise());
        }
        if (exercise.ready() == null) {
            return grader.error(submission, exercise.problem());
        }
        try {
            Files.createDirectories(scratch);
            return grader.grade(submission, exercise.ready(), scratch, slot);
        } catch (IOException | RuntimeException e) {
            return grader.error(submission, e.toString());
        } finally {
            if (Files.exists(scratch)) {
                Scratch.delete(scratch);
            }
        }
    }
}
