package skylab.network.picture;

import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.filter.NetworkAcl.ACL_ASSOCIATIONS;
import static skylab.network.filter.SecurityGroup.SECURITY_GROUPS;
import static skylab.network.gateway.EgressOnlyGateway.EGRESS_ONLY_GATEWAYS;
import static skylab.network.gateway.NatGateway.NAT_GATEWAYS;
import static skylab.network.gateway.PeeringConnection.PEERING_CONNECTIONS;
import static skylab.network.gateway.VpcEndpoint.VPC_ENDPOINTS;
import static skylab.network.gateway.VpnGateway.VPN_GATEWAYS;
import static skylab.network.route.RouteTable.ROUTE_TABLES;
import static skylab.network.route.RouteTable.TABLE_ASSOCIATIONS;
import static skylab.network.vpc.Subnet.SUBNETS;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import skylab.network.Cidr;
import skylab.network.eni.Interfaces;
import skylab.network.eni.NetworkInterface;
import skylab.network.filter.NetworkAcl;
import skylab.network.filter.SecurityGroup;
import skylab.network.gateway.EgressOnlyGateway;
import skylab.network.gateway.InternetGateway;
import skylab.network.gateway.NatGateway;
import skylab.network.gateway.PeeringConnection;
import skylab.network.gateway.VpcEndpoint;
import skylab.network.gateway.VpnGateway;
import skylab.network.route.Route;
import skylab.network.route.RouteTable;
import skylab.network.route.Targets;
import skylab.network.vpc.Subnet;
import skylab.network.vpc.Vpc;
import skylab.world.Scope;
import skylab.world.World;

/** Gathers what there is in a VPC. */
final class Survey {
    private static final Comparator<Topology.Net> IN_ORDER = Comparator.comparing((Topology.Net net) -> !net.isPublic())
            .thenComparing(net -> net.subnet().cidr().network());

    private final World world;
    private final Scope scope;
    private final Vpc vpc;
    private final List<Topology.Table> tables = new ArrayList<>();
    private final Map<String, Integer> tableIndex = new HashMap<>();
    private final List<SecurityGroup> groups;
    private final Map<String, List<NetworkInterface>> interfaces;
    private final Map<String, NatGateway> natByInterface = new HashMap<>();
    private final Map<String, String> endpointByInterface = new HashMap<>();

    private Survey(World world, Scope scope, Vpc vpc) {
        this.world = world;
        this.scope = scope;
        this.vpc = vpc;
        this.groups = world.table(scope, SECURITY_GROUPS).values().stream()
                .filter(group -> group.vpc().equals(vpc.id()))
                .toList();
        this.interfaces = world.table(scope, INTERFACES).values().stream()
                .collect(Collectors.groupingBy(NetworkInterface::subnet));
        world.table(scope, NAT_GATEWAYS).values().forEach(nat -> nat.addresses()
                .forEach(address -> natByInterface.put(address.networkInterface(), nat)));
        world.table(scope, VPC_ENDPOINTS).values().forEach(endpoint -> endpoint.interfaces()
                .forEach(id -> endpointByInterface.put(id, endpoint.id())));
    }

    /** What there is in a VPC now. */
    static Topology of(World world, Scope scope, Vpc vpc) {
        return new Survey(world, scope, vpc).topology();
    }

    private Topology topology() {
        Optional<String> gateway = world.table(scope, InternetGateway.BY_VPC).get(vpc.id());
        List<Subnet> subnets = world.table(scope, SUBNETS).values().stream()
                .filter(subnet -> subnet.vpc().equals(vpc.id()))
                .toList();
        findTables(subnets);
        Map<String, List<Topology.Net>> byZone = new TreeMap<>();
        for (Subnet subnet : subnets) {
            byZone.computeIfAbsent(subnet.zone(), zone -> new ArrayList<>()).add(net(subnet, gateway));
        }
        List<Topology.Area> areas = byZone.entrySet().stream()
                .map(zone -> new Topology.Area(
                        zone.getKey(),
                        zone.getValue().get(0).subnet().zoneId(),
                        zone.getValue().stream().sorted(IN_ORDER).toList()))
                .toList();
        return new Topology(scope.region(), vpc, areas, tables, gateway, exits(), groups);
    }

    private void findTables(List<Subnet> subnets) {
        var associations = world.table(scope, TABLE_ASSOCIATIONS);
        String main =
                associations.get(vpc.id()).map(RouteTable.Association::table).orElse("");
        Map<String, Long> users = subnets.stream()
                .collect(Collectors.groupingBy(
                        subnet -> associations
                                .get(subnet.id())
                                .map(RouteTable.Association::table)
                                .orElse(main),
                        Collectors.counting()));
        world.table(scope, ROUTE_TABLES).values().stream()
                .filter(table -> table.vpc().equals(vpc.id()))
                .sorted(Comparator.comparing(table -> !table.id().equals(main)))
                .forEach(table -> {
                    tableIndex.put(table.id(), tables.size());
                    tables.add(new Topology.Table(
                            table,
                            table.id().equals(main),
                            blackholes(table),
                            users.getOrDefault(table.id(), 0L).intValue()));
                });
    }

    private Topology.Net net(Subnet subnet, Optional<String> gateway) {
        RouteTable table = RouteTable.of(world, scope, subnet.id(), vpc.id());
        boolean isPublic = gateway.isPresent()
                && table.routes().all().stream()
                        .anyMatch(route -> route.target().equals(gateway.get()));
        String standard = world.table(scope, ACL_ASSOCIATIONS)
                .get(vpc.id())
                .map(NetworkAcl.Association::acl)
                .orElse("");
        String acl = world.table(scope, ACL_ASSOCIATIONS)
                .get(subnet.id())
                .map(NetworkAcl.Association::acl)
                .filter(id -> !id.equals(standard))
                .orElse("");
        List<Topology.Resident> residents = interfaces.getOrDefault(subnet.id(), List.of()).stream()
                .sorted(Comparator.comparing((NetworkInterface one) -> !natByInterface.containsKey(one.id()))
                        .thenComparing(one -> Cidr.address(one.privateAddress()).orElse(0L)))
                .map(this::resident)
                .toList();
        return new Topology.Net(
                subnet,
                isPublic,
                tableIndex.get(table.id()),
                acl,
                Interfaces.freeCount(world, scope, subnet),
                residents);
    }

    private Topology.Resident resident(NetworkInterface one) {
        Optional<String> nat = Optional.ofNullable(natByInterface.get(one.id())).map(NatGateway::id);
        Set<String> known = new LinkedHashSet<>(List.of(one.id()));
        nat.ifPresent(known::add);
        Optional.ofNullable(one.machine()).ifPresent(known::add);
        one.addresses().forEach(address -> {
            known.add(address.privateAddress());
            Optional.ofNullable(address.publicAddress()).ifPresent(known::add);
        });
        Optional<String> endpoint = Optional.ofNullable(endpointByInterface.get(one.id()));
        endpoint.ifPresent(known::add);
        Optional<String> managed = nat.or(() -> endpoint);
        Glyph glyph = managed.map(Glyph::of).orElse(one.machine() != null ? Glyph.MACHINE : Glyph.INTERFACE);
        return new Topology.Resident(
                managed.orElse(one.machine() != null ? one.machine() : one.id()),
                glyph,
                one.machine(),
                known,
                one.privateAddress(),
                one.publicAddress(),
                one.groups().stream()
                        .map(this::groupIndex)
                        .filter(index -> index >= 0)
                        .toList());
    }

    private int groupIndex(String id) {
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /** Whatever routes lead to beside the Internet gateway and what is in subnets; and peers that no route names. */
    private List<String> exits() {
        Set<String> exits = new LinkedHashSet<>();
        tables.stream()
                .flatMap(table -> table.table().routes().all().stream())
                .map(Route::target)
                .filter(target -> target.contains("-"))
                .filter(target -> !target.startsWith("igw-")
                        && !target.startsWith("nat-")
                        && !target.startsWith("eni-")
                        && !target.startsWith("i-"))
                .filter(target -> !isGone(target))
                .forEach(exits::add);
        world.table(scope, PEERING_CONNECTIONS).values().stream()
                .filter(peering -> peering.requester().equals(vpc.id())
                        || peering.accepter().equals(vpc.id()))
                .filter(peering -> peering.state() == PeeringConnection.State.ACTIVE
                        || peering.state() == PeeringConnection.State.PENDING_ACCEPTANCE)
                .map(PeeringConnection::id)
                .forEach(exits::add);
        world.table(scope, VPC_ENDPOINTS).values().stream()
                .filter(endpoint -> endpoint.vpc().equals(vpc.id()) && endpoint.isGateway())
                .map(VpcEndpoint::id)
                .forEach(exits::add);
        world.table(scope, VPN_GATEWAYS).values().stream()
                .filter(vpn -> vpn.isAttachedTo(vpc.id()))
                .map(VpnGateway::id)
                .forEach(exits::add);
        world.table(scope, EGRESS_ONLY_GATEWAYS).values().stream()
                .filter(egress -> egress.vpc().equals(vpc.id()))
                .map(EgressOnlyGateway::id)
                .forEach(exits::add);
        return List.copyOf(exits);
    }

    private Set<String> blackholes(RouteTable table) {
        Set<String> gone = new HashSet<>();
        table.routes().all().stream()
                .filter(route -> isGone(route.target()))
                .map(Route::destination)
                .forEach(gone::add);
        return gone;
    }

    private boolean isGone(String target) {
        return Targets.state(world, scope, vpc.id(), target) == Targets.State.BLACKHOLE;
    }
}
