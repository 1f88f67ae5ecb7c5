package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.network.eni.NetworkInterface;
import skylab.network.packet.VpcNet;
import skylab.network.vpc.Subnet;
import skylab.network.vpc.Vpc;
import skylab.world.Timeline;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.AllocateAddressResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** Elastic addresses, as a learner meets them. */
class AddressTest {
    private final Given given = Given.lab();

    private AllocateAddressResponse allocate() {
        return given.ec2.allocateAddress(r -> r.domain("vpc"));
    }

    private String associate(String allocation, String instance) {
        return given.ec2
                .associateAddress(r -> r.allocationId(allocation).instanceId(instance))
                .associationId();
    }

    private Address address(String allocation) {
        return given.ec2
                .describeAddresses(r -> r.allocationIds(allocation))
                .addresses()
                .get(0);
    }

    private String ask(String command) {
        return given.lab.terminal().run(command).out();
    }

    private String login(String host, String command) {
        return "ssh -i ~/.ssh/labsuser.pem -o StrictHostKeyChecking=accept-new -o ConnectTimeout=5 ec2-user@" + host
                + " " + command;
    }

    @Test
    void S0_92_anAllocatedAddressIsInTheAccountAndLeadsNowhere() {
        AllocateAddressResponse made = given.ec2.allocateAddress(r -> r.domain("vpc")
                .tagSpecifications(TagSpecification.builder()
                        .resourceType("elastic-ip")
                        .tags(Tag.builder().key("Name").value("web").build())
                        .build()));
        Address shown = address(made.allocationId());
        assertTrue(made.allocationId().startsWith("eipalloc-0"));
        assertEquals(made.publicIp(), shown.publicIp());
        assertEquals("vpc", shown.domainAsString());
        assertEquals("us-east-1", shown.networkBorderGroup());
        assertEquals("web", shown.tags().get(0).value());
        assertNull(shown.associationId());
        assertNull(shown.instanceId());
        assertNull(shown.privateIpAddress());
    }

    @Test
    void S0_98_anAddressHasATimeFromWhichItIsCharged() {
        Instant before = given.lab.now();
        String id = allocate().allocationId();
        given.lab.advance("3d");
        Instant since = given.lab
                .world()
                .table(given.lab.scope(), skylab.network.address.ElasticAddress.ELASTIC_ADDRESSES)
                .get(id)
                .orElseThrow()
                .allocated();
        assertEquals(before.plusSeconds(1), since);
    }

    @Test
    void S0_93_S1_13_anAssociatedAddressReplacesTheAssignedOneAndSurvivesAStop() {
        Instance instance = given.running(r -> r.securityGroupIds(given.sshGroup()));
        String assigned = instance.publicIpAddress();
        AllocateAddressResponse made = allocate();
        String association = associate(made.allocationId(), instance.instanceId());
        assertTrue(association.startsWith("eipassoc-0"));
        Instance with = given.instance(instance.instanceId());
        assertEquals(made.publicIp(), with.publicIpAddress());
        assertEquals("ec2-" + made.publicIp().replace('.', '-') + ".compute-1.amazonaws.com", with.publicDnsName());
        assertEquals(
                given.lab.scope().account(),
                with.networkInterfaces().get(0).association().ipOwnerId());
        Address shown = address(made.allocationId());
        assertEquals(instance.instanceId(), shown.instanceId());
        assertEquals(instance.privateIpAddress(), shown.privateIpAddress());
        assertEquals(association, shown.associationId());

        given.lab.advance("1m");
        String name = "ip-" + instance.privateIpAddress().replace('.', '-') + ".ec2.internal\n";
        assertEquals(name, ask(login(made.publicIp(), "hostname")), "the new address answers");
        assertEquals("", ask(login(assigned, "hostname")), "the old one does not");

        given.ec2.stopInstances(r -> r.instanceIds(instance.instanceId()));
        given.ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(instance.instanceId()));
        assertEquals(made.publicIp(), given.instance(instance.instanceId()).publicIpAddress());
        given.ec2.startInstances(r -> r.instanceIds(instance.instanceId()));
        given.ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(instance.instanceId()));
        given.lab.advance("1m");
        assertEquals(made.publicIp(), given.instance(instance.instanceId()).publicIpAddress());
        assertEquals(name, ask(login(made.publicIp(), "hostname")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void S0_94_afterDisassociationTheInstanceHasAnOrdinaryAddressAgain(boolean launchedWithAddress) {
        Instance instance = given.running(r -> r.networkInterfaces(InstanceNetworkInterfaceSpecification.builder()
                .deviceIndex(0)
                .associatePublicIpAddress(launchedWithAddress)
                .build()));
        AllocateAddressResponse made = allocate();
        String association = associate(made.allocationId(), instance.instanceId());
        given.ec2.disassociateAddress(r -> r.associationId(association));
        assertNull(address(made.allocationId()).associationId());
        String now = given.instance(instance.instanceId()).publicIpAddress();
        assertEquals(launchedWithAddress, now != null);
        assertNotEquals(made.publicIp(), now);
        given.ec2.disassociateAddress(r -> r.publicIp(made.publicIp()));
    }

    @Test
    void S0_95_aReleasedAddressIsGone() {
        AllocateAddressResponse made = allocate();
        given.ec2.releaseAddress(r -> r.allocationId(made.allocationId()));
        assertTrue(given.ec2.describeAddresses().addresses().isEmpty());
        given.refused(
                "InvalidAllocationID.NotFound",
                () -> given.ec2.releaseAddress(r -> r.allocationId(made.allocationId())));
    }

    @Test
    void S0_95_S0_136_releaseOfAnAssociatedAddressEndsTheAssociationInTheDefaultVpc() {
        Instance instance = given.running(r -> {});
        AllocateAddressResponse made = allocate();
        associate(made.allocationId(), instance.instanceId());
        given.ec2.releaseAddress(r -> r.allocationId(made.allocationId()));
        assertTrue(given.ec2.describeAddresses().addresses().isEmpty());
        assertNotEquals(made.publicIp(), given.instance(instance.instanceId()).publicIpAddress());
    }

    @Test
    void S0_95_S0_136_releaseOfAnAssociatedAddressIsRefusedInAVpcOfOnesOwn() {
        Instance instance = given.running(r -> {});
        AllocateAddressResponse made = allocate();
        associate(made.allocationId(), instance.instanceId());
        var scope = given.lab.scope();
        Timeline own = new Timeline(given.lab.world());
        own.write(tx -> {
            for (Vpc vpc : List.copyOf(tx.all(scope, Vpc.VPCS))) {
                tx.put(
                        scope,
                        Vpc.VPCS,
                        vpc.id(),
                        new Vpc(vpc.id(), vpc.ranges(), vpc.ranges6(), false, vpc.settings()));
            }
            return tx.find(scope, Subnet.SUBNETS, instance.subnetId());
        });
        var refusal = org.junit.jupiter.api.Assertions.assertThrows(
                skylab.aws.AwsError.class,
                () -> own.write(tx -> skylab.aws.ec2.address.Addresses.release(
                        new skylab.aws.Call(tx, scope),
                        software.amazon.awssdk.services.ec2.model.ReleaseAddressRequest.builder()
                                .allocationId(made.allocationId())
                                .build())));
        assertEquals("InvalidIPAddress.InUse", refusal.code());
        assertEquals("Address " + made.publicIp() + " is in use.", refusal.getMessage());
    }

    @Test
    void S0_96_aRemappedAddressAnswersFromTheOtherHostAndSshWarns() {
        String group = given.sshGroup();
        Instance first = given.running(r -> r.securityGroupIds(group));
        Instance second = given.running(r -> r.securityGroupIds(group));
        given.lab.advance("1m");
        AllocateAddressResponse made = allocate();
        associate(made.allocationId(), first.instanceId());
        assertTrue(ask(login(made.publicIp(), "hostname"))
                .contains(first.privateIpAddress().replace('.', '-')));
        associate(made.allocationId(), second.instanceId());
        var refused = given.lab.terminal().run(login(made.publicIp(), "hostname"));
        assertEquals(255, refused.status());
        assertTrue(refused.err().contains("REMOTE HOST IDENTIFICATION HAS CHANGED"), refused.err());
        assertTrue(ask("rm .ssh/known_hosts; " + login(made.publicIp(), "hostname"))
                .contains(second.privateIpAddress().replace('.', '-')));
        assertNotEquals(made.publicIp(), given.instance(first.instanceId()).publicIpAddress());
        assertFalse(given.instance(first.instanceId()).publicIpAddress().isEmpty(), "it has an ordinary one again");
    }

    @Test
    void S0_97_theSixthAddressIsRefused() {
        Set<String> addresses = new HashSet<>();
        IntStream.range(0, 5).forEach(i -> addresses.add(allocate().publicIp()));
        assertEquals(5, addresses.size());
        assertEquals(
                "The maximum number of addresses has been reached.",
                given.refused("AddressLimitExceeded", this::allocate));
        given.lab.ec2("eu-west-1").allocateAddress(r -> {});
    }

    @Test
    void aTerminatedInstanceLosesItsAddressAndTheAccountKeepsIt() {
        Instance instance = given.running(r -> {});
        AllocateAddressResponse made = allocate();
        associate(made.allocationId(), instance.instanceId());
        given.ec2.terminateInstances(r -> r.instanceIds(instance.instanceId()));
        given.ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(instance.instanceId()));
        assertNull(address(made.allocationId()).associationId());
        given.refused("InvalidInstanceID", () -> associate(made.allocationId(), instance.instanceId()));
    }

    @Test
    void associationIsIdempotentAndReassociationCanBeForbidden() {
        Instance first = given.running(r -> {});
        Instance second = given.running(r -> {});
        AllocateAddressResponse made = allocate();
        String association = associate(made.allocationId(), first.instanceId());
        assertEquals(association, associate(made.allocationId(), first.instanceId()));
        String words = given.refused(
                "Resource.AlreadyAssociated",
                () -> given.ec2.associateAddress(r -> r.allocationId(made.allocationId())
                        .instanceId(second.instanceId())
                        .allowReassociation(false)));
        assertEquals(
                "resource " + made.allocationId() + " is already associated with associate-id " + association, words);
        // An instance keeps only the newer of two.
        AllocateAddressResponse other = allocate();
        given.ec2.associateAddress(r -> r.publicIp(other.publicIp())
                .networkInterfaceId(first.networkInterfaces().get(0).networkInterfaceId()));
        assertNull(address(made.allocationId()).associationId());
        assertEquals(other.publicIp(), given.instance(first.instanceId()).publicIpAddress());
    }

    @Test
    void aPendingInstanceReceivesNoAddress() {
        Instance pending = given.launch(r -> {});
        String id = allocate().allocationId();
        assertEquals(
                "The pending instance '" + pending.instanceId() + "' is not in a valid state for this operation.",
                given.refused("InvalidInstanceID", () -> associate(id, pending.instanceId())));
    }

    @ParameterizedTest
    @CsvSource({
        "allocation-id, id",
        "public-ip, address",
        "instance-id, instance",
        "private-ip-address, private",
        "association-id, association",
        "network-interface-id, interface"
    })
    void addressesCanBeFiltered(String filter, String what) {
        Instance instance = given.running(r -> {});
        allocate();
        AllocateAddressResponse made = allocate();
        String association = associate(made.allocationId(), instance.instanceId());
        String value =
                switch (what) {
                    case "id" -> made.allocationId();
                    case "address" -> made.publicIp();
                    case "instance" -> instance.instanceId();
                    case "private" -> instance.privateIpAddress();
                    case "association" -> association;
                    default -> instance.networkInterfaces().get(0).networkInterfaceId();
                };
        assertEquals(
                List.of(made.allocationId()),
                given.ec2.describeAddresses(r -> r.filters(Given.filter(filter, value))).addresses().stream()
                        .map(Address::allocationId)
                        .toList());
    }

    @Test
    void reverseDnsFollowsTheAttribute() {
        AllocateAddressResponse made = allocate();
        String amazon = "ec2-" + made.publicIp().replace('.', '-') + ".compute-1.amazonaws.com.";
        assertEquals(amazon, pointer(made).ptrRecord());
        given.ec2.modifyAddressAttribute(
                r -> r.allocationId(made.allocationId()).domainName("mail.example.com"));
        assertEquals("PENDING", pointer(made).ptrRecordUpdate().status());
        assertEquals(amazon, pointer(made).ptrRecord());
        given.lab.advance("2m");
        assertNull(pointer(made).ptrRecordUpdate());
        assertEquals("mail.example.com.", pointer(made).ptrRecord());
        assertEquals(
                Optional.of("mail.example.com"),
                new VpcNet().reverse(given.lab.world(), given.lab.scope(), "terminal", made.publicIp()));
        String reverse = made.publicIp().replaceAll("(\\d+)\\.(\\d+)\\.(\\d+)\\.(\\d+)", "$4.$3.$2.$1.in-addr.arpa");
        assertEquals("mail.example.com.\n", ask("dig +short -x " + made.publicIp()));
        assertTrue(ask("dig -x " + made.publicIp()).contains("IN\tPTR\tmail.example.com.\n"));
        assertEquals(reverse + " domain name pointer mail.example.com.\n", ask("host " + made.publicIp()));
        assertTrue(ask("nslookup " + made.publicIp()).startsWith(reverse + "\tname = mail.example.com.\n"));
        given.ec2.resetAddressAttribute(r -> r.allocationId(made.allocationId()).attribute("domain-name"));
        given.lab.advance("2m");
        assertEquals(amazon, pointer(made).ptrRecord());
    }

    private software.amazon.awssdk.services.ec2.model.AddressAttribute pointer(AllocateAddressResponse made) {
        return given.ec2
                .describeAddressesAttribute(
                        r -> r.allocationIds(made.allocationId()).attribute("domain-name"))
                .addresses()
                .get(0);
    }

    @Test
    void everyAddressOfAnInterfaceIsFoundByOneLookup() {
        Instance instance = given.running(r -> {});
        long free = given.ec2
                .describeSubnets(r -> r.subnetIds(instance.subnetId()))
                .subnets()
                .get(0)
                .availableIpAddressCount();
        assertEquals(4090, free);
        given.ec2.terminateInstances(r -> r.instanceIds(instance.instanceId()));
        given.ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(instance.instanceId()));
        assertEquals(
                4091,
                given.ec2
                        .describeSubnets(r -> r.subnetIds(instance.subnetId()))
                        .subnets()
                        .get(0)
                        .availableIpAddressCount());
        assertEquals(
                0,
                given.lab
                        .world()
                        .table(given.lab.scope(), NetworkInterface.BY_ADDRESS)
                        .size());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void S0_93_aStoppedInstanceCanBeGivenAnAddressAndKeepsItWhileItSleeps(boolean hibernate) {
        Instance instance = given.running(Given.hibernation(10));
        given.lab.advance("3m");
        given.ec2.stopInstances(r -> r.instanceIds(instance.instanceId()).hibernate(hibernate));
        given.ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(instance.instanceId()));
        assertNull(given.instance(instance.instanceId()).publicIpAddress());
        AllocateAddressResponse made = allocate();
        String association = associate(made.allocationId(), instance.instanceId());
        assertEquals(made.publicIp(), given.instance(instance.instanceId()).publicIpAddress());
        given.ec2.startInstances(r -> r.instanceIds(instance.instanceId()));
        given.ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(instance.instanceId()));
        assertEquals(made.publicIp(), given.instance(instance.instanceId()).publicIpAddress());
        given.ec2.stopInstances(r -> r.instanceIds(instance.instanceId()));
        given.ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(instance.instanceId()));
        given.ec2.disassociateAddress(r -> r.associationId(association));
        assertNull(given.instance(instance.instanceId()).publicIpAddress(), "no address while it is stopped");
    }

    @Test
    void theMetadataServiceTellsTheNewAddress() {
        Instance instance = given.running(r -> r.securityGroupIds(given.sshGroup()));
        given.lab.advance("1m");
        AllocateAddressResponse made = allocate();
        associate(made.allocationId(), instance.instanceId());
        String said = ask(login(
                made.publicIp(),
                "'t=$(curl -s -X PUT -H \"X-aws-ec2-metadata-token-ttl-seconds: 60\""
                        + " http://169.254.169.254/latest/api/token); curl -s -H \"X-aws-ec2-metadata-token: $t\""
                        + " http://169.254.169.254/latest/meta-data/public-ipv4'"));
        assertEquals(made.publicIp(), said.strip());
    }

    @ParameterizedTest
    @CsvSource({
        "eipalloc-0123456789abcdef0, InvalidAllocationID.NotFound",
        "eipalloc-nonsense, InvalidAllocationID.NotFound",
        "1.2.3.4, InvalidAddress.NotFound",
        ", MissingParameter"
    })
    void unknownAddressesAreRefused(String which, String code) {
        boolean isId = which == null || which.startsWith("eip");
        given.refused(
                code,
                () -> given.ec2.releaseAddress(
                        r -> r.allocationId(isId ? which : null).publicIp(isId ? null : which)));
        given.refused(
                code,
                () -> given.ec2.associateAddress(r -> r.allocationId(isId ? which : null)
                        .publicIp(isId ? null : which)
                        .instanceId("i-0123456789abcdef0")));
    }

    @Test
    void quotasAreShown() {
        assertEquals(
                List.of("5"),
                given
                        .ec2
                        .describeAccountAttributes(r -> r.attributeNamesWithStrings("vpc-max-elastic-ips"))
                        .accountAttributes()
                        .get(0)
                        .attributeValues()
                        .stream()
                        .map(value -> value.attributeValue())
                        .toList());
    }
}
