package skylab.guest.ssh.server;

import java.util.List;
import skylab.guest.ssh.client.Patterns;

/** Lists of addresses from where somebody may come: patterns, addresses, blocks such as {@code 10.0.0.0/16}. */
final class Sources {
    private Sources() {}

    static boolean match(List<String> patterns, String address) {
        boolean found = false;
        for (String pattern : patterns) {
            boolean not = pattern.startsWith("!");
            if (one(not ? pattern.substring(1) : pattern, address)) {
                if (not) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }

    private static boolean one(String pattern, String address) {
        if (!pattern.matches("[0-9.]+/[0-9]{1,2}")) {
            return Patterns.matches(pattern, address);
        }
        int bits = Integer.parseInt(pattern.substring(pattern.indexOf('/') + 1));
        long mask = bits == 0 ? 0 : -1L << (32 - Math.min(bits, 32)) & 0xFFFFFFFFL;
        long block = number(pattern.substring(0, pattern.indexOf('/')));
        long host = number(address);
        return block >= 0 && host >= 0 && (block & mask) == (host & mask);
    }

    private static long number(String address) {
        String[] parts = address.split("\\.");
        long number = 0;
        for (String part : parts) {
            if (!part.matches("[0-9]{1,3}")) {
                return -1;
            }
            number = number << 8 | Integer.parseInt(part);
        }
        return parts.length == 4 ? number : -1;
    }
}
