package skylab.wire.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes in the making: text in UTF-8, without a detour through characters that are bytes already. Long stretches that are
 * there already are not copied.
 */
final class Utf8 {
    private static final int REPLACEMENT = 0xFFFD;
    private static final int FIRST = 4096;
    private static final int PART = 64 * 1024;

    /** What is copied faster than it is kept apart. */
    private static final int SHORT = 256;

    private final List<byte[]> parts = new ArrayList<>();
    private byte[] bytes = new byte[FIRST];
    private int size;
    private long before;

    /** Adds bytes as they are; nobody may change them any more. */
    void raw(byte[] more) {
        if (more.length < SHORT) {
            room(more.length);
            System.arraycopy(more, 0, bytes, size, more.length);
            size += more.length;
        } else {
            cut();
            add(more);
        }
    }

    private void cut() {
        if (size > 0) {
            add(Arrays.copyOf(bytes, size));
            size = 0;
        }
    }

    private void add(byte[] part) {
        parts.add(part);
        before += part.length;
    }

    /** Adds letters of ASCII as they are. */
    @SuppressWarnings("deprecation") // the one way that copies letters of ASCII without looking at each
    void ascii(String text) {
        int length = text.length();
        room(length);
        text.getBytes(0, length, bytes, size);
        size += length;
    }

    /** Adds text as XML's character data. XML 1.0 has no way to say most control characters, escaped or not. */
    void characters(String text) {
        int length = text.length();
        // No letter takes more than six bytes: an escape of one takes five.
        room(6 * length);
        byte[] to = bytes;
        int at = size;
        for (int i = 0; i < length; i++) {
            char letter = text.charAt(i);
            if (letter > '>' && letter < 0x80 || letter >= ' ' && letter < '&') {
                to[at++] = (byte) letter;
            } else {
                size = at;
                if (Character.isHighSurrogate(letter)
                        && i + 1 < length
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    point(Character.toCodePoint(letter, text.charAt(++i)));
                } else {
                    special(letter);
                }
                at = size;
            }
        }
        size = at;
    }

    private void special(char letter) {
        switch (letter) {
            case '<' -> ascii("&lt;");
            case '>' -> ascii("&gt;");
            case '&' -> ascii("&amp;");
            case '\r' -> ascii("&#13;");
            case '\t', '\n' -> point(letter);
            default -> point(letter < ' ' || Character.isSurrogate(letter) || letter >= 0xFFFE ? REPLACEMENT : letter);
        }
    }

    private void point(int point) {
        if (point < 0x80) {
            bytes[size++] = (byte) point;
        } else if (point < 0x800) {
            bytes[size++] = (byte) (0xC0 | point >> 6);
            bytes[size++] = (byte) (0x80 | point & 0x3F);
        } else if (point < 0x10000) {
            bytes[size++] = (byte) (0xE0 | point >> 12);
            bytes[size++] = (byte) (0x80 | point >> 6 & 0x3F);
            bytes[size++] = (byte) (0x80 | point & 0x3F);
        } else {
            bytes[size++] = (byte) (0xF0 | point >> 18);
            bytes[size++] = (byte) (0x80 | point >> 12 & 0x3F);
            bytes[size++] = (byte) (0x80 | point >> 6 & 0x3F);
            bytes[size++] = (byte) (0x80 | point & 0x3F);
        }
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length + (bytes.length >> 1)));
        }
    }

    /** How much there is. */
    long size() {
        return before + size;
    }

    /** Ends a part if there is much in it: what was added until now is not taken off any more. */
    void settle() {
        if (size >= PART) {
            cut();
        }
    }

    /**
     * Takes off what was added since there was so much.
     *
     * @return it; null, and nothing is taken off, if a part has ended meanwhile
     */
    byte[] since(long from) {
        if (from < before) {
            return null;
        }
        byte[] end = Arrays.copyOfRange(bytes, (int) (from - before), size);
        size -= end.length;
        return end;
    }

    /** All of it. */
    Payload toPayload() {
        cut();
        return new Payload(parts);
    }
}
