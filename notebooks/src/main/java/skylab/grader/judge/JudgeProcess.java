package skylab.grader.judge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.opentest4j.IncompleteExecutionException;
import skylab.grader.hidden.Answers;
import skylab.grader.hidden.Judged;
import skylab.grader.judge.Verdict.Outcome;
import skylab.grader.judge.Verdict.Result;
import skylab.grader.run.Json;
import skylab.lab.LabOptions;
import software.amazon.awssdk.core.exception.SdkException;

/** The program of the judge: replays one journal and runs the hidden tests on the lab that comes of it. */
public final class JudgeProcess {
    private JudgeProcess() {}

    /**
     * Judges.
     *
     * @param arguments the file with the request and the one for the verdict
     */
    public static void main(String[] arguments) {
        JudgeRequest request = Json.read(Path.of(arguments[0]), JudgeRequest.class);
        Json.write(Path.of(arguments[1]), judge(request));
        // Threads that a test has left behind do not keep the judge.
        System.exit(0);
    }

    private static Verdict judge(JudgeRequest request) {
        ReplayedJournal replayed = ReplayedJournal.of(Path.of(request.journal()), LabOptions.seed(request.seed()));
        LauncherDiscoveryRequest tests = LauncherDiscoveryRequestBuilder.request()
                .selectors(request.testClasses().stream()
                        .map(DiscoverySelectors::selectClass)
                        .toList())
                .configurationParameter(
                        "junit.jupiter.execution.timeout.testable.method.default", request.testSeconds() + " s")
                // A test may not notice an interrupt; then it is left behind.
                .configurationParameter("junit.jupiter.execution.timeout.thread.mode.default", "SEPARATE_THREAD")
                .build();
        Results results = new Results();
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getStore()
                    .put(Namespace.GLOBAL, Judged.class, new Judged(replayed.lab(), new Answers(request.answers())));
            session.getLauncher().execute(tests, results);
        }
        return new Verdict(replayed.damage(), List.copyOf(results.results));
    }

    private static final class Results implements TestExecutionListener {
        private final List<Result> results = new ArrayList<>();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest() && test.getSource().orElse(null) instanceof MethodSource method) {
                Throwable thrown = result.getThrowable().orElse(null);
                results.add(new Result(
                        method.getMethodName(), outcome(thrown), thrown == null ? "" : String.valueOf(thrown)));
            }
        }

        private static Outcome outcome(Throwable thrown) {
            if (thrown == null) {
                return Outcome.PASSED;
            }
            // Failed assertions and assumptions, and what the emulated cloud refuses.
            boolean missing = thrown instanceof AssertionError
                    || thrown instanceof IncompleteExecutionException
                    || thrown instanceof SdkException;
            return missing ? Outcome.FAILED : Outcome.ERROR;
        }
    }
}
