package skylab.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import skylab.frontend.FrontEnd;
import skylab.frontend.RunningKernel;
import skylab.frontend.SilenceException;
import skylab.kernel.protocol.Json;

/** A long session of one kernel. A kernel that fails in it is asked no more, and has no figures from then on. */
final class Session implements AutoCloseable {
    private static final int PRINTED_LINES = 100_000;
    private static final int GROWTH_PART = 100;
    private static final Duration IDLE = Duration.ofSeconds(4);

    private final Snippets snippets;
    private final RunningKernel kernel;
    private final Map<Figure, List<Double>> measured = new EnumMap<>(Figure.class);
    private final Figures single = new Figures();
    private boolean alive = true;

    /** Something that may fail because the kernel does. */
    private interface Step {
        void run() throws SilenceException, IOException, InterruptedException;
    }

    Session(Rival rival, Path scratch) throws IOException {
        snippets = rival.snippets();
        kernel = RunningKernel.start(rival.start(), scratch);
    }

    /** Waits until the kernel is there and its messages arrive. */
    void open() throws IOException, InterruptedException {
        attempt(kernel.frontEnd()::awaitSubscription);
    }

    /** Runs a cell that is not measured. */
    void warmUp(int number) throws IOException, InterruptedException {
        run(snippets.trivial(-number - 1));
    }

    /** Makes what {@link #complete} asks about. */
    void declareObject() throws IOException, InterruptedException {
        run(snippets.object());
    }

    private void run(String code) throws IOException, InterruptedException {
        attempt(() -> require(kernel.frontEnd().execute(code)));
    }

    /** Measures a request that the kernel answers from what it knows. */
    void roundTrip() throws IOException, InterruptedException {
        ask(Figure.ROUND_TRIP, "kernel_info_request", Json.object());
    }

    /** Measures one cell. */
    void cell(Figure figure, BiFunction<Snippets, Integer, String> code, int number)
            throws IOException, InterruptedException {
        attempt(() -> {
            Stopwatch watch = Stopwatch.start();
            FrontEnd.Execution execution = kernel.frontEnd().execute(code.apply(snippets, number));
            double time = watch.millis();
            require(execution);
            note(figure, time);
        });
    }

    /** Measures a completion behind the dot of an object of the user. */
    void complete() throws IOException, InterruptedException {
        String code = "shelf.";
        ask(
                Figure.COMPLETION,
                "complete_request",
                Json.object().put("code", code).put("cursor_pos", code.length()));
    }

    /** Measures an inspection of something of the standard library. */
    void inspect() throws IOException, InterruptedException {
        String code = snippets.called();
        ObjectNode request = Json.object().put("code", code + "(").put("cursor_pos", code.length());
        ask(Figure.INSPECTION, "inspect_request", request.put("detail_level", 0));
    }

    /** Measures much output: its time, its messages, and the bytes of it that never arrive. */
    void print() throws IOException, InterruptedException {
        attempt(() -> {
            Stopwatch watch = Stopwatch.start();
            FrontEnd.Execution execution = kernel.frontEnd().execute(snippets.print(PRINTED_LINES));
            note(Figure.PRINT_TIME, watch.millis());
            note(Figure.PRINT_MESSAGES, execution.streams());
            note(
                    Figure.PRINT_LOST,
                    expectedLength() - execution.printed().replace("\r", "").length());
        });
    }

    private static int expectedLength() {
        int length = 0;
        for (int i = 0; i < PRINTED_LINES; i++) {
            length += "line \n".length() + Integer.toString(i).length();
        }
        return length;
    }

    /** Measures the memory that the session has come to; the heap in a language that can tell it. */
    void memory() throws IOException, InterruptedException {
        attempt(() -> {
            single.put(Figure.RSS_AT_END, kernel.residentMegabytes());
            if (snippets == Snippets.JAVA) {
                FrontEnd.Execution heap = kernel.frontEnd()
                        .execute(
                                """
                        System.gc();
                        System.out.print(Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());""");
                require(heap);
                single.put(Figure.HEAP_AT_END, Double.parseDouble(heap.printed()) / (1 << 20));
            }
        });
    }

    /** Measures what the kernel takes of a processor while nothing is asked of it. */
    void idle() throws IOException, InterruptedException {
        attempt(() -> single.put(Figure.IDLE_CPU, kernel.idlePercent(IDLE)));
    }

    /** Measures how long an endless loop goes on after it was interrupted. */
    void interrupt() throws IOException, InterruptedException {
        attempt(() -> {
            String cell = kernel.frontEnd().start(snippets.endless());
            Stopwatch watch = Stopwatch.start();
            kernel.interrupt();
            kernel.frontEnd().awaitReply(cell);
            note(Figure.INTERRUPT, watch.millis());
        });
    }

    /** Hands out the figures. */
    void report(Figures figures) {
        measured.forEach((figure, values) -> figures.put(figure, new Sample(values).median()));
        figures.putAll(single);
        figures.put(
                Figure.TRIVIAL_CELL_P95,
                new Sample(measured.getOrDefault(Figure.TRIVIAL_CELL, List.of())).quantile(0.95));
        figures.put(Figure.GROWTH, new Sample(measured.getOrDefault(Figure.GROWTH, List.of())).growth(GROWTH_PART));
    }

    private void ask(Figure figure, String type, ObjectNode content) throws IOException, InterruptedException {
        attempt(() -> {
            Stopwatch watch = Stopwatch.start();
            kernel.frontEnd().ask(type, content);
            note(figure, watch.millis());
        });
    }

    private void attempt(Step step) throws IOException, InterruptedException {
        if (alive) {
            try {
                step.run();
            } catch (SilenceException unanswered) {
                alive = false;
            }
        }
    }

    private static void require(FrontEnd.Execution execution) throws SilenceException {
        if (execution.failed()) {
            throw new SilenceException("result: " + execution.reply());
        }
    }

    private void note(Figure figure, double value) {
        measured.computeIfAbsent(figure, any -> new ArrayList<>()).add(value);
    }

    @Override
    public void close() throws IOException {
        kernel.close();
    }
}
