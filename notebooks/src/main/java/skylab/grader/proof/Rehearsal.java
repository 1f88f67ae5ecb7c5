package skylab.grader.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import skylab.grader.judge.Given;
import skylab.grader.judge.HiddenTests;
import skylab.grader.judge.Judgement;
import skylab.grader.judge.Verdict;
import skylab.grader.run.CellOutputs;
import skylab.grader.run.NotebookSession;
import skylab.grader.run.RunRequest;
import skylab.kernel.evaluation.Outcome;
import skylab.kernel.java.compiler.remote.CompilerService;
import skylab.kernel.java.compiler.remote.RemoteCompiler;
import skylab.kernel.notebook.MimeBundle;
import skylab.notebook.Cell;
import skylab.notebook.CellType;
import skylab.notebook.Notebook;

/**
 * Runs a trusted notebook in this JVM and has it judged here: what grading a submission does, without its processes, which
 * cost seconds each. One at a time in a JVM, because cells print to its standard streams.
 *
 * @param verdict of the hidden tests
 * @param shown what cells showed, each behind the cell's name
 */
record Rehearsal(Verdict verdict, List<String> shown) {
    private static final int OUTPUT = 1 << 20;
    // Generous: what runs here is trusted, and a busy machine is no reason to fail.
    private static final int CELL_SECONDS = 120;
    private static final int TEST_SECONDS = 60;
    private static final int MOST = 400;
    private static final CompilerService COMPILER = new CompilerService("");

    /**
     * Runs and judges a notebook.
     *
     * @param given what the judge knows of the student
     */
    static synchronized Rehearsal of(Notebook notebook, HiddenTests tests, Given given) throws IOException {
        Path directory = Files.createTempDirectory("skylab-proof");
        Path journal = directory.resolve("journal.jsonl");
        PrintStream out = System.out;
        PrintStream err = System.err;
        InputStream in = System.in;
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "watch");
            thread.setDaemon(true);
            return thread;
        });
        CellOutputs outputs = new CellOutputs(OUTPUT, OUTPUT);
        RunRequest request =
                new RunRequest(given.seed(), "en", List.of(), CELL_SECONDS * 1_000L, OUTPUT, OUTPUT, Map.of());
        try {
            List<String> shown = new ArrayList<>();
            Map<String, String> answers = new HashMap<>();
            COMPILER.answer(CompilerService.NOTHING);
            try (NotebookSession session =
                    new NotebookSession(outputs, request, RemoteCompiler.asking(COMPILER::answer))) {
                session.show("%lab open " + journal);
                for (Cell cell : notebook.cells()) {
                    if (cell.type() == CellType.CODE) {
                        outputs.begin();
                        Future<?> limit = watch.schedule(session::interrupt, CELL_SECONDS, TimeUnit.SECONDS);
                        session.show(cell.source());
                        limit.cancel(false);
                        shown.add(cell.id().orElse("?") + ": " + text(outputs));
                    }
                }
                for (Map.Entry<String, String> question : tests.questions(given).entrySet()) {
                    Future<?> limit = watch.schedule(session::interrupt, CELL_SECONDS, TimeUnit.SECONDS);
                    Outcome outcome = session.evaluate("java.lang.String.valueOf(" + question.getValue() + ")");
                    limit.cancel(false);
                    if (outcome instanceof Outcome.Done done && done.result().isPresent()) {
                        Object text = done.result().get().data().get(MimeBundle.TEXT);
                        answers.put(question.getKey(), String.valueOf(text));
                    }
                }
            } finally {
                System.setOut(out);
                System.setErr(err);
                System.setIn(in);
            }
            return new Rehearsal(Judgement.of(tests, journal, answers, given, TEST_SECONDS), List.copyOf(shown));
        } finally {
            watch.shutdownNow();
            Files.deleteIfExists(journal);
            Files.deleteIfExists(directory);
        }
    }

    private static String text(CellOutputs outputs) {
        String text = outputs.shown().stream()
                .map(output -> output.path("output_type").asText().equals("error")
                        ? output.path("ename").asText() + ": "
                                + output.path("evalue").asText()
                        : output.path("text").asText(""))
                .collect(Collectors.joining("; "))
                .strip();
        return text.length() <= MOST ? text : text.substring(0, MOST) + " …";
    }
}
