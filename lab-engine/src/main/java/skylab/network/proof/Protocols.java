package skylab.network.proof;

import java.util.Map;
import java.util.stream.Collectors;

/** The numbers of protocols (IANA, "Assigned Internet Protocol Numbers"). */
final class Protocols {
    static final int ICMP = 1;
    static final int TCP = 6;
    static final int UDP = 17;
    static final int ICMPV6 = 58;

    private static final Map<String, Integer> NUMBERS = Map.of("icmp", ICMP, "tcp", TCP, "udp", UDP, "icmpv6", ICMPV6);
    private static final Map<Integer, String> NAMES =
            NUMBERS.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private Protocols() {}

    /** The number of a protocol by its name or number. */
    static int number(String protocol) {
        Integer known = NUMBERS.get(protocol);
        return known != null ? known : Integer.parseInt(protocol);
    }

    /** The name of a protocol; its number if it has none here. */
    static String name(long number) {
        return NAMES.getOrDefault((int) number, Long.toString(number));
    }
}
