package skylab.guest.disk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An immutable sequence of bytes with value equality; what files, pipes and terminals carry. */
public final class Bytes {
    /** No bytes. */
    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    // A part of an array that others may share; nobody changes it.
    private final byte[] array;
    private final int from;
    private final int size;

    private Bytes(byte[] array, int from, int size) {
        this.array = array;
        this.from = from;
        this.size = size;
    }

    private static Bytes all(byte[] array) {
        return new Bytes(array, 0, array.length);
    }

    /** A copy of an array. */
    public static Bytes of(byte[] array) {
        return array.length == 0 ? EMPTY : all(array.clone());
    }

    /** A text in UTF-8. */
    public static Bytes of(String text) {
        return text.isEmpty() ? EMPTY : all(text.getBytes(StandardCharsets.UTF_8));
    }

    /** How many bytes there are. */
    public int size() {
        return size;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** The byte at a place. */
    public byte at(int index) {
        return array[from + java.util.Objects.checkIndex(index, size)];
    }

    /** The place of the first such byte at or after a place, or -1. */
    public int indexOf(byte wanted, int start) {
        for (int i = Math.max(0, start); i < size; i++) {
            if (array[from + i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** The bytes from {@code begin} to before {@code end}. */
    public Bytes slice(int begin, int end) {
        java.util.Objects.checkFromToIndex(begin, end, size);
        if (begin == 0 && end == size) {
            return this;
        }
        int length = end - begin;
        if (length == 0) {
            return EMPTY;
        }
        // The larger part of an array is shared, so that reading a pipe bit by bit does not copy the rest each time.
        return length * 2L >= array.length
                ? new Bytes(array, from + begin, length)
                : all(Arrays.copyOfRange(array, from + begin, from + end));
    }

    /** These bytes and then those. */
    public Bytes plus(Bytes other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        byte[] both = new byte[size + other.size];
        System.arraycopy(array, from, both, 0, size);
        System.arraycopy(other.array, other.from, both, size, other.size);
        return all(both);
    }

    /** A copy as an array. */
    public byte[] toArray() {
        return Arrays.copyOfRange(array, from, from + size);
    }

    /** The text that these bytes are in UTF-8; malformed bytes become U+FFFD. */
    public String text() {
        return new String(array, from, size, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes
                && Arrays.equals(array, from, from + size, bytes.array, bytes.from, bytes.from + bytes.size);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = from; i < from + size; i++) {
            hash = 31 * hash + array[i];
        }
        return hash;
    }

    @Override
    public String toString() {
        return text();
    }
}
