package skylab.aws.ec2.key;

import java.time.Instant;
import skylab.guest.ssh.KeyMaterial;
import skylab.world.Kind;

/**
 * A key pair. Its halves are a function of a number, so that making a lab does not wait for the search of primes.
 *
 * @param id {@code key-…}
 * @param name unique in the region
 * @param type {@code rsa} or {@code ed25519}
 * @param number what the key is made from
 * @param created when it was made
 */
public record KeyPair(String id, String name, String type, long number, Instant created) {
    /** All key pairs, by id. */
    public static final Kind<KeyPair> KEY_PAIRS = new Kind<>("key-pair", "key-");

    /** The key itself. */
    public KeyMaterial material() {
        return KeyMaterial.generate(type, number);
    }

    /** The line for {@code authorized_keys}. */
    public String publicKey() {
        return material().publicLine(name);
    }

    /** The fingerprint as AWS computes it for keys that it has made. */
    public String fingerprint() {
        return material().awsFingerprint();
    }
}
