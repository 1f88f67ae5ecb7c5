package skylab.guest.ssh;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.util.Arrays;
import java.util.SplittableRandom;
import skylab.world.Seed;

/**
 * An ECDSA key of the curve NIST P-256 (RFC 5656).
 *
 * @param exponent the private half
 */
record EcdsaKey(BigInteger exponent) implements SecretKey {
    static final String TYPE = "ecdsa-sha2-nistp256";
    private static final String NAME = "nistp256";
    private static final int LENGTH = 32;

    static EcdsaKey generate(long number) {
        byte[] bytes = new byte[LENGTH];
        new Seed(number).stream("ecdsa", LENGTH).nextBytes(bytes);
        // One length for all, and below the order of the curve.
        return new EcdsaKey(new BigInteger(1, bytes).clearBit(255).setBit(254));
    }

    /** Reads what {@link #openSshFields} writes, after the type. */
    static EcdsaKey read(Wire.Reader fields) {
        fields.string();
        fields.string();
        return new EcdsaKey(fields.mpint());
    }

    @Override
    public KeyMaterial.Blob publicBlob() {
        return KeyMaterial.Blob.of(
                new Wire().string(TYPE).string(NAME).string(point()).toBytes());
    }

    private byte[] point() {
        ECPoint point = P256.generator(exponent);
        byte[] encoded = new byte[1 + 2 * LENGTH];
        encoded[0] = 4;
        put(encoded, 1 + LENGTH, point.getAffineX());
        put(encoded, 1 + 2 * LENGTH, point.getAffineY());
        return encoded;
    }

    private static void put(byte[] target, int end, BigInteger value) {
        byte[] bytes = value.toByteArray();
        int length = Math.min(bytes.length, LENGTH);
        System.arraycopy(bytes, bytes.length - length, target, end - length, length);
    }

    @Override
    public byte[] sign(byte[] data) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            SplittableRandom stream = new Seed(exponent.longValue()).stream("ecdsa-nonce", Arrays.hashCode(data));
            signature.initSign(
                    KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(exponent, P256.CURVE)),
                    new SecureRandom() {
                        @Override
                        public void nextBytes(byte[] bytes) {
                            stream.nextBytes(bytes);
                        }
                    });
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] openSshFields() {
        return new Wire()
                .string(TYPE)
                .string(NAME)
                .string(point())
                .mpint(exponent)
                .toBytes();
    }

    @Override
    public byte[] puttyFields() {
        return new Wire().mpint(exponent).toBytes();
    }
}
