package skylab.aws.ssm;

import java.time.Instant;
import org.pcollections.PVector;
import skylab.world.Kind;

/**
 * A parameter, AWS's or the account's own.
 *
 * @param name e.g. {@code /my/app/image}
 * @param type {@code String}, {@code StringList} or {@code SecureString}
 * @param dataType {@code text} or {@code aws:ec2:image}
 * @param settings what describes it
 * @param versions all that are kept, the newest last
 */
record StoredParameter(String name, String type, String dataType, Settings settings, PVector<Version> versions) {
    /** The account's own parameters, by name. */
    static final Kind<StoredParameter> PARAMETERS = new Kind<>("ssm-parameter", "");

    /**
     * What describes a parameter.
     *
     * @param description in words, or null
     * @param allowedPattern what values must match, or null
     * @param tier {@code Standard} or {@code Advanced}
     * @param key what encrypts a SecureString, otherwise null
     */
    record Settings(String description, String allowedPattern, String tier, String key) {}

    /**
     * A value at a time.
     *
     * @param number from 1
     * @param value the value, in the clear
     * @param modified when it was put
     */
    record Version(long number, String value, Instant modified) {}

    Version newest() {
        return versions.get(versions.size() - 1);
    }

    boolean isSecure() {
        return type.equals("SecureString");
    }
}
