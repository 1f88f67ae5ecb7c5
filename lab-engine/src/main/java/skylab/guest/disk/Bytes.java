package skylab.guest.disk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An immutable sequence of bytes with value equality; what files, pipes and terminals carry. */
public final class Bytes {
    /** No bytes. */
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] array;

    private Bytes(byte[] array) {
        this.array = array;
    }

    /** A copy of an array. */
    public static Bytes of(byte[] array) {
        return array.length == 0 ? EMPTY : new Bytes(array.clone());
    }

    /** A text in UTF-8. */
    public static Bytes of(String text) {
        return text.isEmpty() ? EMPTY : new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** How many bytes there are. */
    public int size() {
        return array.length;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return array.length == 0;
    }

    /** The byte at a place. */
    public byte at(int index) {
        return array[index];
    }

    /** The place of the first such byte at or after a place, or -1. */
    public int indexOf(byte wanted, int from) {
        for (int i = Math.max(0, from); i < array.length; i++) {
            if (array[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** The bytes from {@code from} to before {@code to}. */
    public Bytes slice(int from, int to) {
        if (from == 0 && to == array.length) {
            return this;
        }
        return from == to ? EMPTY : new Bytes(Arrays.copyOfRange(array, from, to));
    }

    /** These bytes and then those. */
    public Bytes plus(Bytes other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        byte[] both = Arrays.copyOf(array, array.length + other.array.length);
        System.arraycopy(other.array, 0, both, array.length, other.array.length);
        return new Bytes(both);
    }

    /** A copy as an array. */
    public byte[] toArray() {
        return array.clone();
    }

    /** The text that these bytes are in UTF-8; malformed bytes become U+FFFD. */
    public String text() {
        return new String(array, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(array, bytes.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }

    @Override
    public String toString() {
        return text();
    }
}
