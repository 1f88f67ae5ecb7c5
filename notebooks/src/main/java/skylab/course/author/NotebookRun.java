package skylab.course.author;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import skylab.frontend.FrontEnd;
import skylab.frontend.RunningKernel;
import skylab.frontend.SilenceException;
import skylab.frontend.StartCommand;
import skylab.kernel.protocol.Json;
import skylab.notebook.Cell;
import skylab.notebook.CellType;
import skylab.notebook.Notebook;

/**
 * A notebook after a kernel has run all of its cells.
 *
 * @param notebook with the outputs
 * @param failures what went wrong, in order; empty when only those cells failed that are to fail
 */
record NotebookRun(Notebook notebook, List<Failure> failures) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * A cell that failed though it should not, or did not though it should.
     *
     * @param cell its id
     * @param text the error as the notebook shows it
     */
    record Failure(String cell, String text) {}

    NotebookRun {
        failures = List.copyOf(failures);
    }

    /**
     * Runs all cells, also those behind one that fails.
     *
     * @param folder the working directory of the kernel
     * @throws SilenceException when the kernel ends or a cell takes too long
     */
    static NotebookRun of(Notebook notebook, StartCommand command, Path scratch, Path folder)
            throws IOException, SilenceException, InterruptedException {
        try (RunningKernel kernel = RunningKernel.start(command, scratch, folder)) {
            FrontEnd frontEnd = kernel.frontEnd();
            frontEnd.awaitSubscription();
            JsonNode language =
                    frontEnd.ask("kernel_info_request", Json.object()).path("language_info");
            Notebook started = notebook.withMetadata("language_info", language);
            NotebookRun run = run(started, frontEnd);
            kernel.shutDown(PATIENCE);
            return run;
        }
    }

    private static NotebookRun run(Notebook notebook, FrontEnd frontEnd) throws SilenceException {
        Outputs outputs = new Outputs();
        List<List<ObjectNode>> shown = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (Cell cell : notebook.cells()) {
            outputs.begin();
            shown.add(outputs.shown());
            Integer count = null;
            if (cell.type() == CellType.CODE && !cell.source().isBlank()) {
                ObjectNode reply = frontEnd.execute(cell.source(), outputs::take);
                count = reply.path("execution_count").asInt();
                judge(cell, reply, failures);
            }
            counts.add(count);
        }
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            // Only now: a later cell may have updated what an earlier one has shown.
            cells.add(notebook.cells().get(i).withOutputs(Outputs.filed(shown.get(i)), counts.get(i)));
        }
        return new NotebookRun(notebook.withCells(cells), failures);
    }

    private static void judge(Cell cell, ObjectNode reply, List<Failure> failures) {
        boolean failed = reply.path("status").asText().equals("error");
        boolean wanted = cell.metadata("tags").toString().contains("\"raises-exception\"");
        if (failed != wanted) {
            String text =
                    reply.path("ename").asText() + ": " + reply.path("evalue").asText();
            failures.add(new Failure(
                    cell.id().orElse("?"), failed ? text : "it has the attribute raises, and nothing went wrong"));
        }
    }
}
