package skylab.aws.ec2.subnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.aws.ec2.Given;
import skylab.network.Cidr;
import skylab.network.Cidr6;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeRequest;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

class SubnetTest {
    private final Given given = Given.lab();
    private final Vpc vpc = given.ec2
            .createVpc(r -> r.cidrBlock("10.0.0.0/16").amazonProvidedIpv6CidrBlock(true))
            .vpc();
    private final String range6 = given.ec2
            .describeVpcs(r -> r.vpcIds(vpc.vpcId()))
            .vpcs()
            .get(0)
            .ipv6CidrBlockAssociationSet()
            .get(0)
            .ipv6CidrBlock();

    private Subnet subnet(String range) {
        return given.ec2
                .createSubnet(r -> r.vpcId(vpc.vpcId()).cidrBlock(range).availabilityZone("us-east-1b"))
                .subnet();
    }

    private Subnet shown(String id) {
        return given.ec2.describeSubnets(r -> r.subnetIds(id)).subnets().get(0);
    }

    @Test
    void aSubnetWithAnInterfaceIsNotDeleted() {
        String subnet = subnet("10.0.1.0/24").subnetId();
        String instance = given.running(r -> r.subnetId(subnet)).instanceId();
        assertEquals(250, shown(subnet).availableIpAddressCount());
        assertEquals(
                "The subnet '" + subnet + "' has dependencies and cannot be deleted.",
                given.refused("DependencyViolation", () -> given.ec2.deleteSubnet(r -> r.subnetId(subnet))));
        given.ec2.terminateInstances(r -> r.instanceIds(instance));
        given.ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(instance));
        given.ec2.deleteSubnet(r -> r.subnetId(subnet));
        given.refused("InvalidSubnetID.NotFound", () -> shown(subnet));
    }

    @Test
    void twoHundredSubnetsPerVpc() {
        List<Cidr> ranges = Cidr.of("10.0.0.0/16").plan(201);
        IntStream.range(0, 200).forEach(i -> subnet(ranges.get(i).toString()));
        given.refused("SubnetLimitExceeded", () -> subnet(ranges.get(200).toString()));
    }

    private void modify(String id, Consumer<ModifySubnetAttributeRequest.Builder> change) {
        given.ec2.modifySubnetAttribute(r -> change.accept(r.subnetId(id)));
    }

    @Test
    void attributesAreChangedOneAtATime() {
        String id = subnet("10.0.1.0/24").subnetId();
        assertFalse(shown(id).mapPublicIpOnLaunch());
        modify(id, r -> r.mapPublicIpOnLaunch(a -> a.value(true)));
        assertTrue(shown(id).mapPublicIpOnLaunch());
        modify(id, r -> r.privateDnsHostnameTypeOnLaunch("ip-name"));
        assertEquals("ip-name", shown(id).privateDnsNameOptionsOnLaunch().hostnameTypeAsString());
        assertTrue(shown(id).mapPublicIpOnLaunch());
        given.refused("NotEmulated", () -> modify(id, r -> r.privateDnsHostnameTypeOnLaunch("resource-name")));
        given.refused("NotEmulated", () -> modify(id, r -> r.enableResourceNameDnsARecordOnLaunch(a -> a.value(true))));
        given.refused("InvalidParameterValue", () -> modify(id, r -> r.privateDnsHostnameTypeOnLaunch("my-name")));
        given.refused(
                "InvalidParameterCombination",
                () -> modify(id, r -> r.mapPublicIpOnLaunch(a -> a.value(true)).enableDns64(a -> a.value(true))));
        given.refused("MissingParameter", () -> modify(id, r -> {}));
        given.refused(
                "InvalidParameterValue", () -> modify(id, r -> r.assignIpv6AddressOnCreation(a -> a.value(true))));
    }

    @Test
    void anInstanceInASubnetThatMapsHasAPublicAddress() {
        String id = subnet("10.0.1.0/24").subnetId();
        assertNull(given.running(r -> r.subnetId(id)).publicIpAddress());
        modify(id, r -> r.mapPublicIpOnLaunch(a -> a.value(true)));
        assertTrue(Cidr.address(given.running(r -> r.subnetId(id)).publicIpAddress())
                .isPresent());
    }

    @Test
    void anIpv6RangeLiesInTheVpcAndIsOneOfItsOwn() {
        Cidr6 whole = Cidr6.of(range6);
        String own = new Cidr6(whole.high() | 0x12, 0, 64).toString();
        Subnet first = subnet("10.0.1.0/24");
        var made = given.ec2
                .associateSubnetCidrBlock(r -> r.subnetId(first.subnetId()).ipv6CidrBlock(own))
                .ipv6CidrBlockAssociation();
        assertEquals(own, made.ipv6CidrBlock());
        assertEquals(
                own,
                shown(first.subnetId()).ipv6CidrBlockAssociationSet().get(0).ipv6CidrBlock());
        modify(first.subnetId(), r -> r.assignIpv6AddressOnCreation(a -> a.value(true)));
        assertTrue(shown(first.subnetId()).assignIpv6AddressOnCreation());
        given.refused(
                "InvalidSubnet.Conflict",
                () -> given.ec2.createSubnet(
                        r -> r.vpcId(vpc.vpcId()).cidrBlock("10.0.2.0/24").ipv6CidrBlock(own)));
        given.refused(
                "InvalidSubnet.Range",
                () -> given.ec2.createSubnet(
                        r -> r.vpcId(vpc.vpcId()).cidrBlock("10.0.2.0/24").ipv6CidrBlock("2001:db8::/64")));
        given.refused(
                "InvalidSubnet.Range",
                () -> given.ec2.createSubnet(r -> r.vpcId(vpc.vpcId())
                        .cidrBlock("10.0.2.0/24")
                        .ipv6CidrBlock(whole.within(66).toString())));
        given.ec2.disassociateSubnetCidrBlock(r -> r.associationId(made.associationId()));
        assertEquals(List.of(), shown(first.subnetId()).ipv6CidrBlockAssociationSet());
        given.refused(
                "InvalidSubnetCidrBlockAssociationID.NotFound",
                () -> given.ec2.disassociateSubnetCidrBlock(r -> r.associationId(made.associationId())));
    }

    @Test
    void reservedAddressesAreGivenOnlyToThoseWhoAsk() {
        String id = subnet("10.0.1.0/28").subnetId();
        String made = given.ec2
                .createSubnetCidrReservation(r -> r.subnetId(id)
                        .cidr("10.0.1.8/29")
                        .reservationType("explicit")
                        .description("by hand"))
                .subnetCidrReservation()
                .subnetCidrReservationId();
        List<String> given = this.given
                .ec2
                .runInstances(r -> r.imageId(Given.AL2023)
                        .instanceType("t3.micro")
                        .subnetId(id)
                        .minCount(4)
                        .maxCount(4))
                .instances()
                .stream()
                .map(one -> one.privateIpAddress())
                .sorted()
                .toList();
        assertEquals(List.of("10.0.1.4", "10.0.1.5", "10.0.1.6", "10.0.1.7"), given);
        this.given.refused("InsufficientFreeAddressesInSubnet", () -> this.given.launch(r -> r.subnetId(id)));
        assertEquals(
                "10.0.1.9",
                this.given
                        .launch(r -> r.subnetId(id).privateIpAddress("10.0.1.9"))
                        .privateIpAddress());
        this.given.ec2.deleteSubnetCidrReservation(r -> r.subnetCidrReservationId(made));
        this.given.launch(r -> r.subnetId(id));
    }

    @Test
    void reservationsLieInTheSubnetAndDoNotOverlap() {
        String id = subnet("10.0.1.0/24").subnetId();
        var first = given.ec2
                .createSubnetCidrReservation(
                        r -> r.subnetId(id).cidr("10.0.1.64/26").reservationType("prefix"))
                .subnetCidrReservation();
        for (String range : List.of("10.0.1.64/27", "10.0.2.0/28", "10.0.0.0/16", "nonsense", "2001:db8::/64")) {
            given.refused(
                    "InvalidParameterValue",
                    () -> given.ec2.createSubnetCidrReservation(
                            r -> r.subnetId(id).cidr(range).reservationType("prefix")));
        }
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.createSubnetCidrReservation(
                        r -> r.subnetId(id).cidr("10.0.1.0/28").reservationType("other")));
        assertEquals(
                List.of(first),
                given.ec2.getSubnetCidrReservations(r -> r.subnetId(id)).subnetIpv4CidrReservations());
        given.ec2.createTags(r -> r.resources(first.subnetCidrReservationId())
                .tags(software.amazon.awssdk.services.ec2.model.Tag.builder()
                        .key("a")
                        .value("b")
                        .build()));
        assertEquals(
                "subnet-cidr-reservation",
                given.ec2.describeTags().tags().get(0).resourceTypeAsString());
        given.ec2.deleteSubnet(r -> r.subnetId(id));
        assertEquals(List.of(), given.ec2.describeTags().tags());
        given.refused(
                "InvalidSubnetCidrReservationID.NotFound",
                () -> given.ec2.deleteSubnetCidrReservation(
                        r -> r.subnetCidrReservationId(first.subnetCidrReservationId())));
    }

    @Test
    void aDefaultSubnetIsMadeAgain() {
        Subnet gone = given.ec2
                .describeSubnets(r -> r.filters(
                        Given.filter("default-for-az", "true"), Given.filter("availability-zone", "us-east-1c")))
                .subnets()
                .get(0);
        given.refused(
                "DefaultSubnetAlreadyExistsInAvailabilityZone",
                () -> given.ec2.createDefaultSubnet(r -> r.availabilityZone("us-east-1c")));
        given.ec2.deleteSubnet(r -> r.subnetId(gone.subnetId()));
        Subnet made = given.ec2
                .createDefaultSubnet(r -> r.availabilityZone("us-east-1c"))
                .subnet();
        assertEquals(gone.cidrBlock(), made.cidrBlock());
        assertTrue(made.defaultForAz() && made.mapPublicIpOnLaunch());
        given.refused(
                "InvalidParameterValue", () -> given.ec2.createDefaultSubnet(r -> r.availabilityZone("us-east-1z")));
    }

    @ParameterizedTest
    @CsvSource({
        "cidr-block, 10.0.9.0/24",
        "cidrBlock, 10.0.9.*",
        "available-ip-address-count, 251",
        "availabilityZone, us-east-1b",
        "private-dns-name-options-on-launch.hostname-type, ip-name",
        "map-public-ip-on-launch, false",
        "ipv6-native, false"
    })
    void filtersFindASubnet(String filter, String value) {
        Subnet made = subnet("10.0.9.0/24");
        assertEquals(
                List.of(made),
                given.ec2
                        .describeSubnets(r -> r.filters(
                                Given.filter(filter, value),
                                Given.filter("vpc-id", vpc.vpcId()),
                                Given.filter("subnet-arn", made.subnetArn())))
                        .subnets());
    }
}
