package skylab.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import skylab.frontend.FrontEnd;
import skylab.frontend.RunningKernel;
import skylab.frontend.SilenceException;
import skylab.frontend.StartCommand;
import skylab.kernel.protocol.Json;

/**
 * What students do in their first session, done once at the installation: the classes that the kernel loads for it
 * become its archive.
 */
final class FirstSession {

    // The JVM writes the archive when the session ends, which takes some seconds.
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** Java as people first write it, with its mistakes; then the lab. Each is run, whatever becomes of those before. */
    private static final List<String> CELLS = List.of(
            "1 + 1",
            "int warm = 1;\nString name = \"sky\" + warm;\nname",
            "record Point(int x, int y) {}\nvar points = List.of(new Point(1, 2), new Point(3, 4));\npoints",
            "int twice(int n) {\n    return 2 * n;\n}\nfor (int i = 0; i < 3; i++) {\n    System.out.println(twice(i));\n}",
            """
            class Counter {
                private int count;

                int next() {
                    return ++count;
                }
            }
            var counter = new Counter();
            counter.next()""",
            "points.stream().map(Point::x).filter(x -> x > 0).collect(Collectors.toList())",
            "display(Map.of(\"a\", 1));",
            "%lsmagic",
            "int broken = ;",
            "undeclared + 1",
            "int[] none = {};\nnone[1]",
            "lab",
            "ec2.describeInstances()",
            "%%sh\necho started");

    private FirstSession() {}

    /**
     * Runs it in a kernel that makes its archive.
     *
     * @throws IOException when the kernel cannot be started
     * @throws SilenceException when it does not answer
     */
    static void run(StartCommand command) throws IOException, InterruptedException, SilenceException {
        Path scratch = Files.createTempDirectory("skylab-install");
        try (RunningKernel kernel = RunningKernel.start(command, scratch)) {
            FrontEnd frontEnd = kernel.frontEnd();
            frontEnd.awaitSubscription();
            for (String cell : CELLS) {
                frontEnd.execute(cell);
            }
            ask(frontEnd, "complete_request", "counter.");
            ask(frontEnd, "inspect_request", "Math.max");
            ask(frontEnd, "is_complete_request", "for (;;) {");
            if (!kernel.shutDown(PATIENCE)) {
                throw new SilenceException("end of the session");
            }
        } finally {
            Files.deleteIfExists(scratch);
        }
    }

    /**
     * Sees whether a kernel starts.
     *
     * @throws IOException when it cannot be started
     * @throws SilenceException when it does not answer
     */
    static void prove(StartCommand command) throws IOException, InterruptedException, SilenceException {
        Path scratch = Files.createTempDirectory("skylab-install");
        try (RunningKernel kernel = RunningKernel.start(command, scratch)) {
            kernel.frontEnd().result(CELLS.get(0));
            kernel.shutDown(PATIENCE);
        } finally {
            Files.deleteIfExists(scratch);
        }
    }

    private static void ask(FrontEnd frontEnd, String type, String code) throws SilenceException {
        frontEnd.ask(
                type,
                Json.object().put("code", code).put("cursor_pos", code.length()).put("detail_level", 0));
    }
}
