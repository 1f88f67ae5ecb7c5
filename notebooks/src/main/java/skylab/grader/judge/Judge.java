package skylab.grader.judge;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import skylab.grader.judge.Verdict.Outcome;
import skylab.grader.run.Json;
import skylab.grader.run.RunReport;

/**
 * Has submissions judged by a process of its own, which stays for the next one because starting it costs more than all
 * else. It is replaced after any failure, and from time to time. For one submission at a time.
 */
public final class Judge implements AutoCloseable {
    private static final int TEST_SECONDS = 20;
    private static final int SECONDS = 120;
    private static final int MOST_WORDS = 2_000;
    /** What a process may have gathered by then is not worth keeping. */
    private static final int MOST_VERDICTS = 250;

    private final Path scratch;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "judge-watch");
        thread.setDaemon(true);
        return thread;
    });
    private Process process;
    private BufferedReader verdicts;
    private int judged;

    /**
     * A judge; its process is started when it is first needed.
     *
     * @param scratch a directory of its own
     */
    public Judge(Path scratch) {
        this.scratch = scratch;
    }

    /**
     * Judges what a run has left.
     *
     * @param given what the student was given
     * @throws JudgeException if there is no verdict
     */
    public Verdict judge(HiddenTests tests, RunReport run, Given given) throws IOException, InterruptedException {
        JudgeRequest request = new JudgeRequest(
                run.journal().toAbsolutePath().toString(),
                given,
                run.answers(),
                tests.classes().toAbsolutePath().toString(),
                tests.classNames(),
                TEST_SECONDS);
        if (process == null) {
            start();
        }
        Process asked = process;
        Future<?> limit = watch.schedule(asked::destroyForcibly, SECONDS, TimeUnit.SECONDS);
        boolean sound = false;
        try {
            String verdict = ask(Json.line(request));
            if (verdict == null) {
                throw new JudgeException(
                        asked.waitFor(1, TimeUnit.SECONDS) && !limit.isDone()
                                ? "the judge has ended with status " + asked.exitValue() + ": " + words()
                                : "the judge has not finished within " + SECONDS + " s");
            }
            Verdict answer = Json.parse(verdict, Verdict.class);
            judged++;
            // A test at fault may have left something running.
            sound = judged < MOST_VERDICTS
                    && answer.results().stream().noneMatch(result -> result.outcome() == Outcome.ERROR);
            return answer;
        } finally {
            limit.cancel(false);
            if (!sound) {
                stop();
            }
        }
    }

    private String ask(String request) throws IOException {
        try {
            OutputStream requests = process.getOutputStream();
            requests.write((request + "\n").getBytes(StandardCharsets.UTF_8));
            requests.flush();
            return verdicts.readLine();
        } catch (IOException e) {
            // It is gone, and so is the other end of the pipe.
            return null;
        }
    }

    private void start() throws IOException {
        Files.createDirectories(scratch);
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.awt.headless=true",
                        "-Djava.io.tmpdir=" + scratch.toAbsolutePath(),
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        classPath(),
                        JudgeProcess.class.getName()))
                .directory(scratch.toFile())
                .redirectError(said().toFile())
                .start();
        verdicts = process.inputReader(StandardCharsets.UTF_8);
        judged = 0;
    }

    private Path said() {
        return scratch.resolve("said.txt");
    }

    private String words() throws IOException {
        String words = Files.readString(said());
        return words.substring(0, Math.min(words.length(), MOST_WORDS));
    }

    // Absolute, because the judge works in a directory of its own.
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(path -> Path.of(path).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void stop() {
        if (process != null) {
            process.destroyForcibly();
            process = null;
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
        stop();
    }
}
