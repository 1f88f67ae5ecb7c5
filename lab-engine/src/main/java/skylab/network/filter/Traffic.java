package skylab.network.filter;

/** Which packets a rule's protocol and ports cover; security groups and network ACLs read them alike. */
final class Traffic {
    /** All protocols; and all ports, ICMP types or ICMP codes. */
    private static final int ALL = -1;

    private Traffic() {}

    /**
     * Whether a rule for a protocol and a range of ports covers a packet.
     *
     * @param from the rule's first port, or its ICMP type
     * @param to the rule's last port, or its ICMP code
     * @param port the packet's destination port, or its ICMP type
     * @param code the packet's ICMP code
     */
    static boolean covers(String ruled, int from, int to, String protocol, int port, int code) {
        return switch (ruled) {
            case "-1" -> true;
            case "tcp", "udp" -> ruled.equals(protocol) && (from == ALL || from <= port && port <= to);
            case "icmp", "icmpv6" ->
                ruled.equals(protocol) && (from == ALL || from == port) && (to == ALL || to == code);
            default -> ruled.equals(protocol);
        };
    }
}
