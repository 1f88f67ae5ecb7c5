package skylab.grader.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import skylab.grader.run.CellRun.Status;

/**
 * What one run of a submission has left.
 *
 * @param journal its lab's journal; there may be no such file
 * @param cells how its cells were run, by position
 * @param answers the texts of the values of the expressions asked for
 */
public record RunReport(Path journal, List<CellRun> cells, Map<String, String> answers) {
    /** The same, where cells that were left out show what they showed when they ended an earlier run. */
    RunReport withLastWords(List<RunReport> earlier) {
        List<CellRun> all = cells.stream()
                .map(cell -> cell.status() == Status.KILLED ? lastOf(cell, earlier) : cell)
                .toList();
        return new RunReport(journal, all, answers);
    }

    private static CellRun lastOf(CellRun killed, List<RunReport> earlier) {
        return earlier.stream()
                .flatMap(report -> report.cells().stream())
                .filter(cell -> cell.cell() == killed.cell() && cell.status() == Status.KILLED)
                .filter(cell -> !cell.outputs().isEmpty())
                .findFirst()
                .orElse(killed);
    }
}
