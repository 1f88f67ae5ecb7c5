package skylab.aws.ec2.route;

import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.gateway.EgressOnlyGateway.EGRESS_ONLY_GATEWAYS;
import static skylab.network.gateway.NatGateway.NAT_GATEWAYS;
import static skylab.network.gateway.VpnGateway.VPN_GATEWAYS;
import static skylab.network.route.RouteTable.ROUTE_TABLES;
import static skylab.network.route.RouteTable.TABLE_ASSOCIATIONS;
import static skylab.network.vpc.Subnet.SUBNETS;
import static skylab.network.vpc.Vpc.VPCS;

import java.util.Optional;
import java.util.stream.Stream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.route.RouteRequest.Destination;
import skylab.network.Cidr;
import skylab.network.Cidr6;
import skylab.network.route.Route;
import skylab.network.route.RouteTable;
import skylab.network.route.Routes;
import skylab.network.vpc.Vpc;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteResponse;

/** Making, replacing and deleting routes (VPC guide, "Configure route tables"). */
public final class RouteEdits {
    // VPC guide, "Amazon VPC quotas": routes that are not propagated, for IPv4 and IPv6 separately.
    private static final int MOST = 50;

    // VPC guide, "Route tables", considerations: AWS's own services inside of each VPC.
    private static final Cidr RESERVED = Cidr.of("169.254.168.0/22");
    private static final Cidr6 RESERVED6 = Cidr6.of("fd00:ec2::/32");

    // VPC guide, "DNS64 and NAT64": the only IPv6 addresses that a NAT gateway translates.
    private static final String NAT64 = "64:ff9b::/96";

    private RouteEdits() {}

    /** CreateRoute. */
    public static CreateRouteResponse create(Call call, CreateRouteRequest request) {
        RouteRequest asked = new RouteRequest(request);
        RouteTable table = RouteTables.IDS.one(call.tx().world(), call.scope(), asked.table());
        Destination destination = asked.destination(call);
        String target = RouteTargets.of(call, table, asked);
        if (told(table, destination).isPresent()) {
            throw new AwsError(
                    "RouteAlreadyExists", "The route identified by " + destination.text() + " already exists.");
        }
        check(call, table, destination, target);
        int weight = table.routes().all().stream()
                .filter(route -> !isPropagated(route))
                .map(route -> Destination.of(call, route))
                .filter(other -> other.isIpv6() == destination.isIpv6())
                .mapToInt(Destination::weight)
                .sum();
        if (weight + destination.weight() > MOST) {
            throw new AwsError("RouteLimitExceeded", "The maximum number of routes has been reached.");
        }
        Route made = new Route(destination.text(), destination.range(), target, Route.Origin.CREATE_ROUTE);
        put(call, table, table.routes().plus(made));
        return CreateRouteResponse.builder().returnValue(true).build();
    }

    /** ReplaceRoute. */
    public static ReplaceRouteResponse replace(Call call, ReplaceRouteRequest request) {
        RouteRequest asked = new RouteRequest(request);
        RouteTable table = RouteTables.IDS.one(call.tx().world(), call.scope(), asked.table());
        Destination destination = asked.destination(call);
        if (asked.wantsLocal() && asked.hasTarget()) {
            throw new AwsError(
                    "InvalidParameterCombination", "The parameter localTarget may not be used with another target");
        }
        String target = asked.wantsLocal() ? Route.LOCAL : RouteTargets.of(call, table, asked);
        Route before = told(table, destination)
                .orElseThrow(() -> new AwsError(
                        "InvalidParameterValue",
                        "There is no route defined for '" + destination.text()
                                + "' in the route table. Use CreateRoute instead."));
        requireNotOfEndpoint(table, before, "replace");
        if (!asked.wantsLocal()) {
            check(call, table, destination, target);
        } else if (before.origin() != Route.Origin.CREATE_ROUTE_TABLE) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The destination CIDR block " + destination.text()
                            + " is not one of this VPC's CIDR blocks; only their routes can have the local target.");
        }
        Route after = new Route(before.destination(), before.range(), target, before.origin());
        put(
                call,
                table,
                Routes.of(table.routes().all().stream()
                        .map(route -> route.equals(before) ? after : route)
                        .toList()));
        return ReplaceRouteResponse.builder().build();
    }

    /** DeleteRoute. */
    public static DeleteRouteResponse delete(Call call, DeleteRouteRequest request) {
        RouteRequest asked = new RouteRequest(request);
        RouteTable table = RouteTables.IDS.one(call.tx().world(), call.scope(), asked.table());
        Destination destination = asked.destination(call);
        Route gone = told(table, destination)
                .orElseThrow(() -> new AwsError(
                        "InvalidRoute.NotFound",
                        "no route with destination-" + parameter(destination) + " " + destination.text()
                                + " in route table " + table.id()));
        if (gone.origin() == Route.Origin.CREATE_ROUTE_TABLE) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "cannot remove local route " + gone.destination() + " in route table " + table.id());
        }
        requireNotOfEndpoint(table, gone, "remove");
        put(
                call,
                table,
                Routes.of(table.routes().all().stream()
                        .filter(route -> !route.equals(gone))
                        .toList()));
        return DeleteRouteResponse.builder().build();
    }

    private static void put(Call call, RouteTable table, Routes changed) {
        call.tx().put(call.scope(), ROUTE_TABLES, table.id(), table.with(changed));
    }

    private static boolean isPropagated(Route route) {
        return route.origin() == Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION;
    }

    /** The route to exactly this destination that no gateway told. */
    private static Optional<Route> told(RouteTable table, Destination destination) {
        return table.routes().all().stream()
                .filter(route -> route.destination().equals(destination.text()) && !isPropagated(route))
                .findFirst();
    }

    private static String parameter(Destination destination) {
        return destination.text().startsWith("pl-")
                ? "prefix-list-id"
                : destination.isIpv6() ? "ipv6-cidr-block" : "cidr-block";
    }

    private static void requireNotOfEndpoint(RouteTable table, Route route, String verb) {
        if (route.target().startsWith("vpce-")) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "cannot " + verb + " VPC endpoint route " + route.destination() + " in route table " + table.id());
        }
    }

    private static void check(Call call, RouteTable table, Destination destination, String target) {
        Optional<Cidr6> range6 = Cidr6.parse(destination.text());
        if (destination.range().filter(RESERVED::contains).isPresent()
                || range6.filter(RESERVED6::contains).isPresent()) {
            throw invalid("The destination CIDR block " + destination.text() + " is reserved for AWS services.");
        }
        checkFamily(destination, target);
        if (isOfGateway(call, table)) {
            checkIngress(call, table, destination, target);
        } else if (isInside(call, table, destination, range6)) {
            checkMiddlebox(call, table, destination, target);
        }
    }

    private static void checkFamily(Destination destination, String target) {
        if (!destination.isIpv6() && RouteTargets.is(EGRESS_ONLY_GATEWAYS, target)) {
            throw invalid("Egress only internet gateway " + target
                    + " can only be the target of routes to IPv6 addresses, not to " + destination.text() + ".");
        }
        if (destination.isIpv6() && RouteTargets.is(VPN_GATEWAYS, target)) {
            throw invalid("Virtual private gateway " + target + " does not support IPv6 traffic.");
        }
        if (destination.isIpv6()
                && RouteTargets.is(NAT_GATEWAYS, target)
                && !destination.text().equals(NAT64)) {
            throw invalid("The destination " + destination.text() + " cannot be routed to NAT gateway " + target
                    + "; of IPv6 it translates " + NAT64 + " only.");
        }
    }

    /** Whether the table holds for what enters through a gateway. */
    private static boolean isOfGateway(Call call, RouteTable table) {
        return call.tx().all(call.scope(), TABLE_ASSOCIATIONS).stream()
                .anyMatch(one -> one.table().equals(table.id()) && TableAssociations.isOfGateway(one));
    }

    private static boolean isInside(Call call, RouteTable table, Destination destination, Optional<Cidr6> range6) {
        Vpc vpc = call.tx().find(call.scope(), VPCS, table.vpc()).orElseThrow();
        return destination
                        .range()
                        .filter(range ->
                                vpc.ranges().stream().anyMatch(own -> own.cidr().contains(range)))
                        .isPresent()
                || range6.filter(range -> vpc.ranges6().stream()
                                .anyMatch(own -> own.cidr().contains(range)))
                        .isPresent();
    }

    // VPC guide, "Route tables", "Routing for a middlebox appliance".
    private static void checkMiddlebox(Call call, RouteTable table, Destination destination, String target) {
        if (!RouteTargets.is(INTERFACES, target) && !RouteTargets.is(NAT_GATEWAYS, target)) {
            throw invalid("The destination CIDR block " + destination.text()
                    + " is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an"
                    + " interface or an instance.");
        }
        requireLocalOrSubnet(call, table, destination);
    }

    // VPC guide, "Gateway route tables".
    private static void checkIngress(Call call, RouteTable table, Destination destination, String target) {
        if (!RouteTargets.is(INTERFACES, target)) {
            throw invalid("Route table " + table.id()
                    + " is associated with a gateway. Its routes can target only an interface or an instance.");
        }
        requireLocalOrSubnet(call, table, destination);
    }

    private static void requireLocalOrSubnet(Call call, RouteTable table, Destination destination) {
        boolean local = table.routes().all().stream()
                .anyMatch(route -> route.origin() == Route.Origin.CREATE_ROUTE_TABLE
                        && route.destination().equals(destination.text()));
        if (!local && ranges(call, table.vpc()).noneMatch(destination.text()::equals)) {
            throw invalid("The destination CIDR block " + destination.text()
                    + " does not match the CIDR block of this VPC or of one of its subnets.");
        }
    }

    /** The ranges of a VPC's subnets. */
    static Stream<String> ranges(Call call, String vpc) {
        return call.tx().all(call.scope(), SUBNETS).stream()
                .filter(subnet -> subnet.vpc().equals(vpc))
                .flatMap(subnet -> Stream.concat(
                        Stream.of(subnet.cidr().toString()),
                        subnet.ranges6().stream().map(own -> own.cidr().toString())));
    }

    private static AwsError invalid(String message) {
        return new AwsError("InvalidParameterValue", message);
    }
}
