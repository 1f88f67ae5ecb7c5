package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.network.Cidr;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceCreditSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.LicenseConfigurationRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

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
        Instance launched = given.launch(
                r -> r.instanceType(type).subnetId(subnet).securityGroupIds(group).keyName("vockey"));
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
        given.ec2.modifyInstanceAttribute(r -> r.instanceId(running.instanceId()).groups(other));
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

    @ParameterizedTest
    @CsvSource({"g4dn.xlarge,17,16", "p3dn.24xlarge,3,2", "x1e.xlarge,40,32"})
    void theQuotaOfAcceleratedFamiliesLimitsALaunch(String type, int asked, int possible) {
        given.refused(
                "VcpuLimitExceeded", () -> given.launch(r -> r.instanceType(type).minCount(asked).maxCount(asked)));
        int made = given.ec2
                .runInstances(r -> r.imageId(Given.AL2023)
                        .instanceType(type)
                        .minCount(1)
                        .maxCount(asked))
                .instances()
                .size();
        assertEquals(possible, made);
        String message =
                given.refused("VcpuLimitExceeded", () -> given.launch(r -> r.instanceType(type)));
        assertTrue(message.startsWith("You have requested more vCPU capacity than your current vCPU limit of "));
    }

    @Test
    void tagsAreGivenToEachTypeOfResource() {
        Instance instance = given.launch(r -> r.tagSpecifications(
                tagged("instance", "web"), tagged("volume", "disk"), tagged("network-interface", "card")));
        assertEquals("web", instance.tags().get(0).value());
        assertEquals(
                "disk",
                given.ec2
                        .describeVolumes(r -> r.filters(Given.filter("tag:Name", "disk")))
                        .volumes()
                        .get(0)
                        .tags()
                        .get(0)
                        .value());
        assertEquals(
                1,
                given.ec2
                        .describeTags(r -> r.filters(Given.filter("resource-type", "network-interface")))
                        .tags()
                        .size());
    }

    private static TagSpecification tagged(String type, String name) {
        return TagSpecification.builder()
                .resourceType(type)
                .tags(Tag.builder().key("Name").value(name).build())
                .build();
    }

    @Test
    void aSpotInstanceIsMarkedAndCannotBeStopped() {
        Instance spot = given.running(r -> r.instanceMarketOptions(m -> m.marketType("spot")));
        assertEquals("spot", spot.instanceLifecycleAsString());
        assertTrue(spot.spotInstanceRequestId().matches("sir-[0-9a-z]{8}"), spot.spotInstanceRequestId());
        given.refused("UnsupportedOperation", () -> given.ec2.stopInstances(r -> r.instanceIds(spot.instanceId())));
        given.refused(
                "SpotMaxPriceTooLow",
                () -> given.launch(r -> r.instanceMarketOptions(
                        m -> m.marketType("spot").spotOptions(o -> o.maxPrice("0.0001")))));
        Instance persistent = given.running(r -> r.instanceMarketOptions(m -> m.marketType("spot")
                .spotOptions(o -> o.spotInstanceType("persistent").instanceInterruptionBehavior("stop"))));
        given.ec2.stopInstances(r -> r.instanceIds(persistent.instanceId()));
        assertNull(given.launch(r -> {}).instanceLifecycle());
        var requests = given.ec2
                .describeSpotInstanceRequests(r -> r.filters(Given.filter("state", "active")))
                .spotInstanceRequests();
        assertEquals(1, requests.size());
        assertEquals(spot.spotInstanceRequestId(), requests.get(0).spotInstanceRequestId());
        assertEquals("one-time", requests.get(0).typeAsString());
    }

    @Test
    void theInstanceProfileOfTheLabCanBeUsedAndNoOther() {
        Instance instance = given.launch(r -> r.iamInstanceProfile(p -> p.name("LabInstanceProfile")));
        assertTrue(instance.iamInstanceProfile().arn().endsWith(":instance-profile/LabInstanceProfile"));
        assertEquals(
                "Value (Admin) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name",
                given.refused(
                        "InvalidParameterValue",
                        () -> given.launch(r -> r.iamInstanceProfile(p -> p.name("Admin")))));
    }

    @Test
    void whatALaunchAsksForAndIsNotEmulatedIsRefusedByName() {
        refusedAsNotEmulated(
                "license", r -> r.licenseSpecifications(LicenseConfigurationRequest.builder().build()));
        refusedAsNotEmulated("enclaves", r -> r.enclaveOptions(e -> e.enabled(true)));
        refusedAsNotEmulated("IPv6", r -> r.ipv6AddressCount(1));
        refusedAsNotEmulated("dedicated hosts", r -> r.placement(p -> p.tenancy("host")));
        refusedAsNotEmulated("capacity-block", r -> r.instanceMarketOptions(m -> m.marketType("capacity-block")));
        assertEquals(
                "dedicated",
                given.launch(r -> r.placement(p -> p.tenancy("dedicated").groupName("near")))
                        .placement()
                        .tenancyAsString());
    }

    private void refusedAsNotEmulated(String what, Consumer<RunInstancesRequest.Builder> changes) {
        String message = given.refused("NotEmulated", () -> given.launch(changes));
        assertTrue(message.contains(what), message);
    }

    @ParameterizedTest
    @CsvSource({"m5.large,/dev/xvda,ephemeral0", "m5.large,/dev/sdb,swap", "m5.large,/dev/sdb,ephemeral99"})
    void anUnusableMappingIsRefused(String type, String device, String virtual) {
        given.refused(
                "InvalidBlockDeviceMapping",
                () -> given.launch(r -> r.instanceType(type)
                        .blockDeviceMappings(BlockDeviceMapping.builder()
                                .deviceName(device)
                                .virtualName(virtual)
                                .build())));
    }

    @Test
    void credentialsOfCpuAreForBurstableTypesAlone() {
        assertEquals("standard", credits(given.launch(r -> r.instanceType("t2.micro"))));
        assertEquals("unlimited", credits(given.launch(r -> {})));
        assertEquals("standard", credits(given.launch(r -> r.creditSpecification(c -> c.cpuCredits("standard")))));
        given.refused(
                "InvalidParameterCombination",
                () -> given.launch(r -> r.instanceType("m5.large")
                        .creditSpecification(c -> c.cpuCredits("standard"))));
        given.ec2.modifyDefaultCreditSpecification(r -> r.instanceFamily("t3").cpuCredits("standard"));
        Instance standard = given.running(r -> {});
        assertEquals("standard", credits(standard));
        var answer = given.ec2.modifyInstanceCreditSpecification(r -> r.instanceCreditSpecifications(
                unlimited(standard.instanceId()), unlimited("i-0123456789abcdef0")));
        assertEquals(1, answer.successfulInstanceCreditSpecifications().size());
        assertEquals(
                "InvalidInstanceID.NotFound",
                answer.unsuccessfulInstanceCreditSpecifications()
                        .get(0)
                        .error()
                        .codeAsString());
        assertEquals("unlimited", credits(standard));
        assertNotEquals(
                0,
                given.ec2
                        .describeInstanceCreditSpecifications(r -> {})
                        .instanceCreditSpecifications()
                        .size());
    }

    private static InstanceCreditSpecificationRequest unlimited(String id) {
        return InstanceCreditSpecificationRequest.builder()
                .instanceId(id)
                .cpuCredits("unlimited")
                .build();
    }

    private String credits(Instance instance) {
        return given.ec2
                .describeInstanceCreditSpecifications(r -> r.instanceIds(instance.instanceId()))
                .instanceCreditSpecifications()
                .get(0)
                .cpuCredits();
    }
}
