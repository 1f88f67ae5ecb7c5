package skylab.aws.iam.profile;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import skylab.world.Kind;

/**
 * An instance profile: a role for instances.
 *
 * @param name unique in the account
 * @param path {@code /} or longer
 * @param account twelve digits
 * @param created when it was made
 * @param role the name of its role, or null
 */
public record InstanceProfile(String name, String path, String account, Instant created, String role) {
    static final Kind<InstanceProfile> PROFILES = new Kind<>("iam-instance-profile", "");

    /** Its ARN. */
    public String arn() {
        return "arn:aws:iam::" + account + ":instance-profile" + path + name;
    }

    /** The id of a profile, which follows from its ARN. */
    public static String id(String arn) {
        String digits = UUID.nameUUIDFromBytes(arn.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        return "AIPA" + digits.substring(0, 17).toUpperCase(Locale.ROOT);
    }

    InstanceProfile with(String other) {
        return new InstanceProfile(name, path, account, created, other);
    }
}
