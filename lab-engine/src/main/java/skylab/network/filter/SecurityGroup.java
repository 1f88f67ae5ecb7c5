package skylab.network.filter;

import java.util.List;
import skylab.world.Kind;

/**
 * A security group: what its members may receive and send. Allow rules only; an answer to what was allowed always
 * passes.
 *
 * @param id {@code sg-…}
 * @param name unique in the VPC
 * @param description what its maker says it is for
 * @param vpc the VPC's id
 * @param rules in order of creation
 */
public record SecurityGroup(String id, String name, String description, String vpc, List<Rule> rules) {
    /** All groups. */
    public static final Kind<SecurityGroup> SECURITY_GROUPS = new Kind<>("security-group", "sg-");

    /** The id of the group that a rule belongs to, by the rule's id. */
    public static final Kind<String> RULES = new Kind<>("security-group-rule", "sgr-");

    /** Copies the rules. */
    public SecurityGroup {
        rules = List.copyOf(rules);
    }

    /**
     * One rule.
     *
     * @param id {@code sgr-…}
     * @param egress whether it is about what is sent
     * @param protocol {@code tcp}, {@code udp}, {@code icmp}, {@code icmpv6}, the number of another protocol, or
     *     {@code -1} for all
     * @param fromPort the first port, or the ICMP type; -1 for all
     * @param toPort the last port, or the ICMP code; -1 for all
     * @param peer the other side
     * @param description what its maker says it is for, may be null
     */
    public record Rule(
            String id, boolean egress, String protocol, int fromPort, int toPort, Peer peer, String description) {

        /**
         * Whether it is about this traffic, whoever the peer is.
         *
         * @param port the destination port, or the ICMP type
         * @param code the ICMP code; of no account for other protocols
         */
        public boolean covers(String packetProtocol, int port, int code) {
            return Traffic.covers(protocol, fromPort, toPort, packetProtocol, port, code);
        }

        /** This rule with another id. */
        public Rule withId(String given) {
            return new Rule(given, egress, protocol, fromPort, toPort, peer, description);
        }

        /** This rule with another description, or none for null. */
        public Rule withDescription(String given) {
            return new Rule(id, egress, protocol, fromPort, toPort, peer, given);
        }

        /** Whether another rule would allow the very same. */
        public boolean sameAs(Rule other) {
            return egress == other.egress
                    && protocol.equals(other.protocol)
                    && fromPort == other.fromPort
                    && toPort == other.toPort
                    && peer.text().equals(other.peer.text());
        }
    }

    /** This group with other rules. */
    public SecurityGroup withRules(List<Rule> changed) {
        return new SecurityGroup(id, name, description, vpc, changed);
    }
}
