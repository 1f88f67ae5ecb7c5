package skylab.guest.command.storage;

import java.util.Locale;
import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.ExtGeometry;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;

/** {@code resize2fs}: has an ext2, ext3 or ext4 file system take all of its device, or so much. */
@Command.Installed("/usr/sbin/resize2fs")
final class Resize2fs implements GnuUtility {
    private static final OptionSyntax OPTIONS =
            OptionSyntax.of("resize2fs", 1, "f", "F", "p", "!b", "!s", "!d=", "!M", "!P", "!S=", "!z=");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments given, Output out) {
        out.error(Ext.banner(sys, "resize2fs") + "\n");
        if (given.operands().isEmpty() || given.operands().size() > 2) {
            out.error("Usage: resize2fs [-fFp] device [new_size]\n\n");
            return 1;
        }
        String path = given.operands().get(0);
        try {
            if (Disks.ifAny(sys, path).stream()
                    .anyMatch(one -> one.mountpoints().isEmpty() && Disks.busy(sys, one))) {
                throw new Ext.Refusal("resize2fs: Device or resource busy while trying to open " + path
                        + "\nCouldn't find valid filesystem superblock.\n");
            }
            return resize(sys, given, path, Ext.open(sys, "resize2fs", path), out);
        } catch (Ext.Refusal e) {
            out.error(e.getMessage());
            return 1;
        }
    }

    private static int resize(Syscalls sys, Arguments given, String path, Ext.Found found, Output out) {
        ExtGeometry before = found.geometry();
        long room = found.device().size() / before.block();
        long wanted =
                given.operands().size() < 2 ? room : blocks(given.operands().get(1), before.block());
        String unit = Disks.old(sys) ? " blocks" : " (" + before.block() / 1024 + "k) blocks";
        boolean mounted = !found.device().mountpoints().isEmpty();
        if (wanted > room) {
            throw new Ext.Refusal("The containing partition (or device) is only " + room + unit
                    + ".\nYou requested a new size of " + wanted + unit + ".\n\n");
        } else if (wanted == before.blocks()) {
            out.error("The filesystem is already " + wanted + unit + " long.  Nothing to do!\n\n");
            return 0;
        }
        ExtGeometry after = before.resized(wanted * before.block());
        if (mounted) {
            out.print("Filesystem at " + path + " is mounted on "
                    + found.device().mountpoints().get(0) + "; on-line resizing required\n");
            if (wanted < before.blocks()) {
                throw new Ext.Refusal("resize2fs: On-line shrinking not supported\n");
            }
            out.print(
                    "old_desc_blocks = " + before.tableBlocks() + ", new_desc_blocks = " + after.tableBlocks() + "\n");
        } else {
            out.print("Resizing the filesystem on " + path + " to " + wanted + unit + ".\n");
        }
        long size = wanted * before.block();
        if (found.fs().resized(size).capacity() < found.fs().used()) {
            throw new Ext.Refusal("resize2fs: New size smaller than minimum ("
                    + (before.blocks() - found.fs().free() / before.block()) + ")\n\n");
        }
        sys.fileSystem(found.device().name(), found.fs().resized(size));
        if (mounted) {
            sys.kernelMessage("EXT4-fs (" + found.device().name() + "): resizing filesystem from " + before.blocks()
                    + " to " + wanted + " blocks");
            sys.kernelMessage("EXT4-fs (" + found.device().name() + "): resized filesystem to " + wanted);
        }
        out.print("The filesystem on " + path + " is now " + wanted + unit + " long.\n\n");
        return 0;
    }

    private static long blocks(String text, int block) {
        if (!text.matches("[0-9]{1,12}[sKMGTkmgt]?")) {
            throw new Ext.Refusal("resize2fs: Invalid new size: " + text + "\n");
        }
        String digits = text.replaceAll("[^0-9]", "");
        long number = Long.parseLong(digits);
        if (digits.length() == text.length()) {
            return number;
        }
        String letter = text.substring(digits.length()).toUpperCase(Locale.ROOT);
        return letter.equals("S") ? number * 512 / block : (number << 10 * ("KMGT".indexOf(letter) + 1)) / block;
    }
}
