package skylab.grader.judge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import skylab.grader.run.Json;

/**
 * The program of a judge: reads requests, one line each, and answers each with a line that is its verdict. Nothing of one
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
        PrintStream verdicts = System.out;
        // What tests print is no verdict.
        System.setOut(System.err);
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            verdicts.write(
                    (Json.line(judge(Json.parse(line, JudgeRequest.class))) + "\n").getBytes(StandardCharsets.UTF_8));
            verdicts.flush();
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
