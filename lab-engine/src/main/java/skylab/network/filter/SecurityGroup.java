package skylab.network.filter;

import org.pcollections.PVector;
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
public record SecurityGroup(String id, String name, String description, String vpc, PVector<Rule> rules) {
    /** All groups. */
    public static final Kind<SecurityGroup> SECURITY_GROUPS = new Kind<>("security-group", "sg-");

    /** Ids of rules. */
    public static final Kind<Rule> RULES = new Kind<>("security-group-rule", "sgr-");

    /**
     * One rule.
     *
     * @param id {@code sgr-…}
     * @param egress whether it is about what is sent
     * @param protocol {@code tcp}, {@code udp}, {@code icmp}, or {@code -1} for all
     * @param fromPort the first port, or the ICMP type; -1 for all
     * @param toPort the last port, or the ICMP code; -1 for all
     * @param peer the other side
     * @param description what its maker says it is for, may be null
     */
    public record Rule(
            String id, boolean egress, String protocol, int fromPort, int toPort, Peer peer, String description) {

        /** Whether it is about this traffic, whoever the peer is. */
        public boolean covers(String packetProtocol, int port) {
            if (protocol.equals("-1")) {
                return true;
            }
            return protocol.equals(packetProtocol) && (fromPort == -1 || fromPort <= port && port <= toPort);
        }

        /** Whether another rule would allow the very same. */
        public boolean sameAs(Rule other) {
            return egress == other.egress
                    && protocol.equals(other.protocol)
                    && fromPort == other.fromPort
                    && toPort == other.toPort
                    && peer.equals(other.peer);
        }
    }

    /** This group with other rules. */
    public SecurityGroup withRules(PVector<Rule> changed) {
        return new SecurityGroup(id, name, description, vpc, changed);
    }
}
