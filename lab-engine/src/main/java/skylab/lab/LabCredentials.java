package skylab.lab;

import java.util.Optional;
import skylab.aws.Identity;
import skylab.world.World;

/**
 * The keys that the learner's calls are signed with, as "AWS Details, AWS CLI: Show" on the Learner Lab's page.
 *
 * @param accessKeyId {@code ASIA…} in a Learner Lab, new in each session; {@code AKIA…} in an account of one's own
 * @param secretAccessKey forty characters
 * @param sessionToken what a temporary key needs besides
 */
public record LabCredentials(String accessKeyId, String secretAccessKey, Optional<String> sessionToken) {
    static LabCredentials of(World world, Identity identity) {
        return new LabCredentials(identity.accessKeyId(), identity.secret(world), identity.token(world));
    }

    /** What belongs into {@code ~/.aws/credentials}. */
    @Override
    public String toString() {
        return "[default]\naws_access_key_id=" + accessKeyId + "\naws_secret_access_key=" + secretAccessKey
                + sessionToken.map(token -> "\naws_session_token=" + token).orElse("");
    }
}
