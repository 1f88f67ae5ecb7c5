package skylab.guest.disk;

import java.util.SplittableRandom;

/**
 * Bytes as {@code /dev/urandom} gives them, computed when they are read.
 *
 * @param seed which ones
 * @param size how many
 */
public record RandomBytes(long seed, long size) implements Generator {
    private static final int BLOCK = 4096;

    @Override
    public Bytes read(long from, int length) {
        byte[] all = new byte[length];
        for (long block = from / BLOCK; block * BLOCK < from + length; block++) {
            byte[] some = new byte[BLOCK];
            new SplittableRandom(seed + block * 0x9E3779B97F4A7C15L).nextBytes(some);
            long begin = Math.max(from, block * BLOCK);
            long end = Math.min(from + length, (block + 1) * BLOCK);
            System.arraycopy(some, (int) (begin - block * BLOCK), all, (int) (begin - from), (int) (end - begin));
        }
        return Bytes.of(all);
    }
}
