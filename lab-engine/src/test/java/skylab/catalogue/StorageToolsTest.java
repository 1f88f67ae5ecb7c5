package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tools of the tutorials: fstab, full disks, labels, partitions, raw reading and writing, swap, NVMe. */
class StorageToolsTest {
    private static void assertContains(String part, String text) {
        assertTrue(text.contains(part), () -> "no \"" + part + "\" in:\n" + text);
    }

    @ParameterizedTest
    @CsvSource({"t3.micro, xfs, LABEL=data", "t2.micro, ext4, LABEL=data", "t3.micro, ext4, /dev/sdf"})
    void fstabMountsAtBootAndByItsDirectory(String type, String fs, String source) {
        Storage storage = new Storage(type, 10);
        storage.type(
                "sudo mkfs -t " + fs + " -L data /dev/DISK",
                "sudo mkdir /data",
                "echo '" + source + " /data " + fs + " defaults,nofail 0 2' | sudo tee -a /etc/fstab",
                "sudo mount -a; echo kept | sudo tee /data/file; sudo umount /data; sudo mount /data");
        assertEquals("kept\n", storage.type("cat /data/file"));
        storage.reboot();
        assertEquals("kept\n", storage.type("cat /data/file"));
    }

    @Test
    void aMissingVolumeStopsTheBootUnlessNofail() {
        Storage storage = new Storage("t3.micro", 10);
        String line = "UUID=00000000-1111-2222-3333-444444444444 /data xfs ";
        storage.type("sudo mkdir /data; echo '" + line + "defaults,nofail 0 2' | sudo tee -a /etc/fstab");
        assertEquals("0\n", storage.type("sudo mount -a; echo $?"));
        storage.reboot();
        assertEquals("up\n", storage.type("echo up"));
        storage.type("sudo sed -i s/,nofail// /etc/fstab");
        assertContains("mount: /data: can't find UUID=00000000-", storage.type("sudo mount -a"));
        storage.reboot();
        assertEquals("\n", storage.type("echo up"), "nobody can log in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xfs", "ext4"})
    void aFullFileSystemTakesNoMore(String fs) {
        Storage storage = new Storage("t3.micro", 1);
        storage.type("sudo mkfs -t " + fs + " /dev/DISK; sudo mount /dev/DISK /mnt; sudo chmod 777 /mnt");
        String dd = storage.type("dd if=/dev/zero of=/mnt/fill bs=1M");
        assertContains("dd: error writing '/mnt/fill': No space left on device\n", dd);
        assertContains("100%", storage.type("df -h /mnt"));
        assertContains("No space left on device", storage.type("cp /etc/passwd /mnt/more"));
        String byRoot = storage.type("sudo cp /etc/passwd /mnt/root; ls /mnt");
        assertEquals(fs.equals("ext4"), byRoot.contains("root\n") && !byRoot.contains("No space"), byRoot);
        storage.type("rm /mnt/fill");
        assertFalse(storage.type("df -h /mnt").contains("100%"));
    }

    @Test
    void writingToARawDiskDestroysItsFileSystem() {
        Storage storage = new Storage("t2.micro", 2);
        storage.type("sudo mkfs.xfs /dev/xvdf");
        assertEquals(
                "XFSB",
                storage.type("sudo dd if=/dev/xvdf bs=4 count=1 status=none; echo")
                        .trim());
        storage.type("sudo dd if=/dev/zero of=/dev/xvdf bs=1M count=1");
        assertEquals("/dev/xvdf: data\n", storage.type("sudo file -s /dev/xvdf"));
        assertContains("wrong fs type", storage.type("sudo mount /dev/xvdf /mnt"));
    }

    @Test
    void ddOfADiskCopiesItsFileSystem() {
        Storage storage = new Storage("t2.micro", 1);
        String zone = storage.given.instance(storage.id).placement().availabilityZone();
        String other = storage.given
                .ec2
                .createVolume(r -> r.size(1).availabilityZone(zone).volumeType("gp3"))
                .volumeId();
        storage.given.ec2.waiter().waitUntilVolumeAvailable(r -> r.volumeIds(other));
        storage.attach(other, "/dev/sdg");
        storage.type(
                "sudo mkfs.ext4 /dev/xvdf; sudo mount /dev/xvdf /mnt; echo kept | sudo tee /mnt/file; sudo umount /mnt");
        assertContains("1024+0 records out", storage.type("sudo dd if=/dev/xvdf of=/dev/xvdg bs=1M"));
        assertEquals("kept\n", storage.type("sudo mount /dev/xvdg /mnt; cat /mnt/file"));
    }

    @ParameterizedTest
    @CsvSource({"t3.micro, nvme1n1p1", "t2.micro, xvdf1"})
    void partitionsAreMadeByDialogueAndByArguments(String type, String partition) {
        Storage storage = new Storage(type, 10);
        storage.type("printf 'n\\np\\n1\\n\\n+4G\\nw\\n' | sudo fdisk /dev/DISK");
        assertEquals("4G", storage.type("lsblk -no SIZE /dev/" + partition).trim());
        String refused = storage.type("sudo mkfs.xfs /dev/DISK");
        assertContains("appears to contain a partition table (dos).", refused);
        storage.type("sudo mkfs.xfs /dev/" + partition, "sudo mount /dev/" + partition + " /mnt");
        assertContains("are being used", storage.type("sudo parted -s /dev/DISK mklabel gpt"));
        storage.type("sudo umount /mnt", "sudo parted -s /dev/DISK mklabel gpt mkpart data xfs 0% 50%");
        assertEquals("5G", storage.type("lsblk -no SIZE /dev/" + partition).trim());
        storage.type("sudo mkfs.xfs /dev/" + partition, "sudo mount /dev/" + partition + " /mnt");
        assertContains("CHANGED: partition=1 start=2048 ", storage.type("sudo growpart /dev/DISK 1"));
        assertContains("data blocks changed from ", storage.type("sudo xfs_growfs /mnt"));
        assertContains("10G", storage.type("df -h /mnt"));
    }

    @Test
    void labelsAndUuidsChange() {
        Storage storage = new Storage("t2.micro", 10);
        storage.type("sudo mkfs.xfs /dev/xvdf");
        String before = storage.type("sudo blkid -s UUID -o value /dev/xvdf");
        assertEquals("writing all SBs\nnew label = \"data\"\n", storage.type("sudo xfs_admin -L data /dev/xvdf"));
        assertContains("new UUID = ", storage.type("sudo xfs_admin -U generate /dev/xvdf"));
        assertFalse(before.equals(storage.type("sudo blkid -s UUID -o value /dev/xvdf")));
        assertEquals("/dev/xvdf\n", storage.type("sudo blkid -L data"));
        assertContains("../../xvdf", storage.type("ls -l /dev/disk/by-label/data"));
        storage.type("sudo mkfs.ext4 -F /dev/xvdf", "sudo e2label /dev/xvdf other");
        assertEquals("other\n", storage.type("lsblk -no LABEL /dev/xvdf"));
        assertEquals(
                "/dev/xvdf: 2 bytes were erased at offset 0x00000438 (ext4): 53 ef\n",
                storage.type("sudo wipefs -a /dev/xvdf"));
        assertEquals("", storage.type("lsblk -no FSTYPE /dev/xvdf").trim());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fallocate -l 1G /swapfile", "dd if=/dev/zero of=/swapfile bs=1M count=1024 status=none"})
    void aSwapFileIsUsedUntilTheNextBoot(String made) {
        Storage storage = new Storage("t3.micro", 8);
        storage.type("sudo " + made, "sudo chmod 600 /swapfile");
        assertContains("read swap header failed", storage.type("sudo swapon /swapfile"));
        assertContains("size = 1024 MiB (1073737728 bytes)", storage.type("sudo mkswap /swapfile"));
        storage.type("sudo swapon /swapfile");
        assertTrue(storage.type("free -m").matches("(?s).*Swap: +1023 +0 +1023\n"));
        assertContains("/swapfile file 1024M   0B   -2", storage.type("swapon --show"));
        storage.reboot();
        assertTrue(storage.type("free -m").matches("(?s).*Swap: +0 +0 +0\n"));
    }

    @Test
    void nvmeTellsTheVolumeAndTheName() {
        Storage storage = new Storage("t3.micro", 8);
        String volume = storage.volume();
        assertEquals("Volume ID: " + volume + "\nsdf\n", storage.type("sudo /sbin/ebsnvme-id /dev/nvme1n1"));
        String control = storage.type("sudo nvme id-ctrl -v /dev/nvme1n1");
        assertContains("sn        : " + volume.replace("-", "") + "\n", control);
        assertContains("\"/dev/sdf...\"", control);
        assertContains("../../nvme1n1", storage.type("ls -l /dev/disk/by-id/*" + volume.replace("-", "")));
        assertContains("MB/sec", storage.type("sudo hdparm -t /dev/nvme1n1"));
    }

    @ParameterizedTest
    @CsvSource({"'', 7.2, 0.5", "oflag=direct, 8.2, 0.2", "conv=fsync, 8.2, 0.2"})
    void aGibibyteTakesAboutEightSecondsOnGp3(String flag, double wanted, double tolerance) {
        Storage storage = new Storage("t3.micro", 10);
        storage.type("sudo mkfs.xfs /dev/DISK; sudo mount /dev/DISK /mnt");
        String dd = storage.type("sudo dd if=/dev/zero of=/mnt/file bs=1M count=1024 " + flag);
        assertTrue(
                dd.startsWith("1024+0 records in\n1024+0 records out\n1073741824 bytes (1.1 GB, 1.0 GiB) copied, "),
                dd);
        double seconds = Double.parseDouble(dd.replaceAll("(?s).*copied, ([0-9.]+) s.*", "$1"));
        assertEquals(wanted, seconds, tolerance);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            dd if=/nix of=/tmp/x       | dd: failed to open '/nix': No such file or directory
            dd bs=q                    | dd: invalid number: 'q'
            sudo mkfs.xfs /dev/nix     | mkfs.xfs: Error accessing specified device /dev/nix: No such file or directory
            mkfs.xfs /dev/nvme1n1      | mkfs.xfs: cannot open /dev/nvme1n1: Permission denied
            sudo mkfs -t nix /dev/sdf  | mkfs: failed to execute mkfs.nix: No such file or directory
            sudo mount /dev/nix /mnt   | mount: /mnt: special device /dev/nix does not exist.
            sudo mount /dev/sdf /nix   | mount: /nix: mount point does not exist.
            mount /dev/sdf /mnt        | mount: /mnt: must be superuser to use mount.
            sudo umount /nix           | umount: /nix: no mount point specified.
            sudo xfs_growfs /dev/sdf   | xfs_growfs: /dev/sdf is not a mounted XFS filesystem
            sudo growpart /dev/sdf 1   | FAILED: failed to get start and end for /dev/sdf1 in /dev/sdf
            sudo swapoff /etc/passwd   | swapoff: /etc/passwd: swapoff failed: Invalid argument
            sudo fstrim /              | fstrim: /: the discard operation is not supported
            pvcreate /dev/sdf          | -bash: pvcreate: command not found
            """)
    void refusesInTheWordsOfLinux(String typed, String answer) {
        String said = new Storage("t3.micro", 8).type(typed);
        assertEquals(answer, said.lines().findFirst().orElse(""), said);
    }
}
