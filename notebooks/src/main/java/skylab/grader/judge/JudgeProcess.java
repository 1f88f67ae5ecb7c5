package skylab.grader.judge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import skylab.grader.run.Json;

/** The program of the judge: judges one submission and writes the verdict down. */
public final class JudgeProcess {
    private JudgeProcess() {}

    /**
     * Judges.
     *
     * @param arguments the file with the request and the one for the verdict
     */
    public static void main(String[] arguments) throws ClassNotFoundException {
        JudgeRequest request = Json.read(Path.of(arguments[0]), JudgeRequest.class);
        List<Class<?>> tests = new ArrayList<>();
        for (String name : request.testClasses()) {
            tests.add(Class.forName(name, false, JudgeProcess.class.getClassLoader()));
        }
        Verdict verdict = Judgement.of(
                tests, Path.of(request.journal()), request.answers(), request.given(), request.testSeconds());
        Json.write(Path.of(arguments[1]), verdict);
        // Threads that a test has left behind do not keep the judge.
        System.exit(0);
    }
}
