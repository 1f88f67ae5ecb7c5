package skylab.network.explain;

import static skylab.network.address.ElasticAddress.ELASTIC_ADDRESSES;
import static skylab.network.eni.NetworkInterface.BY_ADDRESS;
import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.gateway.InternetGateway.INTERNET_GATEWAYS;
import static skylab.network.gateway.NatGateway.NAT_GATEWAYS;
import static skylab.network.gateway.PeeringConnection.PEERING_CONNECTIONS;
import static skylab.network.route.RouteTable.ROUTE_TABLES;
import static skylab.network.vpc.Subnet.SUBNETS;
import static skylab.network.vpc.Vpc.VPCS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import skylab.network.Cidr;
import skylab.network.explain.WayChange.SetRoute;
import skylab.network.gateway.InternetGateway;
import skylab.network.gateway.NatGateway;
import skylab.network.gateway.PeeringConnection;
import skylab.network.route.Route;
import skylab.network.route.RouteTable;
import skylab.network.vpc.Subnet;
import skylab.network.vpc.Vpc;
import skylab.world.Scope;
import skylab.world.World;

/** Changes that would give a packet a way where it has none. */
final class WayChanges {
    private static final String ANYWHERE = Cidr.ANYWHERE.toString();

    private final World world;
    private final Scope scope;

    WayChanges(World world, Scope scope) {
        this.world = world;
        this.scope = scope;
    }

    /** Ways from a route table to an address: by a peering connection, an Internet gateway, a NAT gateway. */
    List<List<Change>> fromTable(String tableId, long destination) {
        Optional<RouteTable> found = world.table(scope, ROUTE_TABLES).get(tableId);
        if (found.isEmpty()) {
            return List.of();
        }
        RouteTable table = found.get();
        List<List<Change>> ways = new ArrayList<>();
        world.table(scope, VPCS).values().stream()
                .filter(other -> !other.id().equals(table.vpc()) && other.contains(destination))
                .forEach(other -> ways.addAll(toVpc(table, other, destination)));
        if (isPublic(destination)) {
            ways.addAll(toInternet(table));
        }
        return ways;
    }

    private List<List<Change>> toVpc(RouteTable table, Vpc other, long destination) {
        String range = other.ranges().stream()
                .map(Vpc.Range::cidr)
                .filter(cidr -> cidr.contains(destination))
                .findFirst()
                .orElseThrow()
                .toString();
        Optional<PeeringConnection> connection = world.table(scope, PEERING_CONNECTIONS).values().stream()
                .filter(one -> one.other(table.vpc()).equals(other.id())
                        && one.other(other.id()).equals(table.vpc()))
                .filter(one -> one.state() == PeeringConnection.State.ACTIVE
                        || one.state() == PeeringConnection.State.PENDING_ACCEPTANCE)
                .findFirst();
        if (connection.isEmpty()) {
            boolean overlaps = world.table(scope, VPCS).get(table.vpc()).stream()
                    .flatMap(own -> own.ranges().stream())
                    .anyMatch(own ->
                            other.ranges().stream().anyMatch(each -> each.cidr().overlaps(own.cidr())));
            return overlaps
                    ? List.of()
                    : List.of(List.of(
                            new WayChange.CreatePeering(table.vpc(), other.id()),
                            route(table, range, WayChange.NEW_PEERING)));
        }
        Change route = route(table, range, connection.get().id());
        return List.of(
                connection.get().state() == PeeringConnection.State.ACTIVE
                        ? List.of(route)
                        : List.of(new WayChange.AcceptPeering(connection.get().id()), route));
    }

    private List<List<Change>> toInternet(RouteTable table) {
        List<List<Change>> ways = new ArrayList<>();
        Optional<String> attached = world.table(scope, InternetGateway.BY_VPC).get(table.vpc());
        attached.ifPresent(id -> ways.add(List.of(route(table, ANYWHERE, id))));
        nats(table.vpc())
                .filter(nat -> nat.state() == NatGateway.State.AVAILABLE)
                .forEach(nat -> ways.add(List.of(route(table, ANYWHERE, nat.id()))));
        publicSubnets(table.vpc())
                .findFirst()
                .ifPresent(subnet ->
                        ways.add(List.of(new WayChange.CreateNat(subnet), route(table, ANYWHERE, WayChange.NEW_NAT))));
        if (attached.isEmpty()) {
            ways.add(List.of(
                    gateway(table.vpc()), route(table, ANYWHERE, freeGateway().orElse(WayChange.NEW_GATEWAY))));
        }
        return ways;
    }

    private Stream<NatGateway> nats(String vpc) {
        return world.table(scope, NAT_GATEWAYS).values().stream()
                .filter(nat -> nat.vpc().equals(vpc) && nat.isPublic());
    }

    private Stream<Subnet> publicSubnets(String vpc) {
        return world.table(scope, SUBNETS).values().stream()
                .filter(subnet -> subnet.vpc().equals(vpc))
                .filter(subnet -> RouteTable.of(world, scope, subnet.id(), vpc).routes().all().stream()
                        .anyMatch(route -> route.destination().equals(ANYWHERE)
                                && world.table(scope, InternetGateway.BY_VPC)
                                        .get(vpc)
                                        .filter(route.target()::equals)
                                        .isPresent()));
    }

    private Optional<String> freeGateway() {
        return world.table(scope, INTERNET_GATEWAYS).values().stream()
                .filter(one -> one.vpc() == null)
                .map(InternetGateway::id)
                .findFirst();
    }

    /** An Internet gateway for a VPC that has none: one that is attached to nothing, or a new one. */
    Change gateway(String vpc) {
        return freeGateway()
                .<Change>map(id -> new WayChange.AttachGateway(id, vpc))
                .orElseGet(() -> new WayChange.CreateGateway(vpc));
    }

    private static SetRoute route(RouteTable table, String destination, String target) {
        boolean isNew =
                table.routes().all().stream().noneMatch(one -> one.destination().equals(destination));
        return new SetRoute(table.id(), destination, target, isNew);
    }

    /** Ways to bring a route to life whose target is gone or does not work. */
    List<List<Change>> reviving(String tableId, String destination, long address) {
        Optional<RouteTable> table = world.table(scope, ROUTE_TABLES).get(tableId);
        List<List<Change>> ways = new ArrayList<>();
        table.flatMap(one -> one.routes().all().stream()
                        .filter(route -> route.destination().equals(destination))
                        .findFirst())
                .map(Route::target)
                .ifPresent(target -> ways.addAll(ofComponent(target, table.get().vpc())));
        ways.addAll(fromTable(tableId, address));
        return ways;
    }

    /** Ways to bring a gateway or peering connection of a VPC to life. */
    List<List<Change>> ofComponent(String id, String vpc) {
        Optional<List<Change>> way = world.table(scope, INTERNET_GATEWAYS)
                .get(id)
                .filter(gateway -> gateway.vpc() == null)
                .<List<Change>>map(gateway -> List.of(new WayChange.AttachGateway(id, vpc)))
                .or(() -> world.table(scope, NAT_GATEWAYS)
                        .get(id)
                        .filter(nat -> nat.state() == NatGateway.State.PENDING)
                        .map(nat -> List.of(new WayChange.AwaitNat(id))))
                .or(() -> world.table(scope, PEERING_CONNECTIONS)
                        .get(id)
                        .filter(one -> one.state() == PeeringConnection.State.PENDING_ACCEPTANCE)
                        .map(one -> List.of(new WayChange.AcceptPeering(id))));
        return way.stream().toList();
    }

    /** A public address for the interface that has a private one in a VPC. */
    List<List<Change>> publicAddress(String vpc, long privateAddress) {
        return world.table(scope, BY_ADDRESS).get(vpc + "/" + Cidr.dotted(privateAddress)).stream()
                .map(this::publicAddress)
                .toList();
    }

    /** A public address for an interface. */
    List<Change> publicAddress(String networkInterface) {
        return world.table(scope, ELASTIC_ADDRESSES).values().stream()
                .filter(one -> !one.isAssociated())
                .findFirst()
                .map(one -> List.<Change>of(new WayChange.AssociateAddress(networkInterface, one.id(), one.address())))
                .orElseGet(
                        () -> List.of(new WayChange.AssociateAddress(networkInterface, WayChange.NEW_ADDRESS, null)));
    }

    /** The VPC of a route table, gateway or interface. */
    Optional<String> vpcOf(String id) {
        return world.table(scope, ROUTE_TABLES)
                .get(id)
                .map(RouteTable::vpc)
                .or(() -> world.table(scope, INTERNET_GATEWAYS).get(id).flatMap(one -> Optional.ofNullable(one.vpc())))
                .or(() -> world.table(scope, NAT_GATEWAYS).get(id).map(NatGateway::vpc))
                .or(() -> world.table(scope, INTERFACES)
                        .get(id)
                        .flatMap(one -> world.table(scope, SUBNETS).get(one.subnet()))
                        .map(Subnet::vpc));
    }

    private static boolean isPublic(long address) {
        return PRIVATE.stream().noneMatch(range -> range.contains(address));
    }

    // RFC 1918, RFC 6598, RFC 3927, RFC 1122.
    private static final List<Cidr> PRIVATE = Stream.of(
                    "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "127.0.0.0/8")
            .map(Cidr::of)
            .toList();
}
