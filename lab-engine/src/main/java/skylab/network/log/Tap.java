package skylab.network.log;

/**
 * Packets of one direction of a flow as an interface sees them.
 *
 * @param eni the interface's id
 * @param protocol {@code tcp}, {@code udp} or {@code icmp}
 * @param source the sender's IPv4 address, as an unsigned 32-bit number
 * @param sourcePort 0 to 65535; 0 for ICMP
 * @param destination the receiver's IPv4 address, as an unsigned 32-bit number
 * @param destinationPort 0 to 65535; 0 for ICMP
 * @param egress whether the interface sends them
 */
public record Tap(
        String eni,
        String protocol,
        long source,
        int sourcePort,
        long destination,
        int destinationPort,
        boolean egress) {
    /** The answers, at the same interface. */
    public Tap answer() {
        return new Tap(eni, protocol, destination, destinationPort, source, sourcePort, !egress);
    }
}
