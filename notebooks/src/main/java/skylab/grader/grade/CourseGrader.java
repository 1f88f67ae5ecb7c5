package skylab.grader.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
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
 * @param again whether to grade also what has been graded before and has not changed since
 */
public record CourseGrader(Path course, Path exercises, SubmissionRuns runs, int jobs, boolean again) {
    /**
     * Grades.
     *
     * @param progress told each grade as soon as it is known
     * @return the grades, ordered by student, exercise and notebook
     */
    public List<NotebookGrade> grade(GradingProgress progress) throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("skylab-grade");
        List<Worker> workers = IntStream.range(0, jobs)
                .mapToObj(slot -> Worker.in(scratch, slot, runs))
                .toList();
        BlockingQueue<Worker> idle = new ArrayBlockingQueue<>(jobs, false, workers);
        ExecutorService pool = Executors.newFixedThreadPool(jobs);
        try {
            List<Submission> submissions = Submission.find(course);
            synchronized (progress) {
                progress.found(submissions.size());
            }
            Draws draws = DrawsFile.read(course);
            Map<String, Preparation> prepared = prepare(submissions, draws, scratch);
            List<Future<NotebookGrade>> grades = new ArrayList<>();
            for (int i = 0; i < submissions.size(); i++) {
                Submission submission = submissions.get(i);
                Path own = scratch.resolve("submission-" + i);
                Preparation exercise = prepared.get(submission.exercise());
                grades.add(pool.submit(() -> {
                    Worker worker = idle.take();
                    try {
                        return one(submission, exercise, own, worker, progress);
                    } finally {
                        idle.add(worker);
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
            workers.forEach(Worker::close);
            Scratch.delete(scratch);
        }
    }

    /** An exercise that is ready, or null and what is wrong with it; and what its grades follow from. */
    private record Preparation(PreparedExercise ready, String problem, String conditions) {
        String conditionsFor(Submission submission) {
            boolean own = ready != null && ready.draws().own(submission.exercise(), submission.student());
            return own ? conditions + submission.student() + ready.draws().secret() : conditions;
        }
    }

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
            String conditions = GradeStore.conditions(exercises.resolve(name), runs);
            try {
                PreparedExercise ready = PreparedExercise.of(Exercise.read(exercises.resolve(name)), classes, draws);
                prepared.put(name, new Preparation(ready, "", conditions));
            } catch (ExerciseException e) {
                prepared.put(name, new Preparation(null, e.getMessage(), conditions));
            }
        }
        return prepared;
    }

    private NotebookGrade one(
            Submission submission, Preparation exercise, Path scratch, Worker worker, GradingProgress progress)
            throws IOException, InterruptedException {
        GradeStore store = new GradeStore(course);
        String conditions = exercise == null ? "" : exercise.conditionsFor(submission);
        Optional<NotebookGrade> known = again ? Optional.empty() : store.find(submission, conditions);
        if (known.isEmpty()) {
            synchronized (progress) {
                progress.begun(submission);
            }
        }
        NotebookGrade grade = known.isPresent() ? known.get() : fresh(submission, exercise, scratch, worker);
        if (known.isEmpty()) {
            store.keep(submission, conditions, grade);
        }
        synchronized (progress) {
            progress.graded(grade, known.isPresent());
        }
        return grade;
    }

    private NotebookGrade fresh(Submission submission, Preparation exercise, Path scratch, Worker worker)
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
            return grader.grade(submission, exercise.ready(), scratch, worker);
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return grader.error(submission, e.toString());
        } finally {
            if (Files.exists(scratch)) {
                Scratch.delete(scratch);
            }
        }
    }
}
