package skylab.aws.ec2.eni;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static skylab.aws.ec2.Given.filter;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.PrivateIpAddressSpecification;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** Making, describing and deleting network interfaces. */
class EniTest {
    private final Given given = Given.lab();
    private final Cards cards = Cards.inOwnVpc(given, "10.0.0.0/16", "10.0.1.0/24", "10.0.2.0/28");

    @Test
    void anInterfaceOfItsOwnIsAvailable() {
        NetworkInterface made = cards.make(r -> r.description("for later")
                .tagSpecifications(TagSpecification.builder()
                        .resourceType("network-interface")
                        .tags(Tag.builder().key("Name").value("spare").build())
                        .build()));
        NetworkInterface seen = cards.look(made.networkInterfaceId());
        assertEquals(made, seen);
        assertEquals("available", seen.statusAsString());
        assertNull(seen.attachment());
        assertNull(seen.association());
        assertEquals("for later", seen.description());
        assertEquals("interface", seen.interfaceTypeAsString());
        assertEquals("us-east-1a", seen.availabilityZone());
        assertEquals(cards.vpc, seen.vpcId());
        assertFalse(seen.requesterManaged());
        assertTrue(seen.sourceDestCheck());
        assertEquals("default", seen.groups().get(0).groupName());
        assertEquals("spare", seen.tagSet().get(0).value());
        assertTrue(seen.privateIpAddress().startsWith("10.0.1."), seen.privateIpAddress());
        assertNull(seen.privateDnsName(), "a VPC of one's own gives no names until they are enabled");
    }

    @Test
    void addressesAreAskedForByNameOrByNumber() {
        NetworkInterface named = cards.make(r -> r.privateIpAddresses(
                address("10.0.1.10", true), address("10.0.1.11", false), address("10.0.1.12", false)));
        assertEquals("10.0.1.10", named.privateIpAddress());
        assertEquals(List.of("10.0.1.10", "10.0.1.11", "10.0.1.12"), addresses(named));
        NetworkInterface counted =
                cards.make(r -> r.privateIpAddress("10.0.1.20").secondaryPrivateIpAddressCount(3));
        assertEquals(4, addresses(counted).size());
        assertTrue(Collections.disjoint(addresses(named), addresses(counted)));
        assertEquals(
                1,
                counted.privateIpAddresses().stream()
                        .filter(NetworkInterfacePrivateIpAddress::primary)
                        .count());
        assertEquals(256 - 5 - 7, free(cards.here));
        given.ec2.deleteNetworkInterface(r -> r.networkInterfaceId(named.networkInterfaceId()));
        assertEquals(256 - 5 - 4, free(cards.here), "its addresses are free again");
        assertEquals(
                "10.0.1.11", cards.make(r -> r.privateIpAddress("10.0.1.11")).privateIpAddress());
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.1.0, InvalidParameterValue, reserved",
        "10.0.1.1, InvalidParameterValue, reserved",
        "10.0.1.2, InvalidParameterValue, reserved",
        "10.0.1.3, InvalidParameterValue, reserved",
        "10.0.1.255, InvalidParameterValue, reserved",
        "10.0.2.9, InvalidParameterValue, does not fall within",
        "10.0.1.50, InvalidIPAddress.InUse, in use",
        "fifty, InvalidParameterValue, invalid value for parameter address: fifty",
    })
    void anAddressThatCannotBeHadIsRefused(String address, String code, String why) {
        cards.make(r -> r.privateIpAddress("10.0.1.50"));
        for (String message : List.of(
                given.refused(code, () -> cards.make(r -> r.privateIpAddress(address))),
                given.refused(code, () -> cards.make(r -> r.privateIpAddresses(address(address, false)))))) {
            assertTrue(message.contains(why), message);
        }
    }

    @Test
    void aFullSubnetHasNoAddressForAnother() {
        cards.make(r -> r.subnetId(cards.there).secondaryPrivateIpAddressCount(9));
        given.refused(
                "InsufficientFreeAddressesInSubnet",
                () -> cards.make(r -> r.subnetId(cards.there).secondaryPrivateIpAddressCount(1)));
        cards.make(r -> r.subnetId(cards.there));
        given.refused("InsufficientFreeAddressesInSubnet", () -> cards.make(r -> r.subnetId(cards.there)));
        assertEquals(0, free(cards.there));
    }

    @Test
    void requestsThatMakeNoSenseAreRefused() {
        given.refused("MissingParameter", () -> given.ec2.createNetworkInterface(r -> r.description("nowhere")));
        given.refused("InvalidSubnetID.NotFound", () -> cards.make(r -> r.subnetId("subnet-0123456789abcdef0")));
        given.refused("InvalidGroup.NotFound", () -> cards.make(r -> r.groups("sg-0123456789abcdef0")));
        String elsewhere = given.sshGroup();
        given.refused("InvalidParameter", () -> cards.make(r -> r.groups(elsewhere)));
        given.refused(
                "InvalidParameterCombination",
                () -> cards.make(
                        r -> r.privateIpAddresses(address("10.0.1.9", true)).secondaryPrivateIpAddressCount(1)));
        given.refused(
                "InvalidParameterValue",
                () -> cards.make(r -> r.privateIpAddresses(address("10.0.1.9", true), address("10.0.1.10", true))));
        given.refused(
                "InvalidParameterValue",
                () -> cards.make(r -> r.privateIpAddresses(address("10.0.1.9", false), address("10.0.1.9", false))));
        given.refused("InvalidParameterValue", () -> cards.make(r -> r.secondaryPrivateIpAddressCount(-1)));
        given.refused("InvalidParameterValue", () -> cards.make(r -> r.description("x".repeat(256))));
        given.refused("InvalidParameterValue", () -> cards.make(r -> r.interfaceType("ethernet")));
        given.refused("NotEmulated", () -> cards.make(r -> r.interfaceType("efa")));
    }

    @Test
    void anInterfaceIsInFiveGroupsAtMost() {
        List<String> groups = java.util.stream.IntStream.range(0, 6)
                .mapToObj(i -> given.ec2
                        .createSecurityGroup(
                                r -> r.vpcId(cards.vpc).groupName("g" + i).description("one of many"))
                        .groupId())
                .toList();
        assertEquals(5, cards.make(r -> r.groups(groups.subList(0, 5))).groups().size());
        given.refused("SecurityGroupsPerInterfaceLimitExceeded", () -> cards.make(r -> r.groups(groups)));
    }

    @Test
    void theSameTokenMakesTheSameInterface() {
        NetworkInterface made = cards.make(r -> r.clientToken("once"));
        assertEquals(made, cards.make(r -> r.clientToken("once")));
        given.refused(
                "IdempotentParameterMismatch",
                () -> cards.make(r -> r.clientToken("once").description("other")));
        assertNotEquals(
                made.networkInterfaceId(),
                cards.make(r -> r.clientToken("twice")).networkInterfaceId());
    }

    @Test
    void onlyWhatIsAttachedToNothingCanBeDeleted() {
        Instance instance = cards.machine();
        String primary = instance.networkInterfaces().get(0).networkInterfaceId();
        assertEquals(
                "Network interface '" + primary + "' is currently in use.",
                given.refused(
                        "InvalidParameterValue",
                        () -> given.ec2.deleteNetworkInterface(r -> r.networkInterfaceId(primary))));
        String own = cards.make();
        given.ec2.deleteNetworkInterface(r -> r.networkInterfaceId(own));
        given.refused("InvalidNetworkInterfaceID.NotFound", () -> cards.look(own));
        given.refused(
                "InvalidNetworkInterfaceID.NotFound",
                () -> given.ec2.deleteNetworkInterface(r -> r.networkInterfaceId(own)));
    }

    @Test
    void everyFilterFindsWhatItDescribes() {
        Instance instance = cards.machine();
        NetworkInterface spare = cards.make(r -> r.description("spare").secondaryPrivateIpAddressCount(1));
        NetworkInterface primary =
                cards.look(instance.networkInterfaces().get(0).networkInterfaceId());
        String id = primary.networkInterfaceId();
        for (String[] one : new String[][] {
            {"network-interface-id", id},
            {"attachment.instance-id", instance.instanceId()},
            {"attachment.attachment-id", primary.attachment().attachmentId()},
            {"attachment.device-index", "0"},
            {"attachment.status", "attached"},
            {"attachment.delete-on-termination", "true"},
            {"attachment.instance-owner-id", primary.ownerId()},
            {"private-ip-address", instance.privateIpAddress()},
            {"addresses.private-ip-address", instance.privateIpAddress()},
            {"mac-address", primary.macAddress()},
            {"status", "in-use"},
        }) {
            assertEquals(List.of(id), found(one[0], one[1]), one[0]);
        }
        for (String[] one : new String[][] {
            {"description", "spa*"},
            {"status", "available"},
            {"addresses.primary", "false"},
            {"addresses.private-ip-address", spare.privateIpAddresses().get(1).privateIpAddress()},
        }) {
            assertEquals(List.of(spare.networkInterfaceId()), found(one[0], one[1]), one[0]);
        }
        for (String[] one : new String[][] {
            {"subnet-id", cards.here},
            {"vpc-id", cards.vpc},
            {"availability-zone", "us-east-1a"},
            {"group-id", primary.groups().get(0).groupId()},
            {"group-name", "default"},
            {"interface-type", "interface"},
            {"owner-id", primary.ownerId()},
            {"requester-managed", "false"},
            {"source-dest-check", "true"},
        }) {
            assertEquals(2, found(one[0], one[1]).size(), one[0]);
        }
        given.refused("InvalidParameterValue", () -> found("colour", "blue"));
    }

    @Test
    void pagesOfInterfacesFollowEachOther() {
        for (int i = 0; i < 6; i++) {
            cards.make();
        }
        String last = cards.make();
        assertEquals(
                List.of(5, 2),
                given.ec2.describeNetworkInterfacesPaginator(r -> r.maxResults(5)).stream()
                        .map(page -> page.networkInterfaces().size())
                        .toList());
        given.refused(
                "InvalidParameterCombination",
                () -> given.ec2.describeNetworkInterfaces(r -> r.maxResults(5).networkInterfaceIds(last)));
    }

    @Test
    void permissionsArePutDownAndTakenBack() {
        String eni = cards.make();
        String id = given.ec2
                .createNetworkInterfacePermission(r ->
                        r.networkInterfaceId(eni).awsAccountId("210987654321").permission("INSTANCE-ATTACH"))
                .interfacePermission()
                .networkInterfacePermissionId();
        assertEquals(
                eni,
                given.ec2
                        .describeNetworkInterfacePermissions(r -> r.networkInterfacePermissionIds(id))
                        .networkInterfacePermissions()
                        .get(0)
                        .networkInterfaceId());
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.createNetworkInterfacePermission(
                        r -> r.networkInterfaceId(eni).awsAccountId("me").permission("INSTANCE-ATTACH")));
        given.ec2.deleteNetworkInterfacePermission(r -> r.networkInterfacePermissionId(id));
        given.refused(
                "InvalidPermissionID.NotFound",
                () -> given.ec2.deleteNetworkInterfacePermission(r -> r.networkInterfacePermissionId(id)));
    }

    private List<String> found(String name, String value) {
        return given.ec2.describeNetworkInterfaces(r -> r.filters(filter(name, value))).networkInterfaces().stream()
                .map(NetworkInterface::networkInterfaceId)
                .toList();
    }

    private int free(String subnet) {
        return given.ec2
                .describeSubnets(r -> r.subnetIds(subnet))
                .subnets()
                .get(0)
                .availableIpAddressCount();
    }

    private static List<String> addresses(NetworkInterface one) {
        return one.privateIpAddresses().stream()
                .map(NetworkInterfacePrivateIpAddress::privateIpAddress)
                .toList();
    }

    private static PrivateIpAddressSpecification address(String address, boolean primary) {
        return PrivateIpAddressSpecification.builder()
                .privateIpAddress(address)
                .primary(primary)
                .build();
    }
}
