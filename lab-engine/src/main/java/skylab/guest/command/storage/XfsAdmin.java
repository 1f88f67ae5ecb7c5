package skylab.guest.command.storage;

import java.util.Optional;
import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.FileSystem;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code xfs_admin}: label and UUID of an XFS file system. */
@Command.Installed("/usr/sbin/xfs_admin")
final class XfsAdmin implements GnuUtility {
    private static final int LABEL = 12;
    private static final OptionSyntax OPTIONS =
            OptionSyntax.of("xfs_admin", 2, "l", "L=", "u", "U=", "f", "V", "!c=", "!e", "!j", "!p", "!O=", "!r=");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments given, Output out) {
        if (given.operands().size() != 1) {
            out.error("Usage: xfs_admin [-lufV] [-L label] [-U uuid] device\n");
            return 2;
        }
        String path = given.operands().get(0);
        Optional<BlockDevice> device = Disks.ifAny(sys, path);
        if (device.isEmpty()) {
            throw new UsageError("cannot open " + path + ": No such file or directory", 1);
        } else if (!sys.mayWrite(path)) {
            throw new UsageError("cannot open " + path + ": Permission denied", 1);
        }
        boolean changes = given.has("L") || given.has("U");
        if (changes && !device.get().mountpoints().isEmpty()) {
            throw new UsageError(
                    path + " contains a mounted filesystem\n\nfatal error -- couldn't initialize XFS library", 1);
        }
        Optional<FileSystem> found =
                Disks.fileSystem(device.get()).filter(one -> one.type().equals("xfs"));
        if (found.isEmpty()) {
            throw new UsageError(path + " is not a valid XFS filesystem (unexpected SB magic number 0x00000000)", 1);
        }
        FileSystem fs = found.get();
        for (Arguments.Option option : given.options()) {
            switch (option.name()) {
                case "l" -> out.println("label = \"" + fs.label() + "\"");
                case "u" -> out.println("UUID = " + fs.uuid());
                case "L" -> {
                    String label = option.value().equals("--") ? "" : option.value();
                    if (label.length() > LABEL) {
                        out.println("xfs_admin: truncating label length from " + label.length() + " to " + LABEL);
                        label = label.substring(0, LABEL);
                    }
                    fs = fs.labelled(label);
                    out.println("writing all SBs\nnew label = \"" + label + "\"");
                }
                case "U" -> {
                    fs = fs.identified(uuid(sys, option.value()));
                    out.println("Clearing log and setting UUID\nwriting all SBs\nnew UUID = " + fs.uuid());
                }
                default -> {}
            }
        }
        if (changes) {
            sys.fileSystem(device.get().name(), fs);
        }
        return 0;
    }

    private static String uuid(Syscalls sys, String asked) {
        if (asked.equals("generate")) {
            return Disks.uuid(sys, 0);
        } else if (asked.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            return asked.toLowerCase(java.util.Locale.ROOT);
        }
        throw new UsageError("invalid UUID: " + asked, 1);
    }
}
