package skylab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import skylab.grader.command.Places;
import skylab.grader.grade.CourseGrader;
import skylab.grader.grade.NotebookGrade;
import skylab.grader.run.SubmissionRuns;
import skylab.grader.sandbox.ProcessTree;
import skylab.grader.sandbox.Sandbox;
import skylab.grader.sandbox.Scratch;
import skylab.launcher.Distribution;
import skylab.launcher.Failure;
import skylab.launcher.Machine;
import skylab.launcher.Texts;

/** {@code bench grade}: generates a class, grades it, and says how fast, how evenly and with how much memory. */
@Command(name = "grade")
final class GradeBenchCommand implements Callable<Integer> {
    private static final int QUARTERS = 4;
    private static final double MINUTE = 60;
    private static final double MEBI = 1 << 20;

    @Option(names = "--students", paramLabel = "N", defaultValue = "100", descriptionKey = "bench.students")
    private int students;

    @Option(names = "--jobs", paramLabel = "N", descriptionKey = "grade.jobs")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(names = "--exercise", paramLabel = "NAME", defaultValue = "hibernate", descriptionKey = "bench.exercise")
    private String exercise;

    @Option(names = "--course", paramLabel = "DIR", descriptionKey = "bench.course")
    private Path kept;

    @Option(names = "--generate-only", descriptionKey = "bench.generateOnly")
    private boolean generateOnly;

    @Override
    public Integer call() throws Exception {
        Texts texts = Texts.in(Texts.language(Machine.running().environment()));
        if (students < 1 || jobs < 1 || generateOnly && kept == null) {
            throw new Failure(texts.say("bench.gradeCounts"), 2);
        }
        Path exercises = Places.exercises(null);
        Path scratch = Files.createTempDirectory("skylab-bench");
        try {
            Path course = kept == null ? scratch.resolve("course") : kept;
            Path classes = Files.createDirectories(scratch.resolve("classes"));
            new GeneratedClass(exercises.resolve(exercise), classes).handIn(course, students);
            if (!generateOnly) {
                grade(texts, course, exercises);
            }
        } finally {
            Scratch.delete(scratch);
        }
        return 0;
    }

    private void grade(Texts texts, Path course, Path exercises) throws IOException, InterruptedException {
        Sandbox sandbox = Sandbox.best();
        SubmissionRuns runs = Places.runs(Distribution.running(), sandbox, exercises);
        AtomicLong peak = new AtomicLong();
        List<Long> heapAt = new ArrayList<>();
        List<Long> nanosAt = new ArrayList<>();
        ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor();
        sampler.scheduleWithFixedDelay(
                () -> peak.accumulateAndGet(
                        ProcessTree.of(ProcessHandle.current().pid()).residentBytes(), Math::max),
                1,
                1,
                TimeUnit.SECONDS);
        long begin = System.nanoTime();
        double processorBefore = ProcessorTime.ofThisProcessAndItsChildren();
        try {
            List<NotebookGrade> grades = new CourseGrader(course, exercises, runs, jobs, true).grade((grade, known) -> {
                nanosAt.add(System.nanoTime() - begin);
                if (nanosAt.size() * QUARTERS / students > heapAt.size()) {
                    System.gc();
                    Runtime runtime = Runtime.getRuntime();
                    heapAt.add(runtime.totalMemory() - runtime.freeMemory());
                }
            });
            double seconds =
                    (System.nanoTime() - begin) / (double) Duration.ofSeconds(1).toNanos();
            double processor = ProcessorTime.ofThisProcessAndItsChildren() - processorBefore;
            System.out.println(texts.say("bench.graded", grades.size(), exercise, jobs, whole(seconds)));
            System.out.println(texts.say(
                    "bench.rate",
                    whole(grades.size() * MINUTE / seconds),
                    "%.2f".formatted(processor / grades.size()),
                    whole(grades.size() * MINUTE / processor)));
            System.out.println(texts.say("bench.quarters", quarters(nanosAt)));
            System.out.println(texts.say(
                    "bench.memory",
                    heapAt.stream().map(bytes -> whole(bytes / MEBI)).toList(),
                    whole(peak.get() / MEBI)));
        } finally {
            sampler.shutdownNow();
        }
    }

    /** Seconds that each quarter of the class took. */
    private static List<String> quarters(List<Long> nanosAt) {
        List<String> quarters = new ArrayList<>();
        long before = 0;
        for (int quarter = 1; quarter <= QUARTERS; quarter++) {
            long end = nanosAt.get(Math.max(1, nanosAt.size() * quarter / QUARTERS) - 1);
            quarters.add(whole((end - before) / (double) Duration.ofSeconds(1).toNanos()));
            before = end;
        }
        return quarters;
    }

    private static String whole(double number) {
        return "%.0f".formatted(number);
    }
}
