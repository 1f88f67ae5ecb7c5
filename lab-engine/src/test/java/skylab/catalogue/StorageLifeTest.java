package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.guest.disk.Disk;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** What becomes of disks, seen from inside: instance store, growing, snapshots, copies. */
class StorageLifeTest {
    private static final Pattern SECONDS = Pattern.compile("copied, ([0-9.e-]+) s");

    private static double seconds(String dd) {
        Matcher matcher = SECONDS.matcher(dd);
        assertTrue(matcher.find(), dd);
        return Double.parseDouble(matcher.group(1));
    }

    private static Storage withInstanceStore(String type) {
        return new Storage(type, 8);
    }

    private static String store(Storage storage) {
        return "/dev/"
                + storage.type("lsblk -dno NAME,MODEL")
                        .lines()
                        .filter(line -> line.contains("Instance Storage"))
                        .findFirst()
                        .orElseThrow()
                        .split(" ")[0];
    }

    @ParameterizedTest
    @CsvSource({"m5d.large, 69.8G", "c5d.large, 46.6G", "i3.large, 442.4G"})
    void S0_14_theDiskOfTheHostIsThere(String type, String size) {
        Storage storage = withInstanceStore(type);
        String name = store(storage).substring("/dev/".length());
        String row = storage.type("lsblk -d /dev/" + name)
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        assertTrue(row.matches(name + " +259:\\d+ +0 +" + size + " +0 disk *"), row);
    }

    @ParameterizedTest
    @ValueSource(strings = {"m5d.large", "c5d.large"})
    void S0_18_instanceStoreSurvivesARebootAnd_S0_19_isBlankAfterAStop(String type) {
        Storage storage = withInstanceStore(type);
        String disk = store(storage);
        storage.type("sudo mkfs.xfs " + disk, "sudo mount " + disk + " /mnt", "echo kept | sudo tee /mnt/file");
        storage.reboot();
        assertEquals("kept\n", storage.type("sudo mount " + disk + " /mnt; cat /mnt/file"));
        storage.stopAndStart();
        String after = store(storage);
        assertEquals(after + ": data\n", storage.type("sudo file -s " + after));
        assertTrue(storage.type("sudo mount " + after + " /mnt").contains("wrong fs type"));
    }

    @ParameterizedTest
    @CsvSource({"t3.micro, xfs, 10, 20", "t2.micro, xfs, 8, 30", "t3.micro, ext4, 10, 20", "t2.micro, ext4, 4, 5"})
    void S0_38_aLargerVolumeNeedsAGrownFileSystem(String type, String fs, int before, int after) {
        Storage storage = new Storage(type, before);
        storage.type("sudo mkfs -t " + fs + " /dev/DISK; sudo mount /dev/DISK /mnt; echo kept | sudo tee /mnt/file");
        long small = size(storage);
        String volume = storage.volume();
        storage.given.ec2.modifyVolume(r -> r.volumeId(volume).size(after));
        storage.given.lab.advance("10m");
        assertEquals(after + "G", storage.type("lsblk -dno SIZE /dev/DISK").trim());
        assertEquals(small, size(storage), "the file system does not know yet");
        String grown = storage.type(fs.equals("xfs") ? "sudo xfs_growfs /mnt" : "sudo resize2fs /dev/DISK");
        long blocks = before * 262_144L;
        assertTrue(
                grown.contains(
                        fs.equals("xfs")
                                ? "data blocks changed from " + blocks + " to " + after * 262_144L
                                : "The filesystem on /dev/" + storage.disk + " is now " + after * 262_144L
                                        + " (4k) blocks long."),
                grown);
        assertTrue(size(storage) - small > (after - before) * 0.95 * 1048576, "df shows it");
        assertEquals("kept\n", storage.type("cat /mnt/file"));
    }

    private static long size(Storage storage) {
        return Long.parseLong(storage.type("df --output=size /mnt | tail -1").trim());
    }

    @ParameterizedTest
    @CsvSource({"t3.micro, nvme0n1, nvme0n1p1, 20", "t2.micro, xvda, xvda1, 12"})
    void S0_38_theRootNeedsItsPartitionGrownToo(String type, String disk, String partition, int gib) {
        Storage storage = new Storage(type, 8);
        String root = storage.given.instance(storage.id).blockDeviceMappings().stream()
                .filter(one -> !one.deviceName().equals("/dev/sdf"))
                .findFirst()
                .orElseThrow()
                .ebs()
                .volumeId();
        storage.given.ec2.modifyVolume(r -> r.volumeId(root).size(gib));
        storage.given.lab.advance("10m");
        assertTrue(storage.type("sudo xfs_growfs -d /").contains("data size unchanged"), "the partition is in the way");
        long end = gib * 2_097_152L - 33;
        assertEquals(
                "CHANGED: partition=1 start=24576 old: size=16752607 end=16777183 new: size=" + (end - 24576) + " end="
                        + end + "\n",
                storage.type("sudo growpart /dev/" + disk + " 1"));
        assertTrue(storage.type("sudo growpart /dev/" + disk + " 1").startsWith("NOCHANGE: partition 1 is size "));
        String grown = storage.type("sudo xfs_growfs -d /");
        assertTrue(grown.contains("agcount=2, agsize=1047040 blks"), grown);
        assertTrue(grown.contains("data blocks changed from 2094075 to " + (end - 24576) / 8), grown);
        assertTrue(storage.type("df -h /").matches("(?s).*/dev/" + partition + " +" + gib + "G .*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"t3.micro", "t2.micro"})
    void S0_45_aDetachedVolumeIsGoneFromLsblk(String type) {
        Storage storage = new Storage(type, 10);
        assertTrue(storage.type("lsblk").contains(storage.disk));
        storage.detach(storage.volume());
        assertFalse(storage.type("lsblk").contains(storage.disk));
    }

    @ParameterizedTest
    @CsvSource({"t3.micro, xfs", "t2.micro, ext4"})
    void S0_47_aVolumeFromASnapshotIsMountedAsItIs(String type, String fs) {
        Storage storage = new Storage(type, 10);
        storage.type(
                "sudo mkfs -t " + fs + " /dev/DISK; sudo mount /dev/DISK /mnt; echo old | sudo tee /mnt/file; sync");
        String snapshot = storage.snapshot(storage.volume());
        storage.type("echo later | sudo tee -a /mnt/file; sudo umount /mnt");
        storage.detach(storage.volume());
        storage.attach(storage.restored(snapshot), "/dev/sdg");
        String disk = type.startsWith("t2") ? "xvdg" : "nvme1n1";
        assertEquals("old\n", storage.type("sudo mount /dev/" + disk + " /mnt; cat /mnt/file"));
    }

    @Test
    void S0_48_formattingARestoredVolumeIsRefusedUnlessForced() {
        Storage storage = new Storage("t2.micro", 10);
        storage.type("sudo mkfs.xfs /dev/DISK; sudo mount /dev/DISK /mnt; echo old | sudo tee /mnt/file; sync");
        storage.attach(storage.restored(storage.snapshot(storage.volume())), "/dev/sdg");
        String typed = storage.type("sudo mkfs.xfs /dev/xvdg; echo $?");
        assertEquals(
                "mkfs.xfs: /dev/xvdg appears to contain an existing filesystem (xfs).\n"
                        + "mkfs.xfs: Use the -f option to force overwrite.\n1\n",
                typed);
        storage.type("sudo mkfs.xfs -f /dev/xvdg", "sudo mkdir /copy", "sudo mount /dev/xvdg /copy");
        assertEquals("0\n", storage.type("ls /copy | wc -l"));
        assertEquals("old\n", storage.type("cat /mnt/file"), "the original is another volume");
    }

    @ParameterizedTest
    @ValueSource(strings = {"t3.micro", "t2.micro"})
    void S0_49_originalAndCopyHaveTheSameUuid(String type) {
        Storage storage = new Storage(type, 10);
        storage.type("sudo mkfs.xfs /dev/DISK; sudo mount /dev/DISK /mnt; echo old | sudo tee /mnt/file; sync");
        storage.attach(storage.restored(storage.snapshot(storage.volume())), "/dev/sdg");
        String disk = type.startsWith("t2") ? "xvdg" : "nvme2n1";
        String typed = storage.type("sudo mkdir /copy", "sudo mount /dev/" + disk + " /copy", "sudo dmesg | tail -1");
        assertTrue(typed.startsWith("mount: /copy: wrong fs type, bad option, bad superblock on /dev/" + disk), typed);
        assertTrue(typed.contains("XFS (" + disk + "): Filesystem has duplicate UUID "), typed);
        assertEquals("old\n", storage.type("sudo mount -o nouuid /dev/" + disk + " /copy; cat /copy/file"));
    }

    @Test
    void S0_50_firstReadsOfARestoredVolumeAreSlow() {
        Storage storage = new Storage("m5.large", 4);
        storage.type(
                "sudo mkfs.xfs /dev/DISK; sudo mount /dev/DISK /mnt",
                "sudo dd if=/dev/urandom of=/mnt/file bs=1M count=256; sync; sudo umount /mnt");
        storage.attach(storage.restored(storage.snapshot(storage.volume())), "/dev/sdg");
        storage.type("sudo mount -o nouuid /dev/nvme2n1 /mnt");
        double first = seconds(storage.type("dd if=/mnt/file of=/dev/null bs=1M"));
        double second = seconds(storage.type("dd if=/mnt/file of=/dev/null bs=1M"));
        assertTrue(first > 5 && second < 2.5, first + " s, then " + second + " s");
        double all = seconds(storage.type("sudo dd if=/dev/nvme2n1 of=/dev/null bs=1M"));
        double again = seconds(storage.type("sudo dd if=/dev/nvme2n1 of=/dev/null bs=1M"));
        assertTrue(all > 2 * again, all + " s, then " + again + " s");
        assertEquals(4096 / 125.0, again, 1, "as fast as gp3 is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"m5d.large"})
    void S0_20_afterTerminationNothingOfTheInstanceStoreIsLeft(String type) {
        Storage storage = withInstanceStore(type);
        String disk = store(storage);
        storage.type("sudo mkfs.xfs " + disk, "sudo mount " + disk + " /mnt", "echo secret | sudo tee /mnt/file");
        long before = disks(storage);
        storage.given.ec2.terminateInstances(r -> r.instanceIds(storage.id));
        storage.given.ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(storage.id));
        assertEquals(before - 2, disks(storage), "the root's and the host's disk are gone, the second volume is left");
    }

    private static long disks(Storage storage) {
        return storage.given.lab.world().tables().entrySet().stream()
                .filter(table -> table.getKey().kind().equals(Disk.DISKS.name()))
                .mapToLong(table -> table.getValue().size())
                .sum();
    }

    @ParameterizedTest
    @CsvSource({"gp2, 100, 128", "gp3, 100, 125", "st1, 500, 122", "sc1, 500, 39"})
    void theTypeOfAVolumeIsItsSpeed(String volumeType, int gib, double mib) {
        Storage storage = new Storage("m5.large", 1);
        String zone = storage.given.instance(storage.id).placement().availabilityZone();
        String volume = storage.given
                .ec2
                .createVolume(r -> r.size(gib).availabilityZone(zone).volumeType(volumeType))
                .volumeId();
        storage.given.ec2.waiter().waitUntilVolumeAvailable(r -> r.volumeIds(volume));
        storage.attach(volume, "/dev/sdg");
        double seconds = seconds(storage.type("sudo dd if=/dev/zero of=/dev/nvme2n1 bs=1M count=2048 oflag=direct"));
        assertEquals(mib, 2048 / seconds, 0.05 * mib);
    }

    @Test
    void writingShowsInTheMetrics() {
        Storage storage = new Storage("m5.large", 50);
        storage.type("sudo dd if=/dev/zero of=/dev/DISK bs=1M count=20000 oflag=direct");
        storage.given.lab.advance("2m");
        double most = storage
                .given
                .lab
                .cloudwatch()
                .getMetricStatistics(r -> r.namespace("AWS/EC2")
                        .metricName("EBSWriteBytes")
                        .dimensions(Dimension.builder()
                                .name("InstanceId")
                                .value(storage.id)
                                .build())
                        .startTime(storage.given.lab.world().now().minusSeconds(1200))
                        .endTime(storage.given.lab.world().now())
                        .period(60)
                        .statistics(Statistic.SUM))
                .datapoints()
                .stream()
                .mapToDouble(point -> point.sum())
                .max()
                .orElse(0);
        assertTrue(most > 5e9, most + " bytes in five minutes or one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"t3.micro", "t2.micro"})
    void aVolumeDetachedByForceLeavesErrorsBehind(String type) {
        Storage storage = new Storage(type, 10);
        storage.type("sudo mkfs.xfs /dev/DISK; sudo mount /dev/DISK /mnt; echo kept | sudo tee /mnt/file");
        String volume = storage.volume();
        storage.given.ec2.detachVolume(r -> r.volumeId(volume).force(true));
        storage.given.ec2.waiter().waitUntilVolumeAvailable(r -> r.volumeIds(volume));
        assertTrue(storage.type("ls /mnt").contains("Input/output error"));
        assertTrue(storage.type("cat /mnt/file").contains("Input/output error"));
        assertTrue(storage.type("df -h").contains("% /\n"), "the rest works");
        assertEquals("0\n", storage.type("sudo umount /mnt; echo $?"));
        storage.attach(volume, "/dev/sdf");
        assertEquals("kept\n", storage.type("sudo mount /dev/sdf /mnt || sudo mount /dev/DISK /mnt; cat /mnt/file"));
    }
}
