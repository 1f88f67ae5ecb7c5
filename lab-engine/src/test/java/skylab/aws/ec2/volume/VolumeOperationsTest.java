package skylab.aws.ec2.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.aws.ec2.GivenDisk;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeState;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Operations on volumes: what they accept, refuse and show. */
class VolumeOperationsTest {
    private final GivenDisk disks = GivenDisk.instance();
    private final Given given = disks.given;

    @ParameterizedTest
    @ValueSource(strings = {"/dev/foo", "sd", "/dev/sdf16", "/dev/nvme1n1", ""})
    void oddDeviceNamesAreRefused(String device) {
        String volume = disks.volume(r -> r.size(1));
        assertEquals(
                "Value (" + device + ") for parameter device is invalid. " + device
                        + " is not a valid EBS device name.",
                given.refused(
                        "InvalidParameterValue",
                        () -> given.ec2.attachVolume(r ->
                                r.volumeId(volume).instanceId(disks.instance).device(device))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/sdf", "/dev/xvdf", "sdf"})
    void aDeviceNameInUseIsRefusedUntilItIsFree(String device) {
        String first = disks.attach(disks.volume(r -> r.size(1)), "/dev/sdf");
        String second = disks.volume(r -> r.size(2));
        assertTrue(given.refused(
                        "InvalidParameterValue",
                        () -> given.ec2.attachVolume(r ->
                                r.volumeId(second).instanceId(disks.instance).device(device)))
                .endsWith("Attachment point " + device + " is already in use"));
        disks.detach(first);
        disks.attach(second, device);
        assertTrue(disks.ssh("lsblk /dev/nvme1n1").contains("2G"));
    }

    @Test
    void anInstanceThatIsNotThereYetGetsNoVolume() {
        String volume = disks.volume(r -> r.size(1));
        String pending = given.launch(r -> r.placement(p -> p.availabilityZone(disks.zone)))
                .instanceId();
        assertEquals(
                "Instance '" + pending + "' is not 'running'.",
                given.refused(
                        "IncorrectState",
                        () -> given.ec2.attachVolume(
                                r -> r.volumeId(volume).instanceId(pending).device("/dev/sdf"))));
    }

    @Test
    void aVolumeThatIsBeingMadeCannotBeAttachedOrDeleted() {
        String volume = given.ec2
                .createVolume(r -> r.availabilityZone(disks.zone).size(1))
                .volumeId();
        given.refused(
                "IncorrectState",
                () -> given.ec2.attachVolume(
                        r -> r.volumeId(volume).instanceId(disks.instance).device("/dev/sdf")));
        given.lab.advance("20s");
        given.refused("IncorrectState", () -> given.ec2.detachVolume(r -> r.volumeId(volume)));
        given.ec2.deleteVolume(r -> r.volumeId(volume));
        assertEquals(VolumeState.DELETING, disks.shown(volume).state());
        given.ec2.waiter().waitUntilVolumeDeleted(r -> r.volumeIds(volume));
        given.refused("InvalidVolume.NotFound", () -> disks.shown(volume));
    }

    @Test
    void attachmentsAreLimitedByTheType() {
        int most = given.ec2
                .describeInstanceTypes(r -> r.instanceTypesWithStrings("t3.micro"))
                .instanceTypes()
                .get(0)
                .ebsInfo()
                .maximumEbsAttachments();
        for (int i = 1; i < most; i++) {
            String device = i < 12 ? "/dev/sd" + (char) ('e' + i) : "/dev/xvdb" + (char) ('a' + i - 12);
            String volume = disks.volume(r -> r.size(1));
            given.ec2.attachVolume(
                    r -> r.volumeId(volume).instanceId(disks.instance).device(device));
        }
        String one = disks.volume(r -> r.size(1));
        given.refused(
                "AttachmentLimitExceeded",
                () -> given.ec2.attachVolume(
                        r -> r.volumeId(one).instanceId(disks.instance).device("/dev/sdz")));
    }

    @Test
    void detachingTheWrongWayIsRefused() {
        String volume = disks.attach(disks.volume(r -> r.size(1)), "/dev/sdf");
        String other = disks.another();
        given.refused(
                "InvalidAttachment.NotFound",
                () -> given.ec2.detachVolume(r -> r.volumeId(volume).instanceId(other)));
        given.refused(
                "InvalidAttachment.NotFound",
                () -> given.ec2.detachVolume(r -> r.volumeId(volume).device("/dev/sdg")));
        given.refused("InvalidVolume.Malformed", () -> given.ec2.detachVolume(r -> r.volumeId("volume")));
        assertEquals(VolumeState.IN_USE, disks.shown(volume).state());
    }

    @Test
    void encryptionByDefaultHoldsForVolumesCopiesAndLaunches() {
        String plain = disks.snapshot(disks.volume(r -> r.size(1)));
        assertEquals("alias/aws/ebs", given.ec2.getEbsDefaultKmsKeyId(r -> {}).kmsKeyId());
        String key = given.ec2
                .modifyEbsDefaultKmsKeyId(r -> r.kmsKeyId("1234abcd-12ab-34cd-56ef-1234567890ab"))
                .kmsKeyId();
        given.ec2.enableEbsEncryptionByDefault(r -> {});
        assertTrue(given.ec2.getEbsEncryptionByDefault(r -> {}).ebsEncryptionByDefault());
        assertEquals(key, disks.shown(disks.volume(r -> r.size(1))).kmsKeyId());
        assertEquals(key, disks.shown(disks.volume(r -> r.snapshotId(plain))).kmsKeyId());
        String copy = given.ec2
                .copySnapshot(r -> r.sourceRegion(given.lab.region()).sourceSnapshotId(plain))
                .snapshotId();
        assertTrue(disks.shownSnapshot(copy).encrypted());
        String launched = given.running(r -> {}).instanceId();
        assertTrue(disks.shown(disks.rootOf(launched)).encrypted());
        given.ec2.disableEbsEncryptionByDefault(r -> {});
        given.ec2.resetEbsDefaultKmsKeyId(r -> {});
        assertFalse(disks.shown(disks.volume(r -> r.size(1))).encrypted());
        given.refused(
                "InvalidParameterDependency",
                () -> given.ec2.createVolume(
                        r -> r.availabilityZone(disks.zone).size(1).kmsKeyId(key)));
    }

    @Test
    void aClientTokenMakesOneVolume() {
        String first = given.ec2
                .createVolume(r -> r.availabilityZone(disks.zone).size(1).clientToken("once"))
                .volumeId();
        assertEquals(
                first,
                given.ec2
                        .createVolume(
                                r -> r.availabilityZone(disks.zone).size(1).clientToken("once"))
                        .volumeId());
        given.refused(
                "IdempotentParameterMismatch",
                () -> given.ec2.createVolume(
                        r -> r.availabilityZone(disks.zone).size(2).clientToken("once")));
    }

    @ParameterizedTest
    @CsvSource({"us-east-9z, InvalidZone.NotFound", "us-west-2a, InvalidZone.NotFound"})
    void volumesAreMadeInZonesOfTheRegion(String zone, String code) {
        given.refused(
                code, () -> given.ec2.createVolume(r -> r.availabilityZone(zone).size(1)));
        given.refused("MissingParameter", () -> given.ec2.createVolume(r -> r.size(1)));
        given.refused("MissingParameter", () -> given.ec2.createVolume(r -> r.availabilityZone(disks.zone)));
    }

    @Test
    void filtersFindVolumes() {
        String tagged = disks.volume(r -> r.size(7)
                .tagSpecifications(TagSpecification.builder()
                        .resourceType("volume")
                        .tags(Tag.builder().key("Name").value("data").build())
                        .build()));
        String snapshot = disks.snapshot(tagged);
        String restored = disks.attach(disks.volume(r -> r.snapshotId(snapshot)), "/dev/sdf");
        assertEquals(List.of(tagged), found("tag:Name", "data"));
        assertEquals(List.of(tagged, restored), found("size", "7"));
        assertEquals(List.of(restored), found("snapshot-id", snapshot));
        assertEquals(List.of(tagged), found("status", "available"));
        assertEquals(List.of(restored), found("attachment.device", "/dev/sdf"));
        assertEquals(2, found("attachment.instance-id", disks.instance).size());
        given.refused("InvalidParameterValue", () -> found("colour", "red"));
    }

    private List<String> found(String name, String value) {
        return given.ec2.describeVolumes(r -> r.filters(Given.filter(name, value))).volumes().stream()
                .map(Volume::volumeId)
                .toList();
    }

    @Test
    void statusAndAttributes() {
        String volume =
                disks.attach(disks.volume(r -> r.size(4).volumeType("io2").iops(500)), "/dev/sdf");
        var status = given.ec2
                .describeVolumeStatus(r -> r.volumeIds(volume))
                .volumeStatuses()
                .get(0);
        assertEquals("ok", status.volumeStatus().statusAsString());
        assertEquals("normal", status.volumeStatus().details().get(1).status());
        given.ec2.modifyVolumeAttribute(r -> r.volumeId(volume).autoEnableIO(v -> v.value(true)));
        assertTrue(given.ec2
                .describeVolumeAttribute(r -> r.volumeId(volume).attribute("autoEnableIO"))
                .autoEnableIO()
                .value());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLaunchMakesVolumesOfSnapshots(boolean kept) {
        String volume = disks.attach(disks.volume(r -> r.size(2)), "/dev/sdf");
        disks.ssh(
                "sudo mkfs -t xfs /dev/sdf",
                "sudo mkdir /data",
                "sudo mount /dev/sdf /data",
                "echo hello | sudo tee /data/file");
        String snapshot = disks.snapshot(volume);
        String group = given.ec2
                .describeSecurityGroups(r -> r.groupNames("ssh"))
                .securityGroups()
                .get(0)
                .groupId();
        Instance other = given.running(r -> r.securityGroupIds(group)
                .blockDeviceMappings(BlockDeviceMapping.builder()
                        .deviceName("/dev/sdf")
                        .ebs(e -> e.snapshotId(snapshot).volumeSize(3).deleteOnTermination(!kept))
                        .build()));
        given.ec2.deleteSnapshot(r -> r.snapshotId(snapshot));
        given.lab.advance("2m");
        String shown =
                disks.sshTo(other.instanceId(), "sudo mkdir /d", "sudo mount /dev/sdf /d", "cat /d/file", "lsblk");
        assertTrue(shown.contains("cat /d/file\nhello\n"), shown);
        String made = given.instance(other.instanceId()).blockDeviceMappings().stream()
                .filter(mapping -> mapping.deviceName().equals("/dev/sdf"))
                .findFirst()
                .orElseThrow()
                .ebs()
                .volumeId();
        assertEquals(3, disks.shown(made).size());
        given.ec2.terminateInstances(r -> r.instanceIds(other.instanceId()));
        given.ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(other.instanceId()));
        if (kept) {
            assertEquals(VolumeState.AVAILABLE, disks.shown(made).state());
        } else {
            given.refused("InvalidVolume.NotFound", () -> disks.shown(made));
        }
    }

    @Test
    void whatCannotBeBootedLeavesTheInstanceWithoutSystem() {
        String blank = disks.volume(r -> r.size(8));
        String root = disks.root();
        disks.stop();
        disks.detach(root);
        disks.attach(blank, "/dev/xvda");
        disks.start();
        assertTrue(disks.ssh("hostname").contains("ssh: connect to host"));
        given.ec2.rebootInstances(r -> r.instanceIds(disks.instance));
        given.lab.advance("1m");
        assertTrue(disks.ssh("hostname").contains("ssh: connect to host"));
        String console =
                given.ec2.getConsoleOutput(r -> r.instanceId(disks.instance)).output();
        assertTrue(
                new String(Base64.getDecoder().decode(console), StandardCharsets.UTF_8).contains("No bootable device"));
        disks.stop();
        disks.detach(blank);
        disks.attach(root, "/dev/xvda");
        disks.start();
        assertTrue(disks.ssh("hostname").contains("ip-172-31-"));
    }

    @Test
    void modifyingNothingOrTheImpossibleIsRefused() {
        String volume = disks.volume(r -> r.size(10));
        String root = disks.root();
        given.refused("MissingParameter", () -> given.ec2.modifyVolume(r -> r.volumeId(volume)));
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.modifyVolume(r -> r.volumeId(volume).volumeType("standard")));
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.modifyVolume(r -> r.volumeId(volume).volumeType("st1")));
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.modifyVolume(
                        r -> r.volumeId(root).volumeType("st1").size(125)));
        given.refused(
                "InvalidVolumeModification.NotFound",
                () -> given.ec2.describeVolumesModifications(r -> r.volumeIds(volume)));
        given.ec2.modifyVolume(r -> r.volumeId(volume).volumeType("gp2"));
        given.lab.advance("1h");
        assertEquals(100, disks.shown(volume).iops());
        assertNull(disks.shown(volume).throughput());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gp2", "gp3", "st1", "io1", "standard"})
    void anImageOfAnInstanceBringsItsVolumesOfAllTypes(String type) {
        String volume = disks.attach(
                disks.volume(r -> r.volumeType(type).size(125).iops(type.equals("io1") ? 600 : null)), "/dev/sdf");
        disks.ssh(
                "sudo mkfs -t xfs /dev/sdf",
                "sudo mkdir /data",
                "sudo mount /dev/sdf /data",
                "echo hello | sudo tee /data/file");
        String image = given.ec2
                .createImage(r -> r.instanceId(disks.instance).name("mine").noReboot(true))
                .imageId();
        given.ec2.waiter().waitUntilImageAvailable(r -> r.imageIds(image));
        String group = given.ec2
                .describeSecurityGroups(r -> r.groupNames("ssh"))
                .securityGroups()
                .get(0)
                .groupId();
        String other =
                given.running(r -> r.imageId(image).securityGroupIds(group)).instanceId();
        given.lab.advance("3m");
        String shown = disks.sshTo(other, "sudo mount /dev/sdf /data", "cat /data/file");
        assertTrue(shown.contains("cat /data/file\nhello\n"), shown);
        String made = given.instance(other).blockDeviceMappings().stream()
                .map(mapping -> mapping.ebs().volumeId())
                .filter(id -> !id.equals(disks.rootOf(other)))
                .findFirst()
                .orElseThrow();
        assertEquals(disks.shown(volume).volumeType(), disks.shown(made).volumeType());
        assertEquals(disks.shown(volume).iops(), disks.shown(made).iops());
    }

    @Test
    void aHibernatedInstanceKeepsItsVolumesAndGivesNoSnapshots() {
        String group = given.ec2
                .describeSecurityGroups(r -> r.groupNames("ssh"))
                .securityGroups()
                .get(0)
                .groupId();
        String id = given.running(r -> {
                    Given.hibernation(10).accept(r);
                    r.securityGroupIds(group).placement(p -> p.availabilityZone(disks.zone));
                })
                .instanceId();
        given.lab.advance("5m");
        String root = disks.rootOf(id);
        String volume = disks.volume(r -> r.size(1));
        given.ec2.stopInstances(r -> r.instanceIds(id).hibernate(true));
        given.ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(id));
        given.refused("UnsupportedOperation", () -> given.ec2.createSnapshot(r -> r.volumeId(root)));
        given.refused("UnsupportedOperation", () -> given.ec2.detachVolume(r -> r.volumeId(root)));
        given.refused(
                "UnsupportedOperation",
                () -> given.ec2.attachVolume(
                        r -> r.volumeId(volume).instanceId(id).device("/dev/sdf")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CreateVolume",
                "DeleteVolume",
                "AttachVolume",
                "DetachVolume",
                "ModifyVolume",
                "DescribeVolumeAttribute",
                "ModifyVolumeAttribute",
                "EnableVolumeIo",
                "ModifyEbsDefaultKmsKeyId",
                "CreateReplaceRootVolumeTask",
                "CreateSnapshot",
                "CreateSnapshots",
                "DeleteSnapshot",
                "CopySnapshot",
                "DescribeSnapshotAttribute",
                "ModifySnapshotAttribute",
                "ResetSnapshotAttribute",
                "EnableFastSnapshotRestores",
                "DisableFastSnapshotRestores"
            })
    void anEmptyRequestIsRefusedWithAReason(String operation) throws ReflectiveOperationException {
        String name = operation.equals("EnableVolumeIo")
                ? "enableVolumeIO"
                : Character.toLowerCase(operation.charAt(0)) + operation.substring(1);
        Class<?> request = Class.forName("software.amazon.awssdk.services.ec2.model." + operation + "Request");
        var builder = (SdkBuilder<?, ?>) request.getMethod("builder").invoke(null);
        var method = Ec2Client.class.getMethod(name, request);
        String words = given.refused("MissingParameter", () -> {
            try {
                method.invoke(given.ec2, builder.build());
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
        assertTrue(words.contains("must contain"), words);
    }
}
