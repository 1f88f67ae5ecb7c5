package skylab.guest.ssh;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import skylab.guest.disk.Bytes;
import skylab.world.Seed;

/**
 * An ED25519 key (RFC 8032).
 *
 * @param secret 32 bytes
 * @param point the public half, 32 bytes
 */
record Ed25519Key(Bytes secret, Bytes point) implements SecretKey {
    static final String TYPE = "ssh-ed25519";
    private static final int LENGTH = 32;

    static Ed25519Key generate(long number) {
        byte[] secret = new byte[LENGTH];
        new Seed(number).stream("ed25519", LENGTH).nextBytes(secret);
        return of(secret);
    }

    static Ed25519Key of(byte[] secret) {
        return new Ed25519Key(Bytes.of(secret), Bytes.of(publicPoint(secret)));
    }

    /** Reads what {@link #openSshFields} writes, after the type. */
    static Ed25519Key read(Wire.Reader fields) {
        fields.string();
        return of(Arrays.copyOf(fields.string(), LENGTH));
    }

    @Override
    public KeyMaterial.Blob publicBlob() {
        return KeyMaterial.Blob.of(
                new Wire().string(TYPE).string(point.toArray()).toBytes());
    }

    @Override
    public byte[] sign(byte[] data) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, secret.toArray())));
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] openSshFields() {
        byte[] both = ByteBuffer.allocate(2 * LENGTH)
                .put(secret.toArray())
                .put(point.toArray())
                .array();
        return new Wire().string(TYPE).string(point.toArray()).string(both).toBytes();
    }

    @Override
    public byte[] puttyFields() {
        return new Wire().string(secret.toArray()).toBytes();
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
}
