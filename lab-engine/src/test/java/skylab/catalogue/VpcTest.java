package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.network.Cidr;
import skylab.network.packet.Fate;
import skylab.network.packet.Packet;
import skylab.network.packet.VpcNet;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** The steps of the catalogue on VPCs and subnets. */
class VpcTest {
    private final Given given = Given.lab();

    private Vpc vpc(String range) {
        return given.ec2.createVpc(r -> r.cidrBlock(range)).vpc();
    }

    private Subnet subnet(Vpc vpc, String range, String zone) {
        return given.ec2
                .createSubnet(r -> r.vpcId(vpc.vpcId()).cidrBlock(range).availabilityZone(zone))
                .subnet();
    }

    private List<Subnet> subnets(String vpc) {
        return given.ec2
                .describeSubnets(r -> r.filters(Given.filter("vpc-id", vpc)))
                .subnets();
    }

    private static TagSpecification named(String type, String name) {
        return TagSpecification.builder()
                .resourceType(type)
                .tags(Tag.builder().key("Name").value(name).build())
                .build();
    }

    @ParameterizedTest
    @CsvSource({"192.168.0.0/24, 251", "10.0.0.0/28, 11", "172.16.0.0/16, 65531", "10.20.16.0/20, 4091"})
    void S0_105_fiveAddressesOfASubnetAreNotFree(String range, int free) {
        Vpc vpc = vpc(range);
        assertEquals(free, subnet(vpc, range, "us-east-1a").availableIpAddressCount());
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 10.0.0.0/24, 10.0.1.0/28, 10.1.0.0/24, 10.0.0.128/25",
        "192.168.0.0/22, 192.168.0.0/25, 192.168.0.128/26, 192.168.4.0/24, 192.168.0.0/23",
        "172.20.0.0/20, 172.20.8.0/21, 172.20.0.0/22, 172.20.16.0/24, 172.20.15.240/28"
    })
    void S0_106_subnetsLieInsideTheVpcAndDoNotOverlap(
            String range, String first, String second, String outside, String overlapping) {
        Vpc vpc = vpc(range);
        subnet(vpc, first, "us-east-1a");
        subnet(vpc, second, "us-east-1b");
        assertEquals(
                "The CIDR '" + outside + "' is invalid.",
                given.refused("InvalidSubnet.Range", () -> subnet(vpc, outside, "us-east-1a")));
        assertEquals(
                "The CIDR '" + overlapping + "' conflicts with another subnet",
                given.refused("InvalidSubnet.Conflict", () -> subnet(vpc, overlapping, "us-east-1a")));
        assertEquals(
                List.of(first, second),
                subnets(vpc.vpcId()).stream().map(Subnet::cidrBlock).toList());
    }

    @ParameterizedTest
    @CsvSource({"us-east-1, 6", "us-west-2, 4", "ap-northeast-2, 4"})
    void S0_107_theDefaultVpcHasAPublicSubnetInEveryZone(String region, int zones) {
        Given here = Given.in(Lab.open(LabOptions.seed(7).in(region)));
        Vpc vpc = here.ec2
                .describeVpcs(r -> r.filters(Given.filter("is-default", "true")))
                .vpcs()
                .get(0);
        assertEquals("172.31.0.0/16", vpc.cidrBlock());
        List<Subnet> subnets = here.ec2
                .describeSubnets(
                        r -> r.filters(Given.filter("vpc-id", vpc.vpcId()), Given.filter("default-for-az", "true")))
                .subnets();
        assertEquals(zones, subnets.size());
        assertEquals(
                zones, subnets.stream().map(Subnet::availabilityZone).distinct().count());
        assertTrue(subnets.stream()
                .allMatch(one -> one.cidrBlock().endsWith("/20")
                        && one.mapPublicIpOnLaunch()
                        && one.availableIpAddressCount() == 4091));
        String instance = here.running(r -> {}).instanceId();
        Packet request = Packet.tcp(instance, "1.1.1.1", 443);
        assertInstanceOf(Fate.External.class, new VpcNet().send(here.lab.world(), here.lab.scope(), request));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0/16", "10.0.0.0/28", "192.168.0.0/24", "172.16.0.0/20", "100.64.0.0/16", "8.8.0.0/16"})
    void S0_108_aVpcIsASlash16ToASlash28(String range) {
        Vpc vpc = vpc(range);
        assertEquals("pending", vpc.stateAsString());
        given.ec2.waiter().waitUntilVpcAvailable(r -> r.vpcIds(vpc.vpcId()));
        Vpc made = given.ec2.describeVpcs(r -> r.vpcIds(vpc.vpcId())).vpcs().get(0);
        assertEquals(range, made.cidrBlock());
        assertFalse(made.isDefault());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0/15", "10.0.0.0/29", "0.0.0.0/0", "192.168.0.0/32", "169.254.0.0/16", "127.0.0.0/24"})
    void S0_108_largerAndSmallerRangesAreRefused(String range) {
        assertEquals("The CIDR '" + range + "' is invalid.", given.refused("InvalidVpc.Range", () -> vpc(range)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "10.0.0/16", "ten", "", "2600::/56"})
    void whatIsNoRangeIsRefused(String range) {
        given.refused("InvalidParameterValue", () -> vpc(range));
    }

    @ParameterizedTest
    @CsvSource({"100.68.0.18/18, 100.68.0.0/18", "10.1.2.3/16, 10.1.0.0/16", "192.168.77.255/24, 192.168.77.0/24"})
    void hostBitsAreCleared(String asked, String given) {
        assertEquals(given, vpc(asked).cidrBlock());
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.168.0.0/24", "10.0.0.0/16"})
    void S0_114_aNewInstanceReceivesAFreeAddressOfItsSubnet(String range) {
        Vpc vpc = vpc(range);
        Cidr whole = Cidr.of(range);
        Cidr small = whole.split(28).get(3);
        String subnet = subnet(vpc, small.toString(), "us-east-1a").subnetId();
        List<String> given = this.given
                .ec2
                .runInstances(r -> r.imageId(Given.AL2023)
                        .instanceType("t3.micro")
                        .subnetId(subnet)
                        .minCount(11)
                        .maxCount(11))
                .instances()
                .stream()
                .map(one -> one.privateIpAddress())
                .sorted()
                .distinct()
                .toList();
        assertEquals(
                Stream.iterate(small.network() + 4, address -> address + 1)
                        .limit(11)
                        .map(Cidr::dotted)
                        .sorted()
                        .toList(),
                given);
        assertEquals(0, subnets(vpc.vpcId()).get(0).availableIpAddressCount());
        this.given.refused("InsufficientFreeAddressesInSubnet", () -> this.given.launch(r -> r.subnetId(subnet)));
    }

    @Test
    void S2_17_aSubnetLiesInOneZone() {
        Vpc vpc = vpc("10.0.0.0/16");
        Subnet made = subnet(vpc, "10.0.5.0/24", "us-east-1c");
        assertEquals("us-east-1c", made.availabilityZone());
        assertEquals("use1-az3", made.availabilityZoneId());
        assertEquals("available", made.stateAsString());
        Subnet anywhere = given.ec2
                .createSubnet(r -> r.vpcId(vpc.vpcId()).cidrBlock("10.0.6.0/24"))
                .subnet();
        assertTrue(anywhere.availabilityZone().matches("us-east-1[a-f]"));
        Subnet byId = given.ec2
                .createSubnet(r -> r.vpcId(vpc.vpcId()).cidrBlock("10.0.7.0/24").availabilityZoneId("use1-az2"))
                .subnet();
        assertEquals("us-east-1b", byId.availabilityZone());
        String words = given.refused("InvalidParameterValue", () -> subnet(vpc, "10.0.8.0/24", "us-west-2a"));
        assertTrue(words.contains("us-east-1a, us-east-1b"), words);
    }

    @Test
    void S3_04_aVpcComesWithATableAnAclAGroupAndDhcpOptions() {
        Vpc vpc = vpc("10.0.0.0/16");
        assertEquals("default", vpc.instanceTenancyAsString());
        var options = given.ec2
                .describeDhcpOptions(r -> r.dhcpOptionsIds(vpc.dhcpOptionsId()))
                .dhcpOptions()
                .get(0)
                .dhcpConfigurations();
        assertEquals("domain-name", options.get(0).key());
        assertEquals("ec2.internal", options.get(0).values().get(0).value());
        assertEquals("AmazonProvidedDNS", options.get(1).values().get(0).value());
        assertEquals(
                List.of("default"),
                given
                        .ec2
                        .describeSecurityGroups(r -> r.filters(Given.filter("vpc-id", vpc.vpcId())))
                        .securityGroups()
                        .stream()
                        .map(group -> group.groupName())
                        .toList());
    }

    @Test
    void S3_06_fourSubnetsInTwoZones() {
        Vpc vpc = vpc("10.0.0.0/16");
        List<Cidr> plan = Cidr.of("10.0.0.0/16").plan(4);
        for (int i = 0; i < 4; i++) {
            String name = i % 2 == 0 ? "public" : "private";
            String range = plan.get(i).toString();
            String zone = i < 2 ? "us-east-1a" : "us-east-1c";
            given.ec2.createSubnet(r -> r.vpcId(vpc.vpcId())
                    .cidrBlock(range)
                    .availabilityZone(zone)
                    .tagSpecifications(named("subnet", name)));
        }
        assertEquals(
                List.of(
                        "us-east-1a 10.0.0.0/18 16379",
                        "us-east-1a 10.0.64.0/18 16379",
                        "us-east-1c 10.0.128.0/18 16379",
                        "us-east-1c 10.0.192.0/18 16379"),
                subnets(vpc.vpcId()).stream()
                        .map(one ->
                                one.availabilityZone() + " " + one.cidrBlock() + " " + one.availableIpAddressCount())
                        .toList());
        assertEquals(
                2,
                given.ec2
                        .describeSubnets(r -> r.filters(Given.filter("tag:Name", "public")))
                        .subnets()
                        .size());
    }

    @Test
    void S1_20_withoutDefaultSubnetsALaunchNeedsASubnet() {
        Vpc vpc = given.ec2
                .describeVpcs(r -> r.filters(Given.filter("is-default", "true")))
                .vpcs()
                .get(0);
        assertEquals(vpc.vpcId(), given.launch(r -> {}).vpcId());
        Given other = Given.in(Lab.open(LabOptions.seed(3)));
        other.ec2.describeSubnets().subnets().forEach(one -> other.ec2.deleteSubnet(r -> r.subnetId(one.subnetId())));
        other.refused("MissingInput", () -> other.launch(r -> {}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "ap-northeast-2"})
    void S1_20_withoutTheDefaultVpcALaunchIsRefusedUntilThereIsOneAgain(String region) {
        Given here = Given.in(Lab.open(LabOptions.seed(5).in(region)));
        Vpc vpc = here.ec2.describeVpcs().vpcs().get(0);
        here.ec2.describeSubnets().subnets().forEach(one -> here.ec2.deleteSubnet(r -> r.subnetId(one.subnetId())));
        String gateway =
                here.ec2.describeInternetGateways().internetGateways().get(0).internetGatewayId();
        assertEquals(
                "The vpc '" + vpc.vpcId() + "' has dependencies and cannot be deleted.",
                here.refused("DependencyViolation", () -> here.ec2.deleteVpc(r -> r.vpcId(vpc.vpcId()))));
        here.ec2.detachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc.vpcId()));
        here.ec2.deleteInternetGateway(r -> r.internetGatewayId(gateway));
        here.ec2.deleteVpc(r -> r.vpcId(vpc.vpcId()));
        assertTrue(here.refused("VPCIdNotSpecified", () -> here.launch(r -> {}))
                .startsWith("No default VPC for this user"));
        here.refused(
                "DefaultVpcDoesNotExist", () -> here.ec2.createDefaultSubnet(r -> r.availabilityZone(region + "a")));
        Vpc again = here.ec2.createDefaultVpc(r -> {}).vpc();
        assertTrue(again.isDefault());
        assertEquals("172.31.0.0/16", again.cidrBlock());
        assertTrue(here.running(r -> {}).publicIpAddress() != null);
    }
}
