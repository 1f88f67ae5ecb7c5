package skylab.aws.ec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.network.Cidr;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

class InstanceLifecycleTest {
    private final Given given = Given.lab();

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1a", "us-east-1c", "us-east-1f"})
    void S0_01_aLaunchedInstanceGoesFromPendingToRunningWithAddressesOfItsSubnet(String zone) {
        Instance launched = given.launch(r -> r.placement(p -> p.availabilityZone(zone)));
        assertEquals(InstanceStateName.PENDING, launched.state().name());
        assertNull(launched.publicIpAddress());
        given.ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(launched.instanceId()));
        Instance running = given.instance(launched.instanceId());
        assertEquals(InstanceStateName.RUNNING, running.state().name());
        assertEquals(16, running.state().code());
        assertEquals(zone, running.placement().availabilityZone());
        String range = given.ec2
                .describeSubnets(r -> r.subnetIds(running.subnetId()))
                .subnets()
                .get(0)
                .cidrBlock();
        assertTrue(Cidr.of(range).contains(running.privateIpAddress()));
        assertFalse(Cidr.of("172.16.0.0/12").contains(running.publicIpAddress()));
        assertEquals(
                "ec2-" + running.publicIpAddress().replace('.', '-') + ".compute-1.amazonaws.com",
                running.publicDnsName());
    }

    @Test
    void S0_01_statusChecksInitialiseAndThenPass() {
        String id = given.running(r -> {}).instanceId();
        assertEquals(List.of("initializing"), checks(id));
        given.lab.advance("3m");
        assertEquals(List.of("ok"), checks(id));
    }

    private List<String> checks(String id) {
        return given.ec2.describeInstanceStatus(r -> r.instanceIds(id)).instanceStatuses().stream()
                .map(status -> status.instanceStatus().statusAsString())
                .toList();
    }

    @Test
    void waitersTakeVirtualTimeOnly() {
        var before = given.lab.now();
        given.running(r -> {});
        assertTrue(given.lab.now().isAfter(before.plusSeconds(8)));
    }

    @Test
    void S0_90_aStopReleasesThePublicAddressAndAStartGivesAnother() {
        Instance first = given.running(r -> {});
        given.ec2.stopInstances(r -> r.instanceIds(first.instanceId()));
        given.ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(first.instanceId()));
        Instance stopped = given.instance(first.instanceId());
        assertNull(stopped.publicIpAddress());
        assertEquals("Client.UserInitiatedShutdown", stopped.stateReason().code());
        given.ec2.startInstances(r -> r.instanceIds(first.instanceId()));
        given.ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(first.instanceId()));
        Instance again = given.instance(first.instanceId());
        assertNotEquals(first.publicIpAddress(), again.publicIpAddress());
        assertEquals(first.privateIpAddress(), again.privateIpAddress());
        assertTrue(again.launchTime().isAfter(first.launchTime()));
    }

    @Test
    void S0_91_aRebootChangesNoAddress() {
        Instance before = given.running(r -> {});
        given.ec2.rebootInstances(r -> r.instanceIds(before.instanceId()));
        given.lab.advance("5m");
        Instance after = given.instance(before.instanceId());
        assertEquals(before.publicIpAddress(), after.publicIpAddress());
        assertEquals(before.privateIpAddress(), after.privateIpAddress());
        assertEquals(InstanceStateName.RUNNING, after.state().name());
    }

    @ParameterizedTest
    @CsvSource({"t3.micro,t3.small", "t3.micro,m5.large", "t2.micro,t2.large"})
    void S0_61_S0_62_theTypeChangesOnlyWhileStopped(String from, String to) {
        String id = given.running(r -> r.instanceType(from)).instanceId();
        given.refused(
                "IncorrectInstanceState",
                () -> given.ec2.modifyInstanceAttribute(r -> r.instanceId(id).instanceType(t -> t.value(to))));
        given.ec2.stopInstances(r -> r.instanceIds(id));
        given.ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(id));
        given.ec2.modifyInstanceAttribute(r -> r.instanceId(id).instanceType(t -> t.value(to)));
        assertEquals(to, given.instance(id).instanceTypeAsString());
    }

    @Test
    void S0_65_terminationProtectionIsRespectedAndTerminationTakesTheRootVolumeAlong() {
        Instance instance = given.running(r -> r.disableApiTermination(true));
        String id = instance.instanceId();
        given.refused("OperationNotPermitted", () -> given.ec2.terminateInstances(r -> r.instanceIds(id)));
        given.ec2.modifyInstanceAttribute(r -> r.instanceId(id).disableApiTermination(v -> v.value(false)));
        given.ec2.terminateInstances(r -> r.instanceIds(id));
        assertEquals("shutting-down", given.instance(id).state().nameAsString());
        given.ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(id));
        given.refused(
                "InvalidVolume.NotFound",
                () -> given.ec2.describeVolumes(r ->
                        r.volumeIds(instance.blockDeviceMappings().get(0).ebs().volumeId())));
        given.lab.advance("2h");
        given.refused("InvalidInstanceID.NotFound", () -> given.instance(id));
    }

    @ParameterizedTest
    @CsvSource({
        "ami-0123456789abcdef0, t3.micro, vockey, InvalidAMIID.NotFound",
        "ami-xyz, t3.micro, vockey, InvalidAMIID.Malformed",
        "ami-0c1f44f890950b53c, t9.micro, vockey, InvalidParameterValue",
        "ami-0c1f44f890950b53c, t4g.micro, vockey, InvalidParameterValue",
        "ami-0c1f44f890950b53c, t3.micro, nokey, InvalidKeyPair.NotFound",
    })
    void aLaunchWithUnknownThingsIsRefusedWithTheirCode(String image, String type, String key, String code) {
        given.refused(
                code,
                () -> given.ec2.runInstances(r -> r.imageId(image)
                        .instanceType(type)
                        .keyName(key)
                        .minCount(1)
                        .maxCount(1)));
    }

    @Test
    void aLaunchWithUnknownSubnetGroupOrZoneIsRefused() {
        given.refused("InvalidSubnetID.NotFound", () -> given.launch(r -> r.subnetId("subnet-0123456789abcdef0")));
        given.refused("InvalidGroup.NotFound", () -> given.launch(r -> r.securityGroupIds("sg-0123456789abcdef0")));
        given.refused(
                "InvalidParameterValue", () -> given.launch(r -> r.placement(p -> p.availabilityZone("us-east-1z"))));
        given.refused("MissingParameter", () -> given.ec2.runInstances(r -> r.imageId(Given.AL2023)));
        given.refused(
                "InvalidParameterValue", () -> given.launch(r -> r.minCount(2).maxCount(1)));
    }

    @Test
    void malformedAndUnknownIdsAreToldApart() {
        assertEquals(
                "Invalid id: \"i-xyz\"", given.refused("InvalidInstanceID.Malformed", () -> given.instance("i-xyz")));
        assertEquals(
                "The instance ID 'i-0123456789abcdef0' does not exist",
                given.refused("InvalidInstanceID.NotFound", () -> given.instance("i-0123456789abcdef0")));
        assertEquals(
                "The instance IDs 'i-0123456789abcdef0, i-0123456789abcdef1' do not exist",
                given.refused(
                        "InvalidInstanceID.NotFound",
                        () -> given.ec2.startInstances(
                                r -> r.instanceIds("i-0123456789abcdef0", "i-0123456789abcdef1"))));
    }

    @Test
    void anErrorIsTheSdksOwnWithARequestId() {
        Ec2Exception error = org.junit.jupiter.api.Assertions.assertThrows(
                Ec2Exception.class, () -> given.instance("i-0123456789abcdef0"));
        assertEquals(400, error.statusCode());
        assertTrue(error.getMessage().contains("(Service: Ec2, Status Code: 400, Request ID: "), error.getMessage());
        assertEquals(36, error.requestId().length());
        assertEquals(given.lab.journal().get(given.lab.journal().size() - 1).requestID(), error.requestId());
    }

    @Test
    void aDryRunAnswersAndChangesNothing() {
        given.refused("DryRunOperation", () -> given.launch(r -> r.dryRun(true)));
        given.refused(
                "InvalidAMIID.NotFound", () -> given.launch(r -> r.dryRun(true).imageId("ami-0123456789abcdef0")));
    }

    @Test
    void whatIsNotEmulatedSaysSoByName() {
        String message = given.refused("NotEmulated", () -> given.ec2.createTransitGateway(r -> {}));
        assertTrue(message.contains("CreateTransitGateway"), message);
    }

    @Test
    void theSameClientTokenLaunchesOnce() {
        String first = given.launch(r -> r.clientToken("once")).instanceId();
        assertEquals(first, given.launch(r -> r.clientToken("once")).instanceId());
        given.refused(
                "IdempotentParameterMismatch",
                () -> given.launch(r -> r.clientToken("once").instanceType("t3.small")));
    }

    @Test
    void filtersTagsAndPagesWorkTogether() {
        given.launch(r -> r.minCount(7)
                .maxCount(7)
                .tagSpecifications(TagSpecification.builder()
                        .resourceType("instance")
                        .tags(Tag.builder().key("Name").value("web").build())
                        .build()));
        given.launch(r -> r.instanceType("t3.small"));
        List<String> seen = new ArrayList<>();
        given.ec2
                .describeInstancesPaginator(r ->
                        r.maxResults(5).filters(Given.filter("tag:Name", "w?b"), Given.filter("instance-type", "t3.*")))
                .reservations()
                .forEach(reservation -> reservation.instances().forEach(i -> seen.add(i.instanceId())));
        assertEquals(7, seen.size());
        Set<String> distinct = new HashSet<>(seen);
        assertEquals(7, distinct.size());
        assertTrue(given.refused(
                        "InvalidParameterValue",
                        () -> given.ec2.describeInstances(r -> r.filters(Given.filter("colour", "blue"))))
                .contains("colour"));
        given.refused("InvalidNextToken", () -> given.ec2.describeInstances(r -> r.nextToken("zzz")));
        given.refused("InvalidParameterValue", () -> given.ec2.describeInstances(r -> r.maxResults(2)));
    }

    @Test
    void tagsCanBeAddedSeenAndTakenAway() {
        String id = given.launch(r -> {}).instanceId();
        given.ec2.createTags(r ->
                r.resources(id).tags(Tag.builder().key("course").value("클라우드").build()));
        assertEquals("클라우드", given.instance(id).tags().get(0).value());
        assertEquals(
                1,
                given.ec2
                        .describeTags(r -> r.filters(Given.filter("resource-type", "instance")))
                        .tags()
                        .size());
        given.ec2.deleteTags(
                r -> r.resources(id).tags(Tag.builder().key("course").build()));
        assertTrue(given.instance(id).tags().isEmpty());
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.createTags(r -> r.resources(id)
                        .tags(Tag.builder().key("aws:x").value("y").build())));
    }

    @Test
    void aKeyPairCanBeMadeOnceByName() {
        given.ec2.createKeyPair(r -> r.keyName("mine"));
        given.refused("InvalidKeyPair.Duplicate", () -> given.ec2.createKeyPair(r -> r.keyName("mine")));
        assertEquals(2, given.ec2.describeKeyPairs().keyPairs().size());
        given.ec2.deleteKeyPair(r -> r.keyName("mine"));
        given.refused("InvalidKeyPair.NotFound", () -> given.ec2.describeKeyPairs(r -> r.keyNames("mine")));
    }

    @ParameterizedTest
    @CsvSource({"t3.micro,1,2,2,1024", "m5.large,1,2,2,8192", "c5.18xlarge,36,2,72,147456"})
    void S0_10_virtualCpusAreCoresTimesThreads(String type, int cores, int threads, int vcpus, long memory) {
        var info = given.ec2
                .describeInstanceTypes(r -> r.instanceTypesWithStrings(type))
                .instanceTypes()
                .get(0);
        assertEquals(cores, info.vCpuInfo().defaultCores());
        assertEquals(threads, info.vCpuInfo().defaultThreadsPerCore());
        assertEquals(vcpus, info.vCpuInfo().defaultVCpus());
        assertEquals(memory, info.memoryInfo().sizeInMiB());
    }

    @Test
    void allInstanceTypesCanBePaged() {
        long count = given.ec2.describeInstanceTypesPaginator(r -> {}).instanceTypes().stream()
                .count();
        assertEquals(1263, count);
    }

    @Test
    void aSecurityGroupTakesEachRuleOnceAndCannotGoWhileInUse() {
        String group = given.sshGroup();
        given.refused(
                "InvalidPermission.Duplicate",
                () -> given.ec2.authorizeSecurityGroupIngress(r -> r.groupId(group)
                        .ipProtocol("tcp")
                        .fromPort(22)
                        .toPort(22)
                        .cidrIp("0.0.0.0/0")));
        given.running(r -> r.securityGroupIds(group));
        given.refused("DependencyViolation", () -> given.ec2.deleteSecurityGroup(r -> r.groupId(group)));
    }

    @Test
    void anUnusableRequestIsRefusedBeforeAnythingIsMade() {
        RunInstancesRequest tooSmall = RunInstancesRequest.builder()
                .imageId(Given.AL2023)
                .minCount(1)
                .maxCount(1)
                .instanceType("t3.micro")
                .blockDeviceMappings(Given.root(4, null))
                .build();
        given.refused("InvalidBlockDeviceMapping", () -> given.ec2.runInstances(tooSmall));
        assertTrue(given.ec2.describeVolumes().volumes().isEmpty());
    }
}
