package skylab.network.explain;

import static skylab.network.eni.NetworkInterface.BY_ADDRESS;
import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.filter.NetworkAcl.NETWORK_ACLS;
import static skylab.network.filter.SecurityGroup.SECURITY_GROUPS;
import static skylab.network.vpc.Subnet.SUBNETS;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import skylab.network.Cidr;
import skylab.network.eni.NetworkInterface;
import skylab.network.explain.FilterChange.Ports;
import skylab.network.filter.NetworkAcl;
import skylab.network.filter.Peer;
import skylab.network.filter.SecurityGroup;
import skylab.network.packet.Header;
import skylab.network.packet.Hop;
import skylab.world.Scope;
import skylab.world.World;

/** Changes that would let a packet through a filter that drops it: as narrow as they can be. */
final class FilterChanges {
    // VPC guide, "Ephemeral ports": 1024-65535 covers what clients and NAT gateways use.
    private static final int FIRST_EPHEMERAL = 1024;
    private static final int LAST_PORT = 65_535;

    /** Numbers of ACL entries go by hundreds, so that others fit between. */
    private static final int STEP = 100;

    private static final int LAST_NUMBER = 32_766;

    private FilterChanges() {}

    /** What could be added to the groups of the interface at which a packet is dropped. */
    static List<List<Change>> ofGroups(World world, Scope scope, Hop hop) {
        boolean egress = !hop.ingress();
        Header header = hop.before();
        Optional<NetworkInterface> at = world.table(scope, INTERFACES).get(hop.component());
        Optional<String> group = at.flatMap(one -> one.groups().stream()
                .flatMap(id -> world.table(scope, SECURITY_GROUPS).get(id).stream())
                // The default group is everybody's; a rule there would let in more.
                .min(Comparator.comparing((SecurityGroup one2) -> one2.name().equals("default")))
                .map(SecurityGroup::id));
        if (group.isEmpty()) {
            return List.of();
        }
        long remote = egress ? header.destination() : header.source();
        Ports ports = ports(header, false);
        List<List<Change>> changes = new ArrayList<>();
        member(world, scope, at.get(), remote)
                .flatMap(one -> one.groups().stream().findFirst())
                .ifPresent(other -> changes.add(
                        List.of(new FilterChange.AllowInGroup(group.get(), egress, ports, new Peer.Group(other)))));
        changes.add(List.of(
                new FilterChange.AllowInGroup(group.get(), egress, ports, new Peer.Range(new Cidr(remote, 32)))));
        return changes;
    }

    // The interface of the same VPC that has an address.
    private static Optional<NetworkInterface> member(World world, Scope scope, NetworkInterface at, long address) {
        return world.table(scope, SUBNETS)
                .get(at.subnet())
                .flatMap(subnet -> world.table(scope, BY_ADDRESS).get(subnet.vpc() + "/" + Cidr.dotted(address)))
                .flatMap(id -> world.table(scope, INTERFACES).get(id));
    }

    /** What could be changed of the network ACL that drops a packet. */
    static List<List<Change>> ofAcl(World world, Scope scope, Hop hop, boolean isAnswer) {
        Optional<NetworkAcl> found = world.table(scope, NETWORK_ACLS).get(hop.component());
        if (found.isEmpty()) {
            return List.of();
        }
        NetworkAcl acl = found.get();
        boolean egress = !hop.ingress();
        Header header = hop.before();
        Optional<Integer> denying = acl.entries().stream()
                .filter(entry -> entry.egress() == egress
                        && Integer.toString(entry.number()).equals(hop.rule()))
                .map(NetworkAcl.Entry::number)
                .findFirst();
        long remote = egress ? header.destination() : header.source();
        List<List<Change>> changes = new ArrayList<>();
        freeNumber(acl, egress, denying)
                .ifPresent(number -> changes.add(List.of(new FilterChange.AllowInAcl(
                        acl.id(), number, egress, ports(header, isAnswer), new Peer.Range(new Cidr(remote, 32))))));
        denying.ifPresent(number -> changes.add(List.of(new FilterChange.RemoveFromAcl(acl.id(), number, egress))));
        return changes;
    }

    /** A number that comes before the entry that denies, or after all others when the last rule does. */
    private static Optional<Integer> freeNumber(NetworkAcl acl, boolean egress, Optional<Integer> denying) {
        Set<Integer> taken = acl.entries().stream()
                .filter(entry -> entry.egress() == egress)
                .map(NetworkAcl.Entry::number)
                .collect(Collectors.toSet());
        if (denying.isPresent()) {
            int before = taken.stream()
                    .filter(number -> number < denying.get())
                    .mapToInt(Integer::intValue)
                    .max()
                    .orElse(0);
            int number = (before + denying.get()) / 2;
            return number > before ? Optional.of(number) : Optional.empty();
        }
        int last = taken.stream().mapToInt(Integer::intValue).max().orElse(0);
        int next = (last / STEP + 1) * STEP;
        return next <= LAST_NUMBER
                ? Optional.of(next)
                : IntStream.rangeClosed(last + 1, LAST_NUMBER).boxed().findFirst();
    }

    private static Ports ports(Header header, boolean isAnswer) {
        if (header.protocol().equals("icmp")) {
            return new Ports("icmp", header.destinationPort(), -1);
        }
        return isAnswer && header.destinationPort() >= FIRST_EPHEMERAL
                ? new Ports(header.protocol(), FIRST_EPHEMERAL, LAST_PORT)
                : new Ports(header.protocol(), header.destinationPort(), header.destinationPort());
    }
}
