package skylab.network.filter;

import java.util.Map;
import java.util.Optional;

/** IP protocols as rules name them: those with ports or types by name, the others by number (IANA, "Protocol Numbers"). */
public final class Protocols {
    /** Every protocol. */
    public static final String ALL = "-1";

    private static final Map<Integer, String> NAMES = Map.of(1, "icmp", 6, "tcp", 17, "udp", 58, "icmpv6");
    private static final Map<String, Integer> NUMBERS = Map.of("icmp", 1, "tcp", 6, "udp", 17, "icmpv6", 58);

    private Protocols() {}

    /**
     * The protocol as rules keep it: {@code tcp}, {@code udp}, {@code icmp}, {@code icmpv6}, a number 0 to 255, or
     * {@code -1} for all. Empty when the text is neither one of these, nor {@code all}.
     */
    public static Optional<String> of(String text) {
        if (text.equals(ALL) || text.equals("all")) {
            return Optional.of(ALL);
        }
        Integer named = NUMBERS.get(text);
        if (named != null) {
            return Optional.of(NAMES.get(named));
        }
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > 255) {
            return Optional.empty();
        }
        int number = Integer.parseInt(text);
        return Optional.of(NAMES.getOrDefault(number, Integer.toString(number)));
    }

    /** The number of a protocol as rules keep it; -1 for all. */
    public static int number(String protocol) {
        Integer named = NUMBERS.get(protocol);
        return named == null ? Integer.parseInt(protocol) : named;
    }

    /** Whether a protocol has ports. */
    public static boolean hasPorts(String protocol) {
        return protocol.equals("tcp") || protocol.equals("udp");
    }

    /** Whether a protocol has types and codes. */
    public static boolean hasTypes(String protocol) {
        return protocol.equals("icmp") || protocol.equals("icmpv6");
    }
}
