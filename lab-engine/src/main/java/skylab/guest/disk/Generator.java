package skylab.guest.disk;

import java.util.Optional;

/** File content that is computed when somebody reads it. Implementations are records: pure functions of their parts. */
public interface Generator {
    /** How many bytes there are. */
    long size();

    /**
     * Some of them.
     *
     * @param from 0 to size
     * @param length so many, and not beyond the size
     */
    Bytes read(long from, int length);

    /** One generator for this content and what follows it, if there is one. */
    default Optional<Generator> join(Generator following) {
        return Optional.empty();
    }
}
