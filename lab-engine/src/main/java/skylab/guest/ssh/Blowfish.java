package skylab.guest.ssh;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/** The cipher Blowfish with the expensive key schedule of bcrypt (Provos and Mazières, 1999). */
final class Blowfish {
    private static final int ROUNDS = 16;
    private static final int BOX = 256;
    private static final int WORDS = ROUNDS + 2 + 4 * BOX;

    private final int[] state = Initial.STATE.clone();

    /** Before any key the state is the fraction of pi. */
    private static final class Initial {
        static final int[] STATE = pi();

        private static int[] pi() {
            int bits = WORDS * Integer.SIZE;
            int guard = 64;
            BigInteger one = BigInteger.ONE.shiftLeft(bits + guard);
            BigInteger pi = arctangent(one, 5)
                    .multiply(BigInteger.valueOf(16))
                    .subtract(arctangent(one, 239).multiply(BigInteger.valueOf(4)));
            BigInteger fraction =
                    pi.subtract(one.multiply(BigInteger.valueOf(3))).shiftRight(guard);
            int[] words = new int[WORDS];
            for (int i = 0; i < WORDS; i++) {
                words[i] = fraction.shiftRight(bits - (i + 1) * Integer.SIZE).intValue();
            }
            return words;
        }

        // The arctangent of 1/x times "one", by its series.
        private static BigInteger arctangent(BigInteger one, int x) {
            BigInteger square = BigInteger.valueOf((long) x * x);
            BigInteger power = one.divide(BigInteger.valueOf(x));
            BigInteger sum = power;
            for (int n = 3; power.signum() > 0; n += 2) {
                power = power.divide(square);
                BigInteger term = power.divide(BigInteger.valueOf(n));
                sum = n % 4 == 3 ? sum.subtract(term) : sum.add(term);
            }
            return sum;
        }
    }

    private long encrypt(long block) {
        int left = (int) (block >>> Integer.SIZE);
        int right = (int) block;
        for (int i = 0; i < ROUNDS; i++) {
            left ^= state[i];
            int boxes = ROUNDS + 2;
            right ^= ((state[boxes + (left >>> 24)] + state[boxes + BOX + (left >>> 16 & 255)])
                            ^ state[boxes + 2 * BOX + (left >>> 8 & 255)])
                    + state[boxes + 3 * BOX + (left & 255)];
            int swap = left;
            left = right;
            right = swap;
        }
        return (long) (right ^ state[ROUNDS + 1]) << Integer.SIZE | (left ^ state[ROUNDS]) & 0xFFFFFFFFL;
    }

    // Mixes a key into the subkeys, then replaces the state by encryptions of the salt chained with themselves.
    private void expand(byte[] salt, byte[] key) {
        ByteBuffer keys = ByteBuffer.wrap(key);
        for (int i = 0; i < ROUNDS + 2; i++) {
            state[i] ^= keys.getInt(i * Integer.BYTES % key.length);
        }
        ByteBuffer salts = ByteBuffer.wrap(salt);
        long block = 0;
        for (int i = 0; i < WORDS; i += 2) {
            block = encrypt(block ^ (salt.length == 0 ? 0 : salts.getLong(i * Integer.BYTES % salt.length)));
            state[i] = (int) (block >>> Integer.SIZE);
            state[i + 1] = (int) block;
        }
    }

    /** The hash that OpenSSH's bcrypt_pbkdf iterates: 32 bytes of two digests of SHA-512. */
    static byte[] hash(byte[] password, byte[] salt) {
        Blowfish cipher = new Blowfish();
        cipher.expand(salt, password);
        for (int i = 0; i < 64; i++) {
            cipher.expand(new byte[0], salt);
            cipher.expand(new byte[0], password);
        }
        ByteBuffer text = ByteBuffer.wrap(
                "OxychromaticBlowfishSwatDynamite".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        ByteBuffer out = ByteBuffer.allocate(text.capacity());
        while (text.hasRemaining()) {
            long block = text.getLong();
            for (int i = 0; i < 64; i++) {
                block = cipher.encrypt(block);
            }
            out.putInt(Integer.reverseBytes((int) (block >>> Integer.SIZE)));
            out.putInt(Integer.reverseBytes((int) block));
        }
        return out.array();
    }
}
