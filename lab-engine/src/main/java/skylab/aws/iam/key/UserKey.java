package skylab.aws.iam.key;

import java.time.Instant;
import skylab.world.Kind;

/**
 * An access key of a user. Its secret follows from its id.
 *
 * @param id {@code AKIA…}
 * @param user the user's name
 * @param active whether calls may be signed with it
 * @param created when it was made
 */
public record UserKey(String id, String user, boolean active, Instant created) {
    static final Kind<UserKey> KEYS = new Kind<>("iam-access-key", "");
}
