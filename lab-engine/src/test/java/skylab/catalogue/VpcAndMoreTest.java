package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import skylab.aws.ec2.Given;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.lab.VpcAndMore;
import skylab.lab.VpcAndMore.Nat;
import skylab.lab.VpcTree;
import skylab.network.packet.Fate;
import skylab.network.packet.Packet;
import skylab.network.packet.VpcNet;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;

/** The console's "VPC and more", as the seed's fourth part walks through it. */
class VpcAndMoreTest {
    private final Given given = Given.in(Lab.open(LabOptions.seed(11).in("ap-northeast-2")));

    /** The walk of the seed: 2a and 2c, a NAT gateway in one zone. */
    private VpcAndMore walk() {
        return VpcAndMore.named("my-vpc-01")
                .range("10.0.0.0/16")
                .zones("ap-northeast-2a", "ap-northeast-2c")
                .publicSubnets("10.0.0.0/24", "10.0.2.0/24")
                .privateSubnets("10.0.1.0/24", "10.0.3.0/24")
                .nat(Nat.IN_ONE_ZONE);
    }

    private String name(String id) {
        return given.ec2
                .describeTags(r -> r.filters(Given.filter("resource-id", id), Given.filter("key", "Name")))
                .tags()
                .get(0)
                .value();
    }

    private List<String> names(List<String> ids) {
        return ids.stream().map(this::name).toList();
    }

    private Map<String, Subnet> subnets(String vpc) {
        return given.ec2.describeSubnets(r -> r.filters(Given.filter("vpc-id", vpc))).subnets().stream()
                .collect(Collectors.toMap(Subnet::subnetId, one -> one));
    }

    private Map<String, String> routes(String subnet) {
        RouteTable table = given.ec2
                .describeRouteTables(r -> r.filters(Given.filter("association.subnet-id", subnet)))
                .routeTables()
                .get(0);
        Map<String, String> routes = new HashMap<>();
        for (Route route : table.routes()) {
            String destination = route.destinationCidrBlock() == null
                    ? route.destinationPrefixListId()
                    : route.destinationCidrBlock();
            routes.put(destination, route.natGatewayId() == null ? route.gatewayId() : route.natGatewayId());
        }
        return routes;
    }

    @ParameterizedTest
    @CsvSource({"my-vpc-01, 10.0.0.0/16", "shop, 192.168.0.0/20", "a b, 172.20.0.0/24"})
    void S4_09_theVpcHasTheConsolesName(String name, String range) {
        VpcTree tree = given.lab.createVpcAndMore(VpcAndMore.named(name).range(range));
        assertEquals(name + "-vpc", name(tree.vpc()));
        assertEquals(name + "-igw", name(tree.internetGateway()));
        assertEquals(
                range,
                given.ec2.describeVpcs(r -> r.vpcIds(tree.vpc())).vpcs().get(0).cidrBlock());
        assertTrue(given.ec2
                .describeVpcAttribute(r -> r.vpcId(tree.vpc()).attribute(VpcAttributeName.ENABLE_DNS_HOSTNAMES))
                .enableDnsHostnames()
                .value());
    }

    @Test
    void S4_10_fiveAddressesAreReservedPerSubnet() {
        VpcTree tree = given.lab.createVpcAndMore(walk().nat(Nat.NONE));
        assertEquals(
                4 * 251,
                subnets(tree.vpc()).values().stream()
                        .mapToInt(Subnet::availableIpAddressCount)
                        .sum());
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/15", "10.0.0.0/29"})
    void S4_11_rangesThatAreTooLargeOrTooSmallAreRefused(String range) {
        VpcAndMore plan =
                VpcAndMore.named("x").range(range).zones(1).publicSubnets(0).privateSubnets(0);
        Ec2Exception refusal = assertThrows(Ec2Exception.class, () -> given.lab.createVpcAndMore(plan));
        assertEquals("InvalidVpc.Range", refusal.awsErrorDetails().errorCode());
        assertEquals(1, given.ec2.describeVpcs().vpcs().size());
    }

    @Test
    void S4_12_S4_13_subnetsLieInTheChosenZonesAndRanges() {
        VpcTree tree = given.lab.createVpcAndMore(walk().nat(Nat.NONE));
        Map<String, Subnet> made = subnets(tree.vpc());
        assertEquals(
                List.of(
                        "my-vpc-01-subnet-public1-ap-northeast-2a",
                        "my-vpc-01-subnet-public2-ap-northeast-2c",
                        "my-vpc-01-subnet-private1-ap-northeast-2a",
                        "my-vpc-01-subnet-private2-ap-northeast-2c"),
                names(java.util.stream.Stream.of(tree.publicSubnets(), tree.privateSubnets())
                        .flatMap(List::stream)
                        .toList()));
        assertEquals("10.0.2.0/24", made.get(tree.publicSubnets().get(1)).cidrBlock());
        assertEquals("ap-northeast-2c", made.get(tree.publicSubnets().get(1)).availabilityZone());
        assertEquals("10.0.1.0/24", made.get(tree.privateSubnets().get(0)).cidrBlock());
        assertEquals("ap-northeast-2a", made.get(tree.privateSubnets().get(0)).availabilityZone());
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 2, 10.0.0.0/20 10.0.16.0/20, 10.0.128.0/20 10.0.144.0/20",
        "10.0.0.0/16, 3, 10.0.0.0/20 10.0.16.0/20 10.0.32.0/20, 10.0.128.0/20 10.0.144.0/20 10.0.160.0/20",
        "192.168.8.0/24, 1, 192.168.8.0/28, 192.168.8.128/28",
        "172.16.0.0/26, 2, 172.16.0.0/28 172.16.0.16/28, 172.16.0.32/28 172.16.0.48/28"
    })
    void theConsoleSuggestsRanges(String range, int zones, String publics, String privates) {
        VpcAndMore plan = VpcAndMore.named("x").range(range).zones(zones);
        assertEquals(
                List.of(publics.split(" ")),
                plan.rangesOfPublicSubnets().stream().map(Object::toString).toList());
        assertEquals(
                List.of(privates.split(" ")),
                plan.rangesOfPrivateSubnets().stream().map(Object::toString).toList());
    }

    @Test
    void S4_14_aNatGatewayInOneZoneHasAPublicAndAPrivateAddress() {
        VpcTree tree = given.lab.createVpcAndMore(walk());
        NatGateway nat = given.ec2
                .describeNatGateways(r -> r.natGatewayIds(tree.natGateways()))
                .natGateways()
                .get(0);
        assertEquals(1, tree.natGateways().size());
        assertEquals("available", nat.stateAsString());
        assertEquals(tree.publicSubnets().get(0), nat.subnetId());
        assertEquals(tree.addresses().get(0), nat.natGatewayAddresses().get(0).allocationId());
        assertTrue(nat.natGatewayAddresses().get(0).publicIp() != null);
        assertTrue(nat.natGatewayAddresses().get(0).privateIp().startsWith("10.0.0."));
        assertEquals(
                "my-vpc-01-nat-public1-ap-northeast-2a", name(tree.natGateways().get(0)));
        assertEquals("my-vpc-01-eip-ap-northeast-2a", name(tree.addresses().get(0)));
    }

    @Test
    void S4_15_publicSubnetsLeadToTheInternetGateway() {
        VpcTree tree = given.lab.createVpcAndMore(walk().nat(Nat.NONE));
        for (String subnet : tree.publicSubnets()) {
            assertEquals(Map.of("10.0.0.0/16", "local", "0.0.0.0/0", tree.internetGateway()), routes(subnet));
        }
        assertEquals("my-vpc-01-rtb-public", name(tree.publicTable()));
        assertEquals(
                Map.of("10.0.0.0/16", "local"), routes(tree.privateSubnets().get(0)));
    }

    @Test
    void S4_16_S4_17_privateSubnetsLeadToTheNatGateway() {
        VpcTree tree = given.lab.createVpcAndMore(walk());
        for (String subnet : tree.privateSubnets()) {
            assertEquals(
                    Map.of(
                            "10.0.0.0/16",
                            "local",
                            "0.0.0.0/0",
                            tree.natGateways().get(0)),
                    routes(subnet));
        }
        assertEquals(
                List.of("my-vpc-01-rtb-private1-ap-northeast-2a", "my-vpc-01-rtb-private2-ap-northeast-2c"),
                names(tree.privateTables()));
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "3, 3", "2, 4", "3, 6", "1, 1"})
    void S3_08_S3_09_withANatGatewayPerZoneEachPrivateSubnetHasThatOfItsZone(int zones, int privates) {
        VpcTree tree = given.lab.createVpcAndMore(
                VpcAndMore.named("app").zones(zones).privateSubnets(privates).nat(Nat.PER_ZONE));
        Map<String, Subnet> made = subnets(tree.vpc());
        Map<String, String> zoneOfNat =
                given.ec2.describeNatGateways(r -> r.natGatewayIds(tree.natGateways())).natGateways().stream()
                        .collect(Collectors.toMap(NatGateway::natGatewayId, nat -> made.get(nat.subnetId())
                                .availabilityZone()));
        assertEquals(zones, zoneOfNat.size());
        assertEquals(privates, tree.privateTables().stream().distinct().count());
        for (String subnet : tree.privateSubnets()) {
            assertEquals(
                    made.get(subnet).availabilityZone(),
                    zoneOfNat.get(routes(subnet).get("0.0.0.0/0")));
        }
    }

    private boolean reaches(String instance, String address) {
        return new VpcNet().send(given.lab.world(), given.lab.scope(), Packet.tcp(instance, address, 443))
                instanceof Fate.External;
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/24, true, true", "8.8.8.0/24, false, true", "1.1.0.0/16, true, false"})
    void S4_06_hostsOfAPublicRangeOfOnesOwnAreOutOfReach(String range, boolean google, boolean cloudflare) {
        VpcTree tree =
                given.lab.createVpcAndMore(VpcAndMore.named("x").range(range).zones(1));
        String instance = given.running(r -> r.networkInterfaces(InstanceNetworkInterfaceSpecification.builder()
                        .deviceIndex(0)
                        .subnetId(tree.publicSubnets().get(0))
                        .associatePublicIpAddress(true)
                        .build()))
                .instanceId();
        assertEquals(google, reaches(instance, "8.8.8.8"));
        assertEquals(cloudflare, reaches(instance, "1.1.1.1"));
    }

    @ParameterizedTest
    @CsvSource({"NONE, false", "IN_ONE_ZONE, true", "PER_ZONE, true"})
    void aPrivateSubnetReachesTheInternetThroughTheNatGatewayOnly(Nat nat, boolean reached) {
        VpcTree tree = given.lab.createVpcAndMore(walk().nat(nat));
        for (String subnet : tree.privateSubnets()) {
            String instance = given.running(r -> r.subnetId(subnet)).instanceId();
            assertEquals(reached, reaches(instance, "1.1.1.1"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Nat.class,
            names = {"NONE", "IN_ONE_ZONE"})
    void S4_18_withTheS3EndpointPrivateSubnetsHaveARouteToItsPrefixList(Nat nat) {
        VpcTree tree = given.lab.createVpcAndMore(walk().nat(nat).s3Endpoint(true));
        assertEquals("my-vpc-01-vpce-s3", name(tree.s3Endpoint()));
        String list = given.ec2
                .describeManagedPrefixLists(
                        r -> r.filters(Given.filter("prefix-list-name", "com.amazonaws.ap-northeast-2.s3")))
                .prefixLists()
                .get(0)
                .prefixListId();
        for (String subnet : tree.privateSubnets()) {
            assertEquals(tree.s3Endpoint(), routes(subnet).get(list));
        }
        assertNull(routes(tree.publicSubnets().get(0)).get(list));
    }

    @Test
    void withoutPublicSubnetsThereIsNoInternetGateway() {
        VpcTree tree = given.lab.createVpcAndMore(VpcAndMore.named("inside").publicSubnets(0));
        assertNull(tree.internetGateway());
        assertNull(tree.publicTable());
        assertEquals(2, subnets(tree.vpc()).size());
    }

    @Test
    void whatTheConsoleDoesNotOfferIsSaid() {
        for (VpcAndMore plan : List.of(
                VpcAndMore.named(""),
                VpcAndMore.named("x").zones(4),
                VpcAndMore.named("x").zones(0),
                VpcAndMore.named("x").publicSubnets(1),
                VpcAndMore.named("x").privateSubnets(3),
                VpcAndMore.named("x").privateSubnets(6),
                VpcAndMore.named("x").publicSubnets(0).nat(Nat.PER_ZONE),
                VpcAndMore.named("x").range("10.0.0.0/27"))) {
            assertThrows(IllegalArgumentException.class, () -> given.lab.createVpcAndMore(plan));
            assertEquals(0, given.lab.actions(), "nothing was asked for");
        }
    }

    @Test
    void theTreeComesBackFromTheJournal(@TempDir Path folder) {
        Path journal = folder.resolve("lab.journal");
        VpcTree tree;
        try (Lab lab = Lab.open(LabOptions.seed(4), journal)) {
            tree = lab.createVpcAndMore(VpcAndMore.named("again"));
        }
        try (Lab again = Lab.open(LabOptions.seed(4), journal)) {
            assertEquals(
                    tree.publicSubnets(),
                    again
                            .ec2()
                            .describeSubnets(r -> r.filters(Given.filter("tag:Name", "again-subnet-public*")))
                            .subnets()
                            .stream()
                            .map(Subnet::subnetId)
                            .toList());
        }
    }
}
