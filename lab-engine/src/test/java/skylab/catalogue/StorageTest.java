package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Disks as a learner meets them inside a machine: on Xen and on Nitro, of several sizes. */
class StorageTest {
    private static final String WRONG = "wrong fs type, bad option, bad superblock on /dev/";

    private static void assertContains(String part, String text) {
        assertTrue(text.contains(part), () -> "no \"" + part + "\" in:\n" + text);
    }

    private static String line(String text, String begin) {
        return text.lines()
                .filter(line -> line.startsWith(begin))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line begins with \"" + begin + "\" in:\n" + text));
    }

    @ParameterizedTest
    @CsvSource({"t3.micro, 10", "t2.micro, 3", "m5.large, 1000"})
    void S0_15_dfListsMountedFileSystemsOnly(String type, int gib) {
        Storage storage = new Storage(type, gib);
        String df = storage.type("df -h");
        assertTrue(line(df, "/dev/").endsWith("% /"), df);
        assertFalse(df.contains(storage.disk), df);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/data", "/mnt/volume one"})
    void S0_16_aDirectoryOfRootIsClosedToOthers(String directory) {
        Storage storage = new Storage("t3.micro", 8);
        String typed = storage.type(
                "sudo mkdir '" + directory + "'", "ls -ld '" + directory + "'", "touch '" + directory + "/file'");
        assertTrue(typed.startsWith("drwxr-xr-x 2 root root "), typed);
        assertContains("Permission denied", typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/data", "/srv/deep"})
    void S0_17_itsNewOwnerWrites(String directory) {
        Storage storage = new Storage("t3.micro", 8);
        String typed = storage.type(
                "sudo mkdir " + directory,
                "sudo chown ec2-user:ec2-user " + directory,
                "ls -ld " + directory,
                "echo mine > " + directory + "/file && cat " + directory + "/file");
        assertTrue(typed.startsWith("drwxr-xr-x 2 ec2-user ec2-user "), typed);
        assertTrue(typed.endsWith("mine\n"), typed);
    }

    @ParameterizedTest
    @CsvSource({"t3.micro, 10", "t2.micro, 1", "t3.small, 100", "t2.small, 16"})
    void S0_25_lsblkShowsTheNewDisk(String type, int gib) {
        Storage storage = new Storage(type, gib);
        String row = line(storage.type("lsblk"), storage.disk).trim();
        assertTrue(row.matches(storage.disk + " +\\d+:\\d+ +0 +" + gib + "G +0 disk"), row);
        assertEquals(storage.disk, storage.type("lsblk -nf /dev/DISK").trim(), "no file system");
    }

    @ParameterizedTest
    @ValueSource(strings = {"t3.micro", "t2.micro"})
    void S0_26_aRawDiskIsData(String type) {
        Storage storage = new Storage(type, 10);
        assertFalse(storage.type("df -hT").contains(storage.disk));
        assertEquals("/dev/" + storage.disk + ": data\n", storage.type("sudo file -s /dev/DISK"));
        assertContains(
                "SGI XFS filesystem data",
                storage.type("sudo file -s /dev/" + (type.startsWith("t2") ? "xvda1" : "nvme0n1p1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"t3.micro", "t2.micro"})
    void S0_27_aRawDiskCannotBeMounted(String type) {
        Storage storage = new Storage(type, 10);
        String typed = storage.type("sudo mount /dev/DISK /mnt", "echo status $?", "mount | grep -c DISK");
        assertTrue(typed.startsWith("mount: /mnt: " + WRONG + storage.disk + ", "), typed);
        assertTrue(typed.endsWith("status 32\n0\n"), typed);
    }

    @ParameterizedTest
    @CsvSource({
        "t3.micro, 10, 16, 163840, 2621440, 16384",
        "t2.micro, 10, 4, 655360, 2621440, 16384",
        "t3.micro, 200, 16, 3276800, 52428800, 25600",
        "t2.micro, 20, 4, 1310720, 5242880, 16384",
        "t3.micro, 8, 8, 262144, 2097152, 16384"
    })
    void S0_28_mkfsPrintsTheGeometry(String type, int gib, int groups, long size, long blocks, long log) {
        Storage storage = new Storage(type, gib);
        String typed = storage.type("sudo mkfs -t xfs /dev/DISK");
        assertContains("isize=512    agcount=" + groups + ", agsize=" + size + " blks\n", typed);
        assertContains("data     =                       bsize=4096   blocks=" + blocks + ", imaxpct=25\n", typed);
        assertContains("log      =internal log           bsize=4096   blocks=" + log + ", version=2\n", typed);
        String after = storage.type("lsblk -f");
        assertTrue(
                line(after, storage.disk).matches(storage.disk + " +xfs +[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12} *"),
                after);
        assertEquals(
                "/dev/" + storage.disk + ": SGI XFS filesystem data (blksz 4096, inosz 512, v2 dirs)\n",
                storage.type("sudo file -s /dev/DISK"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xfs", "ext4"})
    void S0_29_whatIsThereIsNotOverwritten(String there) {
        Storage storage = new Storage("t3.micro", 10);
        storage.type("sudo mkfs -t " + there + " /dev/DISK");
        String before = storage.type("sudo blkid -s UUID -o value /dev/DISK");
        String typed = storage.type("sudo mkfs.xfs /dev/DISK", "echo status $?");
        assertEquals(
                "mkfs.xfs: /dev/nvme1n1 appears to contain an existing filesystem (" + there + ").\n"
                        + "mkfs.xfs: Use the -f option to force overwrite.\nstatus 1\n",
                typed);
        assertEquals(before, storage.type("sudo blkid -s UUID -o value /dev/DISK"));
        storage.type("sudo mkfs.xfs -f /dev/DISK");
        assertFalse(before.equals(storage.type("sudo blkid -s UUID -o value /dev/DISK")));
    }

    @ParameterizedTest
    @CsvSource({
        "t3.micro, xfs, 10, 10G, 104M, 9.9G",
        "t2.micro, xfs, 20, 20G, 175M, 20G",
        "t3.micro, xfs, 100, 100G, 747M, 100G",
        "t3.micro, ext4, 10, 9.8G, 24K, 9.3G",
        "t2.micro, ext4, 5, 4.9G, 24K, 4.6G",
        "t3.micro, ext4, 100, 98G, 24K, 93G"
    })
    void S0_30_aMountedVolumeIsInDf(String type, String fs, int gib, String size, String used, String available) {
        Storage storage = new Storage(type, gib);
        storage.type("mkdir test", "sudo mkfs -t " + fs + " /dev/DISK");
        String df = storage.type("sudo mount /dev/DISK /home/ec2-user/test; df -hT");
        String row = line(df, "/dev/" + storage.disk);
        String wanted = String.join(" +", "/dev/" + storage.disk, fs, size, used, available, "[12]%", ".*/test");
        assertTrue(row.matches(wanted), row);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xfs", "ext4"})
    void S0_31_theRootOfANewFileSystemIsRoots(String fs) {
        Storage storage = new Storage("t3.micro", 10);
        String typed = storage.type(
                "mkdir test",
                "sudo mkfs -t " + fs + " -q /dev/DISK",
                "sudo mount /dev/DISK test",
                "touch test/file",
                "sudo chown ec2-user:ec2-user test",
                "touch test/file && ls test");
        assertContains("touch: cannot touch 'test/file': Permission denied\n", typed);
        assertTrue(typed.endsWith(fs.equals("ext4") ? "file  lost+found\n" : "file\n"), typed);
    }

    @ParameterizedTest
    @CsvSource({"t3.micro, xfs", "t2.micro, ext4"})
    void S0_32_withoutFstabNothingIsMountedAfterAReboot(String type, String fs) {
        Storage storage = new Storage(type, 10);
        storage.type(
                "sudo mkfs -t " + fs + " /dev/DISK",
                "sudo mkdir /data",
                "sudo mount /dev/DISK /data",
                "echo kept | sudo tee /data/file");
        storage.reboot();
        assertEquals("", storage.type("mount | grep /data; ls /data").trim());
        assertEquals("kept\n", storage.type("sudo mount /dev/DISK /data; cat /data/file"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"t3.micro", "t2.micro"})
    void S0_33_volumesSurviveStopAndStart(String type) {
        Storage storage = new Storage(type, 10);
        storage.type("sudo mkfs.xfs /dev/DISK; sudo mount /dev/DISK /mnt; echo kept | sudo tee /mnt/file");
        storage.stopAndStart();
        assertEquals("kept\n", storage.type("sudo mount /dev/DISK /mnt; cat /mnt/file"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"t3.micro", "t2.micro"})
    void S0_43_umountTakesItOutOfSight(String type) {
        Storage storage = new Storage(type, 10);
        storage.type("sudo mkfs.xfs /dev/DISK; sudo mount /dev/DISK /mnt");
        assertTrue(line(storage.type("lsblk"), storage.disk).endsWith("/mnt"));
        storage.type("sudo umount /mnt");
        assertTrue(line(storage.type("lsblk"), storage.disk).trim().endsWith("disk"));
        assertEquals("umount: /mnt: not mounted.\n", storage.type("sudo umount /mnt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mnt", "/mnt/deep"})
    void S0_44_aPlaceInUseStaysMounted(String place) {
        Storage storage = new Storage("t3.micro", 10);
        storage.type("sudo mkfs.xfs /dev/DISK; sudo mount /dev/DISK /mnt; sudo mkdir /mnt/deep");
        String typed = storage.type("cd " + place, "sudo umount /mnt", "cd", "sudo umount /mnt && echo gone");
        assertEquals("umount: /mnt: target is busy.\ngone\n", typed);
    }

    @ParameterizedTest
    @CsvSource({"16k, 46.9", "256k, 125", "1M, 125", "4k, 11.7"})
    void S0_12_gp3IsBoundByOperationsOrByBytes(String size, double wanted) {
        Storage storage = new Storage("m5.large", 100);
        storage.type("sudo yum install -y fio");
        String typed = storage.type("sudo fio --name=t --filename=/dev/DISK --rw=randwrite --bs=" + size
                + " --iodepth=64 --ioengine=libaio --direct=1 --runtime=30 --time_based --group_reporting");
        Matcher rate = Pattern.compile("write: IOPS=(\\S+), BW=([0-9.]+)MiB/s").matcher(typed);
        assertTrue(rate.find(), typed);
        assertEquals(wanted, Double.parseDouble(rate.group(2)), 0.03 * wanted, typed);
    }

    @ParameterizedTest
    @CsvSource({"1000, 4k, 4000KiB/s, 1", "500, 16k, 8000KiB/s, 2", "5000, 4k, 11.7MiB/s, 1"})
    void S0_11_aLimitedRateGivesOperationsTimesTheirSize(int rate, String size, String wanted, int jobs) {
        Storage storage = new Storage("m5.large", 100);
        storage.type("sudo yum install -y fio");
        String typed = storage.type("sudo fio --name=t --filename=/dev/DISK --rw=randread --bs=" + size
                + " --rate_iops=" + rate / jobs + " --numjobs=" + jobs
                + " --iodepth=64 --ioengine=libaio --direct=1 --runtime=20 --time_based --group_reporting");
        assertContains("BW=" + wanted + " (", typed);
    }
}
