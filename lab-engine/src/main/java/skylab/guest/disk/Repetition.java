package skylab.guest.disk;

import java.util.Optional;

/**
 * The same bytes again and again, as {@code yes} writes them.
 *
 * @param unit the bytes, not empty
 * @param size how many there are in all
 */
public record Repetition(Bytes unit, long size) implements Generator {
    @Override
    public Bytes read(long from, int length) {
        byte[] all = new byte[length];
        byte[] one = unit.toArray();
        int at = (int) (from % one.length);
        for (int i = 0; i < length; i++) {
            all[i] = one[at];
            at = at + 1 == one.length ? 0 : at + 1;
        }
        return Bytes.of(all);
    }

    @Override
    public Optional<Generator> join(Generator following) {
        boolean goesOn = size % unit.size() == 0 && following instanceof Repetition more && more.unit.equals(unit);
        return goesOn ? Optional.of(new Repetition(unit, size + following.size())) : Optional.empty();
    }
}
