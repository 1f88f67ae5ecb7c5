package skylab.grader.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import skylab.grader.run.CellRun.Status;
import skylab.kernel.evaluation.Outcome;
import skylab.kernel.notebook.MimeBundle;
import skylab.notebook.Cell;
import skylab.notebook.CellType;
import skylab.notebook.Notebook;
import skylab.notebook.NotebookFile;

/**
 * The program that a submission runs in. It executes {@code submission.ipynb} as {@code request.json} says, and leaves
 * {@code cells.jsonl}, {@code answers.json} and the lab's journal. Everything it writes may have been forged by the
 * submission; whoever reads it knows that.
 */
public final class SubmissionProcess {
    /** The position that stands for the end of all cells. */
    static final int END = -2;

    private static final int START = -1;
    // How long a cell may ignore being interrupted before the process is ended with it.
    private static final long GRACE_MILLIS = 4_000;
    private static final long QUESTION_MILLIS = 5_000;
    private static final int KILLED = 137;

    private final RunRequest request;
    private final OutputStream cellsFile;
    private final CellOutputs outputs;
    private final NotebookSession session;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watch");
        thread.setDaemon(true);
        return thread;
    });

    private SubmissionProcess(RunRequest request, OutputStream cellsFile) {
        this.request = request;
        this.cellsFile = cellsFile;
        this.outputs = new CellOutputs(request.cellOutput(), request.output());
        this.session = new NotebookSession(outputs, request);
    }

    /** Runs the submission in the working directory. */
    public static void main(String[] arguments) throws IOException {
        int status = 1;
        try (OutputStream cells = Files.newOutputStream(Path.of("cells.jsonl"))) {
            write(cells, new CellRun(START, null, null));
            RunRequest request = Json.read(Path.of("request.json"), RunRequest.class);
            // No cell need know what will be asked in the end.
            Files.delete(Path.of("request.json"));
            Notebook notebook = NotebookFile.read(Path.of("submission.ipynb"));
            new SubmissionProcess(request, cells).run(notebook);
            status = 0;
        } finally {
            // Not exit: threads and hooks of the submission have no say in when it is over.
            Runtime.getRuntime().halt(status);
        }
    }

    private void run(Notebook notebook) throws IOException {
        List<Cell> cells = notebook.cells();
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).type() == CellType.CODE && !request.skip().contains(i)) {
                write(cellsFile, new CellRun(i, Status.BEGUN, List.of()));
                outputs.begin();
                Status status = evaluate(i, cells.get(i).source(), request.cellMillis());
                write(cellsFile, new CellRun(i, status, outputs.shown()));
            }
        }
        write(cellsFile, new CellRun(END, null, null));
        answer();
        session.close();
    }

    private Status evaluate(int cell, String code, long millis) {
        AtomicBoolean timeout = new AtomicBoolean();
        Future<?> interrupt = watch.schedule(
                () -> {
                    timeout.set(true);
                    session.interrupt();
                },
                millis,
                TimeUnit.MILLISECONDS);
        Future<?> kill = watch.schedule(() -> end(cell), millis + GRACE_MILLIS, TimeUnit.MILLISECONDS);
        try {
            boolean done = session.show(code);
            return timeout.get() ? Status.TIMEOUT : done ? Status.DONE : Status.FAILED;
        } finally {
            interrupt.cancel(false);
            kill.cancel(false);
        }
    }

    private void end(int cell) {
        try {
            write(cellsFile, new CellRun(cell, Status.KILLED, outputs.shown()));
        } finally {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    private void answer() throws IOException {
        try (OutputStream file = Files.newOutputStream(Path.of("answers.json"))) {
            for (Map.Entry<String, String> question : request.questions().entrySet()) {
                Future<?> interrupt = watch.schedule(session::interrupt, QUESTION_MILLIS, TimeUnit.MILLISECONDS);
                Future<?> kill = watch.schedule(
                        () -> Runtime.getRuntime().halt(KILLED), QUESTION_MILLIS + GRACE_MILLIS, TimeUnit.MILLISECONDS);
                Outcome outcome = session.evaluate("java.lang.String.valueOf(" + question.getValue() + ")");
                interrupt.cancel(false);
                kill.cancel(false);
                if (outcome instanceof Outcome.Done done && done.result().isPresent()) {
                    Object text = done.result().get().data().get(MimeBundle.TEXT);
                    write(file, Map.of("name", question.getKey(), "value", String.valueOf(text)));
                }
            }
        }
    }

    // Unbuffered, so that what is written is there whatever ends the process.
    private static void write(OutputStream file, Object value) {
        try {
            file.write((Json.line(value) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
