package skylab.network.explain;

import static skylab.network.filter.NetworkAcl.NETWORK_ACLS;
import static skylab.network.filter.SecurityGroup.SECURITY_GROUPS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import skylab.network.filter.NetworkAcl;
import skylab.network.filter.Peer;
import skylab.network.filter.SecurityGroup;
import skylab.network.filter.SecurityGroups;
import skylab.world.Scope;
import skylab.world.Transaction;

/** Changes of what security groups and network ACLs let through. */
sealed interface FilterChange extends Change {
    /** The numbers that IANA gave the protocols, as network ACLs have them. */
    Map<String, String> NUMBERS = Map.of("icmp", "1", "tcp", "6", "udp", "17");

    /**
     * Ports of a protocol.
     *
     * @param protocol {@code tcp}, {@code udp} or {@code icmp}
     * @param from the first port, or the ICMP type
     * @param to the last port; -1 for ICMP
     */
    record Ports(String protocol, int from, int to) {
        @Override
        public String toString() {
            return protocol + (protocol.equals("icmp") ? " type " : " ") + (to <= from ? "" + from : from + "-" + to);
        }
    }

    /** A new rule of a security group. */
    record AllowInGroup(String group, boolean egress, Ports ports, Peer peer) implements FilterChange {
        @Override
        public void apply(Transaction tx, Scope scope) {
            SecurityGroup.Rule rule = new SecurityGroup.Rule(
                    tx.newId(SecurityGroup.RULES), egress, ports.protocol, ports.from, ports.to, peer, null);
            tx.find(scope, SECURITY_GROUPS, group).ifPresent(one -> {
                List<SecurityGroup.Rule> rules = new ArrayList<>(one.rules());
                rules.add(rule);
                SecurityGroups.put(tx, scope, one.withRules(rules));
            });
        }

        @Override
        public String text(Phrases phrases, Names names) {
            return phrases.say(
                    egress ? "change.group.egress" : "change.group.ingress",
                    names.beside(group),
                    ports,
                    names.beside(peer.text()));
        }

        @Override
        public List<Call> calls() {
            boolean group = peer instanceof Peer.Group;
            Map<String, Object> permission = Call.structure(
                    "ipProtocol",
                    ports.protocol,
                    "fromPort",
                    ports.from,
                    "toPort",
                    ports.to,
                    group ? "userIdGroupPairs" : "ipRanges",
                    List.of(Map.of(group ? "groupId" : "cidrIp", peer.text())));
            return List.of(Call.of(
                    egress ? "AuthorizeSecurityGroupEgress" : "AuthorizeSecurityGroupIngress",
                    "groupId",
                    this.group,
                    "ipPermissions",
                    List.of(permission)));
        }
    }

    /** A new entry of a network ACL that allows. */
    record AllowInAcl(String acl, int number, boolean egress, Ports ports, Peer.Range peer) implements FilterChange {
        @Override
        public void apply(Transaction tx, Scope scope) {
            tx.update(scope, NETWORK_ACLS, acl, one -> {
                List<NetworkAcl.Entry> entries = new ArrayList<>(one.entries());
                entries.add(new NetworkAcl.Entry(number, egress, true, ports.protocol, ports.from, ports.to, peer));
                return one.with(entries);
            });
        }

        @Override
        public String text(Phrases phrases, Names names) {
            return phrases.say(
                    egress ? "change.acl.egress" : "change.acl.ingress",
                    names.beside(acl),
                    ports,
                    peer.text(),
                    Integer.toString(number));
        }

        @Override
        public List<Call> calls() {
            boolean icmp = ports.protocol.equals("icmp");
            Map<String, Object> parameters = Call.structure(
                    "networkAclId",
                    acl,
                    "ruleNumber",
                    number,
                    "protocol",
                    NUMBERS.get(ports.protocol),
                    "ruleAction",
                    "allow",
                    "egress",
                    egress,
                    "cidrBlock",
                    peer.text());
            parameters.put(
                    icmp ? "icmpTypeCode" : "portRange",
                    icmp
                            ? Call.structure("type", ports.from, "code", -1)
                            : Call.structure("from", ports.from, "to", ports.to));
            return List.of(new Call("CreateNetworkAclEntry", parameters, "", ""));
        }
    }

    /** An entry of a network ACL that denies, taken away. */
    record RemoveFromAcl(String acl, int number, boolean egress) implements FilterChange {
        @Override
        public void apply(Transaction tx, Scope scope) {
            tx.update(
                    scope,
                    NETWORK_ACLS,
                    acl,
                    one -> one.with(one.entries().stream()
                            .filter(entry -> entry.number() != number || entry.egress() != egress)
                            .toList()));
        }

        @Override
        public String text(Phrases phrases, Names names) {
            return phrases.say(
                    egress ? "change.acl.egress.remove" : "change.acl.ingress.remove",
                    names.beside(acl),
                    Integer.toString(number));
        }

        @Override
        public List<Call> calls() {
            return List.of(
                    Call.of("DeleteNetworkAclEntry", "networkAclId", acl, "ruleNumber", number, "egress", egress));
        }
    }
}
