package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.aws.ec2.Given;
import skylab.network.Cidr;
import skylab.network.packet.Fate;
import skylab.network.packet.Journey;
import skylab.network.packet.Packet;
import skylab.network.packet.VpcNet;
import skylab.world.Scope;
import software.amazon.awssdk.core.waiters.WaiterResponse;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.ConnectivityType;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddress;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;

/** NAT gateways, as a learner meets them; what passes through them is proven where packets are. */
class NatGatewayTest {
    private static final String ANYWHERE = "0.0.0.0/0";

    private final Given given = Given.lab();

    private String vpc(String range) {
        return given.ec2.createVpc(r -> r.cidrBlock(range)).vpc().vpcId();
    }

    private String subnet(String vpc, String range, String zone) {
        return given.ec2
                .createSubnet(r -> r.vpcId(vpc).cidrBlock(range).availabilityZone(zone))
                .subnet()
                .subnetId();
    }

    private String gateway(String vpc) {
        String id = given.ec2.createInternetGateway(r -> {}).internetGateway().internetGatewayId();
        given.ec2.attachInternetGateway(r -> r.internetGatewayId(id).vpcId(vpc));
        return id;
    }

    /** A table that leads everywhere else to a target, for some subnets. */
    private String table(
            String vpc,
            Consumer<software.amazon.awssdk.services.ec2.model.CreateRouteRequest.Builder> to,
            String... subnets) {
        String table =
                given.ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
        given.ec2.createRoute(r -> to.accept(r.routeTableId(table).destinationCidrBlock(ANYWHERE)));
        for (String subnet : subnets) {
            given.ec2.associateRouteTable(r -> r.routeTableId(table).subnetId(subnet));
        }
        return table;
    }

    private String allocation() {
        return given.ec2.allocateAddress(r -> r.domain("vpc")).allocationId();
    }

    private Address address(String allocation) {
        return given.ec2
                .describeAddresses(r -> r.allocationIds(allocation))
                .addresses()
                .get(0);
    }

    private String create(Consumer<CreateNatGatewayRequest.Builder> like) {
        return given.ec2.createNatGateway(like).natGateway().natGatewayId();
    }

    private String nat(String subnet, String allocation) {
        return create(r -> r.subnetId(subnet).allocationId(allocation));
    }

    private NatGateway look(String id) {
        return given.ec2
                .describeNatGateways(r -> r.natGatewayIds(id))
                .natGateways()
                .get(0);
    }

    private void waitFor(String id) {
        given.ec2.waiter().waitUntilNatGatewayAvailable(r -> r.natGatewayIds(id));
    }

    private Map<String, String> targets(String table) {
        return given.ec2.describeRouteTables(r -> r.routeTableIds(table)).routeTables().get(0).routes().stream()
                .collect(Collectors.toMap(
                        Route::destinationCidrBlock,
                        route -> route.gatewayId() != null ? route.gatewayId() : route.natGatewayId()));
    }

    private Route lastRoute(String table) {
        List<Route> routes = given.ec2
                .describeRouteTables(r -> r.routeTableIds(table))
                .routeTables()
                .get(0)
                .routes();
        return routes.get(routes.size() - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16,10.0.0.0/24,10.0.1.0/24",
        "192.168.0.0/24,192.168.0.0/26,192.168.0.64/26",
        "172.31.128.0/17,172.31.128.0/20,172.31.255.240/28"
    })
    void S0_127_aNatGatewayInThePublicSubnetBecomesAvailable(String range, String open, String hidden) {
        String vpc = vpc(range);
        String publicSubnet = subnet(vpc, open, "us-east-1a");
        String privateSubnet = subnet(vpc, hidden, "us-east-1a");
        String gateway = gateway(vpc);
        table(vpc, r -> r.gatewayId(gateway), publicSubnet);
        String allocation = allocation();
        Instant start = given.lab.world().now();

        NatGateway made = given.ec2
                .createNatGateway(r -> r.subnetId(publicSubnet).allocationId(allocation))
                .natGateway();
        assertEquals(NatGatewayState.PENDING, made.state());
        WaiterResponse<DescribeNatGatewaysResponse> awaited =
                given.ec2.waiter().waitUntilNatGatewayAvailable(r -> r.natGatewayIds(made.natGatewayId()));
        String table = table(vpc, r -> r.natGatewayId(made.natGatewayId()), privateSubnet);

        NatGateway available =
                awaited.matched().response().orElseThrow().natGateways().get(0);
        assertEquals(NatGatewayState.AVAILABLE, available.state());
        Duration took = Duration.between(start, given.lab.world().now());
        assertTrue(took.compareTo(Duration.ofSeconds(60)) >= 0 && took.compareTo(Duration.ofSeconds(125)) <= 0);
        NatGatewayAddress own = available.natGatewayAddresses().get(0);
        Address elastic = address(allocation);
        assertEquals(elastic.publicIp(), own.publicIp());
        assertEquals(allocation, own.allocationId());
        assertEquals(elastic.associationId(), own.associationId());
        assertEquals(elastic.networkInterfaceId(), own.networkInterfaceId());
        assertEquals(elastic.privateIpAddress(), own.privateIp());
        assertTrue(Cidr.of(open).contains(own.privateIp()));
        assertEquals("succeeded", own.statusAsString());
        assertTrue(own.isPrimary());
        assertEquals(made.natGatewayId(), targets(table).get(ANYWHERE));
        assertEquals(RouteState.ACTIVE, lastRoute(table).state());
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/16,10.0.0.0/24", "192.168.0.0/24,192.168.0.0/26"})
    void S0_129_withoutAnInternetGatewayItFails(String range, String hidden) {
        String vpc = vpc(range);
        String subnet = subnet(vpc, hidden, "us-east-1a");
        String allocation = allocation();

        String id = nat(subnet, allocation);
        assertEquals(NatGatewayState.PENDING, look(id).state());
        assertNull(look(id).failureCode());
        given.lab.advance(Duration.ofSeconds(20));

        NatGateway failed = look(id);
        assertEquals(NatGatewayState.FAILED, failed.state());
        assertEquals("Gateway.NotAttached", failed.failureCode());
        assertEquals("Network " + vpc + " has no Internet gateway attached", failed.failureMessage());
        assertNull(address(allocation).associationId());
        given.refused(
                "InvalidNatGatewayID.NotFound",
                () -> given.ec2.createRoute(r -> r.routeTableId(mainTable(vpc))
                        .destinationCidrBlock(ANYWHERE)
                        .natGatewayId(id)));
        given.lab.advance(Duration.ofHours(1));
        given.refused("NatGatewayNotFound", () -> given.ec2.describeNatGateways(r -> r.natGatewayIds(id)));
    }

    private String mainTable(String vpc) {
        // From the world itself: a call would be a change of time within a refused one.
        return given.lab.world().tables().entrySet().stream()
                .filter(table -> table.getKey().kind().equals("route-table"))
                .flatMap(table -> table.getValue().values().stream())
                .map(skylab.network.route.RouteTable.class::cast)
                .filter(table -> table.vpc().equals(vpc))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/16,10.0.0.0/24,10.0.1.0/24", "172.16.0.0/20,172.16.0.0/28,172.16.0.16/28"})
    void S0_129_aDeletedOneLeavesABlackHoleAndItsAddressAllocated(String range, String open, String hidden) {
        String vpc = vpc(range);
        String publicSubnet = subnet(vpc, open, "us-east-1a");
        String privateSubnet = subnet(vpc, hidden, "us-east-1a");
        gateway(vpc);
        String allocation = allocation();
        String id = nat(publicSubnet, allocation);
        waitFor(id);
        String table = table(vpc, r -> r.natGatewayId(id), privateSubnet);
        String network = look(id).natGatewayAddresses().get(0).networkInterfaceId();

        given.ec2.deleteNatGateway(r -> r.natGatewayId(id));

        assertEquals(NatGatewayState.DELETING, look(id).state());
        assertEquals(RouteState.BLACKHOLE, lastRoute(table).state());
        given.ec2.waiter().waitUntilNatGatewayDeleted(r -> r.natGatewayIds(id));
        assertEquals(NatGatewayState.DELETED, look(id).state());
        assertNotNull(look(id).deleteTime());
        assertEquals(id, lastRoute(table).natGatewayId());
        assertEquals(RouteState.BLACKHOLE, lastRoute(table).state());
        assertNull(address(allocation).associationId());
        given.refused(
                "InvalidNetworkInterfaceID.NotFound",
                () -> given.ec2.describeNetworkInterfaces(r -> r.networkInterfaceIds(network)));
        given.lab.advance(Duration.ofMinutes(59));
        assertEquals(NatGatewayState.DELETED, look(id).state());
        given.lab.advance(Duration.ofMinutes(1));
        given.refused("NatGatewayNotFound", () -> given.ec2.describeNatGateways(r -> r.natGatewayIds(id)));
        assertEquals(RouteState.BLACKHOLE, lastRoute(table).state());
        given.ec2.releaseAddress(r -> r.allocationId(allocation));
    }

    /** The lecture's network in two zones, as its tables and gateways are asked for. */
    private final class TwoZones {
        final String vpc;
        final List<String> open;
        final List<String> hidden;
        final String gateway;

        TwoZones(String range, String open1, String open2, String hidden1, String hidden2) {
            vpc = vpc(range);
            open = List.of(subnet(vpc, open1, "us-east-1a"), subnet(vpc, open2, "us-east-1c"));
            hidden = List.of(subnet(vpc, hidden1, "us-east-1a"), subnet(vpc, hidden2, "us-east-1c"));
            gateway = gateway(vpc);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16,10.0.0.0/24,10.0.1.0/24,10.0.2.0/24,10.0.3.0/24",
        "192.168.0.0/22,192.168.0.0/26,192.168.0.64/26,192.168.1.0/24,192.168.2.0/24"
    })
    void S3_07_S3_08_S3_09_aNatGatewayInEachZone(String range, String o1, String o2, String h1, String h2) {
        TwoZones net = new TwoZones(range, o1, o2, h1, h2);
        assertEquals(
                "available",
                given.ec2
                        .describeInternetGateways(r -> r.internetGatewayIds(net.gateway))
                        .internetGateways()
                        .get(0)
                        .attachments()
                        .get(0)
                        .stateAsString());

        String open = table(net.vpc, r -> r.gatewayId(net.gateway), net.open.get(0), net.open.get(1));
        List<String> nats = net.open.stream().map(one -> nat(one, allocation())).toList();
        nats.forEach(this::waitFor);
        String first = table(net.vpc, r -> r.natGatewayId(nats.get(0)), net.hidden.get(0));
        String second = table(net.vpc, r -> r.natGatewayId(nats.get(1)), net.hidden.get(1));

        assertEquals(Map.of(range, "local", ANYWHERE, net.gateway), targets(open));
        assertEquals(Map.of(range, "local", ANYWHERE, nats.get(0)), targets(first));
        assertEquals(Map.of(range, "local", ANYWHERE, nats.get(1)), targets(second));
        for (int i = 0; i < 2; i++) {
            assertEquals(net.open.get(i), look(nats.get(i)).subnetId());
            assertNotNull(look(nats.get(i)).natGatewayAddresses().get(0).publicIp());
        }
        assertNotEquals(
                look(nats.get(0)).natGatewayAddresses().get(0).publicIp(),
                look(nats.get(1)).natGatewayAddresses().get(0).publicIp());
    }

    @Test
    void S3_10_whereBothZonesShareOneItsEndCutsOffBoth() {
        TwoZones net = new TwoZones("10.0.0.0/16", "10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24", "10.0.3.0/24");
        String shared = nat(net.open.get(0), allocation());
        waitFor(shared);
        List<String> tables = net.hidden.stream()
                .map(one -> table(net.vpc, r -> r.natGatewayId(shared), one))
                .toList();

        given.ec2.deleteNatGateway(r -> r.natGatewayId(shared));

        tables.forEach(
                table -> assertEquals(RouteState.BLACKHOLE, lastRoute(table).state()));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16,10.0.0.0/24,10.0.1.0/24,10.0.2.0/24,10.0.3.0/24",
        "10.10.0.0/20,10.10.0.0/24,10.10.1.0/24,10.10.4.0/22,10.10.8.0/22"
    })
    void S4_14_S4_15_S4_16_S4_17_oneNatGatewayAndItsTables(String range, String o1, String o2, String h1, String h2) {
        TwoZones net = new TwoZones(range, o1, o2, h1, h2);
        String open = table(net.vpc, r -> r.gatewayId(net.gateway), net.open.get(0), net.open.get(1));
        String nat = nat(net.open.get(0), allocation());
        waitFor(nat);
        List<String> hidden = net.hidden.stream()
                .map(one -> table(net.vpc, r -> r.natGatewayId(nat), one))
                .toList();

        NatGatewayAddress own = look(nat).natGatewayAddresses().get(0);
        assertEquals(ConnectivityType.PUBLIC, look(nat).connectivityType());
        assertNotNull(own.publicIp());
        assertTrue(Cidr.of(o1).contains(own.privateIp()));
        assertEquals(Map.of(range, "local", ANYWHERE, net.gateway), targets(open));
        hidden.forEach(table -> assertEquals(Map.of(range, "local", ANYWHERE, nat), targets(table)));
        assertNotEquals(hidden.get(0), hidden.get(1));
        assertEquals(
                2,
                given.ec2
                        .describeRouteTables(r -> r.routeTableIds(open))
                        .routeTables()
                        .get(0)
                        .associations()
                        .size());
    }

    @Test
    void itsInterfaceIsManagedByItsMaker() {
        String vpc = vpc("10.0.0.0/16");
        String subnet = subnet(vpc, "10.0.0.0/24", "us-east-1a");
        gateway(vpc);
        String id = nat(subnet, allocation());

        var own = given.ec2
                .describeNetworkInterfaces(
                        r -> r.filters(Given.filter("description", "Interface for NAT Gateway " + id)))
                .networkInterfaces()
                .get(0);

        assertEquals("nat_gateway", own.interfaceTypeAsString());
        assertTrue(own.requesterManaged());
        assertFalse(own.sourceDestCheck());
        assertEquals(List.of(), own.groups());
        assertEquals(look(id).natGatewayAddresses().get(0).networkInterfaceId(), own.networkInterfaceId());
    }

    @Test
    void whatIsWrongWithTheCallIsRefused() {
        String vpc = vpc("10.0.0.0/16");
        String subnet = subnet(vpc, "10.0.0.0/24", "us-east-1a");
        gateway(vpc);
        String allocation = allocation();

        given.refused("MissingParameter", () -> given.ec2.createNatGateway(r -> r.subnetId(subnet)));
        given.refused(
                "InvalidElasticIpID.NotFound",
                () -> given.ec2.createNatGateway(r -> r.subnetId(subnet).allocationId("eipalloc-0123456789abcdef0")));
        given.refused(
                "InvalidSubnetID.NotFound",
                () -> given.ec2.createNatGateway(
                        r -> r.subnetId("subnet-0123456789abcdef0").allocationId(allocation)));
        given.refused(
                "InvalidParameterCombination",
                () -> given.ec2.createNatGateway(
                        r -> r.subnetId(subnet).connectivityType("private").allocationId(allocation)));
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.createNatGateway(
                        r -> r.subnetId(subnet).allocationId(allocation).privateIpAddress("10.0.1.9")));
        given.refused(
                "NatGatewayNotFound", () -> given.ec2.deleteNatGateway(r -> r.natGatewayId("nat-0123456789abcdef0")));
        given.refused("NatGatewayMalformed", () -> given.ec2.deleteNatGateway(r -> r.natGatewayId("nat-x")));
        String id = create(r -> r.subnetId(subnet).allocationId(allocation).privateIpAddress("10.0.0.9"));
        waitFor(id);
        assertEquals("10.0.0.9", look(id).natGatewayAddresses().get(0).privateIp());
    }

    @Test
    void anAddressThatIsTakenMakesItFail() {
        String vpc = vpc("10.0.0.0/16");
        String subnet = subnet(vpc, "10.0.0.0/24", "us-east-1a");
        gateway(vpc);
        String allocation = allocation();
        String first = nat(subnet, allocation);

        String second = nat(subnet, allocation);
        given.lab.advance(Duration.ofMinutes(2));

        assertEquals(NatGatewayState.AVAILABLE, look(first).state());
        assertEquals(NatGatewayState.FAILED, look(second).state());
        assertEquals("Resource.AlreadyAssociated", look(second).failureCode());
        assertEquals(
                look(first).natGatewayAddresses().get(0).networkInterfaceId(),
                address(allocation).networkInterfaceId());
    }

    @Test
    void aZoneHasFiveAtMost() {
        String vpc = vpc("10.0.0.0/16");
        String subnet = subnet(vpc, "10.0.0.0/24", "us-east-1a");
        String elsewhere = subnet(vpc, "10.0.1.0/24", "us-east-1b");
        for (int i = 0; i < 5; i++) {
            create(r -> r.subnetId(subnet).connectivityType("private"));
        }

        assertEquals(
                "Performing this operation would exceed the limit of 5 NAT gateways",
                given.refused(
                        "NatGatewayLimitExceeded",
                        () -> given.ec2.createNatGateway(r -> r.subnetId(subnet).connectivityType("private"))));
        create(r -> r.subnetId(elsewhere).connectivityType("private"));
        assertEquals(
                5,
                given
                        .ec2
                        .describeNatGatewaysPaginator(r -> r.maxResults(5).filter(Given.filter("subnet-id", subnet)))
                        .natGateways()
                        .stream()
                        .count());
        assertEquals(
                6,
                given.ec2
                        .describeNatGateways(
                                r -> r.filter(Given.filter("state", "pending"), Given.filter("vpc-id", vpc)))
                        .natGateways()
                        .size());
    }

    @Test
    void aPrivateOneNeedsNoGatewayAndHasUpToEightAddresses() {
        String vpc = vpc("10.0.0.0/16");
        String subnet = subnet(vpc, "10.0.0.0/24", "us-east-1a");
        String id =
                create(r -> r.subnetId(subnet).connectivityType("private").secondaryPrivateIpAddresses("10.0.0.77"));
        given.refused(
                "IncorrectState",
                () -> given.ec2.assignPrivateNatGatewayAddress(
                        r -> r.natGatewayId(id).privateIpAddressCount(1)));
        waitFor(id);
        assertNull(look(id).natGatewayAddresses().get(0).publicIp());

        given.ec2.assignPrivateNatGatewayAddress(r -> r.natGatewayId(id).privateIpAddressCount(6));

        assertEquals(8, look(id).natGatewayAddresses().size());
        assertEquals(
                1,
                look(id).natGatewayAddresses().stream()
                        .filter(NatGatewayAddress::isPrimary)
                        .count());
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.assignPrivateNatGatewayAddress(
                        r -> r.natGatewayId(id).privateIpAddressCount(1)));
        given.ec2.unassignPrivateNatGatewayAddress(r -> r.natGatewayId(id).privateIpAddresses("10.0.0.77"));
        assertEquals(7, look(id).natGatewayAddresses().size());
        String primary = look(id).natGatewayAddresses().get(0).privateIp();
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.unassignPrivateNatGatewayAddress(
                        r -> r.natGatewayId(id).privateIpAddresses(primary)));
        long free = given.ec2
                .describeSubnets(r -> r.subnetIds(subnet))
                .subnets()
                .get(0)
                .availableIpAddressCount();
        assertEquals(251 - 7, free);
    }

    @Test
    void aPublicOneHasFurtherElasticAddresses() {
        String vpc = vpc("10.0.0.0/16");
        String subnet = subnet(vpc, "10.0.0.0/24", "us-east-1a");
        gateway(vpc);
        String id = nat(subnet, allocation());
        waitFor(id);
        String further = allocation();

        NatGatewayAddress added = given.ec2
                .associateNatGatewayAddress(r -> r.natGatewayId(id).allocationIds(further))
                .natGatewayAddresses()
                .get(0);

        assertEquals(address(further).publicIp(), added.publicIp());
        assertEquals(address(further).associationId(), added.associationId());
        assertFalse(added.isPrimary());
        assertEquals(2, look(id).natGatewayAddresses().size());
        given.refused(
                "Resource.AlreadyAssociated",
                () -> given.ec2.associateNatGatewayAddress(
                        r -> r.natGatewayId(id).allocationIds(further)));
        given.ec2.disassociateNatGatewayAddress(r -> r.natGatewayId(id).associationIds(added.associationId()));
        assertEquals(1, look(id).natGatewayAddresses().size());
        assertNull(address(further).associationId());
        String primary = look(id).natGatewayAddresses().get(0).associationId();
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.disassociateNatGatewayAddress(
                        r -> r.natGatewayId(id).associationIds(primary)));
    }

    @Test
    void theSameRequestAgainMakesNothingMore() {
        String vpc = vpc("10.0.0.0/16");
        String subnet = subnet(vpc, "10.0.0.0/24", "us-east-1a");
        String first =
                create(r -> r.subnetId(subnet).connectivityType("private").clientToken("a"));

        assertEquals(
                first,
                create(r -> r.subnetId(subnet).connectivityType("private").clientToken("a")));
        given.refused(
                "IdempotentParameterMismatch",
                () -> given.ec2.createNatGateway(r -> r.subnetId(subnet)
                        .allocationId("eipalloc-0123456789abcdef0")
                        .clientToken("a")));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16,10.0.0.0/24,10.0.1.0/24",
        "192.168.0.0/24,192.168.0.0/26,192.168.0.64/26",
        "172.20.0.0/18,172.20.0.0/20,172.20.32.0/28"
    })
    void S0_127_S0_129_whatALearnerBuildsCarriesPacketsWhileItIsWhole(String range, String open, String hidden) {
        String vpc = vpc(range);
        String publicSubnet = subnet(vpc, open, "us-east-1a");
        String privateSubnet = subnet(vpc, hidden, "us-east-1a");
        String gateway = gateway(vpc);
        String machine = given.running(r -> r.subnetId(privateSubnet)).instanceId();
        String id = nat(publicSubnet, allocation());
        assertEquals(List.of("NO_ROUTE_TO_DESTINATION"), blockers(machine));
        table(vpc, r -> r.natGatewayId(id), privateSubnet);
        assertEquals(List.of("BAD_STATE"), blockers(machine));
        waitFor(id);
        // The public subnet still has the main table: a NAT gateway in a private subnet.
        assertEquals(List.of("NO_ROUTE_TO_DESTINATION"), blockers(machine));

        String main = table(vpc, r -> r.gatewayId(gateway), publicSubnet);

        assertEquals(List.of(), blockers(machine));
        Journey journey = journey(machine);
        assertEquals(
                look(id).natGatewayAddresses().get(0).publicIp(),
                Cidr.dotted(
                        journey.forth().get(journey.forth().size() - 1).after().source()));
        assertNotNull(main);
        given.ec2.deleteNatGateway(r -> r.natGatewayId(id));
        assertEquals(List.of("BAD_STATE_ROUTE"), blockers(machine));
    }

    private Journey journey(String machine) {
        Scope scope = given.lab.world().tables().keySet().stream()
                .filter(name -> name.kind().equals("natgateway"))
                .findFirst()
                .orElseThrow()
                .scope();
        return new VpcNet().journey(given.lab.world(), scope, Packet.tcp(machine, "93.184.215.14", 443));
    }

    private List<String> blockers(String machine) {
        return journey(machine).blockers().stream().map(Fate.Blocker::code).toList();
    }

    @Test
    void itsElasticAddressCannotBeTakenFromIt() {
        String vpc = vpc("10.0.0.0/16");
        String subnet = subnet(vpc, "10.0.0.0/24", "us-east-1a");
        gateway(vpc);
        String allocation = allocation();
        String id = nat(subnet, allocation);
        waitFor(id);
        String association = address(allocation).associationId();

        given.refused("AuthFailure", () -> given.ec2.disassociateAddress(r -> r.associationId(association)));
        given.refused("AuthFailure", () -> given.ec2.releaseAddress(r -> r.allocationId(allocation)));
    }

    @Test
    void aFullSubnetMakesItFailAndOneInTheMakingCanBeDeleted() {
        String vpc = vpc("10.0.0.0/16");
        String subnet = subnet(vpc, "10.0.0.0/28", "us-east-1a");
        String first =
                create(r -> r.subnetId(subnet).connectivityType("private").secondaryPrivateIpAddressCount(7));

        String second =
                create(r -> r.subnetId(subnet).connectivityType("private").secondaryPrivateIpAddressCount(3));
        given.ec2.deleteNatGateway(r -> r.natGatewayId(first));
        given.lab.advance(Duration.ofMinutes(2));

        assertEquals("InsufficientFreeAddressesInSubnet", look(second).failureCode());
        assertEquals(NatGatewayState.DELETED, look(first).state());
        assertEquals(
                11,
                given.ec2
                        .describeSubnets(r -> r.subnetIds(subnet))
                        .subnets()
                        .get(0)
                        .availableIpAddressCount());
    }

    @Test
    void theInternetGatewayStaysWhileItHasAnAddress() {
        String vpc = vpc("10.0.0.0/16");
        String subnet = subnet(vpc, "10.0.0.0/24", "us-east-1a");
        String gateway = gateway(vpc);
        String id = nat(subnet, allocation());
        waitFor(id);

        given.refused(
                "DependencyViolation",
                () -> given.ec2.detachInternetGateway(
                        r -> r.internetGatewayId(gateway).vpcId(vpc)));
        given.ec2.deleteNatGateway(r -> r.natGatewayId(id));
        given.ec2.waiter().waitUntilNatGatewayDeleted(r -> r.natGatewayIds(id));
        given.ec2.detachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
    }
}
