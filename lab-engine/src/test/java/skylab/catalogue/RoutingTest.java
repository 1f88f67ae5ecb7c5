package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.network.Cidr;
import skylab.world.Table;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** Route tables and Internet gateways, as a learner meets them. */
class RoutingTest {
    private static final String ANYWHERE = "0.0.0.0/0";
    private static final String PLANS = "10.0.0.0/16,10.0.1.0/24,10.0.2.0/24";
    private static final String SMALL = "192.168.0.0/24,192.168.0.0/25,192.168.0.128/26";
    private static final String ODD = "172.20.64.0/18,172.20.80.0/20,172.20.64.16/28";

    /** What a running machine changes by itself. */
    private static final Set<String> OWN_COMPUTER = Set.of("activity", "disk", "machine", "run-queue");

    private final Given given = Given.lab();

    private String vpc(String range) {
        return given.ec2.createVpc(r -> r.cidrBlock(range)).vpc().vpcId();
    }

    private String subnet(String vpc, String range) {
        return given.ec2
                .createSubnet(r -> r.vpcId(vpc).cidrBlock(range).availabilityZone("us-east-1a"))
                .subnet()
                .subnetId();
    }

    private String table(String vpc) {
        return given.ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
    }

    private String gateway(String vpc) {
        String id = given.ec2.createInternetGateway(r -> {}).internetGateway().internetGatewayId();
        given.ec2.attachInternetGateway(r -> r.internetGatewayId(id).vpcId(vpc));
        return id;
    }

    private RouteTable look(String table) {
        return given.ec2
                .describeRouteTables(r -> r.routeTableIds(table))
                .routeTables()
                .get(0);
    }

    private RouteTable main(String vpc) {
        return given.ec2
                .describeRouteTables(
                        r -> r.filters(Given.filter("vpc-id", vpc), Given.filter("association.main", "true")))
                .routeTables()
                .get(0);
    }

    /** The table that a subnet has, as a learner finds out: the one associated with it, or else the main one. */
    private String effective(String vpc, String subnet) {
        return given
                .ec2
                .describeRouteTables(r -> r.filters(Given.filter("association.subnet-id", subnet)))
                .routeTables()
                .stream()
                .findFirst()
                .orElseGet(() -> main(vpc))
                .routeTableId();
    }

    private Map<String, String> targets(String table) {
        return look(table).routes().stream()
                .collect(Collectors.toMap(
                        Route::destinationCidrBlock,
                        route -> route.gatewayId() != null
                                ? route.gatewayId()
                                : route.natGatewayId() != null ? route.natGatewayId() : route.networkInterfaceId()));
    }

    @ParameterizedTest
    @CsvSource({PLANS, SMALL, ODD})
    void S0_109_theMainTableSaysLocalOnlyAndNewSubnetsHaveIt(String range, String first, String second) {
        String vpc = vpc(range);

        RouteTable main = main(vpc);

        assertEquals(Map.of(range, "local"), targets(main.routeTableId()));
        Route local = main.routes().get(0);
        assertEquals(RouteOrigin.CREATE_ROUTE_TABLE, local.origin());
        assertEquals(RouteState.ACTIVE, local.state());
        RouteTableAssociation association = main.associations().get(0);
        assertTrue(association.main());
        assertNull(association.subnetId());
        assertEquals("associated", association.associationState().stateAsString());
        assertEquals(main.routeTableId(), effective(vpc, subnet(vpc, first)));
        assertEquals(main.routeTableId(), effective(vpc, subnet(vpc, second)));
    }

    @ParameterizedTest
    @CsvSource({PLANS, SMALL, ODD})
    void S0_110_anExplicitAssociationWinsAndEndsWithDisassociation(String range, String first, String second) {
        String vpc = vpc(range);
        String one = subnet(vpc, first);
        String other = subnet(vpc, second);
        String own = table(vpc);

        String association = given.ec2
                .associateRouteTable(r -> r.routeTableId(own).subnetId(one))
                .associationId();

        assertEquals(own, effective(vpc, one));
        assertEquals(main(vpc).routeTableId(), effective(vpc, other));
        assertEquals(
                List.of(one),
                look(own).associations().stream()
                        .map(RouteTableAssociation::subnetId)
                        .toList());
        given.ec2.disassociateRouteTable(r -> r.associationId(association));
        assertEquals(main(vpc).routeTableId(), effective(vpc, one));
        given.refused(
                "InvalidAssociationID.NotFound",
                () -> given.ec2.disassociateRouteTable(r -> r.associationId(association)));
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.0.0/24,192.168.0.77,8.8.8.8",
        "10.20.0.0/16,10.20.255.255,10.21.0.0",
        "172.16.0.0/28,172.16.0.15,172.16.0.16"
    })
    void S0_111_theLongestPrefixDecides(String range, String inside, String outside) {
        String vpc = vpc(range);
        String table = table(vpc);
        String gateway = gateway(vpc);

        given.ec2.createRoute(
                r -> r.routeTableId(table).destinationCidrBlock(ANYWHERE).gatewayId(gateway));

        assertEquals(Map.of(range, "local", ANYWHERE, gateway), targets(table));
        var routes = given.lab
                .world()
                .table(scope(), skylab.network.route.RouteTable.ROUTE_TABLES)
                .get(table)
                .orElseThrow()
                .routes();
        assertEquals(
                "local",
                routes.find(Cidr.address(inside).orElseThrow()).orElseThrow().target());
        assertEquals(
                gateway,
                routes.find(Cidr.address(outside).orElseThrow()).orElseThrow().target());
    }

    private skylab.world.Scope scope() {
        String account = given.ec2.describeRouteTables().routeTables().get(0).ownerId();
        return new skylab.world.Scope(account, "us-east-1");
    }

    @ParameterizedTest
    @CsvSource({PLANS, SMALL, ODD})
    void S0_118_theRouteToADetachedGatewayIsABlackHole(String range, String first, String second) {
        String vpc = vpc(range);
        String gateway = gateway(vpc);
        String table = table(vpc);
        given.ec2.createRoute(
                r -> r.routeTableId(table).destinationCidrBlock(ANYWHERE).gatewayId(gateway));
        assertEquals(RouteState.ACTIVE, look(table).routes().get(1).state());

        given.ec2.detachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));

        assertEquals(RouteState.ACTIVE, look(table).routes().get(0).state());
        assertEquals(RouteState.BLACKHOLE, look(table).routes().get(1).state());
        assertEquals(gateway, look(table).routes().get(1).gatewayId());
        assertEquals(
                List.of(table),
                given
                        .ec2
                        .describeRouteTables(r -> r.filters(Given.filter("route.state", "blackhole")))
                        .routeTables()
                        .stream()
                        .map(RouteTable::routeTableId)
                        .toList());
        given.ec2.attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
        assertEquals(RouteState.ACTIVE, look(table).routes().get(1).state());
        given.ec2.detachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
        given.ec2.deleteInternetGateway(r -> r.internetGatewayId(gateway));
        assertEquals(RouteState.BLACKHOLE, look(table).routes().get(1).state());
    }

    @Test
    void S2_18_aVpcHasOneInternetGatewayAndAGatewayOneVpc() {
        String vpc = vpc("10.0.0.0/16");
        String other = vpc("10.1.0.0/16");
        String gateway = gateway(vpc);
        String second =
                given.ec2.createInternetGateway(r -> {}).internetGateway().internetGatewayId();

        assertEquals(
                "Network " + vpc + " already has an internet gateway attached",
                given.refused(
                        "InvalidParameterValue",
                        () -> given.ec2.attachInternetGateway(
                                r -> r.internetGatewayId(second).vpcId(vpc))));
        given.refused(
                "Resource.AlreadyAssociated",
                () -> given.ec2.attachInternetGateway(
                        r -> r.internetGatewayId(gateway).vpcId(other)));
        given.refused("DependencyViolation", () -> given.ec2.deleteInternetGateway(r -> r.internetGatewayId(gateway)));
        given.refused(
                "Gateway.NotAttached",
                () -> given.ec2.detachInternetGateway(
                        r -> r.internetGatewayId(gateway).vpcId(other)));
        given.refused(
                "InvalidInternetGatewayID.NotFound",
                () -> given.ec2.attachInternetGateway(
                        r -> r.internetGatewayId("igw-0123456789abcdef0").vpcId(vpc)));
    }

    @Test
    void anAccountHasFiveInternetGatewaysAtMost() {
        IntStream.range(0, 4).forEach(i -> given.ec2.createInternetGateway(r -> {}));

        given.refused("InternetGatewayLimitExceeded", () -> given.ec2.createInternetGateway(r -> {}));
    }

    @Test
    void aGatewayCannotLeaveWhileAddressesAreMapped() {
        Instance instance = given.running(r -> {});
        String vpc = instance.vpcId();
        String gateway = given.ec2
                .describeInternetGateways(r -> r.filters(Given.filter("attachment.vpc-id", vpc)))
                .internetGateways()
                .get(0)
                .internetGatewayId();

        assertEquals(
                "Network " + vpc + " has some mapped public address(es). Please unmap those public address(es) before"
                        + " detaching the gateway.",
                given.refused(
                        "DependencyViolation",
                        () -> given.ec2.detachInternetGateway(
                                r -> r.internetGatewayId(gateway).vpcId(vpc))));
    }

    @ParameterizedTest
    @CsvSource({PLANS, SMALL, ODD})
    void S2_19_aSubnetIsPublicOnlyWithATableThatLeadsToTheGateway(String range, String first, String second) {
        String vpc = vpc(range);
        String publicSubnet = subnet(vpc, first);
        String privateSubnet = subnet(vpc, second);
        String gateway = gateway(vpc);
        String table = table(vpc);
        given.ec2.createRoute(
                r -> r.routeTableId(table).destinationCidrBlock(ANYWHERE).gatewayId(gateway));

        assertFalse(targets(effective(vpc, publicSubnet)).containsValue(gateway));
        given.ec2.associateRouteTable(r -> r.routeTableId(table).subnetId(publicSubnet));

        assertTrue(targets(effective(vpc, publicSubnet)).containsValue(gateway));
        assertFalse(targets(effective(vpc, privateSubnet)).containsValue(gateway));
        String main = main(vpc).routeTableId();
        assertEquals(
                "the specified association for route table " + main + " conflicts with an existing association",
                given.refused(
                        "Resource.AlreadyAssociated",
                        () -> given.ec2.associateRouteTable(
                                r -> r.routeTableId(main).subnetId(publicSubnet))));
    }

    @Test
    void anotherTableBecomesTheMainOne() {
        String vpc = vpc("10.0.0.0/16");
        String subnet = subnet(vpc, "10.0.0.0/24");
        String before = main(vpc).routeTableId();
        String association = main(vpc).associations().get(0).routeTableAssociationId();
        String table = table(vpc);
        given.refused(
                "InvalidParameterValue", () -> given.ec2.disassociateRouteTable(r -> r.associationId(association)));
        given.refused("DependencyViolation", () -> given.ec2.deleteRouteTable(r -> r.routeTableId(before)));

        String after = given.ec2
                .replaceRouteTableAssociation(r -> r.associationId(association).routeTableId(table))
                .newAssociationId();

        assertEquals(table, main(vpc).routeTableId());
        assertEquals(after, main(vpc).associations().get(0).routeTableAssociationId());
        assertEquals(table, effective(vpc, subnet));
        given.ec2.deleteRouteTable(r -> r.routeTableId(before));
        given.refused("DependencyViolation", () -> given.ec2.deleteRouteTable(r -> r.routeTableId(table)));
    }

    @Test
    void hostBitsAreClearedAndADestinationIsThereOnce() {
        String vpc = vpc("10.0.0.0/16");
        String gateway = gateway(vpc);
        String table = table(vpc);

        given.ec2.createRoute(r ->
                r.routeTableId(table).destinationCidrBlock("100.68.0.18/18").gatewayId(gateway));

        assertEquals(gateway, targets(table).get("100.68.0.0/18"));
        assertEquals(
                "The route identified by 100.68.0.0/18 already exists.",
                given.refused(
                        "RouteAlreadyExists",
                        () -> given.ec2.createRoute(r -> r.routeTableId(table)
                                .destinationCidrBlock("100.68.63.255/18")
                                .gatewayId(gateway))));
        given.refused(
                "RouteAlreadyExists",
                () -> given.ec2.createRoute(r -> r.routeTableId(table)
                        .destinationCidrBlock("10.0.0.0/16")
                        .gatewayId(gateway)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.1.0/24", "10.0.0.0/17", "10.0.255.255/32"})
    void insideOfTheVpcOnlyInterfacesAreTargets(String destination) {
        String vpc = vpc("10.0.0.0/16");
        String gateway = gateway(vpc);
        String table = table(vpc);

        String message = given.refused(
                "InvalidParameterValue",
                () -> given.ec2.createRoute(r ->
                        r.routeTableId(table).destinationCidrBlock(destination).gatewayId(gateway)));

        assertEquals(
                "The destination CIDR block " + destination
                        + " is equal to or more specific than one of this VPC's CIDR"
                        + " blocks. This route can target only an interface or an instance.",
                message);
    }

    @Test
    void aWiderRangeThanTheVpcsIsADestinationLikeAnyOther() {
        String vpc = vpc("10.0.0.0/16");
        String gateway = gateway(vpc);
        String table = table(vpc);

        given.ec2.createRoute(
                r -> r.routeTableId(table).destinationCidrBlock("10.0.0.0/8").gatewayId(gateway));

        assertEquals(Map.of("10.0.0.0/16", "local", "10.0.0.0/8", gateway), targets(table));
    }

    @Test
    void badDestinationsAndTargetsAreRefused() {
        String vpc = vpc("10.0.0.0/16");
        String gateway = gateway(vpc);
        String table = table(vpc);
        String elsewhere = table(vpc("10.1.0.0/16"));

        for (String bad : List.of("10.0.0.0", "10.0.0.0/33", "300.0.0.0/8", "::/0", "anywhere")) {
            assertEquals(
                    "Value (" + bad
                            + ") for parameter destinationCidrBlock is invalid. This is not a valid CIDR block.",
                    given.refused(
                            "InvalidParameterValue",
                            () -> given.ec2.createRoute(r -> r.routeTableId(table)
                                    .destinationCidrBlock(bad)
                                    .gatewayId(gateway))));
        }
        assertEquals(
                "route table " + elsewhere + " and network gateway " + gateway + " belong to different networks",
                given.refused(
                        "InvalidParameterValue",
                        () -> given.ec2.createRoute(r -> r.routeTableId(elsewhere)
                                .destinationCidrBlock(ANYWHERE)
                                .gatewayId(gateway))));
        assertEquals(
                "The gateway ID 'igw-0123456789abcdef0' does not exist",
                given.refused(
                        "InvalidGatewayID.NotFound",
                        () -> given.ec2.createRoute(r -> r.routeTableId(table)
                                .destinationCidrBlock(ANYWHERE)
                                .gatewayId("igw-0123456789abcdef0"))));
        given.refused(
                "InvalidNatGatewayID.NotFound",
                () -> given.ec2.createRoute(r ->
                        r.routeTableId(table).destinationCidrBlock(ANYWHERE).natGatewayId("nat-0123456789abcdef0")));
        given.refused(
                "InvalidRouteTableID.NotFound",
                () -> given.ec2.createRoute(r -> r.routeTableId("rtb-0123456789abcdef0")
                        .destinationCidrBlock(ANYWHERE)
                        .gatewayId(gateway)));
        given.refused(
                "MissingParameter",
                () -> given.ec2.createRoute(r -> r.routeTableId(table).destinationCidrBlock(ANYWHERE)));
        given.refused(
                "MissingParameter",
                () -> given.ec2.createRoute(r -> r.routeTableId(table).gatewayId(gateway)));
        given.refused(
                "InvalidParameterCombination",
                () -> given.ec2.createRoute(r -> r.routeTableId(table)
                        .destinationCidrBlock(ANYWHERE)
                        .gatewayId(gateway)
                        .natGatewayId("nat-0123456789abcdef0")));
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.createRoute(r -> r.routeTableId(table)
                        .destinationCidrBlock("169.254.169.254/32")
                        .gatewayId(gateway)));
        given.refused(
                "NotEmulated",
                () -> given.ec2.createRoute(r -> r.routeTableId(table)
                        .destinationCidrBlock(ANYWHERE)
                        .transitGatewayId("tgw-0123456789abcdef0")));
    }

    @Test
    void routesAreReplacedAndDeleted() {
        String vpc = vpc("10.0.0.0/16");
        String subnet = subnet(vpc, "10.0.0.0/24");
        String gateway = gateway(vpc);
        String table = table(vpc);
        Instance instance = given.running(r -> r.subnetId(subnet));
        String primary = instance.networkInterfaces().get(0).networkInterfaceId();
        given.ec2.createRoute(
                r -> r.routeTableId(table).destinationCidrBlock(ANYWHERE).gatewayId(gateway));

        given.ec2.replaceRoute(
                r -> r.routeTableId(table).destinationCidrBlock(ANYWHERE).instanceId(instance.instanceId()));

        Route route = look(table).routes().get(1);
        assertEquals(primary, route.networkInterfaceId());
        assertEquals(instance.instanceId(), route.instanceId());
        assertNull(route.gatewayId());
        assertEquals(RouteState.ACTIVE, route.state());

        given.ec2.terminateInstances(r -> r.instanceIds(instance.instanceId()));
        given.ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(instance.instanceId()));
        assertEquals(RouteState.BLACKHOLE, look(table).routes().get(1).state());
        assertEquals(primary, look(table).routes().get(1).networkInterfaceId());

        given.ec2.deleteRoute(r -> r.routeTableId(table).destinationCidrBlock(ANYWHERE));
        assertEquals(Map.of("10.0.0.0/16", "local"), targets(table));
        assertEquals(
                "no route with destination-cidr-block 0.0.0.0/0 in route table " + table,
                given.refused(
                        "InvalidRoute.NotFound",
                        () -> given.ec2.deleteRoute(r -> r.routeTableId(table).destinationCidrBlock(ANYWHERE))));
        assertEquals(
                "There is no route defined for '0.0.0.0/0' in the route table. Use CreateRoute instead.",
                given.refused(
                        "InvalidParameterValue",
                        () -> given.ec2.replaceRoute(r -> r.routeTableId(table)
                                .destinationCidrBlock(ANYWHERE)
                                .gatewayId(gateway))));
        assertEquals(
                "cannot remove local route 10.0.0.0/16 in route table " + table,
                given.refused(
                        "InvalidParameterValue",
                        () -> given.ec2.deleteRoute(r -> r.routeTableId(table).destinationCidrBlock("10.0.0.0/16"))));
    }

    @Test
    void theLocalTargetIsReplacedAndRestored() {
        String vpc = vpc("10.0.0.0/16");
        String subnet = subnet(vpc, "10.0.0.0/24");
        String table = table(vpc);
        String primary = given.running(r -> r.subnetId(subnet))
                .networkInterfaces()
                .get(0)
                .networkInterfaceId();

        given.ec2.replaceRoute(
                r -> r.routeTableId(table).destinationCidrBlock("10.0.0.0/16").networkInterfaceId(primary));
        assertEquals(primary, targets(table).get("10.0.0.0/16"));
        given.ec2.replaceRoute(
                r -> r.routeTableId(table).destinationCidrBlock("10.0.0.0/16").localTarget(true));
        assertEquals("local", targets(table).get("10.0.0.0/16"));

        given.ec2.createRoute(
                r -> r.routeTableId(table).destinationCidrBlock("10.0.0.0/24").networkInterfaceId(primary));
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.replaceRoute(r -> r.routeTableId(table)
                        .destinationCidrBlock("10.0.0.0/24")
                        .localTarget(true)));
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.createRoute(r -> r.routeTableId(table)
                        .destinationCidrBlock("10.0.0.0/25")
                        .networkInterfaceId(primary)));
    }

    @Test
    void aTableOfFiftyRoutesIsShownExactlyAndTakesNoMore() {
        String vpc = vpc("10.0.0.0/16");
        String gateway = gateway(vpc);
        String table = table(vpc);
        List<String> destinations =
                IntStream.range(1, 50).mapToObj(i -> "100.64." + i + ".0/24").toList();

        destinations.forEach(destination -> given.ec2.createRoute(
                r -> r.routeTableId(table).destinationCidrBlock(destination).gatewayId(gateway)));

        List<Route> routes = look(table).routes();
        assertEquals(50, routes.size());
        assertEquals("10.0.0.0/16", routes.get(0).destinationCidrBlock());
        assertEquals(
                destinations,
                routes.stream().skip(1).map(Route::destinationCidrBlock).toList());
        assertTrue(routes.stream()
                .skip(1)
                .allMatch(route -> route.origin() == RouteOrigin.CREATE_ROUTE
                        && route.state() == RouteState.ACTIVE
                        && gateway.equals(route.gatewayId())));
        given.refused(
                "RouteLimitExceeded",
                () -> given.ec2.createRoute(r ->
                        r.routeTableId(table).destinationCidrBlock(ANYWHERE).gatewayId(gateway)));
        // The limit is each family's own.
        given.ec2.createRoute(
                r -> r.routeTableId(table).destinationIpv6CidrBlock("::/0").gatewayId(gateway));
        assertEquals(51, look(table).routes().size());
    }

    @Test
    void ipv6DestinationsAreShownAsRfc5952WritesThem() {
        String vpc = vpc("10.0.0.0/16");
        String table = table(vpc);
        String egressOnly = given.ec2
                .createEgressOnlyInternetGateway(r -> r.vpcId(vpc))
                .egressOnlyInternetGateway()
                .egressOnlyInternetGatewayId();

        given.ec2.createRoute(r -> r.routeTableId(table)
                .destinationIpv6CidrBlock("2001:0DB8:0000::/32")
                .egressOnlyInternetGatewayId(egressOnly));

        Route route = look(table).routes().get(1);
        assertEquals("2001:db8::/32", route.destinationIpv6CidrBlock());
        assertEquals(egressOnly, route.egressOnlyInternetGatewayId());
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.createRoute(r ->
                        r.routeTableId(table).destinationCidrBlock(ANYWHERE).egressOnlyInternetGatewayId(egressOnly)));
        given.refused(
                "EgressOnlyInternetGatewayLimitExceeded",
                () -> given.ec2.createEgressOnlyInternetGateway(r -> r.vpcId(vpc)));
        given.ec2.deleteEgressOnlyInternetGateway(r -> r.egressOnlyInternetGatewayId(egressOnly));
        assertEquals(RouteState.BLACKHOLE, look(table).routes().get(1).state());
        given.ec2.deleteRoute(r -> r.routeTableId(table).destinationIpv6CidrBlock("2001:db8::/32"));
        assertEquals(1, look(table).routes().size());
    }

    @Test
    void aGatewayHasATableOfItsOwn() {
        String vpc = vpc("10.0.0.0/16");
        String subnet = subnet(vpc, "10.0.0.0/24");
        String gateway = gateway(vpc);
        String ingress = table(vpc);
        String primary = given.running(r -> r.subnetId(subnet))
                .networkInterfaces()
                .get(0)
                .networkInterfaceId();

        String association = given.ec2
                .associateRouteTable(r -> r.routeTableId(ingress).gatewayId(gateway))
                .associationId();
        given.ec2.createRoute(
                r -> r.routeTableId(ingress).destinationCidrBlock("10.0.0.0/24").networkInterfaceId(primary));

        assertEquals(gateway, look(ingress).associations().get(0).gatewayId());
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.createRoute(r ->
                        r.routeTableId(ingress).destinationCidrBlock(ANYWHERE).gatewayId(gateway)));
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.associateRouteTable(r -> r.routeTableId(ingress).subnetId(subnet)));
        given.ec2.disassociateRouteTable(r -> r.associationId(association));
        String outward = table(vpc);
        given.ec2.createRoute(
                r -> r.routeTableId(outward).destinationCidrBlock(ANYWHERE).gatewayId(gateway));
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.associateRouteTable(r -> r.routeTableId(outward).gatewayId(gateway)));
    }

    @Test
    void tablesAreTaggedFilteredAndPaged() {
        String vpc = vpc("10.0.0.0/16");
        List<String> tables = IntStream.range(0, 7)
                .mapToObj(i -> given.ec2
                        .createRouteTable(r -> r.vpcId(vpc)
                                .tagSpecifications(TagSpecification.builder()
                                        .resourceType("route-table")
                                        .tags(Tag.builder()
                                                .key("Name")
                                                .value("table-" + i)
                                                .build())
                                        .build()))
                        .routeTable()
                        .routeTableId())
                .toList();

        assertEquals(
                List.of(tables.get(3)),
                given
                        .ec2
                        .describeRouteTables(r -> r.filters(Given.filter("tag:Name", "table-3")))
                        .routeTables()
                        .stream()
                        .map(RouteTable::routeTableId)
                        .toList());
        assertEquals(
                8,
                given
                        .ec2
                        .describeRouteTablesPaginator(r -> r.maxResults(5).filters(Given.filter("vpc-id", vpc)))
                        .routeTables()
                        .stream()
                        .count());
        given.ec2.createTags(r -> r.resources(tables.get(0))
                .tags(Tag.builder().key("a").value("b").build()));
        assertTrue(look(tables.get(0))
                .tags()
                .contains(Tag.builder().key("a").value("b").build()));
        assertEquals(
                7,
                given.ec2
                        .describeTags(r ->
                                r.filters(Given.filter("resource-type", "route-table"), Given.filter("key", "Name")))
                        .tags()
                        .size());
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.describeRouteTables(r -> r.filters(Given.filter("colour", "red"))));
    }

    @Test
    void aPrefixListIsADestinationAndCountsForItsEntries() {
        String vpc = vpc("10.0.0.0/16");
        String gateway = gateway(vpc);
        String table = table(vpc);
        String small = list("small", 3);
        String big = list("big", 47);

        given.ec2.createRoute(
                r -> r.routeTableId(table).destinationPrefixListId(small).gatewayId(gateway));

        Route route = look(table).routes().get(1);
        assertEquals(small, route.destinationPrefixListId());
        assertNull(route.destinationCidrBlock());
        assertEquals(gateway, route.gatewayId());
        given.refused(
                "RouteLimitExceeded",
                () -> given.ec2.createRoute(
                        r -> r.routeTableId(table).destinationPrefixListId(big).gatewayId(gateway)));
        given.refused(
                "RouteAlreadyExists",
                () -> given.ec2.createRoute(r ->
                        r.routeTableId(table).destinationPrefixListId(small).gatewayId(gateway)));
        given.refused(
                "InvalidPrefixListID.NotFound",
                () -> given.ec2.createRoute(r -> r.routeTableId(table)
                        .destinationPrefixListId("pl-0123456789abcdef0")
                        .gatewayId(gateway)));
        given.ec2.deleteRoute(r -> r.routeTableId(table).destinationPrefixListId(small));
        given.ec2.createRoute(
                r -> r.routeTableId(table).destinationPrefixListId(big).gatewayId(gateway));
        assertEquals(
                List.of(table),
                given
                        .ec2
                        .describeRouteTables(r -> r.filters(Given.filter("route.destination-prefix-list-id", big)))
                        .routeTables()
                        .stream()
                        .map(RouteTable::routeTableId)
                        .toList());
    }

    private String list(String name, int most) {
        return given.ec2
                .createManagedPrefixList(
                        r -> r.prefixListName(name).addressFamily("IPv4").maxEntries(most))
                .prefixList()
                .prefixListId();
    }

    @Test
    void anInstanceWithTwoInterfacesIsNoTargetButEachOfThemIs() {
        String vpc = vpc("10.0.0.0/16");
        String subnet = subnet(vpc, "10.0.0.0/24");
        String table = table(vpc);
        Instance instance = given.running(r -> r.subnetId(subnet));
        String second = given.ec2
                .createNetworkInterface(r -> r.subnetId(subnet))
                .networkInterface()
                .networkInterfaceId();
        given.ec2.createRoute(r ->
                r.routeTableId(table).destinationCidrBlock("192.168.0.0/16").networkInterfaceId(second));
        assertEquals(RouteState.BLACKHOLE, look(table).routes().get(1).state());

        given.ec2.attachNetworkInterface(r ->
                r.instanceId(instance.instanceId()).networkInterfaceId(second).deviceIndex(1));

        assertEquals(RouteState.ACTIVE, look(table).routes().get(1).state());
        assertEquals(instance.instanceId(), look(table).routes().get(1).instanceId());
        assertEquals(
                "There are multiple interfaces attached to instance '" + instance.instanceId()
                        + "'. Please specify an interface ID for the operation instead.",
                given.refused(
                        "InvalidInstanceID",
                        () -> given.ec2.createRoute(r -> r.routeTableId(table)
                                .destinationCidrBlock(ANYWHERE)
                                .instanceId(instance.instanceId()))));
    }

    @Test
    void aNewTableSaysLocalForEveryRangeOfItsVpc() {
        String vpc = given.ec2
                .createVpc(r -> r.cidrBlock("10.0.0.0/16").amazonProvidedIpv6CidrBlock(true))
                .vpc()
                .vpcId();
        given.ec2.associateVpcCidrBlock(r -> r.vpcId(vpc).cidrBlock("10.9.0.0/16"));
        String range6 = given.ec2
                .describeVpcs(r -> r.vpcIds(vpc))
                .vpcs()
                .get(0)
                .ipv6CidrBlockAssociationSet()
                .get(0)
                .ipv6CidrBlock();
        String gateway = gateway(vpc);

        String table = table(vpc);

        assertEquals(
                Set.of("10.0.0.0/16", "10.9.0.0/16", range6),
                look(table).routes().stream()
                        .filter(route -> route.gatewayId().equals("local"))
                        .map(route -> route.destinationIpv6CidrBlock() == null
                                ? route.destinationCidrBlock()
                                : route.destinationIpv6CidrBlock())
                        .collect(Collectors.toSet()));
        given.refused(
                "RouteAlreadyExists",
                () -> given.ec2.createRoute(r ->
                        r.routeTableId(table).destinationIpv6CidrBlock(range6).gatewayId(gateway)));
    }

    @Test
    void aTableOfAnotherVpcIsNotForASubnet() {
        String one = vpc("10.0.0.0/16");
        String other = vpc("10.1.0.0/16");
        String subnet = subnet(one, "10.0.0.0/24");
        String table = table(other);

        assertEquals(
                "route table " + table + " and subnet " + subnet + " belong to different networks",
                given.refused(
                        "InvalidParameterValue",
                        () -> given.ec2.associateRouteTable(
                                r -> r.routeTableId(table).subnetId(subnet))));
    }

    @Test
    void whatIsTornDownInReverseOrderLeavesNothingBehind() {
        var before = given.lab.world().tables();
        String vpc = vpc("10.0.0.0/16");
        String subnet = subnet(vpc, "10.0.0.0/24");
        String gateway = gateway(vpc);
        String table = table(vpc);
        given.ec2.createRoute(
                r -> r.routeTableId(table).destinationCidrBlock(ANYWHERE).gatewayId(gateway));
        String association = given.ec2
                .associateRouteTable(r -> r.routeTableId(table).subnetId(subnet))
                .associationId();
        String other = table(vpc);
        String replaced = given.ec2
                .replaceRouteTableAssociation(r -> r.associationId(association).routeTableId(other))
                .newAssociationId();
        given.ec2.deleteRouteTable(r -> r.routeTableId(table));

        given.refused("DependencyViolation", () -> given.ec2.deleteRouteTable(r -> r.routeTableId(other)));
        given.ec2.disassociateRouteTable(r -> r.associationId(replaced));
        given.ec2.deleteRouteTable(r -> r.routeTableId(other));
        given.ec2.deleteSubnet(r -> r.subnetId(subnet));
        given.ec2.detachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
        given.ec2.deleteInternetGateway(r -> r.internetGatewayId(gateway));
        given.ec2.deleteVpc(r -> r.vpcId(vpc));

        assertEquals(rows(before), rows(given.lab.world().tables()));
    }

    /** How many rows there are of each kind, except for what goes on inside of the learner's computer. */
    private static Map<String, Integer> rows(Map<World.TableName, Table<?>> tables) {
        return tables.entrySet().stream()
                .filter(table -> table.getValue().size() > 0)
                .filter(table -> !OWN_COMPUTER.contains(table.getKey().kind()))
                .collect(Collectors.toMap(table -> table.getKey().toString(), table -> table.getValue()
                        .size()));
    }
}
