package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.aws.ec2.GivenDisk;
import skylab.guest.disk.Performance;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;
import software.amazon.awssdk.services.ec2.model.VolumeState;

/** Volumes as a learner uses them, from the API and from inside. */
class VolumesTest {
    private final GivenDisk disks = GivenDisk.instance();
    private final Given given = disks.given;

    private Performance speed(String volume) {
        return given.lab
                .world()
                .table(given.lab.scope(), Performance.PERFORMANCES)
                .get(volume)
                .orElse(Performance.GP3);
    }

    private String link(String volume) {
        return disks.shown(volume).attachments().stream()
                .findFirst()
                .map(VolumeAttachment::stateAsString)
                .orElse("none");
    }

    @ParameterizedTest
    @CsvSource({"100, 4, 400", "1000, 4, 4000", "2000, 16, 32000"})
    void S0_11_throughputIsOperationsTimesTheirSize(int iops, int kib, int kibPerSecond) {
        String volume = disks.volume(r -> r.volumeType("io1").size(50).iops(iops));
        Performance speed = speed(volume);
        Duration time = speed.run(speed.full(), iops * 60L, kib * 1024L, 1024).time();
        assertEquals(kibPerSecond, iops * 60.0 * kib / (time.toMillis() / 1000.0), 1.0);
    }

    @ParameterizedTest
    @CsvSource({"16, 46.9, 3000", "256, 125, 500"})
    void S0_12_gp3IsBoundByOperationsOrByBytes(int kib, double mib, int iops) {
        Performance speed = speed(disks.volume(r -> r.size(10)));
        double seconds =
                speed.run(speed.full(), 60_000, kib * 1024L, 1024).time().toMillis() / 1000.0;
        assertEquals(mib, 60_000.0 * kib / 1024 / seconds, 0.1);
        assertEquals(iops, 60_000 / seconds, 1);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "gp3, 10, -, -, 3000, 125",
                "gp3, 100, 4000, 500, 4000, 500",
                "gp2, 10, -, -, 100, -",
                "gp2, 1000, -, -, 3000, -",
                "io1, 100, 5000, -, 5000, -",
                "io2, 100, 64000, -, 64000, -",
                "st1, 125, -, -, -, -",
                "sc1, 500, -, -, -, -",
                "standard, 8, -, -, -, -"
            })
    void S0_22_aNewVolumeBecomesAvailable(
            String type, int gib, Integer iops, Integer throughput, Integer shownIops, Integer shownThroughput) {
        String id = given.ec2
                .createVolume(r -> r.availabilityZone(disks.zone)
                        .volumeType(type)
                        .size(gib)
                        .iops(iops)
                        .throughput(throughput))
                .volumeId();
        assertEquals(VolumeState.CREATING, disks.shown(id).state());
        given.ec2.waiter().waitUntilVolumeAvailable(r -> r.volumeIds(id));
        Volume shown = disks.shown(id);
        assertEquals(type, shown.volumeTypeAsString());
        assertEquals(gib, shown.size());
        assertEquals(shownIops, shown.iops());
        assertEquals(shownThroughput, shown.throughput());
        assertEquals(disks.zone, shown.availabilityZone());
        assertFalse(shown.encrypted());
    }

    @Test
    void S0_23_aVolumeOfAnotherZoneCannotBeAttached() {
        String zone = disks.zone.endsWith("a") ? disks.zone.replaceFirst("a$", "b") : given.lab.region() + "a";
        String volume = disks.volume(r -> r.size(1).availabilityZone(zone));
        assertEquals(
                "The volume '" + volume + "' is not in the same availability zone as instance '" + disks.instance + "'",
                given.refused(
                        "InvalidVolume.ZoneMismatch",
                        () -> given.ec2.attachVolume(r ->
                                r.volumeId(volume).instanceId(disks.instance).device("/dev/sdf"))));
    }

    @Test
    void S0_24_anAttachedVolumeIsSeenInside() {
        String volume = disks.volume(r -> r.size(3));
        var answer = given.ec2.attachVolume(
                r -> r.volumeId(volume).instanceId(disks.instance).device("/dev/sdf"));
        assertEquals("attaching", answer.stateAsString());
        assertEquals(VolumeState.IN_USE, disks.shown(volume).state());
        assertEquals("attaching", link(volume));
        given.lab.advance("10s");
        assertEquals("attached", link(volume));
        assertTrue(disks.ssh("lsblk").contains("nvme1n1"), "lsblk shows the volume");
        assertTrue(disks.ssh("lsblk /dev/nvme1n1").contains("3G"));
        assertTrue(given.instance(disks.instance).blockDeviceMappings().stream()
                .anyMatch(mapping -> mapping.deviceName().equals("/dev/sdf")
                        && mapping.ebs().volumeId().equals(volume)));
    }

    @Test
    void S0_33_whatIsOnVolumesOutlivesAStop() {
        String volume = disks.attach(disks.volume(r -> r.size(1)), "/dev/sdf");
        disks.ssh(
                "echo root > ~/kept",
                "sudo mkfs -t xfs /dev/sdf",
                "sudo mkdir /data",
                "sudo mount /dev/sdf /data",
                "echo data | sudo tee /data/kept",
                "sync");
        disks.stop();
        assertEquals("attached", link(volume));
        disks.start();
        String shown = disks.ssh("cat ~/kept", "sudo mount /dev/sdf /data", "cat /data/kept");
        assertFalse(shown.contains("mount:"), shown);
        assertTrue(shown.contains("cat ~/kept\nroot\n"), shown);
        assertTrue(shown.contains("cat /data/kept\ndata\n"), shown);
    }

    @Test
    void S0_34_S0_35_terminationDeletesTheRootAndFreesTheOthers() {
        String volume = disks.attach(disks.volume(r -> r.size(1)), "/dev/sdf");
        String root = disks.root();
        disks.ssh(
                "sudo mkfs -t ext4 /dev/sdf",
                "sudo mkdir /data",
                "sudo mount /dev/sdf /data",
                "echo hello | sudo tee /data/file");
        given.ec2.terminateInstances(r -> r.instanceIds(disks.instance));
        given.ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(disks.instance));
        given.refused("InvalidVolume.NotFound", () -> given.ec2.describeVolumes(r -> r.volumeIds(root)));
        assertEquals(VolumeState.AVAILABLE, disks.shown(volume).state());

        String other = disks.another();
        disks.attach(volume, other, "/dev/sdg");
        String shown = disks.sshTo(other, "sudo mkdir /d", "sudo mount /dev/sdg /d", "cat /d/file");
        assertTrue(shown.contains("cat /d/file\nhello\n"), shown);
    }

    @Test
    void S0_36_aVolumeInUseCannotBeAttachedAgain() {
        String volume = disks.attach(disks.volume(r -> r.size(1)), "/dev/sdf");
        String other = disks.another();
        assertEquals(
                volume + " is already attached to an instance",
                given.refused(
                        "VolumeInUse",
                        () -> given.ec2.attachVolume(
                                r -> r.volumeId(volume).instanceId(other).device("/dev/sdf"))));
        given.refused("VolumeInUse", () -> given.ec2.deleteVolume(r -> r.volumeId(volume)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "alias/mine", "1234abcd-12ab-34cd-56ef-1234567890ab"})
    void S0_37_encryptionIsInherited(String key) {
        String volume = disks.volume(r -> r.size(1).encrypted(true).kmsKeyId(key.isEmpty() ? null : key));
        String arn = disks.shown(volume).kmsKeyId();
        assertTrue(disks.shown(volume).encrypted());
        assertTrue(arn.startsWith("arn:aws:kms:" + given.lab.region() + ":"), arn);
        String snapshot = disks.snapshot(volume);
        assertTrue(disks.shownSnapshot(snapshot).encrypted());
        assertEquals(arn, disks.shownSnapshot(snapshot).kmsKeyId());
        String restored = disks.volume(r -> r.snapshotId(snapshot));
        assertTrue(disks.shown(restored).encrypted());
        assertEquals(arn, disks.shown(restored).kmsKeyId());
    }

    @Test
    void S0_38_aVolumeGrowsWhileItIsInUse() {
        String volume = disks.attach(disks.volume(r -> r.size(10)), "/dev/sdf");
        disks.ssh("sudo mkfs -t xfs /dev/sdf", "sudo mkdir /data", "sudo mount /dev/sdf /data");
        var change = given.ec2.modifyVolume(r -> r.volumeId(volume).size(20)).volumeModification();
        assertEquals("modifying", change.modificationStateAsString());
        assertEquals(10, disks.shown(volume).size());
        given.lab.advance("20s");
        assertEquals("optimizing", modification(volume));
        assertEquals(20, disks.shown(volume).size());
        String before = disks.ssh("lsblk /dev/nvme1n1", "df -h /data");
        assertTrue(before.contains("20G"), before);
        assertTrue(before.contains("10G"), before);
        assertTrue(disks.ssh("sudo dmesg").contains("nvme1n1: detected capacity change from 20971520 to 41943040"));
        String after = disks.ssh("sudo xfs_growfs /data", "df -h /data");
        assertTrue(after.substring(after.indexOf("df -h")).contains("20G"), after);
        assertTrue(given.refused(
                        "IncorrectModificationState",
                        () -> given.ec2.modifyVolume(r -> r.volumeId(volume).size(30)))
                .contains("'OPTIMIZING'"));
        given.lab.advance("1h");
        assertEquals("completed", modification(volume));
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.modifyVolume(r -> r.volumeId(volume).size(15)));
    }

    private String modification(String volume) {
        return given.ec2
                .describeVolumesModifications(r -> r.volumeIds(volume))
                .volumesModifications()
                .get(0)
                .modificationStateAsString();
    }

    @Test
    void S0_38_atMostFourModificationsInTwentyFourHours() {
        String volume = disks.volume(r -> r.size(10));
        for (int i = 1; i <= 4; i++) {
            int gib = 10 + i;
            given.ec2.modifyVolume(r -> r.volumeId(volume).size(gib));
            given.lab.advance("1h");
        }
        given.refused(
                "VolumeModificationRateExceeded",
                () -> given.ec2.modifyVolume(r -> r.volumeId(volume).size(20)));
        given.lab.advance("20h1m");
        given.ec2.modifyVolume(r -> r.volumeId(volume).volumeType("io2").iops(5000));
        given.lab.advance("1h");
        assertEquals("io2", disks.shown(volume).volumeTypeAsString());
        assertEquals(5000, disks.shown(volume).iops());
        assertEquals(5000, speed(volume).operations().base());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "gp3, 10, 5001, -, InvalidParameterValue",
                "gp3, 10, 2000, -, InvalidParameterValue",
                "gp3, 1000, 3000, 751, InvalidParameterValue",
                "gp3, 1000, 80001, -, InvalidParameterValue",
                "gp3, 1000, 16000, 2001, InvalidParameterValue",
                "io1, 10, 501, -, InvalidParameterValue",
                "io2, 10, 10001, -, InvalidParameterValue",
                "io1, 10, -, -, MissingParameter",
                "gp2, 10, 3000, -, InvalidParameterCombination",
                "gp2, 10, -, 125, InvalidParameterCombination",
                "st1, 124, -, -, InvalidParameterValue",
                "standard, 1025, -, -, InvalidParameterValue",
                "gp9, 10, -, -, InvalidParameterValue"
            })
    void S0_39_figuresBeyondTheLimitsAreRefused(String type, int gib, Integer iops, Integer throughput, String code) {
        given.refused(
                code,
                () -> given.ec2.createVolume(r -> r.availabilityZone(disks.zone)
                        .volumeType(type)
                        .size(gib)
                        .iops(iops)
                        .throughput(throughput)));
    }

    @Test
    void S0_43_S0_45_anUnmountedVolumeIsDetachedAndGoneInside() {
        String volume = disks.attach(disks.volume(r -> r.size(1)), "/dev/sdf");
        disks.ssh(
                "sudo mkfs -t xfs /dev/sdf",
                "sudo mkdir /data",
                "sudo mount /dev/sdf /data",
                "echo x | sudo tee /data/x",
                "sudo umount /data");
        assertFalse(disks.ssh("lsblk").contains("/data"));
        disks.detach(volume);
        assertEquals(VolumeState.AVAILABLE, disks.shown(volume).state());
        assertFalse(disks.ssh("lsblk").contains("nvme1n1"));
        assertEquals(1, given.instance(disks.instance).blockDeviceMappings().size());
    }

    @Test
    void S0_46_theRootOfARunningInstanceCannotBeDetached() {
        String root = disks.root();
        assertEquals(
                "Unable to detach root volume '" + root + "' from instance '" + disks.instance + "'",
                given.refused("OperationNotPermitted", () -> given.ec2.detachVolume(r -> r.volumeId(root))));
    }

    @Test
    void S0_89_aLostKeyIsReplacedByMovingTheRootVolume() {
        String helper = disks.another();
        String root = disks.root();
        disks.ssh("echo precious > ~/work", "echo nobody > ~/.ssh/authorized_keys");
        assertTrue(disks.ssh("hostname").contains("Permission denied"));
        disks.stop();
        disks.detach(root);
        given.refused("InvalidParameterValue", () -> given.ec2.startInstances(r -> r.instanceIds(disks.instance)));
        disks.attach(root, helper, "/dev/sdf");
        String surgery = disks.sshTo(
                helper,
                "sudo mkdir /mnt/broken",
                "sudo mount -o nouuid /dev/nvme1n1p1 /mnt/broken",
                "sudo cp ~/.ssh/authorized_keys /mnt/broken/home/ec2-user/.ssh/authorized_keys",
                "cat /mnt/broken/home/ec2-user/work",
                "sudo umount /mnt/broken");
        assertTrue(surgery.contains("work\nprecious\n"), surgery);
        disks.detach(root);
        disks.attach(root, "/dev/xvda");
        disks.start();
        String back = disks.ssh("cat work");
        assertTrue(back.contains("cat work\nprecious\n"), back);
    }

    @ParameterizedTest
    @ValueSource(strings = {"umount", "force", "reboot"})
    void S0_134_aMountedVolumeIsBusyUntilItIsLetGo(String way) {
        String volume = disks.attach(disks.volume(r -> r.size(1)), "/dev/sdf");
        disks.ssh("sudo mkfs -t xfs /dev/sdf", "sudo mkdir /data", "sudo mount /dev/sdf /data");
        var answer = given.ec2.detachVolume(r -> r.volumeId(volume));
        assertEquals("detaching", answer.stateAsString());
        given.lab.advance("10m");
        assertEquals("busy", link(volume));
        assertEquals(VolumeState.IN_USE, disks.shown(volume).state());
        assertTrue(disks.ssh("lsblk").contains("/data"));
        switch (way) {
            case "umount" -> disks.ssh("sudo umount /data");
            case "force" -> given.ec2.detachVolume(r -> r.volumeId(volume).force(true));
            default -> given.ec2.rebootInstances(r -> r.instanceIds(disks.instance));
        }
        given.lab.advance("2m");
        assertEquals(VolumeState.AVAILABLE, disks.shown(volume).state());
        assertFalse(disks.ssh("lsblk").contains("nvme1n1"));
    }

    @ParameterizedTest
    @CsvSource({"gp3, false", "gp2, false", "st1, false", "io1, true", "io2, true"})
    void S2_26_onlyProvisionedIopsVolumesAttachToSeveral(String type, boolean allowed) {
        Integer iops = allowed ? 1000 : null;
        if (!allowed) {
            given.refused(
                    "InvalidParameterCombination",
                    () -> given.ec2.createVolume(r -> r.availabilityZone(disks.zone)
                            .volumeType(type)
                            .size(200)
                            .iops(iops)
                            .multiAttachEnabled(true)));
            return;
        }
        String volume =
                disks.volume(r -> r.volumeType(type).size(200).iops(iops).multiAttachEnabled(true));
        String other = disks.another();
        disks.attach(volume, "/dev/sdf");
        disks.attach(volume, other, "/dev/sdf");
        assertEquals(2, disks.shown(volume).attachments().size());
        assertTrue(disks.ssh("lsblk").contains("200G"));
        assertTrue(disks.sshTo(other, "lsblk").contains("200G"));
    }

    @Test
    void S2_27_hardDisksAreOneForThroughputAndOneForLittleMoney() {
        Performance st1 = speed(disks.volume(r -> r.volumeType("st1").size(1024)));
        Performance sc1 = speed(disks.volume(r -> r.volumeType("sc1").size(1024)));
        assertEquals(40 << 20, st1.bytes().base());
        assertEquals(250 << 20, st1.bytes().burst());
        assertEquals(12 << 20, sc1.bytes().base());
        assertEquals(80 << 20, sc1.bytes().burst());
        Performance gp2 = speed(disks.volume(r -> r.volumeType("gp2").size(100)));
        assertEquals(300, gp2.operations().base());
        assertEquals(3000, gp2.operations().burst());
        assertEquals(5_400_000, gp2.operations().bucket());
        given.refused(
                "InvalidBlockDeviceMapping",
                () -> given.launch(r -> r.blockDeviceMappings(BlockDeviceMapping.builder()
                        .deviceName("/dev/xvda")
                        .ebs(e -> e.volumeType("st1").volumeSize(125))
                        .build())));
    }
}
