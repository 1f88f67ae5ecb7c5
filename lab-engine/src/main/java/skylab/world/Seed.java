package skylab.world;

import java.util.SplittableRandom;
import java.util.UUID;

/**
 * The number from which everything that looks random in a lab follows. The same seed and the same actions give the
 * same bytes; another student may have another seed.
 *
 * @param value any number
 */
public record Seed(long value) {

    /** A generator for one purpose, independent of all others and of how often they are used. */
    public SplittableRandom stream(String purpose, long number) {
        long mixed = value;
        for (int i = 0; i < purpose.length(); i++) {
            mixed = mix(mixed ^ purpose.charAt(i));
        }
        return new SplittableRandom(mix(mixed ^ number));
    }

    /** A UUID of version 4 (RFC 9562) for one purpose. */
    public UUID uuid(String purpose, long number) {
        SplittableRandom random = stream(purpose, number);
        return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & ~(3L << 62) | 2L << 62);
    }

    // The finaliser of SplitMix64 (Steele, Lea, Flood 2014): every input bit reaches every output bit.
    private static long mix(long z) {
        z += 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
