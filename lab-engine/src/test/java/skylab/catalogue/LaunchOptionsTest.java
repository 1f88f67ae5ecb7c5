package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.aws.ec2.Given;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.lab.Profile;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceCreditSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.LicenseConfigurationRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

class LaunchOptionsTest {
    private final Given given = Given.lab();

    @ParameterizedTest
    @CsvSource({"g4dn.xlarge,17,16", "p3dn.24xlarge,3,2", "x1e.xlarge,40,32"})
    void theQuotaOfAcceleratedFamiliesLimitsALaunch(String type, int asked, int possible) {
        given.refused(
                "VcpuLimitExceeded",
                () -> given.launch(r -> r.instanceType(type).minCount(asked).maxCount(asked)));
        int made = given.ec2
                .runInstances(r ->
                        r.imageId(Given.AL2023).instanceType(type).minCount(1).maxCount(asked))
                .instances()
                .size();
        assertEquals(possible, made);
        String message = given.refused("VcpuLimitExceeded", () -> given.launch(r -> r.instanceType(type)));
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

    @Test
    void whatALaunchDoesNotMakeCannotBeTaggedByIt() {
        assertEquals(
                "'vpc' is not a valid taggable resource type for this operation.",
                given.refused(
                        "InvalidParameterValue", () -> given.launch(r -> r.tagSpecifications(tagged("vpc", "mine")))));
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
                () -> given.launch(r ->
                        r.instanceMarketOptions(m -> m.marketType("spot").spotOptions(o -> o.maxPrice("0.0001")))));
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
        Given given = Given.in(Lab.open(LabOptions.seed(42).under(Profile.LEARNER_LAB)));
        Instance instance = given.launch(r -> r.iamInstanceProfile(p -> p.name("LabInstanceProfile")));
        assertTrue(instance.iamInstanceProfile().arn().endsWith(":instance-profile/LabInstanceProfile"));
        assertEquals(
                "Value (Admin) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name",
                given.refused(
                        "InvalidParameterValue", () -> given.launch(r -> r.iamInstanceProfile(p -> p.name("Admin")))));
    }

    @Test
    void whatALaunchAsksForAndIsNotEmulatedIsRefusedByName() {
        refusedAsNotEmulated(
                "license",
                r -> r.licenseSpecifications(
                        LicenseConfigurationRequest.builder().build()));
        refusedAsNotEmulated("enclaves", r -> r.enclaveOptions(e -> e.enabled(true)));
        refusedAsNotEmulated("IPv6", r -> r.enablePrimaryIpv6(true));
        refusedAsNotEmulated("dedicated hosts", r -> r.placement(p -> p.tenancy("host")));
        refusedAsNotEmulated("capacity-block", r -> r.instanceMarketOptions(m -> m.marketType("capacity-block")));
        given.ec2.createPlacementGroup(r -> r.groupName("near").strategy("spread"));
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
                () -> given.launch(r -> r.instanceType("m5.large").creditSpecification(c -> c.cpuCredits("standard"))));
        given.ec2.modifyDefaultCreditSpecification(r -> r.instanceFamily("t3").cpuCredits("standard"));
        Instance standard = given.running(r -> {});
        assertEquals("standard", credits(standard));
        var answer = given.ec2.modifyInstanceCreditSpecification(r ->
                r.instanceCreditSpecifications(unlimited(standard.instanceId()), unlimited("i-0123456789abcdef0")));
        assertEquals(1, answer.successfulInstanceCreditSpecifications().size());
        assertEquals(
                "InvalidInstanceID.NotFound",
                answer.unsuccessfulInstanceCreditSpecifications().get(0).error().codeAsString());
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
