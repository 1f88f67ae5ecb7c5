package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMappingSpecification;

class InstanceAttributesTest extends Inhabited {
    @ParameterizedTest
    @ValueSource(strings = {"instanceType", "userData", "ebsOptimized", "enaSupport", "cpuOptions"})
    void S0_78_whatAHibernatedInstanceMustKeepCannotBeChanged(String attribute) {
        String id = given.running(Given.hibernation(8)).instanceId();
        given.lab.advance("3m");
        hibernate(id);
        String message = given.refused("IncorrectInstanceState", () -> {
            if (attribute.equals("cpuOptions")) {
                given.ec2.modifyInstanceCpuOptions(
                        r -> r.instanceId(id).coreCount(1).threadsPerCore(1));
            } else {
                modify(id, r -> r.attribute(attribute)
                        .value(
                                attribute.equals("instanceType")
                                        ? "t3.small"
                                        : attribute.equals("userData") ? "eA==" : "true"));
            }
        });
        assertTrue(message.contains("is hibernated"), message);
        modify(id, r -> r.disableApiTermination(v -> v.value(true)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#!/bin/bash\necho two > /tmp/x\n", ""})
    void S0_86_userDataChangesWhileStopped(String text) {
        String first = encoded("#!/bin/bash\necho one\n");
        String id = given.running(r -> r.userData(first)).instanceId();
        given.lab.advance("2m");
        assertEquals(first, userData(id));
        SdkBytes changed = SdkBytes.fromUtf8String(text);
        given.refused("IncorrectInstanceState", () -> modify(id, r -> r.userData(d -> d.value(changed))));
        stop(id);
        modify(id, r -> r.userData(d -> d.value(changed)));
        assertEquals(text.isEmpty() ? null : encoded(text), userData(id));
        given.refused(
                "InvalidParameterValue",
                () -> modify(id, r -> r.attribute("userData").value("***")));
        modify(id, r -> r.attribute("userData").value(first));
        assertEquals(first, userData(id));
        SdkBytes big = SdkBytes.fromUtf8String("x".repeat(16 * 1024 + 1));
        given.refused("InvalidParameterValue", () -> modify(id, r -> r.userData(d -> d.value(big))));
    }

    private String userData(String id) {
        return given.ec2
                .describeInstanceAttribute(r -> r.instanceId(id).attribute("userData"))
                .userData()
                .value();
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyAttributeCanBeDescribed() {
        String id = given.running(r -> r.ebsOptimized(true)).instanceId();
        for (String attribute : List.of(
                "instanceType",
                "kernel",
                "ramdisk",
                "userData",
                "disableApiTermination",
                "instanceInitiatedShutdownBehavior",
                "rootDeviceName",
                "blockDeviceMapping",
                "productCodes",
                "sourceDestCheck",
                "groupSet",
                "ebsOptimized",
                "sriovNetSupport",
                "enaSupport",
                "enclaveOptions",
                "disableApiStop")) {
            assertEquals(
                    id,
                    given.ec2
                            .describeInstanceAttribute(r -> r.instanceId(id).attribute(attribute))
                            .instanceId());
        }
        assertTrue(given.ec2
                .describeInstanceAttribute(r -> r.instanceId(id).attribute("ebsOptimized"))
                .ebsOptimized()
                .value());
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.describeInstanceAttribute(r -> r.instanceId(id).attribute("colour")));
        given.refused(
                "InvalidParameterCombination",
                () -> modify(id, r -> r.disableApiStop(v -> v.value(true)).ebsOptimized(v -> v.value(false))));
        given.refused("MissingParameter", () -> modify(id, r -> {}));
    }

    @Test
    void aVolumeCanBeKeptBeyondTermination() {
        Instance instance = given.running(r -> {});
        String id = instance.instanceId();
        String volume = instance.blockDeviceMappings().get(0).ebs().volumeId();
        given.refused(
                "InvalidInstanceAttributeValue", () -> modify(id, r -> r.blockDeviceMappings(staying("/dev/sdz"))));
        modify(id, r -> r.blockDeviceMappings(staying("/dev/xvda")));
        assertFalse(given.ec2
                .describeInstanceAttribute(r -> r.instanceId(id).attribute("blockDeviceMapping"))
                .blockDeviceMappings()
                .get(0)
                .ebs()
                .deleteOnTermination());
        given.ec2.terminateInstances(r -> r.instanceIds(id));
        given.ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(id));
        assertEquals(
                "available",
                given.ec2
                        .describeVolumes(r -> r.volumeIds(volume))
                        .volumes()
                        .get(0)
                        .stateAsString());
    }

    private static InstanceBlockDeviceMappingSpecification staying(String device) {
        return InstanceBlockDeviceMappingSpecification.builder()
                .deviceName(device)
                .ebs(ebs -> ebs.deleteOnTermination(false))
                .build();
    }

    @Test
    void placementAndMaintenanceAreKeptAsData() {
        String id = given.running(r -> {}).instanceId();
        given.refused(
                "IncorrectInstanceState",
                () -> given.ec2.modifyInstancePlacement(r -> r.instanceId(id).groupName("near")));
        given.ec2.modifyInstanceMaintenanceOptions(r -> r.instanceId(id).autoRecovery("disabled"));
        stop(id);
        given.refused(
                "InvalidPlacementGroup.Unknown",
                () -> given.ec2.modifyInstancePlacement(r -> r.instanceId(id).groupName("near")));
        given.ec2.createPlacementGroup(r -> r.groupName("near").strategy("spread"));
        given.ec2.modifyInstancePlacement(r -> r.instanceId(id).groupName("near"));
        Instance after = given.instance(id);
        assertEquals("near", after.placement().groupName());
        assertEquals("disabled", after.maintenanceOptions().autoRecoveryAsString());
        assertEquals("default", after.maintenanceOptions().rebootMigrationAsString());
    }

    @Test
    void theSourceDestinationCheckIsAnAttributeOfThePrimaryInterface() {
        String id = given.running(r -> {}).instanceId();
        modify(id, r -> r.sourceDestCheck(v -> v.value(false)));
        assertFalse(given.instance(id).sourceDestCheck());
        assertFalse(given.instance(id).networkInterfaces().get(0).sourceDestCheck());
        assertEquals(
                1,
                given.ec2
                        .describeInstances(r -> r.filters(Given.filter("source-dest-check", "false")))
                        .reservations()
                        .size());
        given.ec2.resetInstanceAttribute(r -> r.instanceId(id).attribute("sourceDestCheck"));
        assertTrue(given.ec2
                .describeInstanceAttribute(r -> r.instanceId(id).attribute("sourceDestCheck"))
                .sourceDestCheck()
                .value());
    }

    @ParameterizedTest
    @CsvSource({"t3.micro,uefi", "t2.micro,legacy-bios"})
    void theBootModeFollowsFromImageAndType(String type, String mode) {
        Instance instance = given.launch(r -> r.instanceType(type));
        assertEquals("uefi-preferred", instance.bootModeAsString());
        assertEquals(mode, instance.currentInstanceBootModeAsString());
        assertEquals("RunInstances", instance.usageOperation());
    }
}
