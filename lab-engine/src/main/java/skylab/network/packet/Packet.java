package skylab.network.packet;

/**
 * The header of the first packet of a flow.
 *
 * @param from the id of the machine that sends it
 * @param destination an IPv4 address in dotted form
 * @param protocol {@code tcp}, {@code udp} or {@code icmp}
 * @param port the destination port 0 to 65535; for ICMP the type (8: echo request)
 */
public record Packet(String from, String destination, String protocol, int port) {
    /** A connection request. */
    public static Packet tcp(String from, String destination, int port) {
        return new Packet(from, destination, "tcp", port);
    }

    /** An echo request, as {@code ping} sends it. */
    public static Packet echoRequest(String from, String destination) {
        return new Packet(from, destination, "icmp", 8);
    }
}
