package skylab.aws.ec2.volume;

import java.time.Duration;
import java.time.Instant;
import org.pcollections.PVector;
import skylab.world.Kind;

/**
 * A modification of a volume.
 *
 * @param volume the volume's id
 * @param from its figures before
 * @param to its figures after
 * @param started when it was asked for
 * @param optimizing when the new size and figures hold
 * @param completed when all data has been moved
 */
record Modification(
        String volume, Volume.Figures from, Volume.Figures to, Instant started, Instant optimizing, Instant completed) {
    /** The modifications of a volume, the latest last, by its id. */
    static final Kind<PVector<Modification>> MODIFICATIONS = new Kind<>("volume modifications", "");

    /** The state that the API shows. */
    String state(Instant now) {
        return now.isBefore(optimizing) ? "modifying" : now.isBefore(completed) ? "optimizing" : "completed";
    }

    /** How much of the optimizing is done, in percent. */
    long progress(Instant now) {
        if (!now.isBefore(completed)) {
            return 100;
        }
        return now.isBefore(optimizing)
                ? 0
                : 100
                        * Duration.between(optimizing, now).toMillis()
                        / Duration.between(optimizing, completed).toMillis();
    }
}
