package skylab.guest.machine;

import java.time.Duration;
import java.time.Instant;
import skylab.guest.process.KernelMessage;

/** What a kernel says when a disk does not answer any more. */
final class DiskErrors {
    private static final int SECTOR = 2048;

    private DiskErrors() {}

    /** The memory of a machine whose kernel has found out. */
    static Ram said(Ram ram, Machine machine, String volume, Instant now) {
        Ram after = ram;
        Duration at = ram.monotonic(now);
        for (Attachment disk : machine.disks()) {
            if (disk.volume().equals(volume)) {
                if (disk.name().startsWith("nvme")) {
                    after = after.message(new KernelMessage(
                            at,
                            disk.name() + ": I/O Cmd(0x2) @ LBA " + SECTOR
                                    + ", 8 blocks, I/O Error (sct 0x2 / sc 0x81) DNR"));
                }
                after = after.message(new KernelMessage(
                        at,
                        "I/O error, dev " + disk.name() + ", sector " + SECTOR
                                + " op 0x0:(READ) flags 0x80700 phys_seg 1 prio class 2"));
            }
        }
        for (Mount mount : ram.mounts()) {
            if (mount.fs() instanceof FsRef.OnVolume place && place.volume().equals(volume)) {
                String name = mount.source().replace("/dev/", "");
                after = mount.type().equals("xfs")
                        ? after.message(new KernelMessage(at, "XFS (" + name + "): log I/O error -5"))
                                .message(new KernelMessage(
                                        at,
                                        "XFS (" + name + "): Filesystem has been shut down due to log error (0x2)."))
                        : after.message(new KernelMessage(
                                at,
                                "EXT4-fs error (device " + name
                                        + "): ext4_journal_check_start:83: comm kworker/0:1: Detected aborted"
                                        + " journal"));
            }
        }
        return after;
    }
}
