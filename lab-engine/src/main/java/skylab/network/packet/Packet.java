package skylab.network.packet;

import java.util.Optional;

/**
 * The first packet of a flow, as its sender makes it.
 *
 * @param from who sends it: the id of a machine, the id of an interface, or the dotted address of a host on the Internet; a
 *     machine without an interface is the learner's own computer
 * @param source the address it says it is from; empty for the one that the sender has
 * @param sourcePort 0 to 65535; for ICMP the identifier of the echo
 * @param destination an IPv4 address in dotted form
 * @param protocol {@code tcp}, {@code udp} or {@code icmp}
 * @param port the destination port 0 to 65535; for ICMP the type (8: echo request)
 */
public record Packet(
        String from, Optional<String> source, int sourcePort, String destination, String protocol, int port) {
    /** The source port when nobody says one: an ephemeral one (Linux draws from 32768 to 60999). */
    public static final int EPHEMERAL = 40_001;

    /** A packet from an ephemeral port. */
    public Packet(String from, String destination, String protocol, int port) {
        this(from, Optional.empty(), EPHEMERAL, destination, protocol, port);
    }

    /** A connection request. */
    public static Packet tcp(String from, String destination, int port) {
        return new Packet(from, destination, "tcp", port);
    }

    /** A datagram. */
    public static Packet udp(String from, String destination, int port) {
        return new Packet(from, destination, "udp", port);
    }

    /** An echo request, as {@code ping} sends it. */
    public static Packet echoRequest(String from, String destination) {
        return new Packet(from, destination, "icmp", 8);
    }

    /** This packet from a source port. */
    public Packet fromPort(int other) {
        return new Packet(from, source, other, destination, protocol, port);
    }

    /** This packet with another address as its source, true or forged. */
    public Packet claiming(String address) {
        return new Packet(from, Optional.of(address), sourcePort, destination, protocol, port);
    }
}
