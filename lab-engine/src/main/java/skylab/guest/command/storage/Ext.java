package skylab.guest.command.storage;

import java.util.Optional;
import skylab.guest.disk.ExtGeometry;
import skylab.guest.disk.FileSystem;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;

/** What the tools of ext2, ext3 and ext4 have in common. */
final class Ext {
    private Ext() {}

    /** The first line that they print. */
    static String banner(Syscalls sys, String command) {
        return command + (Disks.old(sys) ? " 1.42.9 (28-Dec-2013)" : " 1.46.5 (30-Dec-2021)");
    }

    /** A file system and how it is divided. */
    record Found(BlockDevice device, FileSystem fs, ExtGeometry geometry) {}

    /** What is on a device. */
    static Optional<Found> on(BlockDevice device) {
        return Disks.fileSystem(device)
                .filter(fs -> fs.geometry() instanceof ExtGeometry)
                .map(fs -> new Found(device, fs, (ExtGeometry) fs.geometry()));
    }

    /**
     * What is on a device of a path.
     *
     * @throws Refusal in the words of the tools
     */
    static Found open(Syscalls sys, String command, String path) {
        try {
            Optional<BlockDevice> device = Disks.at(sys, path);
            if (device.isPresent() && !sys.mayWrite(path)) {
                throw new Errno(Errno.Code.EACCES);
            }
            return device.flatMap(Ext::on)
                    .orElseThrow(() -> new Refusal(command + ": Bad magic number in super-block while trying to open "
                            + path + "\nCouldn't find valid filesystem superblock.\n"));
        } catch (Errno e) {
            throw new Refusal(command + ": " + e.text() + " while trying to open " + path
                    + "\nCouldn't find valid filesystem superblock.\n");
        }
    }

    /** Why a tool does not do what it is told, as it prints it. */
    static final class Refusal extends RuntimeException {
        Refusal(String text) {
            super(text, null, false, false);
        }
    }
}
