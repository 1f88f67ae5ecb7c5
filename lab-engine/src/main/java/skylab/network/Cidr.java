package skylab.network;

import java.util.Optional;

/**
 * A range of IPv4 addresses (RFC 4632).
 *
 * @param network the first address, as an unsigned 32-bit number
 * @param prefix the length of the network part, 0 to 32
 */
public record Cidr(long network, int prefix) {
    /** Every address. */
    public static final Cidr ANYWHERE = new Cidr(0, 0);

    /** Reads {@code a.b.c.d/n}; host bits are cleared, as AWS does. Empty when it is not a range. */
    public static Optional<Cidr> parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2 || !parts[1].matches("\\d{1,2}") || Integer.parseInt(parts[1]) > 32) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(parts[1]);
        return address(parts[0]).map(address -> new Cidr(address & mask(prefix), prefix));
    }

    /** The range of constant text. */
    public static Cidr of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(text + " is not a CIDR block"));
    }

    /** An address in dotted form as a number. Empty when it is not one. */
    public static Optional<Long> address(String dotted) {
        long address = 0;
        int part = 0;
        int digits = 0;
        int dots = 0;
        for (int i = 0; i < dotted.length(); i++) {
            char c = dotted.charAt(i);
            if (c >= '0' && c <= '9' && digits < 3) {
                part = part * 10 + c - '0';
                digits++;
            } else if (c == '.' && digits > 0 && part <= 255 && dots < 3) {
                address = address << 8 | part;
                part = 0;
                digits = 0;
                dots++;
            } else {
                return Optional.empty();
            }
        }
        return dots == 3 && digits > 0 && part <= 255 ? Optional.of(address << 8 | part) : Optional.empty();
    }

    /** An address in dotted form. */
    public static String dotted(long address) {
        return (address >> 24 & 255) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }

    private static long mask(int prefix) {
        return 0xFFFFFFFFL << (32 - prefix) & 0xFFFFFFFFL;
    }

    /** How many addresses it has, 1 to 2^32. */
    public long size() {
        return 1L << (32 - prefix);
    }

    /** Whether an address, as an unsigned 32-bit number, lies in it. */
    public boolean contains(long address) {
        return (address & mask(prefix)) == network;
    }

    /** Whether all addresses of another range lie in it. */
    public boolean contains(Cidr other) {
        return prefix <= other.prefix && contains(other.network);
    }

    /** Whether it has addresses in common with another range. */
    public boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }

    /** Its last address, as an unsigned 32-bit number. */
    public long last() {
        return network + size() - 1;
    }

    /** Whether an address in dotted form lies in it. */
    public boolean contains(String dotted) {
        return address(dotted).filter(this::contains).isPresent();
    }

    @Override
    public String toString() {
        return dotted(network) + "/" + prefix;
    }
}
