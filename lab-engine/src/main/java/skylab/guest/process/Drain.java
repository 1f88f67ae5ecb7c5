package skylab.guest.process;

import java.util.List;
import skylab.guest.disk.Bytes;

/**
 * Writes what is left to write, as fast as it is taken, before the process goes on.
 *
 * @param pieces what is to be written, in order
 * @param then how it goes on
 */
public record Drain(List<Piece> pieces, Step then) implements Program {
    /** Copies the list. */
    public Drain {
        pieces = List.copyOf(pieces);
    }

    /**
     * Some bytes for a descriptor.
     *
     * @param fd where to
     * @param bytes what
     */
    public record Piece(int fd, Bytes bytes) {}

    @Override
    public Step step(Syscalls sys) {
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            Bytes rest = piece.bytes();
            while (!rest.isEmpty()) {
                int taken = sys.write(piece.fd(), rest);
                if (taken == 0) {
                    List<Piece> left = new java.util.ArrayList<>(pieces.subList(i, pieces.size()));
                    left.set(0, new Piece(piece.fd(), rest));
                    return new Step.Await(new Drain(left, then), new Condition.Writable(piece.fd()));
                }
                rest = rest.slice(taken, rest.size());
            }
        }
        return then;
    }
}
