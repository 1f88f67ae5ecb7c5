package skylab.aws.ec2.key;

import java.time.Instant;
import skylab.guest.ssh.KeyMaterial;
import skylab.world.Kind;

/**
 * A key pair, of which EC2 keeps the public half.
 *
 * @param id {@code key-…}
 * @param name unique in the region
 * @param type {@code rsa} or {@code ed25519}
 * @param half where the public half comes from
 * @param created when it was made or imported
 */
public record KeyPair(String id, String name, String type, Half half, Instant created) {
    /** All key pairs, by id. */
    public static final Kind<KeyPair> KEY_PAIRS = new Kind<>("key-pair", "key-");

    /** Where a public half comes from. */
    public sealed interface Half {
        /** The public key in OpenSSH's wire form. */
        KeyMaterial.Blob publicBlob();

        /** The fingerprint as EC2 computes it (EC2 guide, "Verify the fingerprint of your key pair"). */
        String fingerprint();
    }

    /**
     * Made by EC2. The pair is a function of a number, so that making a lab does not wait for the search of primes.
     *
     * @param type {@code rsa} or {@code ed25519}
     * @param number what the pair is made from
     */
    public record Made(String type, long number) implements Half {
        /** Both halves. */
        public KeyMaterial material() {
            return KeyMaterial.generate(type, number);
        }

        @Override
        public KeyMaterial.Blob publicBlob() {
            return material().publicBlob();
        }

        @Override
        public String fingerprint() {
            return material().awsFingerprint();
        }
    }

    /**
     * Imported; nobody here knows the private half.
     *
     * @param publicBlob the public key in OpenSSH's wire form
     * @param fingerprint as EC2 computes it for imported keys
     */
    public record Imported(KeyMaterial.Blob publicBlob, String fingerprint) implements Half {}

    /** The line for {@code authorized_keys}. */
    public String publicKey() {
        return "ssh-" + type + " " + half.publicBlob().base64() + " " + name;
    }

    /** The fingerprint as AWS computes it. */
    public String fingerprint() {
        return half.fingerprint();
    }
}
