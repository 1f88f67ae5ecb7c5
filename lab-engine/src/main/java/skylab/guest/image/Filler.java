package skylab.guest.image;

import skylab.guest.disk.Bytes;
import skylab.guest.disk.Generator;

/**
 * Content of a file that only takes room: libraries, kernels, archives.
 *
 * @param name makes it differ from others
 * @param size bytes
 */
public record Filler(String name, long size) implements Generator {
    @Override
    public Bytes read(long from, int length) {
        byte[] bytes = new byte[length];
        long seed = name.hashCode();
        for (int i = 0; i < length; i++) {
            long mixed = (from + i + seed) * 0x9E3779B97F4A7C15L;
            bytes[i] = (byte) (mixed >>> 56);
        }
        return Bytes.of(bytes);
    }
}
