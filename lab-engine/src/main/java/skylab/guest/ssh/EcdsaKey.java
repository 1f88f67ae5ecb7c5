package skylab.guest.ssh;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
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
    static final ECParameterSpec CURVE = curve();
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

    private static ECParameterSpec curve() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public KeyMaterial.Blob publicBlob() {
        return KeyMaterial.Blob.of(
                new Wire().string(TYPE).string(NAME).string(point()).toBytes());
    }

    private byte[] point() {
        ECPoint sum = ECPoint.POINT_INFINITY;
        for (int bit = exponent.bitLength() - 1; bit >= 0; bit--) {
            sum = add(sum, sum);
            if (exponent.testBit(bit)) {
                sum = add(sum, CURVE.getGenerator());
            }
        }
        byte[] encoded = new byte[1 + 2 * LENGTH];
        encoded[0] = 4;
        put(encoded, 1 + LENGTH, sum.getAffineX());
        put(encoded, 1 + 2 * LENGTH, sum.getAffineY());
        return encoded;
    }

    private static void put(byte[] target, int end, BigInteger value) {
        byte[] bytes = value.toByteArray();
        int length = Math.min(bytes.length, LENGTH);
        System.arraycopy(bytes, bytes.length - length, target, end - length, length);
    }

    private static ECPoint add(ECPoint a, ECPoint b) {
        if (a.equals(ECPoint.POINT_INFINITY)) {
            return b;
        }
        BigInteger field = ((ECFieldFp) CURVE.getCurve().getField()).getP();
        BigInteger slope = a.equals(b)
                ? a.getAffineX()
                        .pow(2)
                        .multiply(BigInteger.valueOf(3))
                        .add(CURVE.getCurve().getA())
                        .multiply(a.getAffineY().shiftLeft(1).modInverse(field))
                : b.getAffineY()
                        .subtract(a.getAffineY())
                        .multiply(b.getAffineX().subtract(a.getAffineX()).modInverse(field));
        BigInteger x =
                slope.pow(2).subtract(a.getAffineX()).subtract(b.getAffineX()).mod(field);
        return new ECPoint(
                x,
                slope.multiply(a.getAffineX().subtract(x))
                        .subtract(a.getAffineY())
                        .mod(field));
    }

    @Override
    public byte[] sign(byte[] data) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            SplittableRandom stream = new Seed(exponent.longValue()).stream("ecdsa-nonce", Arrays.hashCode(data));
            signature.initSign(
                    KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(exponent, CURVE)),
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
