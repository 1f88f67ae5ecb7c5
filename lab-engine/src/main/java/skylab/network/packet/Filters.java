package skylab.network.packet;

import java.util.List;
import java.util.function.Supplier;
import skylab.network.Cidr;
import skylab.network.eni.NetworkInterface;
import skylab.network.filter.NetworkAcl;
import skylab.network.filter.Peer;
import skylab.network.filter.SecurityGroup;
import skylab.network.filter.SecurityGroup.Rule;

/** What security groups and network ACLs say to one packet. */
final class Filters {
    private Filters() {}

    /**
     * The rule of an interface's groups that lets a packet pass, or null.
     *
     * @param peers the groups of the interface at the other side; asked only if a rule is about groups
     */
    static Rule admits(Atlas atlas, NetworkInterface eni, boolean egress, Header packet, Supplier<List<String>> peers) {
        long other = egress ? packet.destination() : packet.source();
        List<String> groups = eni.groups();
        for (int g = 0; g < groups.size(); g++) {
            SecurityGroup group = atlas.group(groups.get(g));
            if (group == null) {
                continue;
            }
            List<Rule> rules = group.rules();
            for (int i = 0; i < rules.size(); i++) {
                Rule rule = rules.get(i);
                if (rule.egress() == egress
                        && rule.covers(packet.protocol(), packet.destinationPort(), 0)
                        && covers(atlas, rule.peer(), other, peers)) {
                    return rule;
                }
            }
        }
        return null;
    }

    private static boolean covers(Atlas atlas, Peer peer, long address, Supplier<List<String>> peers) {
        if (peer instanceof Peer.Range range) {
            return range.cidr().contains(address);
        }
        return peer.covers(atlas.world(), atlas.scope(), address, peer instanceof Peer.Group ? peers.get() : List.of());
    }

    /** Why an interface's groups let a packet not pass. */
    static Fate.Blocker refusal(Atlas atlas, NetworkInterface eni, boolean egress) {
        for (String id : eni.groups()) {
            SecurityGroup group = atlas.group(id);
            if (group != null && group.rules().stream().anyMatch(rule -> rule.egress() == egress)) {
                return new Fate.Blocker("ENI_SG_RULES_MISMATCH", eni.id());
            }
        }
        return new Fate.Blocker(
                "SG_HAS_NO_RULES",
                eni.groups().isEmpty() ? eni.id() : eni.groups().get(0));
    }

    /** The entry of an ACL that decides about a packet; null when it is the last one, which denies everything. */
    static NetworkAcl.Entry decide(NetworkAcl acl, boolean egress, Header packet) {
        long other = egress ? packet.destination() : packet.source();
        return acl.decide(egress, packet.protocol(), other, packet.destinationPort(), 0)
                .orElse(null);
    }

    /**
     * Whether an interface's groups track a flow: they do not when a rule admits it from (or to) everywhere, and another all
     * answers (EC2 guide, "Untracked connections").
     */
    static boolean tracks(Atlas atlas, NetworkInterface eni, boolean egress, Header packet) {
        return packet.protocol().equals("icmp")
                || !isOpen(atlas, eni, egress, packet, false)
                || !isOpen(atlas, eni, !egress, packet, true);
    }

    private static boolean isOpen(Atlas atlas, NetworkInterface eni, boolean egress, Header packet, boolean allPorts) {
        for (String id : eni.groups()) {
            SecurityGroup group = atlas.group(id);
            if (group == null) {
                continue;
            }
            for (Rule rule : group.rules()) {
                boolean ports = allPorts
                        ? rule.protocol().equals("-1")
                                || rule.protocol().equals(packet.protocol())
                                        && (rule.fromPort() == -1 || rule.fromPort() <= 0 && rule.toPort() >= 65_535)
                        : rule.covers(packet.protocol(), packet.destinationPort(), 0);
                if (rule.egress() == egress
                        && ports
                        && rule.peer() instanceof Peer.Range range
                        && range.cidr().equals(Cidr.ANYWHERE)) {
                    return true;
                }
            }
        }
        return false;
    }
}
