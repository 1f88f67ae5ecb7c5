package skylab.guest.command.storage;

import java.util.Locale;
import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.ExtGeometry;
import skylab.guest.disk.FileSystem;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;

/** {@code tune2fs} and {@code e2label}: what can be changed of an ext2, ext3 or ext4 file system. */
@Command.Installed({"/usr/sbin/tune2fs", "/usr/sbin/e2label"})
final class Tune2fs implements GnuUtility {
    private static final int LABEL = 16;
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "tune2fs", 1, "l", "L=", "U=", "m=", "f", "!c=", "!C=", "!e=", "!E=", "!g=", "!i=", "!I=", "!j", "!J=",
            "!M=", "!o=", "!O=", "!r=", "!T=", "!u=", "!z=");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments given, Output out) {
        boolean label = sys.argv().get(0).endsWith("e2label");
        int most = label ? 2 : 1;
        if (given.operands().isEmpty() || given.operands().size() > most) {
            out.error(
                    label
                            ? "Usage: e2label device [newlabel]\n"
                            : "Usage: tune2fs [-lf] [-L label] [-U UUID] [-m percent] device\n");
            return 1;
        }
        String path = given.operands().get(0);
        try {
            Ext.Found found = Ext.open(sys, label ? "e2label" : "tune2fs", path);
            if (label && given.operands().size() == 1) {
                out.println(found.fs().label());
            } else if (label) {
                sys.fileSystem(
                        found.device().name(),
                        labelled(found.fs(), given.operands().get(1), out));
            } else {
                tune(sys, given, found, out);
            }
            return 0;
        } catch (Ext.Refusal e) {
            out.error(e.getMessage());
            return 1;
        }
    }

    private static FileSystem labelled(FileSystem fs, String label, Output out) {
        if (label.length() > LABEL) {
            out.error("Warning: label too long, truncating.\n");
        }
        return fs.labelled(label.substring(0, Math.min(LABEL, label.length())));
    }

    private static void tune(Syscalls sys, Arguments given, Ext.Found found, Output out) {
        out.println(Ext.banner(sys, "tune2fs"));
        FileSystem fs = found.fs();
        for (Arguments.Option option : given.options()) {
            if (option.name().equals("L")) {
                fs = labelled(fs, option.value(), out);
            } else if (option.name().equals("U")) {
                if (!found.device().mountpoints().isEmpty()) {
                    throw new Ext.Refusal("The UUID may only be changed when the filesystem is unmounted.\n");
                }
                if (!option.value().matches("random|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
                    throw new Ext.Refusal("Invalid UUID format\n");
                }
                fs = fs.identified(option.value().equals("random") ? Disks.uuid(sys, 0) : option.value());
            } else if (option.name().equals("m")) {
                if (!option.value().matches("[0-9]{1,2}(\\.[0-9]{1,4})?") || Double.parseDouble(option.value()) > 50) {
                    throw new Ext.Refusal("invalid reserved blocks percent - " + option.value() + "\n");
                }
                ExtGeometry changed = ((ExtGeometry) fs.geometry()).reserving(Double.parseDouble(option.value()));
                fs = fs.laidOut(fs.size(), changed);
                out.println("Setting reserved blocks percentage to " + option.value() + "% (" + changed.reservedBlocks()
                        + " blocks)");
            }
        }
        if (given.has("l")) {
            list(fs, found.geometry(), out);
        }
        if (!fs.equals(found.fs())) {
            sys.fileSystem(found.device().name(), fs);
        }
    }

    private static void list(FileSystem fs, ExtGeometry ext, Output out) {
        row(out, "Filesystem volume name", fs.label().isEmpty() ? "<none>" : fs.label());
        row(out, "Filesystem UUID", fs.uuid());
        row(out, "Filesystem magic number", "0xEF53");
        row(out, "Filesystem revision #", "1 (dynamic)");
        row(out, "Filesystem state", "clean");
        row(out, "Filesystem OS type", "Linux");
        row(out, "Inode count", Long.toString(fs.inodeLimit()));
        row(out, "Block count", Long.toString(ext.blocks()));
        row(out, "Reserved block count", Long.toString(ext.reservedBlocks()));
        row(out, "Free blocks", Long.toString(fs.free() / ext.block()));
        row(out, "Free inodes", Long.toString(fs.inodeLimit() - fs.inodesUsed()));
        row(out, "First block", ext.block() == 1024 ? "1" : "0");
        row(out, "Block size", Integer.toString(ext.block()));
        row(out, "Reserved GDT blocks", Long.toString(ext.reservedTables()));
        row(out, "Blocks per group", Long.toString(ext.block() * 8L));
        row(out, "Inodes per group", Long.toString(ext.inodesPerGroup()));
        row(out, "Inode size", "\t        256");
    }

    private static void row(Output out, String name, String value) {
        out.println(String.format(Locale.ROOT, "%-25s %s", name + ":", value.trim()));
    }
}
