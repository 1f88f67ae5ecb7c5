package skylab.network.host;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a machine turns a packet away: it says so to the sender (iptables-extensions(8), "REJECT"; RFC 792, RFC 1812).
 *
 * @param by the address of the machine that says it
 * @param with what it says
 */
public record Rejection(String by, With with) {
    /** What can be said. */
    public enum With {
        /** The network is not to be reached. */
        NET_UNREACHABLE("icmp-net-unreachable", "Destination Net Unreachable"),
        /** The host is not to be reached. */
        HOST_UNREACHABLE("icmp-host-unreachable", "Destination Host Unreachable"),
        /** The protocol is not spoken. */
        PROTOCOL_UNREACHABLE("icmp-proto-unreachable", "Destination Protocol Unreachable"),
        /** Nobody listens on the port. */
        PORT_UNREACHABLE("icmp-port-unreachable", "Destination Port Unreachable"),
        /** The network is prohibited. */
        NET_PROHIBITED("icmp-net-prohibited", "Destination Net Prohibited"),
        /** The host is prohibited. */
        HOST_PROHIBITED("icmp-host-prohibited", "Destination Host Prohibited"),
        /** The administrator has prohibited it. */
        ADMIN_PROHIBITED("icmp-admin-prohibited", "Packet filtered"),
        /** The connection is reset. */
        TCP_RESET("tcp-reset", "Connection reset");

        private final String text;
        private final String said;

        With(String text, String said) {
            this.text = text;
            this.said = said;
        }

        /** As rules name it. */
        public String text() {
            return text;
        }

        /** As {@code ping} says it. */
        public String said() {
            return said;
        }

        /** The one of a name, which may lack {@code icmp-}. */
        public static Optional<With> named(String name) {
            return Arrays.stream(values())
                    .filter(one -> one.text.equals(name) || one.text.equals("icmp-" + name))
                    .findFirst();
        }
    }
}
