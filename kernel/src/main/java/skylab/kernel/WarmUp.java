package skylab.kernel;

import java.io.InputStream;
import java.util.List;
import skylab.kernel.evaluation.Cell;
import skylab.kernel.evaluation.Evaluator;
import skylab.kernel.output.OutputGatherer;
import skylab.kernel.protocol.ConnectionInfo;
import skylab.kernel.session.Kernel;
import skylab.kernel.text.Messages;

/** Runs what a first session runs, so that the JVM can archive the classes that it loads. */
final class WarmUp {
    private static final List<String> CELLS = List.of(
            "int warm = 1; warm + 1",
            "record Point(int x, int y) {}\nvar points = List.of(new Point(1, 2), new Point(3, 4));\npoints",
            "int twice(int n) { return 2 * n; }\nfor (int i = 0; i < 3; i++) { System.out.println(twice(i)); }",
            "display(Map.of(\"a\", 1));",
            "%lsmagic",
            "int broken = ;",
            "1 / 0");

    private WarmUp() {}

    static void run(Messages messages) {
        // Sockets of its own on free ports that nobody connects to: their classes belong into the archive.
        ConnectionInfo info = new ConnectionInfo("127.0.0.1", 0, 0, 0, 0, 0, "hmac-sha256", "warm-up");
        try (Kernel kernel = new Kernel(info, messages)) {
            OutputGatherer output = kernel.output();
            Bootstrap.redirect(output, InputStream.nullInputStream());
            Evaluator evaluator = Bootstrap.start(output, messages);
            kernel.ready(evaluator);
            int number = 0;
            for (String code : CELLS) {
                evaluator.evaluate(new Cell(++number, code));
            }
            evaluator.complete("points.", 7);
            evaluator.inspect("Math.max(", 9);
            evaluator.completeness("for (;;) {");
        }
    }
}
