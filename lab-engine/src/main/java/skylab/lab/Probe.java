package skylab.lab;

import java.util.Optional;

/**
 * What is sent for a trace.
 *
 * @param protocol {@code tcp}, {@code udp} or {@code icmp}
 * @param port the destination port; for ICMP the type (8: echo request)
 */
public record Probe(String protocol, int port) {
    private static final int ECHO_REQUEST = 8;
    private static final int LAST_PORT = 65_535;

    /**
     * Checks the port.
     *
     * @throws IllegalArgumentException if there is no such port
     */
    public Probe {
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("there is no port " + port + "; ports are 0 to " + LAST_PORT);
        }
    }

    /** A connection request. */
    public static Probe tcp(int port) {
        return new Probe("tcp", port);
    }

    /** A datagram. */
    public static Probe udp(int port) {
        return new Probe("udp", port);
    }

    /** An echo request. */
    public static Probe ping() {
        return new Probe("icmp", ECHO_REQUEST);
    }

    /** Reads {@code tcp/22}, {@code udp/53} or {@code ping}; empty if it is none of these. */
    public static Optional<Probe> parse(String text) {
        if (text.equals("ping")) {
            return Optional.of(ping());
        }
        return text.matches("(tcp|udp)/[0-9]{1,5}") && Integer.parseInt(text.substring(4)) <= LAST_PORT
                ? Optional.of(new Probe(text.substring(0, 3), Integer.parseInt(text.substring(4))))
                : Optional.empty();
    }
}
