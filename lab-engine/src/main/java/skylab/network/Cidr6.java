package skylab.network;

import java.util.Optional;

/**
 * A range of IPv6 addresses (RFC 4291), written as RFC 5952 says.
 *
 * @param high the upper half of the first address
 * @param low the lower half of the first address
 * @param prefix the length of the network part, 0 to 128
 */
public record Cidr6(long high, long low, int prefix) {
    /** Every address. */
    public static final Cidr6 ANYWHERE = new Cidr6(0, 0, 0);

    private static final int GROUPS = 8;

    /** Reads {@code a:b::c/n}; host bits are cleared, as AWS does. Empty when it is not a range. */
    public static Optional<Cidr6> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,3}")) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(text.substring(slash + 1));
        return prefix > 128
                ? Optional.empty()
                : address(text.substring(0, slash)).map(address -> address.within(prefix));
    }

    /** The range of constant text. */
    public static Cidr6 of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(text + " is not an IPv6 CIDR block"));
    }

    /** A single address, as a range of one. Empty when it is not one. */
    public static Optional<Cidr6> address(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return Optional.empty();
        }
        String[] head = words(gap < 0 ? text : text.substring(0, gap));
        String[] tail = words(gap < 0 ? "" : text.substring(gap + 2));
        int written = head.length + tail.length;
        if (gap < 0 ? written != GROUPS : written >= GROUPS) {
            return Optional.empty();
        }
        int[] groups = new int[GROUPS];
        for (int i = 0; i < written; i++) {
            String word = i < head.length ? head[i] : tail[i - head.length];
            if (!word.matches("[0-9a-fA-F]{1,4}")) {
                return Optional.empty();
            }
            groups[i < head.length ? i : GROUPS - written + i] = Integer.parseInt(word, 16);
        }
        return Optional.of(new Cidr6(half(groups, 0), half(groups, GROUPS / 2), 128));
    }

    private static String[] words(String text) {
        return text.isEmpty() ? new String[0] : text.split(":", -1);
    }

    private static long half(int[] groups, int from) {
        long half = 0;
        for (int i = from; i < from + GROUPS / 2; i++) {
            half = half << 16 | groups[i];
        }
        return half;
    }

    /** The range of this length that has its first address. */
    public Cidr6 within(int length) {
        return new Cidr6(high & maskHigh(length), low & maskLow(length), length);
    }

    /** Whether all addresses of another range lie in it. */
    public boolean contains(Cidr6 other) {
        return prefix <= other.prefix
                && (other.high & maskHigh(prefix)) == high
                && (other.low & maskLow(prefix)) == low;
    }

    /** Whether it has addresses in common with another range. */
    public boolean overlaps(Cidr6 other) {
        return contains(other) || other.contains(this);
    }

    private static long maskHigh(int prefix) {
        return prefix == 0 ? 0 : prefix >= 64 ? -1 : -1L << (64 - prefix);
    }

    private static long maskLow(int prefix) {
        return prefix <= 64 ? 0 : -1L << (128 - prefix);
    }

    /** Its first address (RFC 5952: lower case, the longest run of zeros shortened, the first of equals). */
    public String first() {
        int from = 0;
        int length = 0;
        for (int i = 0; i < GROUPS; i++) {
            int zeros = 0;
            while (i + zeros < GROUPS && group(i + zeros) == 0) {
                zeros++;
            }
            if (zeros > length) {
                from = i;
                length = zeros;
            }
            i += zeros;
        }
        return length < 2 ? words(0, GROUPS) : words(0, from) + "::" + words(from + length, GROUPS);
    }

    private String words(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : ":").append(Integer.toHexString(group(i)));
        }
        return text.toString();
    }

    private int group(int i) {
        long half = i < GROUPS / 2 ? high : low;
        return (int) (half >>> 16 * (3 - i % (GROUPS / 2)) & 0xFFFF);
    }

    @Override
    public String toString() {
        return first() + "/" + prefix;
    }
}
