package skylab.grader.judge;

import java.util.Map;
import skylab.grader.hidden.Parameters;

/**
 * What a student was given to begin with.
 *
 * @param seed of the lab
 * @param parameters what was drawn, by name
 * @param scenario the sealed {@link skylab.lab.Scenario} that the lab begins with; empty for an empty lab
 */
public record Given(long seed, Map<String, String> parameters, String scenario) {
    /** A lab of this seed, and nothing else. */
    public static Given lab(long seed) {
        return new Given(seed, Map.of(), "");
    }

    /** What was drawn. */
    Parameters drawn() {
        return new Parameters(parameters);
    }
}
