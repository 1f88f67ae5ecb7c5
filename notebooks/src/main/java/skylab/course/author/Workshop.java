package skylab.course.author;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import skylab.course.CourseSource;
import skylab.course.NotebookWriter;
import skylab.frontend.SilenceException;
import skylab.kernel.text.Language;
import skylab.notebook.Cell;
import skylab.notebook.Notebook;
import skylab.notebook.NotebookFile;

/**
 * Makes notebooks from sources.
 *
 * @param kernels what runs them
 * @param notRunning whether cells are not run; those that have not changed then keep their outputs
 */
record Workshop(Kernels kernels, boolean notRunning) {

    /**
     * A notebook that was written.
     *
     * @param file where
     * @param cells how many
     * @param failures what went wrong when it was run
     */
    record Made(Path file, int cells, List<NotebookRun.Failure> failures) {}

    /**
     * Makes the notebook of a source in a language.
     *
     * @param folder of the source: the working directory of the kernel
     * @param directory where the notebook is written
     */
    Made make(CourseSource source, Language language, Path folder, Path directory)
            throws IOException, InterruptedException, SilenceException {
        Notebook notebook = NotebookWriter.write(source, language);
        Path result = directory.resolve(NotebookWriter.fileName(source, language));
        NotebookRun run = notRunning
                ? new NotebookRun(withFormerOutputs(notebook, result), List.of())
                : run(notebook, language, folder);
        NotebookFile.write(run.notebook().withSortedKeys(), result);
        return new Made(result, notebook.cells().size(), run.failures());
    }

    private NotebookRun run(Notebook notebook, Language language, Path folder)
            throws IOException, InterruptedException, SilenceException {
        Path scratch = Files.createTempDirectory("skylab-author");
        try {
            return NotebookRun.of(notebook, kernels.command(language, scratch.resolve("progress")), scratch, folder);
        } finally {
            delete(scratch);
        }
    }

    private static Notebook withFormerOutputs(Notebook notebook, Path file) {
        if (!Files.exists(file)) {
            return notebook;
        }
        Notebook former = NotebookFile.read(file);
        Map<String, Cell> cells = new HashMap<>();
        former.cells().forEach(cell -> cells.put(cell.id().orElse("") + "\n" + cell.source(), cell));
        return notebook.withMetadata("language_info", former.metadata("language_info"))
                .mapCells(cell -> {
                    Cell before = cells.get(cell.id().orElse("") + "\n" + cell.source());
                    return before == null ? cell : cell.withOutputs(before.outputs(), before.executionCount());
                });
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
