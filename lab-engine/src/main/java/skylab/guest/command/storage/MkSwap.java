package skylab.guest.command.storage;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Bytes;
import skylab.guest.disk.Content;
import skylab.guest.disk.FileSystem;
import skylab.guest.disk.Geometry;
import skylab.guest.disk.Layout;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Output;
import skylab.guest.process.Stat;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code mkswap}: makes a disk or a file a swap area. */
@Command.Installed("/usr/sbin/mkswap")
final class MkSwap implements GnuUtility {
    private static final int PAGE = 4096;
    private static final String SIGNATURE = "SWAPSPACE2";
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "mkswap", 1, "f,force", "L,label=", "U,uuid=", "!c,check", "!p,pagesize=", "!v,swapversion=");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments given, Output out) {
        if (given.operands().size() != 1) {
            throw new UsageError("Nowhere to set up swap on?", 1);
        }
        String path = given.operands().get(0);
        String label = given.value("L").orElse("");
        String uuid = given.value("U").orElse(Disks.uuid(sys, 0));
        long size;
        try {
            Stat stat = sys.stat(path);
            if (!sys.mayWrite(path)) {
                throw new Errno(Errno.Code.EACCES);
            }
            Optional<BlockDevice> device = Disks.at(sys, path);
            size = device.map(BlockDevice::size).orElse(stat.size()) / PAGE * PAGE;
            if (size < 10 * PAGE) {
                throw new UsageError("error: swap area needs to be at least 40 KiB", 1);
            } else if (device.isPresent()) {
                if (Disks.busy(sys, device.get())) {
                    throw new UsageError("error: " + path + " is mounted; will not make swapspace", 1);
                }
                warn(path, device.get(), out);
                sys.layout(
                        device.get().name(),
                        new Layout.Formatted(
                                FileSystem.format("swap", label, uuid, size, Geometry.PLAIN, 0, sys.now())));
            } else {
                file(sys, path, stat, out);
            }
        } catch (Errno e) {
            throw new UsageError("cannot open " + path + ": " + e.text(), 1);
        }
        long usable = size - PAGE;
        out.println(
                "Setting up swapspace version 1, size = " + DdReport.human(usable, 1024) + " (" + usable + " bytes)");
        out.println((label.isEmpty() ? "no label" : "LABEL=" + label) + ", UUID=" + uuid);
        return 0;
    }

    private static void warn(String path, BlockDevice device, Output out) {
        Disks.fileSystem(device)
                .ifPresent(fs -> out.error("mkswap: " + path + ": warning: wiping old " + fs.type() + " signature.\n"));
    }

    private static void file(Syscalls sys, String path, Stat stat, Output out) {
        if ((stat.permissions() & 077) != 0) {
            out.error(String.format(
                            Locale.ROOT,
                            "mkswap: %s: insecure permissions %04o, fix with: chmod 0600 %s",
                            path,
                            stat.permissions(),
                            path)
                    + "\n");
        }
        int fd = sys.open(path, Set.of(OpenFlag.READ, OpenFlag.WRITE), 0);
        sys.seek(fd, PAGE - SIGNATURE.length());
        sys.writeContent(fd, Content.of(Bytes.of(SIGNATURE)));
        sys.close(fd);
    }
}
