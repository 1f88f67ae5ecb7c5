package skylab.network.host;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a rule can ask of a packet besides {@link Selector} (iptables-extensions(8), "MATCH EXTENSIONS"). */
public sealed interface Module {
    /** Whether a packet is such a one. */
    boolean fits(Passing packet);

    /** As rules are written. */
    String text();

    /** As listings show it. */
    String listed();

    /**
     * Ports.
     *
     * @param module {@code tcp}, {@code udp} or {@code multiport}
     * @param source whether they are source ports
     * @param not whether it must be none of them
     * @param ports of which it must be one
     */
    record Ports(String module, boolean source, boolean not, List<Span> ports) implements Module {
        /** Copies the list. */
        public Ports {
            ports = List.copyOf(ports);
        }

        @Override
        public boolean fits(Passing packet) {
            int port = source ? packet.header().sourcePort() : packet.header().destinationPort();
            return !packet.header().protocol().equals("icmp")
                    && not != ports.stream().anyMatch(one -> one.contains(port));
        }

        @Override
        public String text() {
            String many = module.equals("multiport") ? "s" : "";
            return "-m " + module + (not ? " !" : "") + (source ? " --sport" : " --dport") + many + " " + joined(":");
        }

        @Override
        public String listed() {
            boolean many = module.equals("multiport");
            String mark = not ? "!" : "";
            String word = many
                    ? "multiport " + (source ? "sports " : "dports ") + mark
                    : module + " " + (source ? "spt" : "dpt") + (ports.get(0).size() > 1 ? "s:" : ":") + mark;
            return word + joined(":");
        }

        private String joined(String mark) {
            return ports.stream().map(one -> one.text(mark)).collect(Collectors.joining(","));
        }
    }

    /**
     * What connection tracking knows.
     *
     * @param module {@code state} or {@code conntrack}
     * @param not whether it must be none of them
     * @param states of which it must be one
     */
    record States(String module, boolean not, Set<Passing.State> states) implements Module {
        // The order in which iptables writes them.
        private static final List<Passing.State> ORDER = List.of(
                Passing.State.INVALID,
                Passing.State.NEW,
                Passing.State.RELATED,
                Passing.State.ESTABLISHED,
                Passing.State.UNTRACKED);

        /** Copies the set. */
        public States {
            states = Set.copyOf(states);
        }

        @Override
        public boolean fits(Passing packet) {
            return not != states.contains(packet.state());
        }

        private String joined() {
            return ORDER.stream().filter(states::contains).map(Enum::name).collect(Collectors.joining(","));
        }

        private String word() {
            return module.equals("state") ? "state" : "ctstate";
        }

        @Override
        public String text() {
            return "-m " + module + (not ? " !" : "") + " --" + word() + " " + joined();
        }

        @Override
        public String listed() {
            return (not ? "! " : "") + word() + " " + joined();
        }
    }

    /**
     * A type of ICMP.
     *
     * @param not whether it must be another
     * @param type 0 to 255
     */
    record IcmpType(boolean not, int type) implements Module {
        /** The names of types. */
        public static final Map<String, Integer> NAMES = new TreeMap<>(Map.of(
                "echo-reply", 0,
                "destination-unreachable", 3,
                "redirect", 5,
                "echo-request", 8,
                "time-exceeded", 11,
                "timestamp-request", 13,
                "timestamp-reply", 14));

        @Override
        public boolean fits(Passing packet) {
            return packet.header().protocol().equals("icmp")
                    && not != (packet.header().destinationPort() == type);
        }

        @Override
        public String text() {
            return "-m icmp" + (not ? " !" : "") + " --icmp-type " + type;
        }

        @Override
        public String listed() {
            return (not ? "!" : "") + "icmptype " + type;
        }
    }

    /** Words of the administrator; they ask nothing. */
    record Comment(String words) implements Module {
        @Override
        public boolean fits(Passing packet) {
            return true;
        }

        @Override
        public String text() {
            return "-m comment --comment " + (words.matches("[\\w.:/-]+") ? words : "\"" + words + "\"");
        }

        @Override
        public String listed() {
            return "/* " + words + " */";
        }
    }
}
