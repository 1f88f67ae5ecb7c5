package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMappingSpecification;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

class InstanceLifeTest {
    private final Given given = Given.lab();

    private Instance loginable(Consumer<RunInstancesRequest.Builder> changes) {
        String group = given.sshGroup();
        Instance instance = given.running(r -> {
            r.securityGroupIds(group);
            changes.accept(r);
        });
        given.lab.advance("2m");
        return instance;
    }

    private String ssh(String id, String command) {
        String address = given.instance(id).publicIpAddress();
        return given.lab
                .terminal()
                .run("ssh -o StrictHostKeyChecking=no -i ~/.ssh/labsuser.pem ec2-user@" + address + " '" + command + "'")
                .out();
    }

    private void stop(String id) {
        given.ec2.stopInstances(r -> r.instanceIds(id));
        given.ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(id));
    }

    private void hibernate(String id) {
        given.ec2.stopInstances(r -> r.instanceIds(id).hibernate(true));
        given.ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(id));
    }

    private void start(String id) {
        given.ec2.startInstances(r -> r.instanceIds(id));
        given.ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(id));
        given.lab.advance("1m");
    }

    private void modify(String id, Consumer<ModifyInstanceAttributeRequest.Builder> change) {
        given.ec2.modifyInstanceAttribute(r -> change.accept(r.instanceId(id)));
    }

    @ParameterizedTest
    @CsvSource({"t3.micro,t3.large,2", "t2.micro,t2.xlarge,4", "m5.large,c5.4xlarge,16"})
    void S0_61_S0_62_theNewSizeIsSeenInside(String from, String to, int processors) {
        String id = loginable(r -> r.instanceType(from)).instanceId();
        given.refused("IncorrectInstanceState", () -> modify(id, r -> r.instanceType(t -> t.value(to))));
        stop(id);
        modify(id, r -> r.instanceType(t -> t.value(to)));
        start(id);
        assertEquals(to, given.instance(id).instanceTypeAsString());
        assertTrue(ssh(id, "nproc").contains(processors + "\n"), () -> ssh(id, "nproc"));
    }

    @Test
    void S0_61_theChosenCoresAreSeenInsideAndForgottenWithTheType() {
        String id = loginable(r -> r.instanceType("m5.2xlarge").cpuOptions(c -> c.coreCount(2).threadsPerCore(1)))
                .instanceId();
        assertTrue(ssh(id, "nproc").contains("2\n"), () -> ssh(id, "nproc"));
        stop(id);
        given.ec2.modifyInstanceCpuOptions(r -> r.instanceId(id).coreCount(4).threadsPerCore(2));
        start(id);
        assertTrue(ssh(id, "nproc").contains("8\n"), () -> ssh(id, "nproc"));
        stop(id);
        modify(id, r -> r.instanceType(t -> t.value("m5.large")));
        assertEquals(1, given.instance(id).cpuOptions().coreCount());
    }

    @ParameterizedTest
    @ValueSource(strings = {"m3.medium", "m3.xlarge", "c3.large"})
    void S0_63_anInstanceWithAnInstanceStoreRootCanOnlyBeRebootedOrTerminated(String type) {
        String image = given.ec2
                .describeImages(r -> r.filters(Given.filter("root-device-type", "instance-store")))
                .images()
                .get(0)
                .imageId();
        String id = given.running(r -> r.imageId(image).instanceType(type)).instanceId();
        Instance running = given.instance(id);
        assertEquals("instance-store", running.rootDeviceTypeAsString());
        assertTrue(running.blockDeviceMappings().isEmpty());
        String message = given.refused("UnsupportedOperation", () -> given.ec2.stopInstances(r -> r.instanceIds(id)));
        assertTrue(message.contains("does not have an 'ebs' root device type and cannot be stopped"), message);
        given.ec2.rebootInstances(r -> r.instanceIds(id));
        given.lab.advance("2m");
        assertEquals("running", given.instance(id).state().nameAsString());
        given.ec2.terminateInstances(r -> r.instanceIds(id));
        given.ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(id));
        given.refused("InvalidParameterCombination", () -> given.launch(r -> r.imageId(image)));
        given.refused(
                "UnsupportedHibernationConfiguration",
                () -> given.launch(r -> r.imageId(image).instanceType(type).hibernationOptions(h -> h.configured(true))));
    }

    @Test
    void S0_64_S0_91_aRebootKeepsAddressesAndNotMemory() {
        Instance before = loginable(r -> {});
        String id = before.instanceId();
        String boot = ssh(id, "cat /proc/sys/kernel/random/boot_id");
        given.ec2.rebootInstances(r -> r.instanceIds(id));
        given.lab.advance("2m");
        Instance after = given.instance(id);
        assertEquals(before.publicIpAddress(), after.publicIpAddress());
        assertEquals(before.privateIpAddress(), after.privateIpAddress());
        assertEquals(before.launchTime(), after.launchTime(), "a reboot does not begin a new billing minimum");
        assertNotEquals(boot, ssh(id, "cat /proc/sys/kernel/random/boot_id"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void S0_65_S2_11_terminationIsFinalAndCanBeForbidden(boolean guarded) {
        String id = given.running(r -> r.disableApiTermination(guarded)).instanceId();
        if (guarded) {
            String message = given.refused(
                    "OperationNotPermitted", () -> given.ec2.terminateInstances(r -> r.instanceIds(id)));
            assertTrue(message.contains("disableApiTermination"), message);
            modify(id, r -> r.disableApiTermination(v -> v.value(false)));
        }
        var change = given.ec2
                .terminateInstances(r -> r.instanceIds(id))
                .terminatingInstances()
                .get(0);
        assertEquals(16, change.previousState().code());
        assertEquals(32, change.currentState().code());
        given.ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(id));
        assertEquals(48, given.instance(id).state().code());
        assertEquals(
                "Client.UserInitiatedShutdown: User initiated shutdown",
                given.instance(id).stateReason().message());
        given.refused("IncorrectInstanceState", () -> given.ec2.startInstances(r -> r.instanceIds(id)));
        given.refused("IncorrectInstanceState", () -> given.ec2.stopInstances(r -> r.instanceIds(id)));
        given.refused("IncorrectInstanceState", () -> modify(id, r -> r.disableApiStop(v -> v.value(true))));
    }

    @Test
    void S0_65_stopProtectionIsAnAttributeOfItsOwn() {
        String id = given.running(r -> r.disableApiStop(true)).instanceId();
        String message = given.refused("OperationNotPermitted", () -> given.ec2.stopInstances(r -> r.instanceIds(id)));
        assertTrue(message.contains("disableApiStop"), message);
        modify(id, r -> r.attribute("disableApiStop").value("false"));
        stop(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "terminate"})
    void aShutdownFromInsideStopsOrTerminates(String behavior) {
        String id = loginable(r -> r.instanceInitiatedShutdownBehavior(behavior)).instanceId();
        ssh(id, "sudo shutdown -h now");
        given.lab.advance("3m");
        Instance after = given.instance(id);
        assertEquals(behavior.equals("stop") ? "stopped" : "terminated", after.state().nameAsString());
        assertEquals("Client.InstanceInitiatedShutdown", after.stateReason().code());
    }

    @ParameterizedTest
    @CsvSource({"t3.micro,8", "m5.large,12"})
    void S0_66_S0_72_S0_75_hibernationKeepsTheBootAndSaysWhy(String type, int gib) {
        Instance instance = loginable(r -> {
            Given.hibernation(gib).accept(r);
            r.instanceType(type);
        });
        String id = instance.instanceId();
        assertTrue(instance.hibernationOptions().configured());
        String boot = ssh(id, "cat /proc/sys/kernel/random/boot_id");
        given.ec2.stopInstances(r -> r.instanceIds(id).hibernate(true));
        assertEquals("stopping", given.instance(id).state().nameAsString());
        given.ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(id));
        assertEquals(
                "Client.UserInitiatedHibernate", given.instance(id).stateReason().code());
        start(id);
        String again = ssh(id, "cat /proc/sys/kernel/random/boot_id");
        assertEquals(lastLine(boot), lastLine(again));
        stop(id);
        start(id);
        assertNotEquals(lastLine(boot), lastLine(ssh(id, "cat /proc/sys/kernel/random/boot_id")));
    }

    private static String lastLine(String text) {
        String[] lines = text.strip().split("\n");
        return lines[lines.length - 1];
    }

    @ParameterizedTest
    @ValueSource(strings = {"instanceType", "userData", "ebsOptimized", "enaSupport", "cpuOptions"})
    void S0_78_whatAHibernatedInstanceMustKeepCannotBeChanged(String attribute) {
        String id = given.running(Given.hibernation(8)).instanceId();
        given.lab.advance("3m");
        hibernate(id);
        String message = given.refused("IncorrectInstanceState", () -> {
            if (attribute.equals("cpuOptions")) {
                given.ec2.modifyInstanceCpuOptions(r -> r.instanceId(id).coreCount(1).threadsPerCore(1));
            } else {
                modify(id, r -> r.attribute(attribute)
                        .value(attribute.equals("instanceType") ? "t3.small" : attribute.equals("userData") ? "eA==" : "true"));
            }
        });
        assertTrue(message.contains("is hibernated"), message);
        modify(id, r -> r.disableApiTermination(v -> v.value(true)));
    }

    @Test
    void S0_68_neitherAttributeNorStopEnablesHibernationLater() {
        String id = given.running(r -> {}).instanceId();
        given.lab.advance("5m");
        stop(id);
        assertFalse(given.instance(id).hibernationOptions().configured());
        start(id);
        given.lab.advance("5m");
        given.refused("UnsupportedHibernationConfiguration", () -> given.ec2.stopInstances(r -> r.instanceIds(id)
                .hibernate(true)));
    }

    @ParameterizedTest
    @CsvSource({"m5d.large,nvme1n1,69.8G", "i3.large,nvme0n1,442.4G", "c5d.2xlarge,nvme1n1,186.3G"})
    void S0_14_instanceStoreDisksAreNvmeDevices(String type, String name, String size) {
        String id = loginable(r -> r.instanceType(type)).instanceId();
        String seen = ssh(id, "lsblk -d -o NAME,SIZE,MODEL");
        String line = seen.lines().filter(one -> one.startsWith(name + " ")).findFirst().orElse("");
        assertTrue(line.contains(size) && line.contains("Amazon EC2 NVMe Instance Storage"), seen);
    }

    @Test
    void S0_14_onXenADiskAppearsWhereItIsMapped() {
        String id = loginable(r -> r.instanceType("m3.xlarge")
                        .blockDeviceMappings(BlockDeviceMapping.builder()
                                .deviceName("/dev/sdb")
                                .virtualName("ephemeral0")
                                .build()))
                .instanceId();
        String seen = ssh(id, "lsblk -d -o NAME,SIZE");
        assertTrue(seen.lines().anyMatch(line -> line.startsWith("xvdb") && line.contains("37.3G")), seen);
        assertEquals(1, given.instance(id).blockDeviceMappings().size(), "the API shows volumes alone");
        assertFalse(ssh(id, "ls /dev").contains("xvdc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reboot", "stop", "hibernate"})
    void S0_18_S0_19_S0_79_anInstanceStoreSurvivesARebootAlone(String what) {
        String id = loginable(r -> {
                    Given.hibernation(20).accept(r);
                    r.instanceType("c5d.large");
                })
                .instanceId();
        ssh(id, "echo kept | sudo tee /dev/nvme1n1");
        assertEquals("kept", ssh(id, "sudo head -c 4 /dev/nvme1n1"));
        switch (what) {
            case "reboot" -> {
                given.ec2.rebootInstances(r -> r.instanceIds(id));
                given.lab.advance("2m");
            }
            case "stop" -> {
                stop(id);
                start(id);
            }
            default -> {
                hibernate(id);
                start(id);
            }
        }
        assertEquals(what.equals("reboot") ? "kept" : "\0\0\0\0", ssh(id, "sudo head -c 4 /dev/nvme1n1"));
    }

    @Test
    void S0_20_terminationForgetsTheInstanceStore() {
        String id = loginable(r -> r.instanceType("c5d.large")).instanceId();
        ssh(id, "echo kept | sudo tee /dev/nvme1n1");
        given.ec2.terminateInstances(r -> r.instanceIds(id));
        given.ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(id));
        assertTrue(given.ec2.describeVolumes().volumes().isEmpty());
        given.refused("IncorrectInstanceState", () -> given.ec2.startInstances(r -> r.instanceIds(id)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#!/bin/bash\necho two > /tmp/x\n", ""})
    void S0_86_userDataChangesWhileStopped(String text) {
        String first = encoded("#!/bin/bash\necho one\n");
        String id = given.running(r -> r.userData(first)).instanceId();
        given.lab.advance("2m");
        assertEquals(first, userData(id));
        SdkBytes changed = SdkBytes.fromUtf8String(encoded(text));
        given.refused("IncorrectInstanceState", () -> modify(id, r -> r.userData(d -> d.value(changed))));
        stop(id);
        modify(id, r -> r.userData(d -> d.value(changed)));
        assertEquals(text.isEmpty() ? null : encoded(text), userData(id));
        given.refused(
                "InvalidParameterValue",
                () -> modify(id, r -> r.userData(d -> d.value(SdkBytes.fromUtf8String("***")))));
        SdkBytes big = SdkBytes.fromUtf8String(encoded("x".repeat(16 * 1024 + 1)));
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

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void S0_90_S1_12_aStopGivesThePublicAddressBackAndAStartDrawsAnother(int times) {
        Instance first = given.running(r -> {});
        String id = first.instanceId();
        String last = first.publicIpAddress();
        for (int i = 0; i < times; i++) {
            stop(id);
            Instance stopped = given.instance(id);
            assertNull(stopped.publicIpAddress());
            assertEquals("", stopped.publicDnsName());
            start(id);
            Instance again = given.instance(id);
            assertNotEquals(last, again.publicIpAddress());
            assertEquals(first.privateIpAddress(), again.privateIpAddress());
            assertEquals(first.privateDnsName(), again.privateDnsName());
            last = again.publicIpAddress();
        }
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
                            .describeInstanceAttribute(
                                    r -> r.instanceId(id).attribute(attribute))
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
                "InvalidInstanceAttributeValue",
                () -> modify(id, r -> r.blockDeviceMappings(staying("/dev/sdz"))));
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
        given.ec2.modifyInstancePlacement(r -> r.instanceId(id).groupName("near"));
        Instance after = given.instance(id);
        assertEquals("near", after.placement().groupName());
        assertEquals("disabled", after.maintenanceOptions().autoRecoveryAsString());
        assertEquals("default", after.maintenanceOptions().rebootMigrationAsString());
    }

    @Test
    void aLinuxInstanceHasNoPassword() {
        String id = given.running(r -> {}).instanceId();
        assertEquals("", given.ec2.getPasswordData(r -> r.instanceId(id)).passwordData());
    }

    @Test
    void aDiagnosticInterruptIsSeenByTheKernel() {
        String id = loginable(r -> {}).instanceId();
        given.ec2.sendDiagnosticInterrupt(r -> r.instanceId(id));
        assertTrue(ssh(id, "sudo dmesg").contains("NMI received for unknown reason"));
        String xen = given.running(r -> r.instanceType("t2.micro")).instanceId();
        given.refused("UnsupportedOperation", () -> given.ec2.sendDiagnosticInterrupt(r -> r.instanceId(xen)));
        stop(id);
        given.refused("IncorrectInstanceState", () -> given.ec2.sendDiagnosticInterrupt(r -> r.instanceId(id)));
    }

    @Test
    void aReportOfTheStatusIsTakenNoteOf() {
        String id = given.running(r -> {}).instanceId();
        given.ec2.reportInstanceStatus(
                r -> r.instances(id).status("impaired").reasonCodesWithStrings("unresponsive"));
        given.refused("MissingParameter", () -> given.ec2.reportInstanceStatus(r -> r.instances(id)));
    }
}
