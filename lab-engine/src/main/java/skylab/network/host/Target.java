package skylab.network.host;

import java.util.Optional;
import skylab.network.Cidr;

/** What a rule does (iptables-extensions(8), "TARGET EXTENSIONS"). */
public sealed interface Target {
    /** The name that listings show. */
    String name();

    /** What follows the name where rules are written; empty when nothing does. */
    default String options() {
        return "";
    }

    /** What listings say of it behind the rest; empty when nothing. */
    default String listed() {
        return "";
    }

    /** Lets through. */
    record Accept() implements Target {
        @Override
        public String name() {
            return "ACCEPT";
        }
    }

    /** Drops without a word. */
    record Drop() implements Target {
        @Override
        public String name() {
            return "DROP";
        }
    }

    /** Back to the chain that called this one. */
    record Return() implements Target {
        @Override
        public String name() {
            return "RETURN";
        }
    }

    /** On with a chain of the administrator's own. */
    record Jump(String name) implements Target {}

    /** Drops, and says so to the sender. */
    record Reject(Rejection.With with) implements Target {
        @Override
        public String name() {
            return "REJECT";
        }

        @Override
        public String options() {
            return "--reject-with " + with.text();
        }

        @Override
        public String listed() {
            return "reject-with " + with.text();
        }
    }

    /** Replaces the source by the address of the interface the packet leaves by; of its ports one of these. */
    record Masquerade(Optional<Span> ports) implements Target {
        @Override
        public String name() {
            return "MASQUERADE";
        }

        @Override
        public String options() {
            return ports.map(span -> "--to-ports " + span.text("-")).orElse("");
        }

        @Override
        public String listed() {
            return ports.map(span -> "masq ports: " + span.text("-")).orElse("");
        }
    }

    /** Replaces the source by one of these. */
    record Snat(Pool to) implements Target {
        @Override
        public String name() {
            return "SNAT";
        }

        @Override
        public String options() {
            return "--to-source " + to.text();
        }

        @Override
        public String listed() {
            return "to:" + to.text();
        }
    }

    /** Replaces the destination by one of these. */
    record Dnat(Pool to) implements Target {
        @Override
        public String name() {
            return "DNAT";
        }

        @Override
        public String options() {
            return "--to-destination " + to.text();
        }

        @Override
        public String listed() {
            return "to:" + to.text();
        }
    }

    /** Replaces the destination by the machine itself. */
    record Redirect(Optional<Span> ports) implements Target {
        @Override
        public String name() {
            return "REDIRECT";
        }

        @Override
        public String options() {
            return ports.map(span -> "--to-ports " + span.text("-")).orElse("");
        }

        @Override
        public String listed() {
            return ports.map(span -> "redir ports " + span.text("-")).orElse("");
        }
    }

    /** Replaces the network part of the address: of the source behind {@code POSTROUTING}, of the destination else. */
    record Netmap(Cidr to) implements Target {
        @Override
        public String name() {
            return "NETMAP";
        }

        @Override
        public String options() {
            return "--to " + to;
        }

        @Override
        public String listed() {
            return "to:" + to;
        }

        /** The address for an address. */
        public long map(long address) {
            long hosts = (1L << (32 - to.prefix())) - 1;
            return to.network() | address & hosts;
        }
    }

    /**
     * Addresses and ports to choose from.
     *
     * @param from the first address
     * @param to the last one
     * @param ports of which one is given; empty for those that the packet has
     */
    record Pool(long from, long to, Optional<Span> ports) {
        /** As rules write it. */
        public String text() {
            return Cidr.dotted(from)
                    + (from == to ? "" : "-" + Cidr.dotted(to))
                    + ports.map(span -> ":" + span.text("-")).orElse("");
        }

        /** The address for a flow between two others: the same one each time. */
        public long address(long source, long destination) {
            long mixed = (source * 0x9E3779B97F4A7C15L + destination) * 0x9E3779B97F4A7C15L;
            return from + Long.remainderUnsigned(mixed >>> 20, to - from + 1);
        }
    }
}
