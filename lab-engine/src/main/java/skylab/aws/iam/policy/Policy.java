package skylab.aws.iam.policy;

import java.time.Instant;
import org.pcollections.PSortedMap;
import skylab.world.Kind;

/**
 * A managed policy.
 *
 * @param arn its ARN; the account in it is {@code aws} for AWS's own
 * @param name unique in the account
 * @param path {@code /} or longer
 * @param id {@code ANPA…}
 * @param created when it was made
 * @param updated when a version was added or chosen last
 * @param description or null
 * @param versions its versions by number
 * @param standard the number of the version that counts
 * @param next the number of the next version: numbers are not used again
 */
public record Policy(
        String arn,
        String name,
        String path,
        String id,
        Instant created,
        Instant updated,
        String description,
        PSortedMap<Integer, Version> versions,
        int standard,
        int next) {
    /** Those that customers have made. */
    static final Kind<Policy> POLICIES = new Kind<>("iam-policy", "");

    /**
     * A version.
     *
     * @param document as it was given
     * @param created when
     */
    public record Version(String document, Instant created) {}

    Policy with(PSortedMap<Integer, Version> changed, int which, int following, Instant now) {
        return new Policy(arn, name, path, id, created, now, description, changed, which, following);
    }
}
