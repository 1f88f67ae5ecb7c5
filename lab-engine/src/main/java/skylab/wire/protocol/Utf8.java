package skylab.wire.protocol;

import java.util.Arrays;

/** Bytes in the making: text in UTF-8, without a detour through characters that are bytes already. */
final class Utf8 {
    private static final int REPLACEMENT = 0xFFFD;

    private byte[] bytes = new byte[4096];
    private int size;

    /** Adds bytes as they are. */
    void raw(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
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
    int size() {
        return size;
    }

    /** What was added since there was so much. */
    byte[] since(int from) {
        return Arrays.copyOfRange(bytes, from, size);
    }

    /** All of it. */
    byte[] toByteArray() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
}
