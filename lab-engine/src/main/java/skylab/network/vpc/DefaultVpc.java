package skylab.network.vpc;

import static skylab.network.gateway.InternetGateway.INTERNET_GATEWAYS;
import static skylab.network.route.RouteTable.ROUTE_TABLES;
import static skylab.network.route.RouteTable.TABLE_ASSOCIATIONS;
import static skylab.network.vpc.Subnet.SUBNETS;
import static skylab.network.vpc.Vpc.VPCS;

import java.util.HexFormat;
import java.util.List;
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
    private static final int SUBNET_SIZE = 4096;

    private DefaultVpc() {}

    /**
     * Makes the VPC, an Internet gateway, and a public /20 subnet in each zone. Their ids follow from the seed and the
     * region alone, so that it does not matter when a region is first used.
     *
     * @param zones names of availability zones
     * @param zoneIds their ids, in the same order
     * @param publicAddresses the range from which the region's public addresses are drawn
     */
    public static void create(
            Transaction tx, Scope scope, List<String> zones, List<String> zoneIds, Cidr publicAddresses) {
        PublicAddresses.create(tx, scope, publicAddresses);
        SplittableRandom random = tx.world().seed().stream("default-vpc " + scope.region(), 0);
        Function<Kind<?>, String> ids =
                kind -> kind.prefix() + "0" + HexFormat.of().toHexDigits(random.nextLong());
        String vpc = ids.apply(VPCS);
        List<String> subnets = zones.stream().map(zone -> ids.apply(SUBNETS)).toList();
        create(tx, scope, vpc, ids);
        for (int i = 0; i < zones.size(); i++) {
            Cidr range = new Cidr(RANGE.network() + (long) i * SUBNET_SIZE, 20);
            NewVpc.create(
                    tx, scope, new Subnet(subnets.get(i), vpc, zones.get(i), zoneIds.get(i), range, true, true), ids);
        }
    }

    /** Makes the VPC and its Internet gateway, without subnets. */
    private static void create(Transaction tx, Scope scope, String vpc, Function<Kind<?>, String> ids) {
        Vpc.Settings settings = new Vpc.Settings("default", "default", true, true, false);
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
