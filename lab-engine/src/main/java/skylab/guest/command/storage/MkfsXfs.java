package skylab.guest.command.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.FileSystem;
import skylab.guest.disk.Layout;
import skylab.guest.disk.XfsGeometry;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Transfer;
import skylab.guest.process.UsageError;

/** {@code mkfs.xfs}: makes an XFS file system. */
@Command.Installed("/usr/sbin/mkfs.xfs")
final class MkfsXfs implements GnuUtility {
    private static final String USAGE =
            "\nUsage: mkfs.xfs [-fNqKV] [-L label] [-d|-i|-l|-m|-n|-b|-s suboptions] device";
    private static final int LABEL = 12;
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "mkfs.xfs",
            1,
            "f",
            "K",
            "q",
            "N",
            "V",
            "L=",
            "d=",
            "i=",
            "l=",
            "m=",
            "n=",
            "b=",
            "s=",
            "!c=",
            "!p=",
            "!r=");
    // What the emulation makes anyway.
    private static final Set<String> GIVEN = Set.of(
            "isize=512",
            "size=512",
            "bsize=4096",
            "size=4096",
            "crc=1",
            "ftype=1",
            "finobt=1",
            "attr=2",
            "maxpct=25",
            "projid32bit=1",
            "lazy-count=1",
            "version=2",
            "internal",
            "internal=1",
            "sparse=1",
            "bigtime=1",
            "inobtcount=1");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments given, Output out) {
        boolean modern = !Disks.old(sys);
        if (given.has("V")) {
            out.println("mkfs.xfs version " + (modern ? "5.18.0" : "5.0.0"));
            return 0;
        } else if (given.operands().size() != 1) {
            out.error((given.operands().isEmpty() ? "no device name given in argument list" : "extra arguments") + USAGE
                    + "\n");
            return 1;
        }
        String path = given.operands().get(0);
        BlockDevice device = device(sys, path, out);
        String label = given.value("L").orElse("");
        if (label.length() > LABEL) {
            out.error("Invalid value " + label + " for -L option" + USAGE + "\n");
            return 1;
        }
        refuse(sys, path, device, given.has("f"));
        XfsGeometry geometry = geometry(given, device, modern);
        if (device.size() < XfsGeometry.LEAST) {
            throw new UsageError(
                    "size " + device.size() / XfsGeometry.BLOCK
                            + " of data subvolume is too small, minimum 4096 blocks",
                    1);
        }
        if (!given.has("q")) {
            out.print(XfsReport.of(path, geometry));
        }
        if (!given.has("N")) {
            make(sys, path, device, label, geometry);
        }
        return 0;
    }

    private static BlockDevice device(Syscalls sys, String path, Output out) {
        try {
            Optional<BlockDevice> found = Disks.at(sys, path);
            if (found.isPresent() && sys.mayWrite(path)) {
                return found.get();
            }
            throw new UsageError(
                    found.isPresent()
                            ? "cannot open " + path + ": Permission denied"
                            : path + " is no disk; Skylab does not emulate file systems in files",
                    1);
        } catch (Errno e) {
            throw new UsageError("Error accessing specified device " + path + ": " + e.text() + USAGE, 1);
        }
    }

    private static void refuse(Syscalls sys, String path, BlockDevice device, boolean force) {
        if (Disks.busy(sys, device)) {
            throw new UsageError(path + " contains a mounted filesystem" + USAGE, 1);
        }
        String found = device.layout() instanceof Layout.Formatted formatted
                ? "an existing filesystem (" + formatted.fileSystem().type() + ")"
                : device.layout() instanceof Layout.Partitioned table
                        ? "a partition table (" + table.scheme() + ")"
                        : "";
        if (!force && !found.isEmpty()) {
            throw new UsageError(
                    path + " appears to contain " + found + ".\nmkfs.xfs: Use the -f option to force overwrite.", 1);
        }
    }

    private static XfsGeometry geometry(Arguments given, BlockDevice device, boolean modern) {
        boolean hinted = device.name().startsWith("nvme") && !device.model().contains("Instance");
        XfsGeometry geometry = XfsGeometry.of(device.size(), modern, hinted ? 1 : 0);
        List<String> wanted = new ArrayList<>();
        for (Arguments.Option option : given.options()) {
            if ("dilmnbs".contains(option.name())) {
                wanted.addAll(List.of(option.value().split(",")));
            }
        }
        for (String one : wanted) {
            if (one.matches("agcount=[1-9][0-9]{0,5}")) {
                geometry = geometry.groups(Long.parseLong(one.substring("agcount=".length())));
            } else if (!GIVEN.contains(one)) {
                throw new UsageError("option " + one + " is not emulated", 1);
            }
        }
        return geometry;
    }

    private static void make(Syscalls sys, String path, BlockDevice device, String label, XfsGeometry geometry) {
        sys.layout(
                device.name(),
                new Layout.Formatted(
                        FileSystem.format("xfs", label, Disks.uuid(sys, 0), device.size(), geometry, 0755, sys.now())));
        // The log is filled with zeros.
        int fd = sys.open(path, Set.of(OpenFlag.WRITE), 0);
        sys.transfer(
                fd,
                Transfer.sequential(true, 0, geometry.logBlocks() * XfsGeometry.BLOCK)
                        .waiting());
        sys.close(fd);
    }
}
