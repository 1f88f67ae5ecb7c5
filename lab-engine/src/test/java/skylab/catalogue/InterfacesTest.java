package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static skylab.aws.ec2.eni.Cards.card;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.aws.ec2.Given;
import skylab.aws.ec2.eni.Cards;
import skylab.network.Cidr;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;

/** Elastic network interfaces, step by step. */
class InterfacesTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 10.0.1.0/24, 10.0.2.0/24",
        "192.168.0.0/24, 192.168.0.0/25, 192.168.0.128/25",
        "172.16.0.0/20, 172.16.0.0/28, 172.16.1.0/26",
    })
    void S0_112_thePrimaryInterfaceStaysAndAnotherOneMovesWithinItsZone(String range, String first, String second) {
        Given given = Given.lab();
        Cards cards = Cards.inOwnVpc(given, range, first, second);
        Instance one = cards.machine();
        Instance two = cards.machine();
        Instance elsewhere = given.running(r -> r.instanceType("t3.small").subnetId(cards.there));
        String primary = one.networkInterfaces().get(0).attachment().attachmentId();
        assertEquals(
                "The network interface at device index 0 cannot be detached.",
                given.refused(
                        "OperationNotPermitted", () -> given.ec2.detachNetworkInterface(r -> r.attachmentId(primary))));

        NetworkInterface moving = cards.make(r -> r.secondaryPrivateIpAddressCount(1));
        String id = moving.networkInterfaceId();
        String attachment = cards.attach(id, one.instanceId(), 1);
        assertEquals("in-use", cards.look(id).statusAsString());
        assertEquals("attached", cards.look(id).attachment().statusAsString());
        assertEquals(2, given.instance(one.instanceId()).networkInterfaces().size());
        cards.detach(attachment);
        assertEquals("available", cards.look(id).statusAsString());
        assertEquals(1, given.instance(one.instanceId()).networkInterfaces().size());
        cards.attach(id, two.instanceId(), 1);
        assertEquals(two.instanceId(), cards.look(id).attachment().instanceId());
        assertEquals(moving.privateIpAddresses(), cards.look(id).privateIpAddresses(), "its addresses move with it");

        String other = cards.make();
        assertTrue(given.refused(
                        "InvalidParameterValue",
                        () -> given.ec2.attachNetworkInterface(r -> r.networkInterfaceId(other)
                                .instanceId(elsewhere.instanceId())
                                .deviceIndex(1)))
                .contains("not in the same availability zone"));
    }

    @Test
    void S0_113_insideThereIsOnlyThePrivateAddress() {
        Student student = Student.with(null, 22);
        Instance instance = student.given.instance(student.id);
        String session = student.ssh("ip addr", "ifconfig", "hostname -I", "ip -br addr");
        String inside = session.substring(session.indexOf("$ ip addr"), session.indexOf("$ exit"));
        assertTrue(inside.contains("inet " + instance.privateIpAddress() + "/20 "), inside);
        assertFalse(inside.contains(instance.publicIpAddress()), "the gateway translates, the instance does not know");
        String asked = student.ssh(
                "TOKEN=$(curl -s -X PUT http://169.254.169.254/latest/api/token -H 'X-aws-ec2-metadata-token-ttl-seconds: 60')",
                "curl -s -H \"X-aws-ec2-metadata-token: $TOKEN\" http://169.254.169.254/latest/meta-data/public-ipv4; echo",
                "curl -s http://checkip.amazonaws.com");
        String outside = asked.substring(asked.indexOf("$ TOKEN"), asked.indexOf("$ exit"));
        assertEquals(3, outside.split(instance.publicIpAddress(), -1).length, "metadata and a host outside: " + asked);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 10.0.2.0/24, 10.0.3.0/28",
        "192.168.0.0/24, 192.168.0.16/28, 192.168.0.32/27",
        "172.20.0.0/16, 172.20.255.240/28, 172.20.0.0/28",
    })
    void S0_114_everyAddressOfASubnetIsGivenOnceAndNeverTheReservedOnes(String range, String first, String second) {
        Given given = Given.lab();
        Cards cards = Cards.inOwnVpc(given, range, second, first);
        Cidr subnet = Cidr.of(second);
        Set<String> addresses = new HashSet<>();
        addresses.add(given.launch(r -> r.subnetId(cards.here)).privateIpAddress());
        for (long i = 1; i < subnet.size() - 5; i++) {
            addresses.add(cards.make(r -> {}).privateIpAddress());
        }
        assertEquals(subnet.size() - 5, addresses.size(), "each is another");
        for (String address : addresses) {
            long host = Cidr.address(address).orElseThrow() - subnet.network();
            assertTrue(host >= 4 && host < subnet.size() - 1, address);
        }
        given.refused("InsufficientFreeAddressesInSubnet", () -> given.launch(r -> r.subnetId(cards.here)));
    }

    @Test
    void S0_115_anElasticAddressMakesAnInstanceKnownWithoutAnAutomaticOne() {
        Given given = Given.lab();
        Cards cards = Cards.inDefaultVpc(given);
        Instance instance = given.running(
                r -> r.networkInterfaces(card(0, c -> c.subnetId(cards.here).associatePublicIpAddress(false))));
        assertNull(instance.publicIpAddress());
        var elastic = given.ec2.allocateAddress(r -> r.domain("vpc"));
        given.ec2.associateAddress(r -> r.allocationId(elastic.allocationId()).instanceId(instance.instanceId()));
        assertEquals(elastic.publicIp(), given.instance(instance.instanceId()).publicIpAddress());
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/16, 10.0.2.0/24, 10.0.9.0/28", "192.168.0.0/20, 192.168.3.0/27, 192.168.9.0/28"})
    void S4_29_aLaunchIntoAPublicSubnetWithAutoAssignHasAPublicAddress(String range, String subnet, String other) {
        Given given = Given.lab();
        Cards cards = Cards.inOwnVpc(given, range, subnet, other);
        for (Boolean asked : new Boolean[] {true, null, false}) {
            Instance instance = given.running(r -> r.instanceType("t2.micro")
                    .networkInterfaces(card(0, c -> c.subnetId(cards.here).associatePublicIpAddress(asked))));
            assertEquals("running", instance.state().nameAsString());
            assertEquals(Boolean.TRUE.equals(asked), instance.publicIpAddress() != null);
        }
        given.ec2.modifySubnetAttribute(r -> r.subnetId(cards.here).mapPublicIpOnLaunch(b -> b.value(true)));
        assertNotNull(given.running(r -> r.subnetId(cards.here)).publicIpAddress());
    }

    @Test
    void S4_31_theDetailsShowSubnetAndBothAddresses() {
        Given given = Given.lab();
        Cards cards = Cards.inOwnVpc(given, "10.0.0.0/16", "10.0.2.0/24", "10.0.3.0/24");
        Instance instance = given.running(
                r -> r.networkInterfaces(card(0, c -> c.subnetId(cards.here).associatePublicIpAddress(true))));
        assertEquals(cards.here, instance.subnetId());
        long host = Cidr.address(instance.privateIpAddress()).orElseThrow()
                - Cidr.address("10.0.2.0").orElseThrow();
        assertTrue(host >= 4 && host <= 254, instance.privateIpAddress());
        NetworkInterface eni = cards.look(instance.networkInterfaces().get(0).networkInterfaceId());
        assertEquals(instance.publicIpAddress(), eni.association().publicIp());
        assertEquals("amazon", eni.association().ipOwnerId());
        assertNull(eni.association().allocationId());
        assertTrue(eni.attachment().deleteOnTermination());
    }

    @Test
    void S4_37_stoppingChangesThePublicAddressRebootingDoesNot() {
        Given given = Given.lab();
        Cards cards = Cards.inDefaultVpc(given);
        Instance before = cards.machine();
        String id = before.instanceId();
        given.ec2.rebootInstances(r -> r.instanceIds(id));
        assertEquals(before.publicIpAddress(), given.instance(id).publicIpAddress());
        given.ec2.stopInstances(r -> r.instanceIds(id));
        given.ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(id));
        assertNull(given.instance(id).publicIpAddress());
        assertEquals(before.privateIpAddress(), given.instance(id).privateIpAddress());
        given.ec2.startInstances(r -> r.instanceIds(id));
        given.ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(id));
        Instance after = given.instance(id);
        assertNotNull(after.publicIpAddress());
        assertNotEquals(before.publicIpAddress(), after.publicIpAddress());
        assertEquals(before.privateIpAddress(), after.privateIpAddress());
        assertEquals(
                before.networkInterfaces().get(0).macAddress(),
                after.networkInterfaces().get(0).macAddress());
    }

    @Test
    void aSecondInterfaceIsSeenInTheRunningMachineAndGoesAgain() {
        Student student = Student.with(null, 22);
        Given given = student.given;
        Instance instance = given.instance(student.id);
        Cards cards = Cards.inDefaultVpc(given);
        String subnet = instance.subnetId();
        NetworkInterface second = cards.make(r -> r.subnetId(subnet));
        assertFalse(student.ssh("ip link").contains(second.macAddress()));
        String attachment = cards.attach(second.networkInterfaceId(), student.id, 1);
        given.ec2.assignPrivateIpAddresses(
                r -> r.networkInterfaceId(instance.networkInterfaces().get(0).networkInterfaceId())
                        .secondaryPrivateIpAddressCount(1));
        String secondary = given.instance(student.id)
                .networkInterfaces()
                .get(0)
                .privateIpAddresses()
                .get(1)
                .privateIpAddress();
        String seen = student.ssh("ip addr", "ip rule", "ip route show table 10001", "hostname -I", "ifconfig ens6");
        assertTrue(seen.contains("3: ens6: <BROADCAST,MULTICAST,UP,LOWER_UP>"), seen);
        assertTrue(seen.contains("    link/ether " + second.macAddress() + " brd"), seen);
        assertTrue(seen.contains("    inet " + second.privateIpAddress() + "/20 metric 513 brd"), seen);
        assertTrue(seen.contains("    inet " + secondary + "/20 brd"), seen);
        assertTrue(seen.contains("10001:\tfrom " + second.privateIpAddress() + " lookup 10001"), seen);
        assertTrue(seen.contains("default via 172.31."), seen);
        assertTrue(
                seen.contains(instance.privateIpAddress() + " " + secondary + " " + second.privateIpAddress() + " \n"),
                seen);
        String metadata = student.ssh(
                "TOKEN=$(curl -s -X PUT http://169.254.169.254/latest/api/token -H 'X-aws-ec2-metadata-token-ttl-seconds: 60')",
                "for m in $(curl -s -H \"X-aws-ec2-metadata-token: $TOKEN\" http://169.254.169.254/latest/meta-data/network/interfaces/macs/); do"
                        + " curl -s -H \"X-aws-ec2-metadata-token: $TOKEN\" http://169.254.169.254/latest/meta-data/network/interfaces/macs/$m/device-number; echo; done");
        assertTrue(metadata.contains("\n0\n1\n") || metadata.contains("\n1\n0\n"), metadata);
        cards.detach(attachment);
        assertFalse(student.ssh("ip link").contains(second.macAddress()));
    }
}
