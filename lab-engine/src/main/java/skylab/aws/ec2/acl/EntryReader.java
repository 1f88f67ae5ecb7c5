package skylab.aws.ec2.acl;

import skylab.aws.AwsError;
import skylab.network.Cidr;
import skylab.network.Cidr6;
import skylab.network.filter.NetworkAcl;
import skylab.network.filter.NetworkAcl.Entry;
import skylab.network.filter.Peer;
import skylab.network.filter.Protocols;
import software.amazon.awssdk.services.ec2.model.IcmpTypeCode;
import software.amazon.awssdk.services.ec2.model.PortRange;

/**
 * An entry of a network ACL as requests spell it; any of the values may be null.
 *
 * @param number the rule's number
 * @param egress whether it is about what leaves
 * @param action {@code allow} or {@code deny}
 * @param protocol a number; AWS takes names as well
 */
record EntryReader(Integer number, Boolean egress, String action, String protocol) {
    private static final int LAST_PORT = 65535;
    private static final int LAST_TYPE = 255;
    private static final int ALL = -1;

    /**
     * Reads the entry.
     *
     * @throws AwsError {@code MissingParameter}, {@code InvalidParameterValue} or {@code InvalidParameterCombination}
     */
    Entry read(PortRange ports, IcmpTypeCode types, String cidr, String cidr6) {
        int checkedNumber = number(number);
        boolean checkedEgress = require(egress, "egress");
        boolean allow = isAllow(require(action, "ruleAction"));
        String named = Protocols.of(require(protocol, "protocol"))
                .orElseThrow(() -> invalid("Invalid value '" + protocol + "' for IP protocol. Unknown protocol."));
        Peer peer = peer(cidr, cidr6);
        int from = ALL;
        int to = ALL;
        if (Protocols.hasPorts(named)) {
            require(ports, "portRange");
            from = port(ports.from());
            to = port(ports.to());
            if (from > to) {
                throw invalid("Invalid TCP/UDP port range (" + from + ":" + to + ")");
            }
        } else if (named.equals("icmp") || named.equals("icmpv6") && peer instanceof Peer.Range6) {
            require(types, "icmpTypeCode");
            from = type(types.type(), "type");
            to = type(types.code(), "code");
        }
        return new Entry(checkedNumber, checkedEgress, allow, named, from, to, peer);
    }

    /** A rule's number, 1 to 32766. */
    static int number(Integer number) {
        if (require(number, "ruleNumber") < 1 || number >= NetworkAcl.LAST_RULE) {
            throw invalid("Invalid value '" + number + "' for rule number. Must specify an integer between 1 and "
                    + (NetworkAcl.LAST_RULE - 1) + ".");
        }
        return number;
    }

    /** A value that a request must have. */
    static <T> T require(T value, String parameter) {
        if (value == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter " + parameter);
        }
        return value;
    }

    private static boolean isAllow(String action) {
        if (!action.equals("allow") && !action.equals("deny")) {
            throw invalid("Invalid value '" + action + "' for rule action. Must be allow or deny.");
        }
        return action.equals("allow");
    }

    private static Peer peer(String cidr, String cidr6) {
        if (cidr == null && cidr6 == null) {
            throw new AwsError("MissingParameter", "Either 'cidrBlock' or 'ipv6CidrBlock' should be provided.");
        }
        if (cidr != null && cidr6 != null) {
            throw new AwsError(
                    "InvalidParameterCombination", "Only one of 'cidrBlock' and 'ipv6CidrBlock' may be provided.");
        }
        return cidr != null
                ? new Peer.Range(Cidr.parse(cidr).orElseThrow(() -> invalid("CIDR block " + cidr + " is malformed")))
                : new Peer.Range6(
                        Cidr6.parse(cidr6).orElseThrow(() -> invalid("IPv6 CIDR block " + cidr6 + " is malformed")));
    }

    private static int port(Integer port) {
        if (require(port, "portRange") < 0 || port > LAST_PORT) {
            throw invalid("TCP/UDP port (" + port + ") out of range");
        }
        return port;
    }

    private static int type(Integer number, String what) {
        if (require(number, "icmpTypeCode") < ALL || number > LAST_TYPE) {
            throw invalid("ICMP " + what + " (" + number + ") out of range");
        }
        return number;
    }

    private static AwsError invalid(String message) {
        return new AwsError("InvalidParameterValue", message);
    }
}
