package skylab.guest.ssh;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import skylab.world.Seed;

/** ED25519 keys (RFC 8032) in OpenSSH's file format ("openssh-key-v1", PROTOCOL.key of OpenSSH). */
final class Ed25519Key {
    private static final String TYPE = "ssh-ed25519";
    private static final String LABEL = "OPENSSH PRIVATE KEY";
    private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH = 32;
    private static final int BLOCK = 8;

    private Ed25519Key() {}

    static KeyMaterial generate(long number) {
        byte[] secret = new byte[LENGTH];
        new Seed(number).stream("ed25519", LENGTH).nextBytes(secret);
        byte[] point = publicPoint(secret);
        byte[] blob = blob(point);
        return new KeyMaterial(
                TYPE,
                KeyMaterial.armour(LABEL, file(secret, point, blob, (int) number), 70),
                KeyMaterial.Blob.of(blob),
                Base64.getEncoder().encodeToString(KeyMaterial.digest("SHA-256", blob)));
    }

    static Optional<KeyMaterial.Blob> publicHalf(String pem) {
        return KeyMaterial.unarmour(LABEL, pem).flatMap(file -> {
            try {
                ByteBuffer bytes = ByteBuffer.wrap(file);
                byte[] magic = new byte[MAGIC.length];
                bytes.get(magic);
                if (!Arrays.equals(magic, MAGIC)) {
                    return Optional.empty();
                }
                // Cipher, key derivation, its options; then the number of keys, which is one.
                string(bytes);
                string(bytes);
                string(bytes);
                return bytes.getInt() == 1 ? Optional.of(KeyMaterial.Blob.of(string(bytes))) : Optional.empty();
            } catch (RuntimeException e) {
                // Cut short or not of this format: it is no key.
                return Optional.empty();
            }
        });
    }

    private static byte[] blob(byte[] point) {
        return new Wire().string(TYPE).string(point).toBytes();
    }

    private static byte[] file(byte[] secret, byte[] point, byte[] blob, int check) {
        byte[] both = ByteBuffer.allocate(2 * LENGTH).put(secret).put(point).array();
        Wire section = new Wire()
                .number(check)
                .number(check)
                .string(TYPE)
                .string(point)
                .string(both)
                .string("");
        for (int pad = 1; section.toBytes().length % BLOCK != 0; pad++) {
            section.raw(new byte[] {(byte) pad});
        }
        return new Wire()
                .raw(MAGIC)
                .string("none")
                .string("none")
                .string("")
                .number(1)
                .string(blob)
                .string(section.toBytes())
                .toBytes();
    }

    // The JDK computes the public point only while generating; so it is made to "find" our secret.
    private static byte[] publicPoint(byte[] secret) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, new SecureRandom() {
                @Override
                public void nextBytes(byte[] bytes) {
                    System.arraycopy(secret, 0, bytes, 0, bytes.length);
                }
            });
            KeyPair pair = generator.generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            return Arrays.copyOfRange(encoded, encoded.length - LENGTH, encoded.length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] string(ByteBuffer bytes) {
        byte[] value = new byte[bytes.getInt()];
        bytes.get(value);
        return value;
    }
}
