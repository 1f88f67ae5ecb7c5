package skylab.grader.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skylab.grader.process.StandingProcess;
import skylab.kernel.pipe.Frames;

/** Whatever one submission asks of the compiler, the next one gets it fresh and gets its own answers. */
class LentCompilerTest {
    /** A stand-in for the compiler that answers with what it was asked, never answers, or ends. */
    public static final class Echo {
        /** Echoes. */
        public static void main(String[] arguments) throws Exception {
            OutputStream answers = System.out;
            for (var request = Frames.read(System.in); request.isPresent(); request = Frames.read(System.in)) {
                String text = new String(request.get(), StandardCharsets.UTF_8);
                if (text.equals("sleep")) {
                    Thread.sleep(Duration.ofHours(1).toMillis());
                } else if (text.equals("end")) {
                    System.exit(3);
                }
                Frames.write(answers, request.get());
            }
        }
    }

    private LentCompiler compiler;

    @BeforeEach
    void lend(@TempDir Path directory) {
        List<String> arguments = List.of("-cp", StandingProcess.classPath(), Echo.class.getName());
        compiler = new LentCompiler(new StandingProcess(arguments, directory, Duration.ofSeconds(4), 1_000));
    }

    @AfterEach
    void close() {
        compiler.close();
    }

    private static byte[] said(String... requests) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        for (String request : requests) {
            Frames.write(said, request.getBytes(StandardCharsets.UTF_8));
        }
        return said.toByteArray();
    }

    private byte[] answers(InputStream said) throws Exception {
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        compiler.talk(said, answers);
        return answers.toByteArray();
    }

    private byte[] answers(String... requests) throws Exception {
        return answers(new ByteArrayInputStream(said(requests)));
    }

    @Test
    void answersComeInTheirOrder() throws Exception {
        assertArrayEquals(said("a", "b", "c"), answers("a", "b", "c"));
    }

    @Test
    void whoeverEndsItIsWithoutItAndTheNextIsNot() throws Exception {
        assertArrayEquals(said("a"), answers("a", "end", "b"));
        assertArrayEquals(said("c"), answers("c"));
    }

    @Test
    void aRequestWithoutEndIsEnded() throws Exception {
        assertArrayEquals(said("a"), answers("a", "sleep", "b"));
        assertArrayEquals(said("c"), answers("c"));
    }

    @Test
    void nonsenseIsNotAnswered() throws Exception {
        byte[] nonsense = "nonsense".getBytes(StandardCharsets.UTF_8);
        assertEquals(0, answers(new ByteArrayInputStream(nonsense)).length);
        assertArrayEquals(said("c"), answers("c"));
    }

    @Test
    void aSubmissionThatIsGoneInTheMiddleOfARequestKeepsNobodyWaiting() throws Exception {
        compiler.talk(new ByteArrayInputStream(said("warm")), OutputStream.nullOutputStream());
        InputStream asking = new ByteArrayInputStream(said("sleep"));
        Thread gone = new Thread(() -> {
            try {
                compiler.talk(asking, OutputStream.nullOutputStream());
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        gone.start();
        while (asking.available() > 0) {
            Thread.onSpinWait();
        }
        assertArrayEquals(said("a", "b"), answers("a", "b"));
        gone.join();
        assertFalse(gone.isAlive());
    }
}
