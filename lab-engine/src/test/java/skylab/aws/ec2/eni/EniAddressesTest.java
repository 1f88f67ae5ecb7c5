package skylab.aws.ec2.eni;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceIpv6Address;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;

/** Further private, public and IPv6 addresses of interfaces. */
class EniAddressesTest {
    private final Given given = Given.lab();
    private final Cards cards = Cards.inDefaultVpc(given);

    @Test
    void secondaryAddressesComeAndGo() {
        String id = cards.make();
        List<String> given2 = given
                .ec2
                .assignPrivateIpAddresses(r -> r.networkInterfaceId(id).secondaryPrivateIpAddressCount(2))
                .assignedPrivateIpAddresses()
                .stream()
                .map(one -> one.privateIpAddress())
                .toList();
        assertEquals(given2, addresses(id).subList(1, 3));
        given.ec2.unassignPrivateIpAddresses(r -> r.networkInterfaceId(id).privateIpAddresses(given2.get(0)));
        assertEquals(List.of(addresses(id).get(0), given2.get(1)), addresses(id));
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.unassignPrivateIpAddresses(
                        r -> r.networkInterfaceId(id).privateIpAddresses(given2.get(0))));
        String primary = addresses(id).get(0);
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.unassignPrivateIpAddresses(
                        r -> r.networkInterfaceId(id).privateIpAddresses(primary)));
        given.refused("MissingParameter", () -> given.ec2.unassignPrivateIpAddresses(r -> r.networkInterfaceId(id)));
        given.refused("MissingParameter", () -> given.ec2.assignPrivateIpAddresses(r -> r.networkInterfaceId(id)));
        given.refused(
                "InvalidParameterCombination",
                () -> given.ec2.assignPrivateIpAddresses(r -> r.networkInterfaceId(id)
                        .privateIpAddresses("172.31.0.77")
                        .secondaryPrivateIpAddressCount(1)));
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.assignPrivateIpAddresses(
                        r -> r.networkInterfaceId(id).privateIpAddresses("10.0.0.1")));
    }

    @Test
    void anAddressMovesToAnotherInterfaceOnlyIfThatIsAllowed() {
        String from = cards.make(r -> r.secondaryPrivateIpAddressCount(1)).networkInterfaceId();
        String to = cards.make();
        String moving = addresses(from).get(1);
        assertEquals(
                "[" + moving + "] is assigned but move is not allowed.",
                given.refused(
                        "InvalidParameterValue",
                        () -> given.ec2.assignPrivateIpAddresses(
                                r -> r.networkInterfaceId(to).privateIpAddresses(moving))));
        given.ec2.assignPrivateIpAddresses(
                r -> r.networkInterfaceId(to).privateIpAddresses(moving).allowReassignment(true));
        assertEquals(moving, addresses(to).get(1));
        assertEquals(1, addresses(from).size());
        String primary = addresses(from).get(0);
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.assignPrivateIpAddresses(r ->
                        r.networkInterfaceId(to).privateIpAddresses(primary).allowReassignment(true)));
    }

    @Test
    void theTypeLimitsAddresses() {
        Instance micro = given.running(r -> r.subnetId(cards.here));
        String id = micro.networkInterfaces().get(0).networkInterfaceId();
        given.ec2.assignPrivateIpAddresses(r -> r.networkInterfaceId(id).secondaryPrivateIpAddressCount(1));
        given.refused(
                "PrivateIpAddressLimitExceeded",
                () -> given.ec2.assignPrivateIpAddresses(
                        r -> r.networkInterfaceId(id).secondaryPrivateIpAddressCount(1)));
    }

    @Test
    void elasticAddressesLeadToAnyAddressOfAnInterface() {
        Instance instance = cards.machine();
        String id = instance.networkInterfaces().get(0).networkInterfaceId();
        given.ec2.assignPrivateIpAddresses(r -> r.networkInterfaceId(id).secondaryPrivateIpAddressCount(1));
        String secondary = addresses(id).get(1);
        var one = given.ec2.allocateAddress(r -> r.domain("vpc"));
        given.ec2.associateAddress(
                r -> r.allocationId(one.allocationId()).networkInterfaceId(id).privateIpAddress(secondary));
        NetworkInterface seen = cards.look(id);
        assertEquals(
                one.publicIp(), seen.privateIpAddresses().get(1).association().publicIp());
        assertEquals(instance.publicIpAddress(), seen.association().publicIp(), "the primary one keeps its own");
        var shown = given.ec2
                .describeAddresses(r -> r.filters(Given.filter("private-ip-address", secondary)))
                .addresses()
                .get(0);
        assertEquals(id, shown.networkInterfaceId());
        assertEquals(instance.instanceId(), shown.instanceId());
        String spare = cards.make();
        assertTrue(given.refused(
                        "Resource.AlreadyAssociated",
                        () -> given.ec2.associateAddress(r -> r.allocationId(one.allocationId())
                                .networkInterfaceId(spare)
                                .allowReassociation(false)))
                .contains(shown.associationId()));
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.associateAddress(r -> r.allocationId(one.allocationId())
                        .networkInterfaceId(spare)
                        .privateIpAddress("172.31.0.200")));
        given.ec2.unassignPrivateIpAddresses(r -> r.networkInterfaceId(id).privateIpAddresses(secondary));
        assertNull(
                given.ec2
                        .describeAddresses(r -> r.allocationIds(one.allocationId()))
                        .addresses()
                        .get(0)
                        .associationId(),
                "an address that is gone takes its elastic one along");
        given.ec2.associateAddress(r -> r.allocationId(one.allocationId()).networkInterfaceId(spare));
        assertEquals(one.publicIp(), cards.look(spare).association().publicIp());
        assertEquals(
                given.ec2.describeAddresses().addresses().get(0).associationId(),
                cards.look(spare).association().associationId());
        cards.attach(spare, instance.instanceId(), 1);
        given.refused(
                "InvalidInstanceID",
                () -> given.ec2.associateAddress(
                        r -> r.allocationId(one.allocationId()).instanceId(instance.instanceId())));
    }

    @Test
    void withoutAGatewayNoElasticAddress() {
        Cards own = Cards.inOwnVpc(given, "10.7.0.0/16", "10.7.1.0/24", "10.7.2.0/24");
        String id = own.make();
        String elastic = given.ec2.allocateAddress(r -> r.domain("vpc")).allocationId();
        assertEquals(
                "Network " + own.vpc + " is not attached to any internet gateway",
                given.refused(
                        "Gateway.NotAttached",
                        () -> given.ec2.associateAddress(
                                r -> r.allocationId(elastic).networkInterfaceId(id))));
        String gateway =
                given.ec2.createInternetGateway(r -> {}).internetGateway().internetGatewayId();
        given.ec2.attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(own.vpc));
        given.ec2.associateAddress(r -> r.allocationId(elastic).networkInterfaceId(id));
        given.refused("InvalidIPAddress.InUse", () -> given.ec2.releaseAddress(r -> r.allocationId(elastic)));
        given.ec2.deleteNetworkInterface(r -> r.networkInterfaceId(id));
        given.ec2.releaseAddress(r -> r.allocationId(elastic));
    }

    @Test
    void prefixesTakeTheirAddressesFromTheSubnet() {
        Cards own = Cards.inOwnVpc(given, "10.7.0.0/16", "10.7.1.0/26", "10.7.2.0/24");
        NetworkInterface one = own.make(r -> r.privateIpAddress("10.7.1.40").ipv4PrefixCount(1));
        assertEquals("10.7.1.16/28", one.ipv4Prefixes().get(0).ipv4Prefix());
        given.refused("InvalidIPAddress.InUse", () -> own.make(r -> r.privateIpAddress("10.7.1.20")));
        given.refused(
                "InsufficientFreeAddressesInSubnet",
                () -> given.ec2.assignPrivateIpAddresses(
                        r -> r.networkInterfaceId(one.networkInterfaceId()).ipv4PrefixCount(1)));
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.assignPrivateIpAddresses(
                        r -> r.networkInterfaceId(one.networkInterfaceId()).ipv4Prefixes("10.7.1.32/28")));
        given.ec2.unassignPrivateIpAddresses(
                r -> r.networkInterfaceId(one.networkInterfaceId()).ipv4Prefixes("10.7.1.16/28"));
        assertFalse(own.look(one.networkInterfaceId()).hasIpv4Prefixes()
                && !own.look(one.networkInterfaceId()).ipv4Prefixes().isEmpty());
        assertEquals("10.7.1.20", own.make(r -> r.privateIpAddress("10.7.1.20")).privateIpAddress());
    }

    @Test
    void ipv6AddressesAreOfTheSubnetsRange() {
        String plain = cards.make();
        assertTrue(given.refused(
                        "InvalidParameterValue",
                        () -> given.ec2.assignIpv6Addresses(
                                r -> r.networkInterfaceId(plain).ipv6AddressCount(1)))
                .contains("does not have an IPv6 CIDR block"));
        String vpc = given.ec2
                .createVpc(r -> r.cidrBlock("10.9.0.0/16").amazonProvidedIpv6CidrBlock(true))
                .vpc()
                .vpcId();
        given.lab.advance(java.time.Duration.ofMinutes(1));
        String range = given.ec2
                .describeVpcs(r -> r.vpcIds(vpc))
                .vpcs()
                .get(0)
                .ipv6CidrBlockAssociationSet()
                .get(0)
                .ipv6CidrBlock();
        String stem = range.substring(0, range.indexOf("::"));
        String subnet = given.ec2
                .createSubnet(r -> r.vpcId(vpc).cidrBlock("10.9.1.0/24").ipv6CidrBlock(stem + "::/64"))
                .subnet()
                .subnetId();
        NetworkInterface made = cards.make(r -> r.subnetId(subnet).ipv6AddressCount(2));
        assertEquals(2, made.ipv6Addresses().size());
        for (NetworkInterfaceIpv6Address one : made.ipv6Addresses()) {
            assertTrue(one.ipv6Address().startsWith(stem + ":"), one.ipv6Address());
        }
        String id = made.networkInterfaceId();
        given.ec2.assignIpv6Addresses(r -> r.networkInterfaceId(id).ipv6Addresses(stem + "::0:77"));
        assertEquals(stem + "::77", cards.look(id).ipv6Addresses().get(2).ipv6Address());
        given.refused(
                "InvalidIPAddress.InUse",
                () -> given.ec2.assignIpv6Addresses(
                        r -> r.networkInterfaceId(id).ipv6Addresses(stem + "::77")));
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.assignIpv6Addresses(
                        r -> r.networkInterfaceId(id).ipv6Addresses("2001:db8::1")));
        given.ec2.unassignIpv6Addresses(r -> r.networkInterfaceId(id).ipv6Addresses(stem + "::77"));
        assertEquals(2, cards.look(id).ipv6Addresses().size());
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.unassignIpv6Addresses(
                        r -> r.networkInterfaceId(id).ipv6Addresses(stem + "::77")));
    }

    private List<String> addresses(String id) {
        return cards.look(id).privateIpAddresses().stream()
                .map(NetworkInterfacePrivateIpAddress::privateIpAddress)
                .toList();
    }
}
