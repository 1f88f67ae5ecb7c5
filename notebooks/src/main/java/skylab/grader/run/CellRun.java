package skylab.grader.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * How a cell was run. The submission's own process says so, hence it is shown but never judged by.
 *
 * @param cell its position in the notebook, from 0
 * @param status how it ended
 * @param outputs what it showed, in nbformat's form
 */
public record CellRun(int cell, Status status, List<JsonNode> outputs) {
    /** How cells end. */
    public enum Status {
        /** It has been begun; nothing is known of its end. */
        BEGUN,
        /** To its end. */
        DONE,
        /** By an error. */
        FAILED,
        /** Its time was over. */
        TIMEOUT,
        /** It ended the whole process, or had to be ended with it. */
        KILLED,
        /** It was not run. */
        SKIPPED
    }

    /** The same cell with another status. */
    CellRun with(Status changed) {
        return new CellRun(cell, changed, outputs);
    }
}
