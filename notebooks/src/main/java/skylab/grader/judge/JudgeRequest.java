package skylab.grader.judge;

import java.util.List;
import java.util.Map;

/**
 * What the judge is told.
 *
 * @param journal the file with the submission's journal
 * @param given what the student was given
 * @param answers the texts of the values of the expressions asked for
 * @param classes the directory with the classes of the hidden tests
 * @param testClasses the names of those with tests
 * @param testSeconds how long one test may take
 */
record JudgeRequest(
        String journal,
        Given given,
        Map<String, String> answers,
        String classes,
        List<String> testClasses,
        int testSeconds) {}
