package skylab.grader.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import skylab.grader.process.StandingProcess;
import skylab.grader.run.CellRun.Status;
import skylab.grader.sandbox.Limits;
import skylab.grader.sandbox.Program;
import skylab.grader.sandbox.Sandbox;
import skylab.kernel.install.KernelSpec;
import skylab.notebook.Cell;
import skylab.notebook.CellType;
import skylab.notebook.Notebook;
import skylab.notebook.NotebookFile;

/**
 * Runs submissions in a sandbox.
 *
 * <p>A cell that ends the process does not end the grading: the journal up to then stands, and the notebook is run once
 * more without that cell, if need be without another, and at last without all up to the first. The best of these counts, because all are what the student did.
 *
 * @param sandbox where
 * @param classPath what the process needs; never the hidden tests
 * @param studentClassPath what cells compile against; empty for all of the class path
 * @param limits what it may use
 * @param archive the classes that it begins with, see {@link ClassArchive}; without it everything is the same, slower
 */
public record SubmissionRuns(
        Sandbox sandbox, List<Path> classPath, List<Path> studentClassPath, Limits limits, Optional<Path> archive) {
    private static final int MOST_RUNS = 4;
    private static final int MOST_COMPILED = 10_000;

    /** The same runs with an archive. */
    public SubmissionRuns with(Optional<Path> made) {
        return new SubmissionRuns(sandbox, classPath, studentClassPath, limits, made);
    }

    /**
     * Runs a submission.
     *
     * @param scratch an empty directory
     * @param slot a number that no other run at the same time has
     * @param compiler what it is lent, and no other run at the same time
     * @return one report, and another for each time it had to be run again; the last one is of the most complete run
     * @throws IOException if the process could not be started; this is never the submission's doing
     */
    public List<RunReport> run(Notebook notebook, RunRequest request, Path scratch, int slot, LentCompiler compiler)
            throws IOException, InterruptedException {
        List<RunReport> reports = new ArrayList<>();
        List<Integer> fatal = new ArrayList<>();
        RunRequest next = request;
        while (true) {
            Path directory = Files.createDirectories(scratch.resolve("run-" + reports.size()));
            RunReport report = once(notebook, next, directory, slot, compiler);
            reports.add(report);
            List<Integer> skipped = next.skip();
            OptionalInt culprit = report.cells().stream()
                    .filter(cell -> cell.status() == Status.KILLED && !skipped.contains(cell.cell()))
                    .mapToInt(CellRun::cell)
                    .findFirst();
            if (culprit.isEmpty() || reports.size() == MOST_RUNS) {
                reports.set(reports.size() - 1, report.withLastWords(reports));
                return List.copyOf(reports);
            }
            fatal.add(culprit.getAsInt());
            // If it is one cell after the other, it is something that the first, or one before it, has left behind.
            next = request.without(reports.size() < MOST_RUNS - 1 ? fatal : upTo(fatal.get(0)));
        }
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(0, last).boxed().toList();
    }

    private RunReport once(Notebook notebook, RunRequest request, Path directory, int slot, LentCompiler compiler)
            throws IOException, InterruptedException {
        Path input = Files.createDirectories(directory.resolve("in"));
        Path output = Files.createDirectories(directory.resolve("out"));
        NotebookFile.write(notebook, input.resolve("submission.ipynb"));
        Json.write(input.resolve("request.json"), request);
        int status = sandbox.run(input, output, program(request, compiler), limits, slot);
        Optional<List<CellRun>> cells = cells(output.resolve("cells.jsonl"), request, notebook.cells());
        if (cells.isEmpty()) {
            throw new IOException("the submission's process did not begin (status " + status + "): "
                    + said(output.resolve("said.txt")) + said(output.resolve("stderr.txt")));
        }
        return new RunReport(output.resolve("journal.jsonl"), cells.get(), answers(output.resolve("answers.json")));
    }

    private Program program(RunRequest request, LentCompiler compiler) {
        return new Program(
                command(),
                environment(request),
                Stream.concat(classPath.stream(), archive.stream()).toList(),
                compiler);
    }

    /** The kernel's own way to say which lab it is. */
    static Map<String, String> environment(RunRequest request) {
        return Map.of(
                "SKYLAB_SEED", String.valueOf(request.seed()),
                "SKYLAB_JOURNAL", "journal.jsonl",
                "SKYLAB_LANG", request.language());
    }

    private List<String> command() {
        return command(useOfArchive());
    }

    private List<String> useOfArchive() {
        return archive.map(file -> List.of(
                        // The JVM goes on without one that does not fit; that is nothing to speak of.
                        "-Xlog:disable",
                        (ClassArchive.AHEAD_OF_TIME ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file))
                .orElse(List.of());
    }

    /** The command that runs a submission, with more options for its JVM. */
    List<String> command(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(common());
        command.addAll(List.of(
                "-Xmx" + limits.heap() + "m",
                // Room that is used again and again, instead of more and more that the system has to clear first.
                "-Xmn32m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:CompressedClassSpaceSize=128m",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:MaxDirectMemorySize=64m",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                SubmissionProcess.class.getName()));
        return command;
    }

    /** What JVMs have in common that compile cells. */
    private List<String> common() {
        List<String> options = new ArrayList<>(KernelSpec.COMPILER_ACCESS);
        options.addAll(List.of(
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-D" + NotebookSession.STUDENT_CLASS_PATH + "=" + joined(studentClassPath),
                "-cp",
                joined(classPath)));
        return options;
    }

    /**
     * A compiler to lend to such runs.
     *
     * @param scratch a directory of its own
     */
    public LentCompiler compiler(Path scratch) {
        List<String> arguments = new ArrayList<>(useOfArchive());
        arguments.addAll(common());
        arguments.addAll(
                List.of("-Xmx" + limits.heap() + "m", "-XX:+ExitOnOutOfMemoryError", CompilerProcess.class.getName()));
        return new LentCompiler(new StandingProcess(arguments, scratch, limits.cell(), MOST_COMPILED));
    }

    private static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** What is known of the cells: empty if the process has not even said that it began. */
    private Optional<List<CellRun>> cells(Path file, RunRequest request, List<Cell> notebook) throws IOException {
        Map<Integer, CellRun> cells = new TreeMap<>();
        request.skip().forEach(cell -> cells.put(cell, new CellRun(cell, Status.KILLED, List.of())));
        boolean begun = false;
        boolean ended = false;
        int last = -1;
        for (String line : lines(file)) {
            begun = true;
            try {
                CellRun run = Json.parse(line, CellRun.class);
                if (isPlausible(run, notebook)) {
                    cells.put(run.cell(), run);
                    last = run.cell();
                } else {
                    ended |= run.cell() == SubmissionProcess.END;
                }
            } catch (JsonProcessingException e) {
                // A torn line, or one that the submission forged: nothing is known of that cell.
                continue;
            }
        }
        if (!begun) {
            return Optional.empty();
        }
        CellRun open = cells.get(last);
        if (!ended && open != null && open.status() == Status.BEGUN) {
            cells.put(last, open.with(Status.KILLED));
        }
        return Optional.of(List.copyOf(cells.values()));
    }

    private static boolean isPlausible(CellRun run, List<Cell> notebook) {
        return run.cell() >= 0
                && run.cell() < notebook.size()
                && notebook.get(run.cell()).type() == CellType.CODE
                && run.status() != null
                && run.outputs() != null
                && run.outputs().stream().allMatch(output -> output != null && output.isObject());
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.isRegularFile(file)
                ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        // The room that the process has kept for answers.
                        .filter(line -> !line.isEmpty())
                        .toList()
                : List.of();
    }

    private static Map<String, String> answers(Path file) throws IOException {
        Map<String, String> answers = new HashMap<>();
        for (String line : lines(file)) {
            try {
                JsonNode answer = Json.parse(line, JsonNode.class);
                if (answer.path("name").isTextual() && answer.path("value").isTextual()) {
                    answers.put(
                            answer.get("name").textValue(), answer.get("value").textValue());
                }
            } catch (JsonProcessingException e) {
                // A torn line is no answer.
                continue;
            }
        }
        return Map.copyOf(answers);
    }

    private static String said(Path file) throws IOException {
        return Files.isRegularFile(file) ? Files.readString(file).strip() : "";
    }
}
