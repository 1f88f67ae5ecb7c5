package skylab.grader.judge;

import java.util.List;

/**
 * What the judge found.
 *
 * @param damage what is wrong with the journal, for the instructor; empty if nothing is
 * @param results of the hidden tests
 */
public record Verdict(String damage, List<Result> results) {
    /** How a hidden test ended. */
    public enum Outcome {
        /** The observable is there. */
        PASSED,
        /** It is not. */
        FAILED,
        /** The test itself is at fault; nobody knows whether it is there. */
        ERROR
    }

    /**
     * The result of one hidden test.
     *
     * @param test its name
     * @param outcome how it ended
     * @param detail what it said; for the instructor alone
     */
    public record Result(String test, Outcome outcome, String detail) {}
}
