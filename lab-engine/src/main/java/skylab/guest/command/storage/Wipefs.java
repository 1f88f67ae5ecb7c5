package skylab.guest.command.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.command.system.TextTable;
import skylab.guest.disk.ExtGeometry;
import skylab.guest.disk.FileSystem;
import skylab.guest.disk.Layout;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;

/** {@code wipefs}: tells signatures of a disk, or takes them away. */
@Command.Installed("/usr/sbin/wipefs")
final class Wipefs implements GnuUtility {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "wipefs",
            1,
            "a,all",
            "f,force",
            "n,no-act",
            "q,quiet",
            "t,types=",
            "i,noheadings",
            "!b,backup",
            "!o,offset=",
            "!J,json",
            "!p,parsable",
            "!O,output=");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    /** Bytes by which something is recognised. */
    private record Signature(long offset, String type, String bytes, String uuid, String label) {
        String erased(String path) {
            return path + ": " + bytes.split(" ").length + " bytes were erased at offset "
                    + String.format(Locale.ROOT, "0x%08x", offset) + " (" + type + "): " + bytes;
        }
    }

    @Override
    public int run(Syscalls sys, Arguments given, Output out) {
        if (given.operands().isEmpty()) {
            out.error("wipefs: no device specified\nTry 'wipefs --help' for more information.\n");
            return 1;
        }
        int status = 0;
        List<List<String>> rows = new ArrayList<>();
        for (String path : given.operands()) {
            Optional<BlockDevice> device;
            try {
                device = Disks.at(sys, path);
                if (device.isEmpty() || !sys.mayRead(path)) {
                    throw new Errno(device.isEmpty() ? Errno.Code.ENOTBLK : Errno.Code.EACCES);
                }
            } catch (Errno e) {
                out.error("wipefs: error: " + path + ": probing initialization failed: " + e.text() + "\n");
                status = 1;
                continue;
            }
            List<Signature> found = signatures(device.get());
            found.removeIf(one -> given.has("t")
                    && !List.of(given.value("t").get().split(",")).contains(one.type));
            if (!given.has("a")) {
                found.forEach(one -> rows.add(List.of(
                        device.get().name(), "0x" + Long.toHexString(one.offset), one.type, one.uuid, one.label)));
            } else if (Disks.busy(sys, device.get())) {
                out.error("wipefs: error: " + path + ": probing initialization failed: " + Errno.Code.EBUSY.text()
                        + "\n");
                status = 1;
            } else {
                erase(sys, given, path, device.get(), found, out);
            }
        }
        if (!rows.isEmpty()) {
            new TextTable(
                            List.of("DEVICE", "OFFSET", "TYPE", "UUID", "LABEL"),
                            List.of(false, false, false, false, false),
                            List.of(6, 6, 4, 4, 5))
                    .lines(rows, !given.has("i"))
                    .forEach(out::println);
        }
        return status;
    }

    private static void erase(
            Syscalls sys, Arguments given, String path, BlockDevice device, List<Signature> found, Output out) {
        if (!given.has("q")) {
            found.forEach(one -> out.println(one.erased(path)));
        }
        if (!found.isEmpty() && !given.has("n")) {
            boolean table = device.layout() instanceof Layout.Partitioned;
            sys.layout(device.name(), Layout.Raw.BLANK);
            if (table && !given.has("q")) {
                out.println(path + ": calling ioctl to re-read partition table: Success");
            }
        }
    }

    private static List<Signature> signatures(BlockDevice device) {
        List<Signature> all = new ArrayList<>();
        if (device.layout() instanceof Layout.Partitioned table) {
            if (table.scheme().equals("gpt")) {
                String magic = "45 46 49 20 50 41 52 54";
                all.add(new Signature(512, "gpt", magic, "", ""));
                all.add(new Signature(device.size() - 512, "gpt", magic, "", ""));
                all.add(new Signature(510, "PMBR", "55 aa", "", ""));
            } else {
                all.add(new Signature(510, "dos", "55 aa", "", ""));
            }
        }
        if (device.layout() instanceof Layout.Formatted formatted) {
            FileSystem fs = formatted.fileSystem();
            long offset =
                    fs.geometry() instanceof ExtGeometry ? 0x438 : fs.type().equals("swap") ? 0xff6 : 0;
            String bytes = fs.geometry() instanceof ExtGeometry
                    ? "53 ef"
                    : fs.type().equals("swap")
                            ? "53 57 41 50 53 50 41 43 45 32"
                            : fs.type().equals("xfs") ? "58 46 53 42" : "55 aa";
            all.add(new Signature(offset, fs.type(), bytes, fs.uuid(), fs.label()));
        }
        return all;
    }
}
