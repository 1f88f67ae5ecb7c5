package skylab.grader.run;

import java.util.List;
import java.util.Map;

/**
 * What the process of a submission is told.
 *
 * @param seed of the lab
 * @param language of the learner, {@code en} or {@code ko}
 * @param skip the positions of cells that are not to be run, because they have ended a process before
 * @param cellMillis wall time of one cell
 * @param cellOutput bytes that one cell may show
 * @param output bytes that all cells may show
 * @param questions expressions to evaluate in the end, by name
 */
public record RunRequest(
        long seed,
        String language,
        List<Integer> skip,
        long cellMillis,
        int cellOutput,
        int output,
        Map<String, String> questions) {
    /** The same run without some cells. */
    RunRequest without(List<Integer> cells) {
        return new RunRequest(seed, language, List.copyOf(cells), cellMillis, cellOutput, output, questions);
    }
}
