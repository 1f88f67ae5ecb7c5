package skylab.network.proof;

import static skylab.network.filter.NetworkAcl.ACL_ASSOCIATIONS;
import static skylab.network.filter.NetworkAcl.NETWORK_ACLS;
import static skylab.network.filter.SecurityGroup.SECURITY_GROUPS;
import static skylab.network.host.HostNetwork.HOSTS;
import static skylab.network.route.RouteTable.ROUTE_TABLES;
import static skylab.network.route.RouteTable.TABLE_ASSOCIATIONS;
import static skylab.network.vpc.Subnet.SUBNETS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import skylab.network.Cidr;
import skylab.network.eni.NetworkInterface;
import skylab.network.filter.NetworkAcl;
import skylab.network.filter.Peer;
import skylab.network.filter.PrefixList;
import skylab.network.filter.SecurityGroup;
import skylab.network.host.Passing;
import skylab.network.route.Route;
import skylab.network.route.RouteTable;
import skylab.network.vpc.Subnet;
import skylab.world.Scope;
import skylab.world.World;

/** The filters and routes of a world as sets of headers, each computed once. */
final class Rules {
    private final World world;
    private final Scope scope;
    private final Map<String, HeaderSpace> acls = new HashMap<>();
    private final Map<String, List<RouteSpace>> tables = new HashMap<>();
    private final Map<GroupKey, HeaderSpace> groups = new HashMap<>();
    private final Map<GroupKey, Set<String>> named = new HashMap<>();

    private record GroupKey(List<String> groups, boolean egress, Set<String> peers) {}

    Rules(World world, Scope scope) {
        this.world = world;
        this.scope = scope;
    }

    Optional<Subnet> subnet(String id) {
        return world.table(scope, SUBNETS).get(id);
    }

    /** What the network ACL of a subnet lets leave or enter it. */
    HeaderSpace acl(Subnet subnet, boolean egress) {
        String acl = world.table(scope, ACL_ASSOCIATIONS)
                .get(subnet.id())
                .orElseThrow()
                .acl();
        return acls.computeIfAbsent(
                (egress ? "out " : "in ") + acl, key -> FilterSpace.allowed(acl(acl), egress, this::ranges));
    }

    private NetworkAcl acl(String id) {
        return world.table(scope, NETWORK_ACLS).get(id).orElseThrow();
    }

    /** The routes that hold for what leaves a subnet. */
    List<RouteSpace> routes(Subnet subnet) {
        return routes(RouteTable.of(world, scope, subnet.id(), subnet.vpc()));
    }

    /** The routes that hold for what comes in through a gateway; empty if it has no table of its own. */
    Optional<List<RouteSpace>> routesOfGateway(String gateway) {
        return world.table(scope, TABLE_ASSOCIATIONS)
                .get(gateway)
                .flatMap(own -> world.table(scope, ROUTE_TABLES).get(own.table()))
                .map(this::routes);
    }

    /** The ids of interfaces through whose machines routes lead; their security groups are asked on the way. */
    Set<String> routers() {
        return world.table(scope, ROUTE_TABLES).values().stream()
                .flatMap(table -> table.routes().all().stream())
                .map(Route::target)
                .filter(target -> target.startsWith("eni-"))
                .collect(Collectors.toSet());
    }

    /** What the kernel of an interface's machine does; empty if nothing but let in and out. */
    Optional<HostSpace> host(NetworkInterface one, Passing.State state) {
        return world.table(scope, HOSTS)
                .get(one.machine())
                .map(host ->
                        new HostSpace(host, host.nics().name(one.attachment().device()), state));
    }

    /** The routes of a table. */
    List<RouteSpace> routes(RouteTable table) {
        return tables.computeIfAbsent(
                table.id(), key -> RouteSpace.of(table.routes().all(), this::ranges));
    }

    /**
     * What security groups together let out or in.
     *
     * @param peers the groups of the other side, if its private address is seen
     */
    HeaderSpace groups(List<String> ids, boolean egress, List<String> peers) {
        Set<String> named = new TreeSet<>(peers);
        named.retainAll(named(ids, egress));
        GroupKey key = new GroupKey(ids, egress, named);
        HeaderSpace known = groups.get(key);
        if (known == null) {
            List<Box> boxes = new ArrayList<>();
            rules(ids, egress).forEach(rule -> boxes.addAll(FilterSpace.of(rule, ranges(rule.peer(), named))));
            known = HeaderSpace.anyOf(boxes);
            groups.put(key, known);
        }
        return known;
    }

    // The groups that are peers of rules.
    private Set<String> named(List<String> ids, boolean egress) {
        return named.computeIfAbsent(new GroupKey(ids, egress, Set.of()), key -> rules(ids, egress)
                .map(SecurityGroup.Rule::peer)
                .filter(Peer.Group.class::isInstance)
                .map(Peer::text)
                .collect(Collectors.toSet()));
    }

    private Stream<SecurityGroup.Rule> rules(List<String> ids, boolean egress) {
        return ids.stream()
                .flatMap(id -> world.table(scope, SECURITY_GROUPS).get(id).stream())
                .flatMap(group -> group.rules().stream())
                .filter(rule -> rule.egress() == egress);
    }

    private List<Interval> ranges(Peer peer, Set<String> members) {
        return peer instanceof Peer.Group group
                ? members.contains(group.text()) ? List.of(Field.SOURCE.all()) : List.of()
                : ranges(peer);
    }

    /** The addresses that a rule's other side means, if it is not a group. */
    List<Interval> ranges(Peer peer) {
        if (peer instanceof Peer.Range range) {
            return List.of(Interval.of(range.cidr()));
        }
        return peer instanceof Peer.Prefixes list
                ? prefixes(list.text()).stream().map(Interval::of).toList()
                : List.of();
    }

    private List<Cidr> ranges(Route route) {
        return route.range().map(List::of).orElseGet(() -> prefixes(route.destination()));
    }

    private List<Cidr> prefixes(String id) {
        return PrefixList.find(world, scope, id).stream()
                .flatMap(list -> list.entries().stream())
                .flatMap(entry -> entry.range() instanceof Peer.Range range ? Stream.of(range.cidr()) : Stream.empty())
                .toList();
    }
}
