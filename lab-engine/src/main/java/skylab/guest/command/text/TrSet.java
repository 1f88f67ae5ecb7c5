package skylab.guest.command.text;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.IntPredicate;
import skylab.guest.process.UsageError;

/** Sets of bytes as {@code tr} is given them: {@code a-z}, {@code [:upper:]}, {@code \n}, {@code [x*3]}. */
final class TrSet {
    private final byte[] source;
    private final ByteArrayOutputStream set = new ByteArrayOutputStream();
    private int at;
    // Where [x*] without a number stands, and for what; -1 if nowhere.
    private int fillAt = -1;
    private int fill;

    private TrSet(String text) {
        this.source = Tr.bytes(text);
        read();
    }

    /** The first set, or what is not in it. */
    static byte[] first(String text, boolean complement) {
        byte[] bytes = new TrSet(text).set.toByteArray();
        if (!complement) {
            return bytes;
        }
        boolean[] in = new boolean[256];
        for (byte one : bytes) {
            in[one & 0xff] = true;
        }
        ByteArrayOutputStream others = new ByteArrayOutputStream();
        for (int i = 0; i < 256; i++) {
            if (!in[i]) {
                others.write(i);
            }
        }
        return others.toByteArray();
    }

    /** The second set, which is made as long as the first one by repeating its last byte. */
    static byte[] second(String text, int length, boolean asItIs) {
        TrSet set = new TrSet(text);
        byte[] bytes = set.set.toByteArray();
        if (set.fillAt >= 0 && bytes.length < length) {
            byte[] longer = new byte[length];
            int more = length - bytes.length;
            System.arraycopy(bytes, 0, longer, 0, set.fillAt);
            Arrays.fill(longer, set.fillAt, set.fillAt + more, (byte) set.fill);
            System.arraycopy(bytes, set.fillAt, longer, set.fillAt + more, bytes.length - set.fillAt);
            return longer;
        }
        if (asItIs || bytes.length >= length) {
            return bytes;
        }
        if (bytes.length == 0) {
            throw new UsageError("when not truncating set1, string2 must be non-empty", 1);
        }
        byte[] longer = Arrays.copyOf(bytes, length);
        Arrays.fill(longer, bytes.length, length, bytes[bytes.length - 1]);
        return longer;
    }

    private void read() {
        while (at < source.length) {
            if (source[at] == '[' && (readClass() || readRepeat())) {
                continue;
            }
            int from = one();
            if (at + 1 < source.length && source[at] == '-') {
                at++;
                int to = one();
                if (to < from) {
                    throw new UsageError(
                            "range-endpoints of '" + (char) from + "-" + (char) to
                                    + "' are in reverse collating sequence order",
                            1);
                }
                for (int c = from; c <= to; c++) {
                    set.write(c);
                }
            } else {
                set.write(from);
            }
        }
    }

    private int one() {
        int c = source[at++] & 0xff;
        if (c != '\\' || at == source.length) {
            return c;
        }
        int escaped = source[at++] & 0xff;
        switch (escaped) {
            case 'a':
                return 7;
            case 'b':
                return 8;
            case 'f':
                return 12;
            case 'n':
                return 10;
            case 'r':
                return 13;
            case 't':
                return 9;
            case 'v':
                return 11;
            default:
                if (escaped < '0' || escaped > '7') {
                    return escaped;
                }
                int value = escaped - '0';
                for (int i = 0; i < 2 && at < source.length && source[at] >= '0' && source[at] <= '7'; i++) {
                    value = value * 8 + source[at++] - '0';
                }
                return value & 0xff;
        }
    }

    private boolean readClass() {
        String rest = new String(source, at, source.length - at, java.nio.charset.StandardCharsets.ISO_8859_1);
        if (rest.startsWith("[=") && rest.length() >= 5 && rest.startsWith("=]", 3)) {
            set.write(rest.charAt(2));
            at += 5;
            return true;
        }
        int close = rest.startsWith("[:") ? rest.indexOf(":]") : -1;
        if (close < 0) {
            return false;
        }
        String name = rest.substring(2, close);
        IntPredicate in =
                switch (name) {
                    case "alpha" -> c -> isUpper(c) || isLower(c);
                    case "digit" -> TrSet::isDigit;
                    case "alnum" -> c -> isUpper(c) || isLower(c) || isDigit(c);
                    case "upper" -> TrSet::isUpper;
                    case "lower" -> TrSet::isLower;
                    case "space" -> c -> c == ' ' || (c >= 9 && c <= 13);
                    case "blank" -> c -> c == ' ' || c == 9;
                    case "punct" -> c -> c > 32 && c < 127 && !isUpper(c) && !isLower(c) && !isDigit(c);
                    case "print" -> c -> c >= 32 && c < 127;
                    case "graph" -> c -> c > 32 && c < 127;
                    case "cntrl" -> c -> c < 32 || c == 127;
                    case "xdigit" -> c -> isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
                    default -> throw new UsageError("invalid character class '" + name + "'", 1);
                };
        for (int c = 0; c < 256; c++) {
            if (in.test(c)) {
                set.write(c);
            }
        }
        at += close + 2;
        return true;
    }

    private static boolean isUpper(int c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private boolean readRepeat() {
        int before = at;
        at++;
        if (at < source.length) {
            int c = one();
            int close = at;
            while (close < source.length && source[close] != ']') {
                close++;
            }
            if (at < source.length && source[at] == '*' && close < source.length) {
                String count = new String(source, at + 1, close - at - 1, java.nio.charset.StandardCharsets.ISO_8859_1);
                if (count.matches("[0-9]{0,9}")) {
                    int times = count.isEmpty() ? 0 : Integer.parseInt(count, count.startsWith("0") ? 8 : 10);
                    if (times == 0) {
                        fillAt = set.size();
                        fill = c;
                    }
                    for (int i = 0; i < times; i++) {
                        set.write(c);
                    }
                    at = close + 1;
                    return true;
                }
            }
        }
        at = before;
        return false;
    }
}
