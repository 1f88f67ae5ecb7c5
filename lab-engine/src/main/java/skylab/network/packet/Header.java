package skylab.network.packet;

import skylab.network.Cidr;

/**
 * What routers and filters read of a packet (RFC 791, 793, 792).
 *
 * @param protocol {@code tcp}, {@code udp} or {@code icmp}
 * @param source the sender's IPv4 address, as an unsigned 32-bit number
 * @param sourcePort 0 to 65535; for ICMP the identifier of the echo
 * @param destination the receiver's IPv4 address, as an unsigned 32-bit number
 * @param destinationPort 0 to 65535; for ICMP the type (8: echo request, 0: echo reply)
 */
public record Header(String protocol, long source, int sourcePort, long destination, int destinationPort) {
    /** The header of an answer. */
    public Header answer() {
        return protocol.equals("icmp")
                ? new Header(protocol, destination, sourcePort, source, destinationPort == 8 ? 0 : destinationPort)
                : new Header(protocol, destination, destinationPort, source, sourcePort);
    }

    /** This header from another sender. */
    public Header from(long address, int port) {
        return new Header(protocol, address, port, destination, destinationPort);
    }

    /** This header to another receiver. */
    public Header to(long address, int port) {
        return new Header(protocol, source, sourcePort, address, port);
    }

    /** For example {@code tcp 10.0.0.10:40001 > 60.1.1.1:80}. */
    @Override
    public String toString() {
        return protocol.equals("icmp")
                ? "icmp " + Cidr.dotted(source) + " > " + Cidr.dotted(destination) + " type " + destinationPort
                : protocol + " " + Cidr.dotted(source) + ":" + sourcePort + " > " + Cidr.dotted(destination) + ":"
                        + destinationPort;
    }
}
