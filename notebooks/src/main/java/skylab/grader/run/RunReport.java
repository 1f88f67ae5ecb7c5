package skylab.grader.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What one run of a submission has left.
 *
 * @param journal its lab's journal; there may be no such file
 * @param cells how its cells were run, by position
 * @param answers the texts of the values of the expressions asked for
 */
public record RunReport(Path journal, List<CellRun> cells, Map<String, String> answers) {}
