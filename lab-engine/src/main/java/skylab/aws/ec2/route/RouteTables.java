package skylab.aws.ec2.route;

import static skylab.network.route.RouteTable.ROUTE_TABLES;
import static skylab.network.route.RouteTable.TABLE_ASSOCIATIONS;
import static skylab.network.vpc.Vpc.VPCS;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Ids;
import skylab.aws.Page;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.Tokens;
import skylab.network.route.RouteTable;
import skylab.network.route.RouteTable.Association;
import skylab.network.route.Routes;
import skylab.network.vpc.NewVpc;
import skylab.network.vpc.Vpc;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;

/** Having route tables, and looking at them (VPC guide, "Configure route tables"). */
public final class RouteTables {
    static final Ids<RouteTable> IDS = new Ids<>(ROUTE_TABLES, "routeTable ID", "InvalidRouteTableID");

    private static final Ids<Vpc> VPC_IDS = new Ids<>(VPCS, "vpc ID", "InvalidVpcID");
    private static final Tokens TOKENS = Tokens.of("create-route-table");

    // VPC guide, "Amazon VPC quotas".
    private static final int MOST = 200;

    private RouteTables() {}

    /** CreateRouteTable. */
    public static CreateRouteTableResponse create(Call call, CreateRouteTableRequest request) {
        Vpc vpc = VPC_IDS.one(call.tx().world(), call.scope(), request.vpcId());
        Optional<String> earlier = TOKENS.earlier(call, request.clientToken(), request);
        RouteTable table = earlier.isPresent()
                ? IDS.one(call.tx().world(), call.scope(), earlier.get())
                : make(call, vpc, request);
        return CreateRouteTableResponse.builder()
                .routeTable(RouteTableShape.of(call.tx().world(), call.scope(), table))
                .clientToken(request.clientToken())
                .build();
    }

    private static RouteTable make(Call call, Vpc vpc, CreateRouteTableRequest request) {
        long there = call.tx().all(call.scope(), ROUTE_TABLES).stream()
                .filter(one -> one.vpc().equals(vpc.id()))
                .count();
        if (there >= MOST) {
            throw new AwsError("RouteTableLimitExceeded", "The maximum number of route tables has been reached.");
        }
        String id = call.tx().newId(ROUTE_TABLES);
        RouteTable made = new RouteTable(id, vpc.id(), Routes.of(NewVpc.local(vpc)), List.of());
        call.tx().put(call.scope(), ROUTE_TABLES, id, made);
        Tags.add(call.tx(), call.scope(), id, Ask.tags(request.tagSpecifications(), ROUTE_TABLES.name()));
        TOKENS.remember(call, request.clientToken(), request, id);
        return made;
    }

    /** DeleteRouteTable: not the main one, and none that holds for a subnet or gateway. */
    public static DeleteRouteTableResponse delete(Call call, DeleteRouteTableRequest request) {
        RouteTable gone = IDS.one(call.tx().world(), call.scope(), request.routeTableId());
        if (!associations(call.tx().world(), call.scope(), gone).isEmpty()) {
            throw new AwsError(
                    "DependencyViolation",
                    "The routeTable '" + gone.id() + "' has dependencies and cannot be deleted.");
        }
        call.tx().remove(call.scope(), ROUTE_TABLES, gone.id());
        Tags.forget(call.tx(), call.scope(), gone.id());
        return DeleteRouteTableResponse.builder().build();
    }

    /** DescribeRouteTables. */
    public static DescribeRouteTablesResponse describe(Call call, DescribeRouteTablesRequest request) {
        World world = call.tx().world();
        List<RouteTable> named = request.routeTableIds().isEmpty()
                ? world.table(call.scope(), ROUTE_TABLES).values()
                : IDS.all(world, call.scope(), request.routeTableIds());
        List<Shown> shown = named.stream()
                .map(table -> new Shown(table.id(), RouteTableShape.of(world, call.scope(), table)))
                .filter(FILTERS.test(world, call.scope(), Ask.filters(request.filters())))
                .toList();
        Page<Shown> page = Page.of(shown, request.maxResults(), request.nextToken(), 5, 100);
        return DescribeRouteTablesResponse.builder()
                .routeTables(page.items().stream().map(Shown::table).toList())
                .nextToken(page.nextToken())
                .build();
    }

    /** For what a table holds. */
    static List<Association> associations(World world, Scope scope, RouteTable table) {
        return world.table(scope, TABLE_ASSOCIATIONS).values().stream()
                .filter(one -> one.table().equals(table.id()))
                .toList();
    }

    /** A table as the API shows it, which is what the filters look at. */
    private record Shown(String id, software.amazon.awssdk.services.ec2.model.RouteTable table) {}

    private static final Filters<Shown> FILTERS = new Filters<>(Shown::id)
            .on("route-table-id", Shown::id)
            .on("vpc-id", shown -> shown.table().vpcId())
            .on("owner-id", shown -> shown.table().ownerId())
            .onEach("association.gateway-id", ofAssociation(one -> one.gatewayId()))
            .onEach("association.route-table-association-id", ofAssociation(one -> one.routeTableAssociationId()))
            .onEach("association.route-table-id", ofAssociation(one -> one.routeTableId()))
            .onEach("association.subnet-id", ofAssociation(one -> one.subnetId()))
            .onEach("association.main", ofAssociation(one -> one.main()))
            .onEach("route.destination-cidr-block", ofRoute(one -> one.destinationCidrBlock()))
            .onEach("route.destination-ipv6-cidr-block", ofRoute(one -> one.destinationIpv6CidrBlock()))
            .onEach("route.destination-prefix-list-id", ofRoute(one -> one.destinationPrefixListId()))
            .onEach("route.egress-only-internet-gateway-id", ofRoute(one -> one.egressOnlyInternetGatewayId()))
            .onEach("route.gateway-id", ofRoute(one -> one.gatewayId()))
            .onEach("route.instance-id", ofRoute(one -> one.instanceId()))
            .onEach("route.nat-gateway-id", ofRoute(one -> one.natGatewayId()))
            .onEach("route.transit-gateway-id", ofRoute(one -> one.transitGatewayId()))
            .onEach("route.origin", ofRoute(one -> one.originAsString()))
            .onEach("route.state", ofRoute(one -> one.stateAsString()))
            .onEach("route.vpc-peering-connection-id", ofRoute(one -> one.vpcPeeringConnectionId()));

    private static Function<Shown, Stream<?>> ofAssociation(
            Function<software.amazon.awssdk.services.ec2.model.RouteTableAssociation, Object> value) {
        return shown -> shown.table().associations().stream().map(value).flatMap(Stream::ofNullable);
    }

    private static Function<Shown, Stream<?>> ofRoute(
            Function<software.amazon.awssdk.services.ec2.model.Route, Object> value) {
        return shown -> shown.table().routes().stream().map(value).flatMap(Stream::ofNullable);
    }
}
