package skylab.guest.command.storage;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import skylab.guest.disk.FileSystem;
import skylab.guest.disk.FileType;
import skylab.guest.disk.Layout;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Errno;
import skylab.guest.process.MountInfo;
import skylab.guest.process.Stat;
import skylab.guest.process.Syscalls;

/** What commands on disks ask again and again. */
final class Disks {
    /** Bytes of a sector. */
    static final int SECTOR = 512;

    private Disks() {}

    /** The disk or partition that a path leads to; empty if it leads elsewhere. ENOENT, EACCES. */
    static Optional<BlockDevice> at(Syscalls sys, String path) {
        Stat stat = sys.stat(path);
        return stat.type() != FileType.BLOCK_DEVICE
                ? Optional.empty()
                : sys.blockDevices().stream()
                        .filter(one -> (one.major() << 8 | one.minor()) == stat.rdev())
                        .findFirst();
    }

    /** As {@link #at}, of a path that may lead nowhere. */
    static Optional<BlockDevice> ifAny(Syscalls sys, String path) {
        try {
            return at(sys, path);
        } catch (Errno e) {
            return Optional.empty();
        }
    }

    /** The file system on a device. */
    static Optional<FileSystem> fileSystem(BlockDevice device) {
        return device.layout() instanceof Layout.Formatted formatted
                ? Optional.of(formatted.fileSystem())
                : Optional.empty();
    }

    /** The partitions of a disk. */
    static List<BlockDevice> partitions(Syscalls sys, BlockDevice disk) {
        return sys.blockDevices().stream()
                .filter(one -> one.parent().equals(Optional.of(disk.name())))
                .toList();
    }

    /** Whether it, or a partition of it, is mounted. */
    static boolean busy(Syscalls sys, BlockDevice device) {
        return !device.mountpoints().isEmpty()
                || partitions(sys, device).stream()
                        .anyMatch(part -> !part.mountpoints().isEmpty());
    }

    /** What is mounted at a directory, or from a device. */
    static Optional<MountInfo> mount(Syscalls sys, String path) {
        try {
            String real = sys.realPath(path);
            return sys.mounts().stream()
                    .filter(one -> one.target().equals(real) || one.source().equals(real))
                    .reduce((first, second) -> second);
        } catch (Errno e) {
            return Optional.empty();
        }
    }

    /** Whether the system's tools are those of Amazon Linux 2, from 2014 to 2018, and not newer ones. */
    static boolean old(Syscalls sys) {
        String name = sys.machine().osName();
        return name.startsWith("Amazon Linux 2") && !name.contains("2023");
    }

    /** A UUID that nobody has; with another number another one. */
    static String uuid(Syscalls sys, int number) {
        long high = bits(sys, 4L * number) << 32 | bits(sys, 4L * number + 1);
        long low = bits(sys, 4L * number + 2) << 32 | bits(sys, 4L * number + 3);
        return new UUID(high & ~0xf000L | 0x4000L, low & ~(3L << 62) | 1L << 63).toString();
    }

    private static long bits(Syscalls sys, long number) {
        return (long) (sys.noise(number) * (1L << 32));
    }
}
