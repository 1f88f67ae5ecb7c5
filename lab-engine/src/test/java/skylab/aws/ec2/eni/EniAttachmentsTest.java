package skylab.aws.ec2.eni;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import skylab.aws.ec2.Given;
import skylab.network.Cidr;
import skylab.network.packet.Packet;
import skylab.network.packet.VpcNet;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;

/** Attaching and detaching network interfaces, and changing what may be changed of them. */
class EniAttachmentsTest {
    private final Given given = Given.lab();
    private final Cards cards = Cards.inDefaultVpc(given);

    @Test
    void attachingAndDetachingTakeAMoment() {
        Instance instance = cards.machine();
        String id = cards.make();
        String attachment = given.ec2
                .attachNetworkInterface(r -> r.networkInterfaceId(id)
                        .instanceId(instance.instanceId())
                        .deviceIndex(1))
                .attachmentId();
        assertEquals("attaching", cards.look(id).attachment().statusAsString());
        given.refused("IncorrectState", () -> given.ec2.detachNetworkInterface(r -> r.attachmentId(attachment)));
        given.lab.advance(java.time.Duration.ofSeconds(5));
        assertEquals("attached", cards.look(id).attachment().statusAsString());
        given.ec2.detachNetworkInterface(r -> r.attachmentId(attachment));
        assertEquals("detaching", cards.look(id).attachment().statusAsString());
        given.refused("InvalidParameterValue", () -> given.ec2.deleteNetworkInterface(r -> r.networkInterfaceId(id)));
        given.ec2.waiter().waitUntilNetworkInterfaceAvailable(r -> r.networkInterfaceIds(id));
        given.ec2.deleteNetworkInterface(r -> r.networkInterfaceId(id));
        given.refused(
                "InvalidAttachmentID.NotFound",
                () -> given.ec2.detachNetworkInterface(r -> r.attachmentId(attachment)));
    }

    @Test
    void aTypeTakesOnlySoManyInterfacesAndAddresses() {
        Instance small = cards.machine();
        cards.attach(cards.make(), small.instanceId(), 1);
        cards.attach(cards.make(), small.instanceId(), 2);
        String third = cards.make();
        assertEquals(
                "Interface count 4 exceeds the limit for t3.small",
                given.refused("AttachmentLimitExceeded", () -> cards.attach(third, small.instanceId(), 3)));
        Instance micro = given.running(r -> r.subnetId(cards.here));
        String many = cards.make(r -> r.secondaryPrivateIpAddressCount(2)).networkInterfaceId();
        assertEquals(
                "Number of private addresses will exceed limit.",
                given.refused("PrivateIpAddressLimitExceeded", () -> cards.attach(many, micro.instanceId(), 1)));
        given.ec2.stopInstances(r -> r.instanceIds(small.instanceId()));
        given.ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(small.instanceId()));
        given.refused(
                "AttachmentLimitExceeded",
                () -> given.ec2.modifyInstanceAttribute(
                        r -> r.instanceId(small.instanceId()).instanceType(t -> t.value("t3.micro"))));
    }

    @Test
    void whatCannotBeAttachedIsRefused() {
        Instance instance = cards.machine();
        String machine = instance.instanceId();
        String primary = instance.networkInterfaces().get(0).networkInterfaceId();
        String spare = cards.make();
        assertTrue(given.refused("InvalidParameterValue", () -> cards.attach(spare, machine, 0))
                .contains("already has an interface attached at device index '0'"));
        given.refused("InvalidParameterValue", () -> cards.attach(spare, machine, -1));
        given.refused("InvalidNetworkInterface.InUse", () -> cards.attach(primary, machine, 1));
        given.refused("InvalidNetworkInterfaceID.NotFound", () -> cards.attach("eni-0123456789abcdef0", machine, 1));
        given.refused("InvalidInstanceID.NotFound", () -> cards.attach(spare, "i-0123456789abcdef0", 1));
        given.refused(
                "MissingParameter",
                () -> given.ec2.attachNetworkInterface(
                        r -> r.networkInterfaceId(spare).instanceId(machine)));
        String pending = given.launch(r -> r.subnetId(cards.here)).instanceId();
        given.refused("IncorrectInstanceState", () -> cards.attach(spare, pending, 1));
        given.refused(
                "InvalidAttachmentID.NotFound",
                () -> given.ec2.detachNetworkInterface(r -> r.attachmentId("eni-attach-0123456789abcdef0")));
    }

    @Test
    void terminationTakesOnlyWhatGoesWithTheInstance() {
        Instance instance = cards.machine();
        String stays = cards.make();
        String goes = cards.make();
        cards.attach(stays, instance.instanceId(), 1);
        String attachment = cards.attach(goes, instance.instanceId(), 2);
        assertFalse(cards.look(goes).attachment().deleteOnTermination());
        given.ec2.modifyNetworkInterfaceAttribute(r -> r.networkInterfaceId(goes)
                .attachment(a -> a.attachmentId(attachment).deleteOnTermination(true)));
        given.ec2.terminateInstances(r -> r.instanceIds(instance.instanceId()));
        given.ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(instance.instanceId()));
        assertEquals("available", cards.look(stays).statusAsString());
        assertNull(cards.look(stays).attachment());
        given.refused("InvalidNetworkInterfaceID.NotFound", () -> cards.look(goes));
    }

    @Test
    void attributesAreChangedOneAtATime() {
        String id = cards.make();
        String group = given.sshGroup();
        given.ec2.modifyNetworkInterfaceAttribute(r -> r.networkInterfaceId(id).groups(group));
        given.ec2.modifyNetworkInterfaceAttribute(r -> r.networkInterfaceId(id).description(d -> d.value("changed")));
        given.ec2.modifyNetworkInterfaceAttribute(r -> r.networkInterfaceId(id).sourceDestCheck(c -> c.value(false)));
        NetworkInterface seen = cards.look(id);
        assertEquals(group, seen.groups().get(0).groupId());
        assertEquals("changed", seen.description());
        assertFalse(seen.sourceDestCheck());
        assertEquals(
                "changed",
                given.ec2
                        .describeNetworkInterfaceAttribute(
                                r -> r.networkInterfaceId(id).attribute("description"))
                        .description()
                        .value());
        assertEquals(
                group,
                given.ec2
                        .describeNetworkInterfaceAttribute(
                                r -> r.networkInterfaceId(id).attribute("groupSet"))
                        .groups()
                        .get(0)
                        .groupId());
        given.ec2.resetNetworkInterfaceAttribute(r -> r.networkInterfaceId(id).sourceDestCheck("true"));
        assertTrue(given.ec2
                .describeNetworkInterfaceAttribute(r -> r.networkInterfaceId(id).attribute("sourceDestCheck"))
                .sourceDestCheck()
                .value());
        given.refused(
                "InvalidParameterCombination",
                () -> given.ec2.modifyNetworkInterfaceAttribute(
                        r -> r.networkInterfaceId(id).groups(group).description(d -> d.value("both"))));
        given.refused(
                "MissingParameter", () -> given.ec2.modifyNetworkInterfaceAttribute(r -> r.networkInterfaceId(id)));
        given.refused(
                "InvalidAttachmentID.NotFound",
                () -> given.ec2.modifyNetworkInterfaceAttribute(
                        r -> r.networkInterfaceId(id).attachment(a -> a.attachmentId("eni-attach-0123456789abcdef0"))));
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.describeNetworkInterfaceAttribute(
                        r -> r.networkInterfaceId(id).attribute("colour")));
    }

    @Test
    void anInstancesAttributesAreThoseOfItsOnlyInterface() {
        Instance instance = cards.machine();
        String id = instance.instanceId();
        String primary = instance.networkInterfaces().get(0).networkInterfaceId();
        String group = given.sshGroup();
        given.ec2.modifyInstanceAttribute(r -> r.instanceId(id).groups(group));
        given.ec2.modifyInstanceAttribute(r -> r.instanceId(id).sourceDestCheck(c -> c.value(false)));
        assertEquals(group, cards.look(primary).groups().get(0).groupId());
        assertFalse(cards.look(primary).sourceDestCheck());
        cards.attach(cards.make(), id, 1);
        assertEquals(
                "There are multiple interfaces attached to instance '" + id
                        + "'. Please specify an interface ID for the operation instead.",
                given.refused(
                        "InvalidInstanceID",
                        () -> given.ec2.modifyInstanceAttribute(
                                r -> r.instanceId(id).sourceDestCheck(c -> c.value(true)))));
        given.refused(
                "InvalidInstanceID",
                () -> given.ec2.modifyInstanceAttribute(r -> r.instanceId(id).groups(group)));
        assertEquals(2, given.instance(id).networkInterfaces().size());
        assertFalse(given.instance(id).sourceDestCheck(), "of the primary interface");
    }

    @Test
    void thePublicAddressOfThePrimaryInterfaceComesAndGoes() {
        Instance instance = given.running(r ->
                r.networkInterfaces(Cards.card(0, c -> c.subnetId(cards.here).associatePublicIpAddress(false))));
        String primary = instance.networkInterfaces().get(0).networkInterfaceId();
        given.ec2.modifyNetworkInterfaceAttribute(
                r -> r.networkInterfaceId(primary).associatePublicIpAddress(true));
        assertEquals(
                cards.look(primary).association().publicIp(),
                given.instance(instance.instanceId()).publicIpAddress());
        given.ec2.modifyNetworkInterfaceAttribute(
                r -> r.networkInterfaceId(primary).associatePublicIpAddress(false));
        assertNull(given.instance(instance.instanceId()).publicIpAddress());
        String spare = cards.make();
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.modifyNetworkInterfaceAttribute(
                        r -> r.networkInterfaceId(spare).associatePublicIpAddress(true)));
    }

    @Test
    void whatAServiceManagesIsNotTheAccountsToChange() {
        String elastic = given.ec2.allocateAddress(r -> r.domain("vpc")).allocationId();
        String nat = given.ec2
                .createNatGateway(r -> r.subnetId(cards.here).allocationId(elastic))
                .natGateway()
                .natGatewayId();
        given.ec2.waiter().waitUntilNatGatewayAvailable(r -> r.natGatewayIds(nat));
        String id = given.ec2
                .describeNetworkInterfaces(r -> r.filters(Given.filter("interface-type", "nat_gateway")))
                .networkInterfaces()
                .get(0)
                .networkInterfaceId();
        NetworkInterface seen = cards.look(id);
        assertTrue(seen.requesterManaged());
        assertEquals("in-use", seen.statusAsString());
        assertEquals("nat_gateway", seen.interfaceTypeAsString());
        assertEquals("amazon-aws", seen.attachment().instanceOwnerId());
        assertEquals(elastic, seen.association().allocationId());
        given.refused(
                "AuthFailure",
                () -> given.ec2.disassociateAddress(
                        r -> r.associationId(seen.association().associationId())));
        given.refused("AuthFailure", () -> given.ec2.releaseAddress(r -> r.allocationId(elastic)));
        assertFalse(seen.sourceDestCheck());
        assertEquals(
                "You are not allowed to manage 'ela-attach' attachments.",
                given.refused(
                        "OperationNotPermitted",
                        () -> given.ec2.detachNetworkInterface(
                                r -> r.attachmentId(seen.attachment().attachmentId()))));
        given.refused(
                "AuthFailure",
                () -> given.ec2.modifyNetworkInterfaceAttribute(
                        r -> r.networkInterfaceId(id).sourceDestCheck(c -> c.value(true))));
        given.refused("InvalidParameterValue", () -> given.ec2.deleteNetworkInterface(r -> r.networkInterfaceId(id)));
    }

    @Test
    void aMachineSendsByTheInterfaceInWhoseSubnetTheReceiverIs() {
        Cards own = Cards.inOwnVpc(given, "10.7.0.0/16", "10.7.1.0/24", "10.7.2.0/24");
        String beside = given.ec2
                .createSubnet(r -> r.vpcId(own.vpc).cidrBlock("10.7.3.0/24").availabilityZone("us-east-1a"))
                .subnet()
                .subnetId();
        Instance instance = own.machine();
        NetworkInterface second = own.make(r -> r.subnetId(beside));
        own.attach(second.networkInterfaceId(), instance.instanceId(), 1);
        NetworkInterface near = own.make(r -> r.subnetId(beside));
        NetworkInterface far = own.make(r -> r.subnetId(own.there));
        assertEquals(second.privateIpAddress(), source(instance, near));
        assertEquals(instance.privateIpAddress(), source(instance, far));
        assertEquals(instance.privateIpAddress(), source(instance, own.make(r -> {})));
    }

    private String source(Instance from, NetworkInterface to) {
        return Cidr.dotted(new VpcNet()
                .journey(given.lab.world(), given.lab.scope(), Packet.tcp(from.instanceId(), to.privateIpAddress(), 80))
                .forth()
                .get(0)
                .before()
                .source());
    }
}
