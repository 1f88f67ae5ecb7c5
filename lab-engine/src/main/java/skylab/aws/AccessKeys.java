package skylab.aws;

import java.util.SplittableRandom;
import skylab.world.Seed;

/**
 * Access keys, secrets and session tokens in AWS's forms. They follow from the lab's seed and what they are for, so that
 * only the key's id has to be kept.
 */
public final class AccessKeys {
    private static final String IDS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private AccessKeys() {}

    /** The id of a key that lasts, {@code AKIA…}. */
    public static String permanent(Seed seed, String purpose) {
        return unique(seed, "AKIA", purpose);
    }

    /** The id of a temporary key, {@code ASIA…}. */
    public static String temporary(Seed seed, String purpose) {
        return unique(seed, "ASIA", purpose);
    }

    /**
     * A unique id of IAM (IAM guide, "Understanding unique ID prefixes").
     *
     * @param prefix e.g. {@code AROA}
     * @param purpose what it is the id of
     * @return the prefix and sixteen capitals and digits
     */
    public static String unique(Seed seed, String prefix, String purpose) {
        return prefix + text(seed.stream(prefix + " " + purpose, 0), IDS, 16);
    }

    /** The secret of a key: forty characters. */
    public static String secret(Seed seed, String accessKeyId) {
        return text(seed.stream("secret of " + accessKeyId, 0), BASE64, 40);
    }

    /** The session token of a temporary key. */
    public static String token(Seed seed, String accessKeyId) {
        return "IQoJb3JpZ2luX2Vj" + text(seed.stream("token of " + accessKeyId, 0), BASE64, 320) + "==";
    }

    private static String text(SplittableRandom random, String letters, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
