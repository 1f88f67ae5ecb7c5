package skylab.guest.disk;

import java.util.Optional;

/**
 * Zeros that were written, and so take space on a disk as other bytes do.
 *
 * @param size how many
 */
public record Zeros(long size) implements Generator {
    @Override
    public Bytes read(long from, int length) {
        return Bytes.of(new byte[length]);
    }

    @Override
    public Optional<Generator> join(Generator following) {
        return following instanceof Zeros more ? Optional.of(new Zeros(size + more.size)) : Optional.empty();
    }
}
