package skylab.guest.ssh;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import skylab.world.Seed;

/** RSA keys of 2048 bits (RFC 8017). */
final class RsaKey {
    private static final int BITS = 2048;
    private static final BigInteger EXPONENT = BigInteger.valueOf(65537);
    private static final String LABEL = "RSA PRIVATE KEY";
    private static final int INTEGER = 0x02;
    private static final int SEQUENCE = 0x30;

    private RsaKey() {}

    static KeyMaterial generate(long number) {
        SplittableRandom random = new Seed(number).stream("rsa", BITS);
        BigInteger p = prime(random);
        BigInteger q = prime(random);
        BigInteger n = p.multiply(q);
        BigInteger phi = p.subtract(BigInteger.ONE).multiply(q.subtract(BigInteger.ONE));
        BigInteger d = EXPONENT.modInverse(phi);
        List<BigInteger> parts = List.of(
                BigInteger.ZERO,
                n,
                EXPONENT,
                d,
                p,
                q,
                d.mod(p.subtract(BigInteger.ONE)),
                d.mod(q.subtract(BigInteger.ONE)),
                q.modInverse(p));
        return new KeyMaterial(
                "ssh-rsa",
                KeyMaterial.armour(LABEL, sequence(parts), 76),
                blob(n, EXPONENT),
                KeyMaterial.colons(KeyMaterial.digest("SHA-1", pkcs8(parts))));
    }

    static Optional<KeyMaterial.Blob> publicHalf(String pem) {
        return KeyMaterial.unarmour(LABEL, pem)
                .map(RsaKey::integers)
                .filter(parts -> parts.size() == 9)
                .map(parts -> blob(parts.get(1), parts.get(2)));
    }

    private static KeyMaterial.Blob blob(BigInteger n, BigInteger e) {
        return KeyMaterial.Blob.of(
                new Wire().string("ssh-rsa").mpint(e).mpint(n).toBytes());
    }

    // The next prime after a random number is the same on every JDK, whatever way is taken to find it.
    private static BigInteger prime(SplittableRandom random) {
        while (true) {
            byte[] bytes = new byte[BITS / 16];
            random.nextBytes(bytes);
            BigInteger prime = new BigInteger(1, bytes)
                    .setBit(BITS / 2 - 1)
                    .setBit(BITS / 2 - 2)
                    .nextProbablePrime();
            if (prime.bitLength() == BITS / 2
                    && prime.subtract(BigInteger.ONE).gcd(EXPONENT).equals(BigInteger.ONE)) {
                return prime;
            }
        }
    }

    private static byte[] pkcs8(List<BigInteger> k) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new RSAPrivateCrtKeySpec(
                            k.get(1), k.get(2), k.get(3), k.get(4), k.get(5), k.get(6), k.get(7), k.get(8)))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    // DER (X.690): a sequence of integers is all that PKCS#1 needs.
    private static byte[] sequence(List<BigInteger> integers) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        integers.forEach(integer -> element(content, INTEGER, integer.toByteArray()));
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        element(whole, SEQUENCE, content.toByteArray());
        return whole.toByteArray();
    }

    private static void element(ByteArrayOutputStream out, int tag, byte[] value) {
        out.write(tag);
        if (value.length < 0x80) {
            out.write(value.length);
        } else if (value.length < 0x100) {
            out.write(0x81);
            out.write(value.length);
        } else {
            out.write(0x82);
            out.write(value.length >> 8);
            out.write(value.length);
        }
        out.writeBytes(value);
    }

    private static List<BigInteger> integers(byte[] der) {
        List<BigInteger> integers = new ArrayList<>();
        try {
            ByteBuffer bytes = ByteBuffer.wrap(der);
            if (bytes.get() != SEQUENCE) {
                return List.of();
            }
            length(bytes);
            while (bytes.hasRemaining() && bytes.get() == INTEGER) {
                byte[] value = new byte[length(bytes)];
                bytes.get(value);
                integers.add(new BigInteger(value));
            }
            return integers;
        } catch (RuntimeException e) {
            // Cut short or not DER: it is no key.
            return List.of();
        }
    }

    private static int length(ByteBuffer bytes) {
        int first = bytes.get() & 0xFF;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7F); i++) {
            length = length << 8 | bytes.get() & 0xFF;
        }
        return length;
    }
}
