package skylab.guest.command.storage;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.ExtGeometry;
import skylab.guest.disk.FileSystem;
import skylab.guest.disk.Layout;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Transfer;
import skylab.guest.process.UsageError;

/** {@code mke2fs}, {@code mkfs.ext4} and their like: makes an ext2, ext3 or ext4 file system. */
@Command.Installed({"/usr/sbin/mke2fs", "/usr/sbin/mkfs.ext2", "/usr/sbin/mkfs.ext3", "/usr/sbin/mkfs.ext4"})
final class Mke2fs implements GnuCommand {
    private static final int LABEL = 16;
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "mke2fs", 1, "F", "j", "n", "q", "v", "V", "L=", "m=", "t=", "T=", "U=", "b=", "E=", "!c", "!i=", "!I=",
            "!J=", "!N=", "!O=", "!g=", "!G=", "!S", "!D", "!M=", "!d=", "!e=", "!l=", "!o=", "!r=", "!z=");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    private static String type(Syscalls sys, Arguments given) {
        String name = sys.argv().get(0);
        String own = name.endsWith("ext4") ? "ext4" : name.endsWith("ext3") || given.has("j") ? "ext3" : "ext2";
        return given.value("t").orElse(own);
    }

    @Override
    public Step begin(Syscalls sys, Arguments given, Output out) {
        String banner = Ext.banner(sys, "mke2fs");
        if (given.has("V")) {
            out.error(banner + "\n");
            return out.drain(sys, 0);
        } else if (given.operands().isEmpty()) {
            out.error("Usage: mke2fs [-FjnqvV] [-t fs-type] [-b block-size] [-m reserved-blocks-percentage]\n"
                    + "\t[-L volume-label] [-U UUID] [-E extended-option[,...]] device\n");
            return out.drain(sys, 1);
        }
        if (!given.has("q")) {
            out.error(banner + "\n");
        }
        String type = type(sys, given);
        if (!List.of("ext2", "ext3", "ext4").contains(type)) {
            throw new UsageError("Your mke2fs.conf file does not define the " + type + " filesystem type.", 1);
        }
        String path = given.operands().get(0);
        BlockDevice device = device(sys, path);
        if (Disks.busy(sys, device)) {
            out.error(path + (device.mountpoints().isEmpty() ? " is apparently in use by the system" : " is mounted")
                    + "; will not make a filesystem here!\n");
            return out.drain(sys, 1);
        }
        // Only who can answer is asked; the old tools did not look at all.
        boolean asks = !given.has("F") && !Disks.old(sys) && sys.isTerminal(0) && sys.isTerminal(1);
        Optional<String> warning = asks ? warning(path, device) : Optional.empty();
        Making making = new Making(given, type, path, device.name());
        if (warning.isPresent()) {
            out.print(warning.get() + "Proceed anyway? (y,N) ");
            return out.drain(sys, new Step.Continue(new Confirmation("", making)));
        }
        return out.drain(sys, new Step.Continue(making));
    }

    private static BlockDevice device(Syscalls sys, String path) {
        try {
            BlockDevice device = Disks.at(sys, path)
                    .orElseThrow(() ->
                            new UsageError(path + " is no disk; Skylab does not emulate file systems in files", 1));
            if (!sys.mayWrite(path)) {
                throw new UsageError("Permission denied while trying to determine filesystem size", 1);
            }
            return device;
        } catch (Errno e) {
            throw new UsageError(
                    e.code() == Errno.Code.ENOENT
                            ? "The file " + path + " does not exist and no size was specified."
                            : e.text() + " while trying to determine filesystem size",
                    1);
        }
    }

    private static Optional<String> warning(String path, BlockDevice device) {
        if (device.layout() instanceof Layout.Partitioned table) {
            return Optional.of("Found a " + table.scheme() + " partition table in " + path + "\n");
        }
        return Disks.fileSystem(device)
                .map(fs -> path + " contains a " + fs.type() + " file system"
                        + (fs.label().isEmpty() ? "" : " labelled '" + fs.label() + "'") + "\n");
    }

    /** What is done once it is clear that it shall be. */
    private record Making(Arguments given, String type, String path, String device) implements Program {
        @Override
        public Step step(Syscalls sys) {
            Output out = new Output("mke2fs");
            try {
                return out.drain(sys, run(sys, out));
            } catch (UsageError e) {
                out.complain(e.getMessage());
                return out.drain(sys, 1);
            }
        }

        private int run(Syscalls sys, Output out) {
            boolean modern = !Disks.old(sys);
            BlockDevice disk = Disks.at(sys, path).orElseThrow(() -> new Errno(Errno.Code.ENXIO));
            ExtGeometry geometry = ExtGeometry.of(type, disk.size(), modern);
            if (given.value("m").isPresent()) {
                geometry = geometry.reserving(percent(given.value("m").get()));
            }
            String label = given.value("L").orElse("");
            String uuid = given.value("U").filter(one -> one.contains("-")).orElse(Disks.uuid(sys, 0));
            String kept = label.substring(0, Math.min(LABEL, label.length()));
            if (kept.length() < label.length()) {
                out.error("Warning: label too long; will be truncated to '" + kept + "'\n\n");
            }
            if (!given.has("q")) {
                report(out, modern, geometry, kept, uuid);
            }
            if (!given.has("n")) {
                make(sys, disk, geometry, kept, uuid);
            }
            return 0;
        }

        private static double percent(String text) {
            try {
                double percent = Double.parseDouble(text);
                if (percent >= 0 && percent <= 50) {
                    return percent;
                }
            } catch (NumberFormatException e) {
                throw new UsageError("invalid reserved blocks percent - " + text, 1);
            }
            throw new UsageError("invalid reserved blocks percent - " + text, 1);
        }

        private void make(Syscalls sys, BlockDevice disk, ExtGeometry geometry, String label, String uuid) {
            sys.layout(
                    device,
                    new Layout.Formatted(FileSystem.format(type, label, uuid, disk.size(), geometry, 0755, sys.now())));
            int fd = sys.open(path, Set.of(OpenFlag.WRITE), 0);
            sys.transfer(
                    fd,
                    Transfer.sequential(true, 0, (geometry.journal() + 4 * geometry.groups()) * geometry.block())
                            .waiting());
            sys.close(fd);
        }

        private static void report(Output out, boolean modern, ExtGeometry ext, String label, String uuid) {
            String backups = backups(ext);
            String done = "done                            \n";
            if (modern) {
                out.print("Creating filesystem with " + ext.blocks() + " " + ext.block() / 1024 + "k blocks and "
                        + ext.inodes() + " inodes\nFilesystem UUID: " + uuid + "\n" + backups + "\n");
                out.print("Allocating group tables: " + done + "Writing inode tables: " + done);
                if (ext.journal() > 0) {
                    out.print("Creating journal (" + ext.journal() + " blocks): done\n");
                }
                out.print("Writing superblocks and filesystem accounting information: done\n\n");
                return;
            }
            out.print("Filesystem label=" + label + "\nOS type: Linux\nBlock size=" + ext.block() + " (log="
                    + (ext.block() == 1024 ? 0 : 2) + ")\nFragment size=" + ext.block() + " (log="
                    + (ext.block() == 1024 ? 0 : 2) + ")\nStride=0 blocks, Stripe width=0 blocks\n");
            out.print(ext.inodes() + " inodes, " + ext.blocks() + " blocks\n" + ext.reservedBlocks() + " blocks ("
                    + String.format(java.util.Locale.ROOT, "%.2f", ext.reservedPercent())
                    + "%) reserved for the super user\nFirst data block=" + (ext.block() == 1024 ? 1 : 0)
                    + "\nMaximum filesystem blocks=" + ext.mostBlocks()
                    + "\n");
            out.print(ext.groups() + " block groups\n" + ext.block() * 8 + " blocks per group, " + ext.block() * 8
                    + " fragments per group\n" + ext.inodesPerGroup() + " inodes per group\n" + backups + "\n");
            out.print("Allocating group tables: " + done + "Writing inode tables: " + done);
            if (ext.journal() > 0) {
                out.print("Creating journal (" + ext.journal() + " blocks): done\n");
            }
            out.print("Writing superblocks and filesystem accounting information: done   \n\n");
        }

        // Lines of at most 78 columns.
        private static String backups(ExtGeometry ext) {
            if (ext.superblocks().isEmpty()) {
                return "";
            }
            StringBuilder text = new StringBuilder("Superblock backups stored on blocks: ");
            int column = 100;
            String all = ext.superblocks().stream().map(String::valueOf).collect(Collectors.joining(" "));
            boolean first = true;
            for (String one : all.split(" ")) {
                text.append(first ? "" : ", ");
                column += first ? 0 : 2;
                if (column + one.length() > 70) {
                    text.append("\n\t");
                    column = 8;
                }
                text.append(one);
                column += one.length();
                first = false;
            }
            return text.append('\n').toString();
        }
    }
}
