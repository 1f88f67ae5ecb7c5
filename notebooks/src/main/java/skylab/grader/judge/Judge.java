package skylab.grader.judge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import skylab.grader.judge.Verdict.Outcome;
import skylab.grader.process.ProcessFailedException;
import skylab.grader.process.StandingProcess;
import skylab.grader.run.Json;
import skylab.grader.run.RunReport;

/**
 * Has submissions judged by a process of its own, which is replaced after any failure, and from time to time. For one
 * submission at a time.
 */
public final class Judge implements AutoCloseable {
    private static final int TEST_SECONDS = 20;
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final int MOST_VERDICTS = 250;

    private final StandingProcess process;

    /**
     * A judge.
     *
     * @param scratch a directory of its own
     */
    public Judge(Path scratch) {
        process = new StandingProcess(
                List.of(
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.awt.headless=true",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        StandingProcess.classPath(),
                        JudgeProcess.class.getName()),
                scratch,
                LIMIT,
                MOST_VERDICTS);
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
        boolean sound = false;
        try {
            byte[] answer = process.ask(Json.line(request).getBytes(StandardCharsets.UTF_8));
            Verdict verdict = Json.parse(new String(answer, StandardCharsets.UTF_8), Verdict.class);
            // A test at fault may have left something running.
            sound = verdict.results().stream().noneMatch(result -> result.outcome() == Outcome.ERROR);
            return verdict;
        } catch (ProcessFailedException e) {
            throw new JudgeException("the judge " + e.getMessage(), e);
        } finally {
            if (!sound) {
                process.stop();
            }
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
