package skylab.grader.run;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import skylab.grader.run.CellRun.Status;
import skylab.kernel.evaluation.Outcome;
import skylab.kernel.java.compiler.CellCompiler;
import skylab.kernel.java.compiler.remote.RemoteCompiler;
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
    private static final long QUESTION_MILLIS = 5_000;
    private static final Path ANSWERS = Path.of("answers.json");
    private static final int ROOM_FOR_ANSWERS = 1 << 18;
    private static final int KILLED = 137;
    private static final String NO_MEMORY = OutOfMemoryError.class.getSimpleName();

    private final RunRequest request;
    private final OutputStream cellsFile;
    private RandomAccessFile answers;
    private final CellOutputs outputs;
    private final NotebookSession session;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watch");
        thread.setDaemon(true);
        return thread;
    });

    private SubmissionProcess(RunRequest request, OutputStream cellsFile, RandomAccessFile answers) {
        this.request = request;
        this.cellsFile = cellsFile;
        this.answers = answers;
        this.outputs = new CellOutputs(request.cellOutput(), request.output());
        // The grader's compiler is at the other end; what the cells print goes elsewhere.
        CellCompiler.Maker compilers =
                RemoteCompiler.over(new FileOutputStream(FileDescriptor.out), new FileInputStream(FileDescriptor.in));
        this.session = new NotebookSession(outputs, request, compilers);
    }

    /** Runs the submission in the working directory. */
    public static void main(String[] arguments) throws IOException {
        int status = 1;
        try (OutputStream cells = Files.newOutputStream(Path.of("cells.jsonl"));
                RandomAccessFile answers = new RandomAccessFile(ANSWERS.toFile(), "rw")) {
            // Room for the answers, which cells may not leave on the disk.
            answers.write("\n".repeat(ROOM_FOR_ANSWERS).getBytes(StandardCharsets.UTF_8));
            answers.seek(0);
            write(cells, new CellRun(START, null, null));
            RunRequest request = Json.read(Path.of("request.json"), RunRequest.class);
            // No cell need know what will be asked in the end.
            Files.delete(Path.of("request.json"));
            Notebook notebook = NotebookFile.read(Path.of("submission.ipynb"));
            new SubmissionProcess(request, cells, answers).run(notebook);
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
        CellClock clock = new CellClock(watch, millis, session::interrupt, () -> end(cell));
        try {
            Outcome outcome = session.show(code);
            if (outcome instanceof Outcome.Failed failed && failed.name().equals(NO_MEMORY)) {
                // What comes next could fail by no fault of its own.
                end(cell);
            }
            return clock.isOver() ? Status.TIMEOUT : outcome instanceof Outcome.Done ? Status.DONE : Status.FAILED;
        } finally {
            clock.stop();
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
        if (!Files.exists(ANSWERS)) {
            answers = new RandomAccessFile(ANSWERS.toFile(), "rw");
        }
        for (Map.Entry<String, String> question : request.questions().entrySet()) {
            CellClock clock = new CellClock(watch, QUESTION_MILLIS, session::interrupt, () -> Runtime.getRuntime()
                    .halt(KILLED));
            Outcome outcome = session.evaluate("java.lang.String.valueOf(" + question.getValue() + ")");
            clock.stop();
            if (outcome instanceof Outcome.Done done && done.result().isPresent()) {
                Object text = done.result().get().data().get(MimeBundle.TEXT);
                String line = Json.line(Map.of("name", question.getKey(), "value", String.valueOf(text))) + "\n";
                answers.write(line.getBytes(StandardCharsets.UTF_8));
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
