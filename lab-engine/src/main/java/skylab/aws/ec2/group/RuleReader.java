package skylab.aws.ec2.group;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.network.Cidr;
import skylab.network.Cidr6;
import skylab.network.filter.Peer;
import skylab.network.filter.PrefixList;
import skylab.network.filter.Protocols;
import skylab.network.filter.SecurityGroup;
import skylab.network.filter.SecurityGroup.Rule;
import skylab.network.gateway.PeeringConnection;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleRequest;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/**
 * Rules as requests spell them: one permission may name several peers, and the oldest form has one rule's fields. What is
 * read has no ids yet.
 *
 * @param call the call that asks
 * @param group the group that the rules are for
 * @param egress whether they are about what its members send
 */
record RuleReader(Call call, SecurityGroup group, boolean egress) {
    private static final Pattern DESCRIPTION = Pattern.compile("[a-zA-Z0-9. _\\-:/()#,@\\[\\]+=&;{}!$*]{0,255}");
    private static final int LAST_PORT = 65535;
    private static final int LAST_TYPE = 255;
    private static final int ALL = -1;

    /**
     * The rules of a request.
     *
     * @throws AwsError {@code MissingParameter}, {@code InvalidParameterValue} or that the peer is not there
     */
    List<Rule> rules(List<IpPermission> permissions, Legacy legacy) {
        if (!permissions.isEmpty()) {
            return rules(permissions);
        }
        if (legacy.group() != null) {
            Peer members = peer(null, legacy.group());
            return List.of(
                    rule("tcp", 0, LAST_PORT, members, null),
                    rule("udp", 0, LAST_PORT, members, null),
                    rule("icmp", ALL, ALL, members, null));
        }
        return List.of(rule(legacy.protocol(), legacy.from(), legacy.to(), range(legacy.cidr()), null));
    }

    /** The fields of a request's oldest form, any of them null. */
    record Legacy(String protocol, Integer from, Integer to, String cidr, String group) {}

    /** The rule of an update. */
    Rule rule(SecurityGroupRuleRequest asked) {
        List<Peer> peers = new ArrayList<>();
        if (asked.cidrIpv4() != null) {
            peers.add(range(asked.cidrIpv4()));
        }
        if (asked.cidrIpv6() != null) {
            peers.add(range6(asked.cidrIpv6()));
        }
        if (asked.prefixListId() != null) {
            peers.add(prefixes(asked.prefixListId()));
        }
        if (asked.referencedGroupId() != null) {
            peers.add(peer(asked.referencedGroupId(), null));
        }
        if (peers.size() != 1) {
            throw new AwsError(
                    peers.isEmpty() ? "MissingParameter" : "InvalidParameterCombination",
                    "Exactly one of CidrIpv4, CidrIpv6, PrefixListId and ReferencedGroupId must be specified");
        }
        return rule(asked.ipProtocol(), asked.fromPort(), asked.toPort(), peers.get(0), asked.description());
    }

    /** The rules of permissions. */
    List<Rule> rules(List<IpPermission> permissions) {
        List<Rule> rules = new ArrayList<>();
        for (IpPermission permission : permissions) {
            int before = rules.size();
            permission.ipRanges().forEach(one -> rules.add(rule(permission, range(one.cidrIp()), one.description())));
            permission
                    .ipv6Ranges()
                    .forEach(one -> rules.add(rule(permission, range6(one.cidrIpv6()), one.description())));
            permission
                    .prefixListIds()
                    .forEach(one -> rules.add(rule(permission, prefixes(one.prefixListId()), one.description())));
            permission.userIdGroupPairs().forEach(one -> rules.add(rule(permission, peer(one), one.description())));
            if (rules.size() == before) {
                throw new AwsError("MissingParameter", "The request must contain the parameter ipRanges or groups");
            }
        }
        return rules;
    }

    private Rule rule(IpPermission permission, Peer peer, String description) {
        return rule(permission.ipProtocol(), permission.fromPort(), permission.toPort(), peer, description);
    }

    private Rule rule(String named, Integer from, Integer to, Peer peer, String description) {
        if (named == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter ipProtocol");
        }
        String protocol = Protocols.of(named)
                .orElseThrow(() -> invalid("Invalid value '" + named + "' for IP protocol. Unknown protocol."));
        checkDescription(description);
        if (Protocols.hasPorts(protocol)) {
            checkPorts(from, to);
            return new Rule("", egress, protocol, from, to, peer, description);
        } else if (Protocols.hasTypes(protocol) && !(protocol.equals("icmpv6") && from == null && to == null)) {
            checkTypes(from, to);
            return new Rule("", egress, protocol, from, to, peer, description);
        }
        return new Rule("", egress, protocol, ALL, ALL, peer, description);
    }

    /** Checks what a rule is to be described by; null for nothing. */
    static void checkDescription(String description) {
        if (description != null && !DESCRIPTION.matcher(description).matches()) {
            throw invalid("Invalid rule description. Valid descriptions are strings less than 256 characters from the"
                    + " following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*");
        }
    }

    private static void checkPorts(Integer from, Integer to) {
        if (from == null || to == null) {
            throw invalid("Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.");
        }
        for (int port : new int[] {from, to}) {
            if (port < 0 || port > LAST_PORT) {
                throw invalid("TCP/UDP port (" + port + ") out of range");
            }
        }
        if (from > to) {
            throw invalid("Invalid TCP/UDP port range (" + from + ":" + to + ")");
        }
    }

    private static void checkTypes(Integer type, Integer code) {
        if (type == null || code == null) {
            throw invalid("Invalid value 'Must specify both ICMP type and code.' for icmpTypeCode.");
        }
        if (type < ALL || type > LAST_TYPE) {
            throw invalid("ICMP type (" + type + ") out of range");
        }
        if (code < ALL || code > LAST_TYPE || type == ALL && code != ALL) {
            throw invalid("ICMP code (" + code + ") out of range");
        }
    }

    private static Peer range(String text) {
        require(text, "cidrIp");
        return new Peer.Range(Cidr.parse(text).orElseThrow(() -> invalid("CIDR block " + text + " is malformed")));
    }

    private static Peer range6(String text) {
        require(text, "cidrIpv6");
        return new Peer.Range6(
                Cidr6.parse(text).orElseThrow(() -> invalid("IPv6 CIDR block " + text + " is malformed")));
    }

    private Peer prefixes(String id) {
        require(id, "prefixListId");
        return PrefixList.find(call.tx().world(), call.scope(), id)
                .map(list -> new Peer.Prefixes(list.id()))
                .orElseThrow(() ->
                        new AwsError("InvalidPrefixListID.NotFound", "The prefix list ID '" + id + "' does not exist"));
    }

    private Peer peer(UserIdGroupPair pair) {
        if (pair.userId() != null && !pair.userId().equals(call.scope().account())) {
            throw new AwsError(
                    "NotEmulated",
                    "Skylab does not emulate rules for groups of other accounts. Nothing has been changed.");
        }
        return peer(pair.groupId(), pair.groupName());
    }

    private Peer peer(String id, String name) {
        SecurityGroup other = Groups.named(call, id, name);
        return other.vpc().equals(group.vpc())
                ? new Peer.Group(other.id())
                : new Peer.Group(other.id(), connection(other.vpc()));
    }

    // VPC peering guide, "Update your security groups to reference peer security groups": while the connection is
    // active.
    private String connection(String vpc) {
        return call.tx().all(call.scope(), PeeringConnection.PEERING_CONNECTIONS).stream()
                .filter(one -> one.state() == PeeringConnection.State.ACTIVE)
                .filter(one -> one.requester().equals(vpc) && one.accepter().equals(group.vpc())
                        || one.accepter().equals(vpc) && one.requester().equals(group.vpc()))
                .findFirst()
                .map(PeeringConnection::id)
                .orElseThrow(() -> new AwsError(
                        "InvalidGroup.NotFound",
                        "You have specified two resources that belong to different networks."));
    }

    private static void require(String value, String parameter) {
        if (value == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter " + parameter);
        }
    }

    private static AwsError invalid(String message) {
        return new AwsError("InvalidParameterValue", message);
    }
}
