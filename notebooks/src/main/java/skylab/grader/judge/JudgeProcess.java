package skylab.grader.judge;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import skylab.grader.run.Json;
import skylab.kernel.pipe.Frames;

/**
 * The program of a judge: answers each request with its verdict, both {@link Frames} of JSON. Nothing of one
 * submission is there for the next: the lab is a new one, and the classes of the tests are loaded anew.
 */
public final class JudgeProcess {
    private JudgeProcess() {}

    /**
     * Judges until there are no more requests.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws IOException, ClassNotFoundException {
        OutputStream verdicts = System.out;
        // What tests print is no verdict.
        System.setOut(System.err);
        for (var request = Frames.read(System.in); request.isPresent(); request = Frames.read(System.in)) {
            String text = new String(request.get(), StandardCharsets.UTF_8);
            Verdict verdict = judge(Json.parse(text, JudgeRequest.class));
            Frames.write(verdicts, Json.line(verdict).getBytes(StandardCharsets.UTF_8));
        }
        // Threads that a test has left behind do not keep the judge.
        System.exit(0);
    }

    private static Verdict judge(JudgeRequest request) throws IOException, ClassNotFoundException {
        URL classes = Path.of(request.classes()).toUri().toURL();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {classes}, JudgeProcess.class.getClassLoader())) {
            List<Class<?>> tests = new ArrayList<>();
            for (String name : request.testClasses()) {
                tests.add(Class.forName(name, false, loader));
            }
            return Judgement.of(
                    tests, Path.of(request.journal()), request.answers(), request.given(), request.testSeconds());
        }
    }
}
