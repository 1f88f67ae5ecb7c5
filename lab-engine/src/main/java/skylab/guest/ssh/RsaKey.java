package skylab.guest.ssh;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import skylab.world.Seed;

/**
 * An RSA key (RFC 8017).
 *
 * @param modulus the product of the primes
 * @param exponent the public one
 * @param secret the private exponent
 * @param p one prime
 * @param q the other
 */
record RsaKey(BigInteger modulus, BigInteger exponent, BigInteger secret, BigInteger p, BigInteger q)
        implements SecretKey {
    static final String TYPE = "ssh-rsa";
    private static final BigInteger EXPONENT = BigInteger.valueOf(65537);
    private static final int PARTS = 9;

    static RsaKey generate(long number, int bits) {
        return KnownPrimes.of(number, bits)
                .map(known -> of(known.p(), known.q()))
                .orElseGet(() -> search(number, bits));
    }

    /** The key that follows from a number, found by looking for its primes. */
    static RsaKey search(long number, int bits) {
        SplittableRandom random = new Seed(number).stream("rsa", bits);
        BigInteger p = prime(random, bits / 2);
        return of(p, prime(random, bits - bits / 2));
    }

    private static RsaKey of(BigInteger p, BigInteger q) {
        BigInteger phi = p.subtract(BigInteger.ONE).multiply(q.subtract(BigInteger.ONE));
        return new RsaKey(p.multiply(q), EXPONENT, EXPONENT.modInverse(phi), p, q);
    }

    // The next prime after a random number is the same on every JDK, whatever way is taken to find it.
    private static BigInteger prime(SplittableRandom random, int bits) {
        while (true) {
            byte[] bytes = new byte[bits / 8];
            random.nextBytes(bytes);
            BigInteger prime =
                    new BigInteger(1, bytes).setBit(bits - 1).setBit(bits - 2).nextProbablePrime();
            if (prime.bitLength() == bits
                    && prime.subtract(BigInteger.ONE).gcd(EXPONENT).equals(BigInteger.ONE)) {
                return prime;
            }
        }
    }

    /** Reads the integers of PKCS#1; empty if these are not a key's. */
    static Optional<RsaKey> pkcs1(List<BigInteger> parts) {
        return parts.size() == PARTS
                ? Optional.of(new RsaKey(parts.get(1), parts.get(2), parts.get(3), parts.get(4), parts.get(5)))
                : Optional.empty();
    }

    /** Reads what {@link #openSshFields} writes, after the type. */
    static RsaKey read(Wire.Reader fields) {
        BigInteger n = fields.mpint();
        BigInteger e = fields.mpint();
        BigInteger d = fields.mpint();
        fields.mpint();
        BigInteger p = fields.mpint();
        return new RsaKey(n, e, d, p, fields.mpint());
    }

    /** The integers of PKCS#1 (RFC 8017, A.1.2). */
    List<BigInteger> pkcs1() {
        return List.of(
                BigInteger.ZERO,
                modulus,
                exponent,
                secret,
                p,
                q,
                secret.mod(p.subtract(BigInteger.ONE)),
                secret.mod(q.subtract(BigInteger.ONE)),
                q.modInverse(p));
    }

    /** The key as the JDK keeps it; encoded it is PKCS#8. */
    PrivateKey java() {
        try {
            List<BigInteger> k = pkcs1();
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new RSAPrivateCrtKeySpec(
                            k.get(1), k.get(2), k.get(3), k.get(4), k.get(5), k.get(6), k.get(7), k.get(8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public KeyMaterial.Blob publicBlob() {
        return KeyMaterial.Blob.of(
                new Wire().string(TYPE).mpint(exponent).mpint(modulus).toBytes());
    }

    @Override
    public byte[] sign(byte[] data) {
        try {
            Signature signature = Signature.getInstance("SHA512withRSA");
            signature.initSign(java());
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
                .mpint(modulus)
                .mpint(exponent)
                .mpint(secret)
                .mpint(q.modInverse(p))
                .mpint(p)
                .mpint(q)
                .toBytes();
    }

    @Override
    public byte[] puttyFields() {
        return new Wire().mpint(secret).mpint(p).mpint(q).mpint(q.modInverse(p)).toBytes();
    }
}
