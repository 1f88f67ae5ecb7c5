package skylab.grader.judge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import software.amazon.awssdk.core.exception.SdkException;

/** Judges in this JVM: replays a journal and runs hidden tests on the lab that comes of it. */
public final class Judgement {
    private Judgement() {}

    /**
     * Judges what was done in a lab by the hidden tests of an exercise.
     *
     * @param journal of the lab; there may be no such file
     * @param answers to the exercise's questions, by name
     * @param given what the student was given
     * @param testSeconds how long one test may take
     */
    public static Verdict of(
            HiddenTests tests, Path journal, Map<String, String> answers, Given given, int testSeconds) {
        return of(tests.load(), journal, answers, given, testSeconds);
    }

    static Verdict of(List<Class<?>> tests, Path journal, Map<String, String> answers, Given given, int testSeconds) {
        Beginning beginning = Beginning.of(given);
        ReplayedJournal replayed = ReplayedJournal.of(journal, beginning);
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(tests.stream().map(DiscoverySelectors::selectClass).toList())
                .configurationParameter("junit.jupiter.execution.timeout.testable.method.default", testSeconds + " s")
                // A test may not notice an interrupt; then it is left behind.
                .configurationParameter("junit.jupiter.execution.timeout.thread.mode.default", "SEPARATE_THREAD")
                .build();
        Results results = new Results();
        try (LauncherSession session = LauncherFactory.openSession()) {
            Judged judged = new Judged(replayed.lab(), beginning.lab(), new Answers(answers), given.drawn());
            session.getStore().put(Namespace.GLOBAL, Judged.class, judged);
            session.getLauncher().execute(request, results);
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
