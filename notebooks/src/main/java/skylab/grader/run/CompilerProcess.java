package skylab.grader.run;

import java.io.IOException;
import java.io.OutputStream;
import skylab.kernel.java.compiler.remote.CompilerService;

/** The program that compiles for submissions. It runs nothing of theirs. */
public final class CompilerProcess {
    private CompilerProcess() {}

    /**
     * Compiles until there are no more requests.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws IOException {
        OutputStream answers = System.out;
        // What the compiler prints is no answer.
        System.setOut(System.err);
        new CompilerService(System.getProperty(NotebookSession.STUDENT_CLASS_PATH, "")).serve(System.in, answers);
    }
}
