package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.aws.ec2.GivenDisk;
import skylab.aws.ec2.snapshot.SnapshotStorage;
import skylab.guest.disk.BlockImage;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.ReplaceRootVolumeTask;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.SnapshotState;
import software.amazon.awssdk.services.ec2.model.VolumeState;

/** Snapshots as a learner uses them: backups, restores, and what they cost in space. */
class SnapshotsTest {
    private static final long GIB = 1L << 30;

    private final GivenDisk disks = GivenDisk.instance();
    private final Given given = disks.given;

    private String formatted(int gib, String type) {
        String volume = disks.attach(disks.volume(r -> r.size(gib)), "/dev/sdf");
        disks.ssh("sudo mkfs -t " + type + " /dev/sdf", "sudo mkdir -p /data", "sudo mount /dev/sdf /data");
        assertTrue(disks.ssh("lsblk").contains("/data"));
        return volume;
    }

    private long billed() {
        return SnapshotStorage.bytes(given.lab.world(), given.lab.scope());
    }

    @ParameterizedTest
    @ValueSource(strings = {"xfs", "ext4"})
    void S0_40_S2_28_aSnapshotHoldsTheMomentOfTheCall(String type) {
        String volume = formatted(2, type);
        disks.ssh("echo before | sudo tee /data/file");
        var begun = given.ec2.createSnapshot(r -> r.volumeId(volume).description("backup"));
        assertEquals(SnapshotState.PENDING, begun.state());
        String snapshot = begun.snapshotId();
        disks.ssh("echo after | sudo tee /data/file", "echo new | sudo tee /data/new");
        assertEquals(SnapshotState.PENDING, disks.shownSnapshot(snapshot).state());
        given.refused(
                "IncorrectState",
                () -> given.ec2.createVolume(r -> r.availabilityZone(disks.zone).snapshotId(snapshot)));
        given.ec2.waiter().waitUntilSnapshotCompleted(r -> r.snapshotIds(snapshot));
        assertEquals("100%", disks.shownSnapshot(snapshot).progress());
        assertEquals("backup", disks.shownSnapshot(snapshot).description());

        String restored = disks.attach(disks.volume(r -> r.snapshotId(snapshot)), "/dev/sdg");
        String shown = disks.ssh("sudo umount /data", "sudo mount /dev/sdg /data", "cat /data/file", "ls /data/new");
        assertTrue(shown.contains("cat /data/file\nbefore\n"), shown);
        assertTrue(shown.contains("cannot access '/data/new'"), shown);
        assertEquals(snapshot, disks.shown(restored).snapshotId());
    }

    @Test
    void S0_40_progressRises() {
        String volume = formatted(8, "xfs");
        disks.ssh("sudo dd if=/dev/urandom of=/data/big bs=1M count=4096");
        String snapshot = given.ec2.createSnapshot(r -> r.volumeId(volume)).snapshotId();
        int last = -1;
        for (int i = 0; i < 3; i++) {
            int percent =
                    Integer.parseInt(disks.shownSnapshot(snapshot).progress().replace("%", ""));
            assertTrue(percent > last && percent < 100, percent + " after " + last);
            last = percent;
            given.lab.advance("10s");
        }
    }

    private ReplaceRootVolumeTask replaced(String task) {
        for (int i = 0; i < 20; i++) {
            ReplaceRootVolumeTask shown = given.ec2
                    .describeReplaceRootVolumeTasks(r -> r.replaceRootVolumeTaskIds(task))
                    .replaceRootVolumeTasks()
                    .get(0);
            if (shown.completeTime() != null) {
                given.lab.advance("1m");
                return shown;
            }
            given.lab.advance("5s");
        }
        throw new AssertionError("the task does not end");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void S0_41_theRootIsReplacedFromASnapshot(boolean deletes) {
        disks.ssh("echo early > early");
        String old = disks.root();
        String snapshot = disks.snapshot(old);
        disks.ssh("echo late > late", "echo changed > early");
        String data = disks.attach(disks.volume(r -> r.size(1)), "/dev/sdf");
        Instance before = given.instance(disks.instance);

        String task = given.ec2
                .createReplaceRootVolumeTask(
                        r -> r.instanceId(disks.instance).snapshotId(snapshot).deleteReplacedRootVolume(deletes))
                .replaceRootVolumeTask()
                .replaceRootVolumeTaskId();
        assertEquals("succeeded", replaced(task).taskStateAsString());

        Instance after = given.instance(disks.instance);
        assertNotEquals(old, disks.root());
        assertEquals(snapshot, disks.shown(disks.root()).snapshotId());
        assertEquals(before.privateIpAddress(), after.privateIpAddress());
        assertEquals(before.publicIpAddress(), after.publicIpAddress());
        assertEquals(
                before.networkInterfaces().get(0).networkInterfaceId(),
                after.networkInterfaces().get(0).networkInterfaceId());
        assertEquals(VolumeState.IN_USE, disks.shown(data).state());
        String shown = disks.ssh("cat early", "ls late", "lsblk");
        assertTrue(shown.contains("cat early\nearly\n"), shown);
        assertTrue(shown.contains("cannot access 'late'"), shown);
        assertTrue(shown.contains("nvme1n1"), shown);
        given.lab.advance("1m");
        if (deletes) {
            given.refused("InvalidVolume.NotFound", () -> disks.shown(old));
        } else {
            assertEquals(VolumeState.AVAILABLE, disks.shown(old).state());
        }
    }

    @Test
    void S0_41_aSnapshotOfAnotherVolumeCannotReplaceTheRoot() {
        String other = disks.snapshot(disks.volume(r -> r.size(8)));
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.createReplaceRootVolumeTask(
                        r -> r.instanceId(disks.instance).snapshotId(other)));
    }

    @Test
    void S0_42_theRootIsReplacedByTheLaunchState() {
        disks.ssh("echo work > work", "sudo useradd eve");
        String task = given.ec2
                .createReplaceRootVolumeTask(r -> r.instanceId(disks.instance))
                .replaceRootVolumeTask()
                .replaceRootVolumeTaskId();
        assertEquals("succeeded", replaced(task).taskStateAsString());
        String shown = disks.ssh("ls work", "id eve", "hostname");
        assertTrue(shown.contains("cannot access 'work'"), shown);
        assertTrue(shown.contains("no such user"), shown);
        assertTrue(shown.contains("hostname\nip-172-31-"), shown);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void S0_47_filesComeBackFromASnapshotWithoutMkfs(int gib) {
        String volume = formatted(2, "xfs");
        disks.ssh("echo hello | sudo tee /data/file", "sudo umount /data");
        String snapshot = disks.snapshot(volume);
        disks.detach(volume);
        given.ec2.deleteVolume(r -> r.volumeId(volume));
        disks.attach(disks.volume(r -> r.snapshotId(snapshot).size(gib)), "/dev/sdg");
        String shown = disks.ssh("sudo mount /dev/sdg /data", "cat /data/file", "lsblk");
        assertTrue(shown.contains("cat /data/file\nhello\n"), shown);
        assertTrue(shown.contains(gib + "G"), shown);
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.createVolume(
                        r -> r.availabilityZone(disks.zone).snapshotId(snapshot).size(1)));
    }

    @Test
    void S0_48_mkfsOnARestoredVolumeNeedsForce() {
        String volume = formatted(2, "xfs");
        disks.ssh("echo hello | sudo tee /data/file", "sudo umount /data");
        String restored = disks.attach(disks.volume(r -> r.snapshotId(disks.snapshot(volume))), "/dev/sdg");
        String refused = disks.ssh("sudo mkfs -t xfs /dev/sdg");
        assertTrue(refused.contains("appears to contain an existing filesystem (xfs)"), refused);
        var kept = disks.disk(restored);
        String shown = disks.ssh("sudo mkfs -t xfs -f /dev/sdg", "sudo mount /dev/sdg /data", "ls /data/file");
        assertTrue(shown.contains("cannot access '/data/file'"), shown);
        assertNotEquals(kept.layout(), disks.disk(restored).layout());
    }

    private static final Pattern SECONDS = Pattern.compile("copied, ([0-9.e-]+) s");

    private double secondsToRead(String device) {
        String shown = disks.ssh("sudo dd if=" + device + " of=/dev/null bs=1M count=256 iflag=direct");
        Matcher matcher = SECONDS.matcher(shown);
        assertTrue(matcher.find(), shown);
        return Double.parseDouble(matcher.group(1));
    }

    @Test
    void S0_50_theFirstTouchOfARestoredVolumeIsSlow() {
        String volume = formatted(4, "xfs");
        disks.ssh("sudo dd if=/dev/urandom of=/data/big bs=1M count=1024", "sudo umount /data");
        String snapshot = disks.snapshot(volume);
        disks.attach(disks.volume(r -> r.snapshotId(snapshot)), "/dev/sdg");
        double first = secondsToRead("/dev/sdg");
        double second = secondsToRead("/dev/sdg");
        assertTrue(first > 3 * second, first + " s, then " + second + " s");

        String paid = disks.attach(disks.volume(r -> r.snapshotId(snapshot).volumeInitializationRate(300)), "/dev/sdh");
        assertEquals(300, disks.shown(paid).volumeInitializationRate());
        given.lab.advance("1m");
        assertEquals(second, secondsToRead("/dev/sdh"), 0.5);
    }

    @Test
    void S0_51_threeSnapshotsStoreWhatChanged() {
        String volume = formatted(20, "xfs");
        disks.ssh("sudo dd if=/dev/urandom of=/data/a bs=1M count=10240");
        String first = disks.snapshot(volume);
        disks.ssh("sudo dd if=/dev/urandom of=/data/a bs=1M count=4096 conv=notrunc");
        String second = disks.snapshot(volume);
        disks.ssh("sudo dd if=/dev/urandom of=/data/b bs=1M count=2048");
        String third = disks.snapshot(volume);
        assertEquals(16.0, (double) billed() / GIB, 0.02);
        assertEquals(10.0, (double) disks.shownSnapshot(first).fullSnapshotSizeInBytes() / GIB, 0.02);
        assertEquals(10.0, (double) disks.shownSnapshot(second).fullSnapshotSizeInBytes() / GIB, 0.02);
        assertEquals(12.0, (double) disks.shownSnapshot(third).fullSnapshotSizeInBytes() / GIB, 0.02);

        given.ec2.deleteSnapshot(r -> r.snapshotId(first));
        assertEquals(12.0, (double) billed() / GIB, 0.02);
        String restored = disks.volume(r -> r.snapshotId(third));
        assertEquals(disks.disk(volume).layout(), disks.disk(restored).layout());
        given.ec2.deleteSnapshot(r -> r.snapshotId(second));
        assertEquals(12.0, (double) billed() / GIB, 0.02);
        given.ec2.deleteSnapshot(r -> r.snapshotId(third));
        assertEquals(0, billed());
    }

    @Test
    void S0_52_aSnapshotOutlivesItsInstance() {
        String volume = formatted(1, "xfs");
        disks.ssh("echo kept | sudo tee /data/file");
        List<String> snapshots = given
                .ec2
                .createSnapshots(r -> r.instanceSpecification(
                        i -> i.instanceId(disks.instance).excludeBootVolume(true)))
                .snapshots()
                .stream()
                .map(info -> info.snapshotId())
                .toList();
        assertEquals(1, snapshots.size());
        given.ec2.waiter().waitUntilSnapshotCompleted(r -> r.snapshotIds(snapshots));
        given.ec2.terminateInstances(r -> r.instanceIds(disks.instance));
        given.ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(disks.instance));
        given.ec2.deleteVolume(r -> r.volumeId(volume));
        given.lab.advance("2h");
        String zone = disks.zone.endsWith("a") ? given.lab.region() + "b" : given.lab.region() + "a";
        String group = given.ec2
                .describeSecurityGroups(r -> r.groupNames("ssh"))
                .securityGroups()
                .get(0)
                .groupId();
        String other = given.running(r -> r.securityGroupIds(group).placement(p -> p.availabilityZone(zone)))
                .instanceId();
        given.lab.advance("2m");
        disks.attach(disks.volume(r -> r.snapshotId(snapshots.get(0)).availabilityZone(zone)), other, "/dev/sdf");
        String shown = disks.sshTo(other, "sudo mkdir /d", "sudo mount /dev/sdf /d", "cat /d/file");
        assertTrue(shown.contains("cat /d/file\nkept\n"), shown);
    }

    @Test
    void S2_25_oneByteChangesOneBlock() {
        String volume = formatted(2, "xfs");
        disks.ssh("sudo dd if=/dev/urandom of=/data/big bs=1M count=64");
        String first = disks.snapshot(volume);
        disks.ssh("printf x | sudo dd of=/data/big bs=1 seek=20000000 conv=notrunc");
        String second = disks.snapshot(volume);
        assertEquals(BlockImage.BLOCK, billed() - disks.shownSnapshot(first).fullSnapshotSizeInBytes());
        assertEquals(
                disks.shownSnapshot(first).fullSnapshotSizeInBytes(),
                disks.shownSnapshot(second).fullSnapshotSizeInBytes());
    }

    @Test
    void aCopyInAnotherRegionStoresAllBlocksOnce() {
        String volume = formatted(1, "xfs");
        disks.ssh("echo far | sudo tee /data/file", "sudo dd if=/dev/urandom of=/data/big bs=1M count=200");
        String first = disks.snapshot(volume);
        String same = given.ec2
                .copySnapshot(r -> r.sourceRegion(given.lab.region()).sourceSnapshotId(first))
                .snapshotId();
        long before = billed();
        assertEquals(disks.shownSnapshot(first).fullSnapshotSizeInBytes(), before);
        String encrypted = given.ec2
                .copySnapshot(r -> r.sourceRegion(given.lab.region())
                        .sourceSnapshotId(first)
                        .encrypted(true))
                .snapshotId();
        assertEquals(2 * before, billed());
        assertTrue(disks.shownSnapshot(encrypted).encrypted());
        assertFalse(disks.shownSnapshot(same).encrypted());
        given.refused(
                "OperationNotPermitted",
                () -> given.ec2.modifySnapshotAttribute(r -> r.snapshotId(encrypted)
                        .attribute("createVolumePermission")
                        .operationType("add")
                        .groupNames("all")));
        var far = given.lab.ec2("us-west-2");
        String copy = far.copySnapshot(r -> r.sourceRegion(given.lab.region()).sourceSnapshotId(first))
                .snapshotId();
        assertEquals(
                "pending",
                far.describeSnapshots(r -> r.snapshotIds(copy))
                        .snapshots()
                        .get(0)
                        .stateAsString());
        far.waiter().waitUntilSnapshotCompleted(r -> r.snapshotIds(copy));
        assertEquals(
                "vol-ffffffff",
                far.describeSnapshots(r -> r.snapshotIds(copy))
                        .snapshots()
                        .get(0)
                        .volumeId());
        given.refused("InvalidSnapshot.NotFound", () -> disks.shownSnapshot(copy));
    }

    @Test
    void fastRestoreIsReadyAfterAWhile() {
        String snapshot = disks.snapshot(disks.volume(r -> r.size(100)));
        given.ec2.enableFastSnapshotRestores(r -> r.sourceSnapshotIds(snapshot).availabilityZones(disks.zone));
        assertFalse(Boolean.TRUE.equals(
                disks.shown(disks.volume(r -> r.snapshotId(snapshot))).fastRestored()));
        given.lab.advance("10m");
        assertTrue(disks.shown(disks.volume(r -> r.snapshotId(snapshot))).fastRestored());
        assertEquals(
                "enabled",
                given.ec2
                        .describeFastSnapshotRestores(r -> {})
                        .fastSnapshotRestores()
                        .get(0)
                        .stateAsString());
        given.ec2.disableFastSnapshotRestores(r -> r.sourceSnapshotIds(snapshot).availabilityZones(disks.zone));
        given.lab.advance("1m");
        assertTrue(given.ec2
                .describeFastSnapshotRestores(r -> {})
                .fastSnapshotRestores()
                .isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"gp3, 5", "st1, 1"})
    void tooManySnapshotsOfAVolumeAtOnceAreRefused(String type, int most) {
        String volume = disks.volume(r -> r.volumeType(type).size(125));
        for (int i = 0; i < most; i++) {
            given.ec2.createSnapshot(r -> r.volumeId(volume));
        }
        given.refused("ConcurrentSnapshotLimitExceeded", () -> given.ec2.createSnapshot(r -> r.volumeId(volume)));
        given.lab.advance("5m");
        given.ec2.createSnapshot(r -> r.volumeId(volume));
    }

    @Test
    void aSnapshotThatAnImageNeedsCannotBeDeleted() {
        String image = given.ec2
                .createImage(r -> r.instanceId(disks.instance).name("mine").noReboot(true))
                .imageId();
        given.ec2.waiter().waitUntilImageAvailable(r -> r.imageIds(image));
        String snapshot = given.ec2
                .describeImages(r -> r.imageIds(image))
                .images()
                .get(0)
                .blockDeviceMappings()
                .get(0)
                .ebs()
                .snapshotId();
        assertEquals(
                "The snapshot " + snapshot + " is currently in use by " + image,
                given.refused("InvalidSnapshot.InUse", () -> given.ec2.deleteSnapshot(r -> r.snapshotId(snapshot))));
        given.ec2.deregisterImage(r -> r.imageId(image));
        given.ec2.deleteSnapshot(r -> r.snapshotId(snapshot));
        given.refused("InvalidSnapshot.NotFound", () -> disks.shownSnapshot(snapshot));
    }

    @Test
    void ownersAndSharing() {
        String own = disks.snapshot(disks.volume(r -> r.size(1)));
        assertEquals(
                List.of(own),
                given.ec2.describeSnapshots(r -> r.ownerIds("self")).snapshots().stream()
                        .map(Snapshot::snapshotId)
                        .toList());
        assertTrue(given.ec2.describeSnapshots(r -> r.ownerIds("amazon")).snapshots().stream()
                .allMatch(snapshot -> "amazon".equals(snapshot.ownerAlias())));
        given.ec2.modifySnapshotAttribute(r -> r.snapshotId(own)
                .attribute("createVolumePermission")
                .operationType("add")
                .userIds("111122223333"));
        assertEquals(
                "111122223333",
                given.ec2
                        .describeSnapshotAttribute(r -> r.snapshotId(own).attribute("createVolumePermission"))
                        .createVolumePermissions()
                        .get(0)
                        .userId());
        assertEquals(
                1,
                given.ec2
                        .describeSnapshots(r -> r.ownerIds("self").restorableByUserIds("111122223333"))
                        .snapshots()
                        .size());
        given.ec2.resetSnapshotAttribute(r -> r.snapshotId(own).attribute("createVolumePermission"));
        assertTrue(given.ec2
                .describeSnapshots(r -> r.ownerIds("self").restorableByUserIds("111122223333"))
                .snapshots()
                .isEmpty());
    }

    @Test
    void aVolumeOfAPublicImageHasItsFiles() {
        String snapshot = given.ec2
                .describeImages(r -> r.imageIds(given.instance(disks.instance).imageId()))
                .images()
                .get(0)
                .blockDeviceMappings()
                .get(0)
                .ebs()
                .snapshotId();
        disks.attach(disks.volume(r -> r.snapshotId(snapshot)), "/dev/sdf");
        String shown = disks.ssh(
                "sudo mkdir /d", "sudo mount -o nouuid /dev/nvme1n1p1 /d", "cat /d/etc/os-release", "ls /d/home");
        assertTrue(shown.contains("Amazon Linux"), shown);
    }
}
