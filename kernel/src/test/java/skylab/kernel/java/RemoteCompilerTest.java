package skylab.kernel.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.kernel.evaluation.Outcome;
import skylab.kernel.java.compiler.CellCompiler;
import skylab.kernel.java.compiler.JavacCompiler;
import skylab.kernel.java.compiler.remote.CompilerService;
import skylab.kernel.java.compiler.remote.RemoteCompiler;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.pipe.Frames;

/** Cells do not notice whether their compiler is in their own process or in another, or goes away. */
class RemoteCompilerTest {
    private static final int ROOM = 1 << 20;
    private static final List<String> CELLS = List.of(
            "int a = 6; var b = List.of(1, 2, 3); a * b.size()",
            "record P(int x) { static P of(int x) { return new P(x); } }\nvar p = P.of(4); p",
            "int later(int n) { return unknown(n) + 1; }",
            "later(3)",
            "int unknown(int n) { return n * 10; }",
            "later(3)",
            "a = \"text\";",
            "int broken = ;",
            "System.out.println(p.y());",
            "record P(int x, int y) {}\nnew P(1, 2)",
            "p",
            "b.forEach(System.out::println)",
            "var counter = new Object() { int count = 0; int next() { return ++count; } };\ncounter.next(); counter.next()",
            "import java.awt.Point;\nvar point = new Point(3, 4); point.x",
            "throw new IllegalStateException(\"on purpose\");",
            "int[] field = {3, 1, 2}; Arrays.sort(field); field[0]",
            "class Tree { Tree left; int size() { return left == null ? 1 : 1 + left.size(); } }\nnew Tree().size()",
            "var words = new ArrayList<Map<String, ? extends Number>>(); words.size()");

    private final CompilerService service = new CompilerService("");
    private final List<byte[]> asked = new ArrayList<>();
    private InputStream answers;
    private OutputStream requests;
    private Thread serving;

    @BeforeEach
    void serve() throws IOException {
        PipedInputStream incoming = new PipedInputStream(ROOM);
        PipedInputStream back = new PipedInputStream(ROOM);
        OutputStream pipe = new PipedOutputStream(incoming);
        requests = new OutputStream() {
            @Override
            public void write(int each) throws IOException {
                pipe.write(each);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                asked.add(bytes);
                pipe.write(bytes, from, length);
                pipe.flush();
            }

            @Override
            public void close() throws IOException {
                pipe.close();
            }
        };
        answers = back;
        OutputStream outgoing = new PipedOutputStream(back);
        serving = new Thread(() -> {
            try (outgoing) {
                service.serve(incoming, outgoing);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        serving.start();
    }

    @AfterEach
    void end() throws Exception {
        requests.close();
        serving.join();
    }

    private static List<String> outcomes(CellCompiler.Maker compilers, int cells) {
        List<String> outcomes = new ArrayList<>();
        try (Session session = new Session(compilers)) {
            for (String cell : CELLS.subList(0, cells)) {
                outcomes.add(text(session.run(cell)) + session.printed());
            }
        }
        return outcomes;
    }

    private static String text(Outcome outcome) {
        return outcome instanceof Outcome.Done done
                ? done.result().map(each -> each.data().get(MimeBundle.TEXT)).orElse("nothing") + "\n"
                : outcome + "\n";
    }

    @Test
    void cellsGiveTheSameWhoeverCompilesThem() {
        List<String> own = outcomes(JavacCompiler::new, CELLS.size());
        assertEquals(own, outcomes(RemoteCompiler.over(requests, answers), CELLS.size()));
        assertTrue(asked.size() > 2 * CELLS.size(), "the service was asked");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void aServiceThatGoesAwayLeavesTheSessionAsItWas(int after) throws Exception {
        CellCompiler.Maker remote = RemoteCompiler.over(requests, answers);
        List<String> own = outcomes(JavacCompiler::new, 10);
        List<String> outcomes = new ArrayList<>();
        try (Session session = new Session(remote)) {
            for (int i = 0; i < 10; i++) {
                if (i == after) {
                    end();
                }
                outcomes.add(text(session.run(CELLS.get(i))) + session.printed());
            }
        }
        assertEquals(own, outcomes);
    }

    @Test
    void whatTheServiceDoesNotHaveIsCompiledHere() {
        try (Session session = new Session(RemoteCompiler.over(requests, answers))) {
            assertEquals("1", session.value("record Before(int x) {}\nnew Before(1).x()"));
            asked.clear();
            session.run("%classpath .");
            assertEquals("2", session.value("new Before(2).x()"));
            assertEquals(List.of(), asked);
        }
    }

    @Test
    void aSessionSeesNothingOfTheOneBefore() throws Exception {
        outcomes(RemoteCompiler.over(requests, answers), 2);
        Frames.write(requests, CompilerService.NOTHING);
        assertEquals(0, Frames.read(answers).orElseThrow().length);
        try (Session session = new Session(RemoteCompiler.over(requests, answers))) {
            assertTrue(session.traceback("new P(1)").contains("P"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\0\0\0\0", "\0\0\0\u0001\0\0\0\u0009abc", "\u007f\u007f\u007f\u007f\u007f\u007f"})
    void nonsenseIsAnsweredByNothing(String nonsense) throws Exception {
        Frames.write(requests, nonsense.getBytes(StandardCharsets.UTF_8));
        assertArrayEquals(CompilerService.NOTHING, Frames.read(answers).orElseThrow());
        assertEquals(List.of("18\n"), outcomes(RemoteCompiler.over(requests, answers), 1));
    }

    @Test
    void aSourceTooDeepForTheCompilerEndsNothing() throws Exception {
        String deep = "int deep = " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + ";";
        try (Session session = new Session(RemoteCompiler.over(requests, answers))) {
            session.failure(deep);
            assertEquals("18", session.value(CELLS.get(0)));
        }
        assertEquals(Optional.empty(), Frames.read(InputStream.nullInputStream()));
    }
}
