package skylab.guest.command.storage;

import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;

/** {@code e2fsck}: checks an ext2, ext3 or ext4 file system. Those here are always consistent. */
@Command.Installed({"/usr/sbin/e2fsck", "/usr/sbin/fsck.ext2", "/usr/sbin/fsck.ext3", "/usr/sbin/fsck.ext4"})
final class E2fsck implements GnuUtility {
    private static final int OPERATIONAL = 8;
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "e2fsck", 16, "f", "p", "a", "n", "y", "v", "V", "C=", "!b=", "!B=", "!c", "!D", "!k", "!E=", "!j=");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments given, Output out) {
        if (!given.has("p") && !given.has("a")) {
            out.error(Ext.banner(sys, "e2fsck") + "\n");
        }
        if (given.has("V")) {
            return 0;
        } else if (given.operands().size() != 1) {
            out.error("Usage: e2fsck [-fpnyvV] [-C fd] device\n");
            return 16;
        }
        String path = given.operands().get(0);
        Ext.Found found;
        try {
            found = Ext.open(sys, "e2fsck", path);
        } catch (Ext.Refusal e) {
            out.error(e.getMessage().replace("Couldn't find valid filesystem superblock.\n", "")
                    + "\nThe superblock could not be read or does not describe a valid ext2/ext3/ext4\nfilesystem.\n");
            return OPERATIONAL;
        }
        if (!found.device().mountpoints().isEmpty()) {
            out.error((given.has("n") ? "Warning!  " : "") + path + " is mounted.\n"
                    + (given.has("n") ? "" : "e2fsck: Cannot continue, aborting.\n\n\n"));
            if (!given.has("n")) {
                return OPERATIONAL;
            }
        }
        long used =
                found.geometry().blocks() - found.fs().free() / found.geometry().block();
        String counts = found.fs().inodesUsed() + "/" + found.fs().inodeLimit() + " files";
        String blocks = used + "/" + found.geometry().blocks() + " blocks";
        if (!given.has("f")) {
            out.println(path + ": clean, " + counts + ", " + blocks);
            return 0;
        }
        out.print("Pass 1: Checking inodes, blocks, and sizes\nPass 2: Checking directory structure\n"
                + "Pass 3: Checking directory connectivity\nPass 4: Checking reference counts\n"
                + "Pass 5: Checking group summary information\n" + path + ": " + counts + " (0.0% non-contiguous), "
                + blocks + "\n");
        return 0;
    }
}
