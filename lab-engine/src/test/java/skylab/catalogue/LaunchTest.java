package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.network.Cidr;
import software.amazon.awssdk.services.ec2.model.Instance;

class LaunchTest {
    private final Given given = Given.lab();

    private String subnet(String zone) {
        return given.ec2
                .describeSubnets(r -> r.filters(Given.filter("availability-zone", zone)))
                .subnets()
                .get(0)
                .subnetId();
    }

    @ParameterizedTest
    @CsvSource({"us-east-1a,t3.micro", "us-east-1b,t2.micro", "us-east-1d,m5.large", "us-east-1e,t2.small"})
    void S0_01_S1_01_anInstanceOfTheLearnersChoiceRunsInTheSubnetsRange(String zone, String type) {
        String group = given.sshGroup();
        String subnet = subnet(zone);
        Instance launched = given.launch(r ->
                r.instanceType(type).subnetId(subnet).securityGroupIds(group).keyName("vockey"));
        assertEquals("pending", launched.state().nameAsString());
        assertEquals(0, launched.state().code());
        given.ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(launched.instanceId()));
        Instance running = given.instance(launched.instanceId());
        assertEquals("running", running.state().nameAsString());
        assertEquals(zone, running.placement().availabilityZone());
        assertEquals(type, running.instanceTypeAsString());
        assertEquals(group, running.securityGroups().get(0).groupId());
        String range = given.ec2
                .describeSubnets(r -> r.subnetIds(subnet))
                .subnets()
                .get(0)
                .cidrBlock();
        assertTrue(Cidr.of(range).contains(running.privateIpAddress()));
        assertTrue(running.publicIpAddress() != null && running.publicDnsName().startsWith("ec2-"));
    }

    @Test
    void S0_01_allThreeStatusChecksInitialiseAndPass() {
        String id = given.launch(r -> {}).instanceId();
        assertTrue(given.ec2
                .describeInstanceStatus(r -> r.instanceIds(id))
                .instanceStatuses()
                .isEmpty());
        var pending = given.ec2
                .describeInstanceStatus(r -> r.instanceIds(id).includeAllInstances(true))
                .instanceStatuses()
                .get(0);
        assertEquals("not-applicable", pending.systemStatus().statusAsString());
        given.ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(id));
        for (String expected : List.of("initializing", "ok")) {
            var status = given.ec2
                    .describeInstanceStatus(r -> r.filters(Given.filter("instance-status.status", expected)))
                    .instanceStatuses()
                    .get(0);
            String detail = expected.equals("ok") ? "passed" : expected;
            assertEquals(expected, status.systemStatus().statusAsString());
            assertEquals(detail, status.systemStatus().details().get(0).statusAsString());
            assertEquals(detail, status.instanceStatus().details().get(0).statusAsString());
            assertEquals(detail, status.attachedEbsStatus().details().get(0).statusAsString());
            assertTrue(status.events().isEmpty());
            given.lab.advance("4m");
        }
        given.ec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(id));
        given.ec2.waiter().waitUntilSystemStatusOk(r -> r.instanceIds(id));
    }

    @Test
    void S1_01_theFreeTierTypesAreKnown() {
        Set<String> free = new HashSet<>();
        given.ec2
                .describeInstanceTypes(r -> r.filters(Given.filter("free-tier-eligible", "true")))
                .instanceTypes()
                .forEach(type -> free.add(type.instanceTypeAsString()));
        assertTrue(free.contains("t3.micro"), free::toString);
        assertFalse(free.contains("m5.large"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vockey", "mine"})
    void S1_02_theKeyPairIsNamedInTheDescription(String name) {
        if (!name.equals("vockey")) {
            given.ec2.createKeyPair(r -> r.keyName(name));
        }
        String id = given.launch(r -> r.keyName(name)).instanceId();
        assertEquals(name, given.instance(id).keyName());
    }

    @Test
    void S1_03_S1_04_theGroupOfAnInstanceChangesAtOnce() {
        String group = given.sshGroup();
        Instance running = given.running(r -> r.securityGroupIds(group));
        var rules = given.ec2
                .describeSecurityGroups(r -> r.groupIds(group))
                .securityGroups()
                .get(0);
        assertEquals(22, rules.ipPermissions().get(0).fromPort());
        assertEquals("-1", rules.ipPermissionsEgress().get(0).ipProtocol());
        String other = given.ec2
                .createSecurityGroup(r -> r.groupName("other").description("another"))
                .groupId();
        given.ec2.modifyInstanceAttribute(
                r -> r.instanceId(running.instanceId()).groups(other));
        assertEquals(
                other,
                given.instance(running.instanceId()).securityGroups().get(0).groupId());
        assertEquals("running", given.instance(running.instanceId()).state().nameAsString());
    }

    @ParameterizedTest
    @CsvSource({"28,11", "27,27"})
    void S0_135_stoppedInstancesKeepTheirAddressesSoThatASubnetCanBeFullWithNothingRunning(int prefix, int usable) {
        // Without CreateSubnet the subnet is filled up to its last addresses.
        String subnet = subnet("us-east-1a");
        int free = given.ec2
                .describeSubnets(r -> r.subnetIds(subnet))
                .subnets()
                .get(0)
                .availableIpAddressCount();
        int left = usable;
        given.launch(r -> r.subnetId(subnet).minCount(free - left).maxCount(free - left));
        List<Instance> last = given.ec2
                .runInstances(r -> r.imageId(Given.AL2023)
                        .instanceType("t3.nano")
                        .subnetId(subnet)
                        .minCount(1)
                        .maxCount(left + 5))
                .instances();
        assertEquals(left, last.size(), "as many as there is room for, in a subnet like a /" + prefix);
        String[] ids = last.stream().map(Instance::instanceId).toArray(String[]::new);
        given.ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(ids));
        given.ec2.stopInstances(r -> r.instanceIds(ids));
        given.ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(ids));
        given.refused("InsufficientFreeAddressesInSubnet", () -> given.launch(r -> r.subnetId(subnet)));
        given.ec2.terminateInstances(r -> r.instanceIds(ids[0]));
        given.ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(ids[0]));
        given.launch(r -> r.subnetId(subnet));
    }

    @Test
    void S2_10_severalInstancesFromOneImageAreToldApart() {
        List<Instance> made = given.ec2
                .runInstances(r -> r.imageId(Given.AL2023)
                        .instanceType("t3.micro")
                        .minCount(3)
                        .maxCount(3))
                .instances();
        assertEquals(
                List.of(0, 1, 2), made.stream().map(Instance::amiLaunchIndex).toList());
        assertEquals(1, made.stream().map(Instance::imageId).distinct().count());
        assertEquals(3, made.stream().map(Instance::privateIpAddress).distinct().count());
        assertEquals(1, given.ec2.describeInstances().reservations().size());
    }
}
