package skylab.network.vpc;

import static skylab.network.gateway.InternetGateway.INTERNET_GATEWAYS;
import static skylab.network.route.RouteTable.ROUTE_TABLES;
import static skylab.network.route.RouteTable.TABLE_ASSOCIATIONS;
import static skylab.network.vpc.DhcpOptions.DHCP_OPTIONS;
import static skylab.network.vpc.Subnet.SUBNETS;
import static skylab.network.vpc.Vpc.VPCS;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import skylab.network.Cidr;
import skylab.network.address.PublicAddresses;
import skylab.network.gateway.InternetGateway;
import skylab.network.route.Route;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/** What every region of an account begins with (VPC guide, "Default VPCs"). */
public final class DefaultVpc {
    private static final Cidr RANGE = Cidr.of("172.31.0.0/16");
    private static final int SUBNET_PREFIX = 20;

    private DefaultVpc() {}

    /**
     * Makes what a region begins with: public addresses, DHCP options and the default VPC. Their ids follow from the seed
     * and the region alone, so that it does not matter when a region is first used.
     *
     * @param zones names of availability zones
     * @param zoneIds their ids, in the same order
     * @param publicAddresses the range from which the region's public addresses are drawn
     */
    public static void create(
            Transaction tx, Scope scope, List<String> zones, List<String> zoneIds, Cidr publicAddresses) {
        PublicAddresses.create(tx, scope, publicAddresses);
        String options = ids(tx, scope, "dhcp-options").apply(DHCP_OPTIONS);
        tx.put(scope, DHCP_OPTIONS, options, DhcpOptions.ofRegion(options, scope.region()));
        create(tx, scope, zones, zoneIds, ids(tx, scope, "default-vpc"));
    }

    private static Function<Kind<?>, String> ids(Transaction tx, Scope scope, String subject) {
        SplittableRandom random = tx.world().seed().stream(subject + " " + scope.region(), 0);
        return kind -> kind.prefix() + "0" + HexFormat.of().toHexDigits(random.nextLong());
    }

    /**
     * Makes the VPC, an Internet gateway, and a public /20 subnet in each zone.
     *
     * @param zones names of availability zones
     * @param zoneIds their ids, in the same order
     * @param ids where new ids come from
     * @return the id of the VPC
     */
    public static String create(
            Transaction tx, Scope scope, List<String> zones, List<String> zoneIds, Function<Kind<?>, String> ids) {
        String vpc = ids.apply(VPCS);
        List<String> subnets = zones.stream().map(zone -> ids.apply(SUBNETS)).toList();
        createVpc(tx, scope, vpc, ids);
        List<Cidr> ranges = RANGE.split(SUBNET_PREFIX);
        for (int i = 0; i < zones.size(); i++) {
            NewVpc.create(
                    tx,
                    scope,
                    new Subnet(subnets.get(i), vpc, zones.get(i), zoneIds.get(i), ranges.get(i), true, true),
                    ids);
        }
        return vpc;
    }

    /** The first range of a default subnet's size that is free in a VPC; empty when there is none. */
    public static Optional<Cidr> freeRange(Vpc vpc, List<Subnet> subnets) {
        return vpc.cidr().split(SUBNET_PREFIX).stream()
                .filter(range ->
                        subnets.stream().noneMatch(subnet -> subnet.cidr().overlaps(range)))
                .findFirst();
    }

    /** Makes the VPC and its Internet gateway, without subnets. */
    private static void createVpc(Transaction tx, Scope scope, String vpc, Function<Kind<?>, String> ids) {
        String options =
                DhcpOptions.usual(tx.world(), scope).map(DhcpOptions::id).orElse(DhcpOptions.NONE);
        Vpc.Settings settings = new Vpc.Settings(options, "default", true, true, false);
        Vpc.Range range = new Vpc.Range(ids.apply(Vpc.Range.RANGES), RANGE);
        NewVpc.create(tx, scope, new Vpc(vpc, List.of(range), List.of(), true, settings), ids);
        String gateway = ids.apply(INTERNET_GATEWAYS);
        tx.put(scope, INTERNET_GATEWAYS, gateway, new InternetGateway(gateway, vpc));
        tx.put(scope, InternetGateway.BY_VPC, vpc, gateway);
        String main = tx.find(scope, TABLE_ASSOCIATIONS, vpc).orElseThrow().table();
        tx.update(
                scope,
                ROUTE_TABLES,
                main,
                table -> table.with(
                        table.routes().plus(Route.to(Cidr.ANYWHERE.toString(), gateway, Route.Origin.CREATE_ROUTE))));
    }
}
