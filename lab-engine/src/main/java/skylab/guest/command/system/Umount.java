package skylab.guest.command.system;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.MountInfo;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code umount}: detaches file systems from directories. */
@Command.Installed("/usr/bin/umount")
final class Umount implements Utility {
    private static final int FAILED = 32;

    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Arguments given = Arguments.parse(
                arguments, "vlfR", Map.of("verbose", "v", "lazy", "l", "force", "f", "recursive", "R"), 1);
        List<String> operands = given.operands();
        if (operands.isEmpty()) {
            throw new UsageError("bad usage", 1);
        }
        int status = 0;
        for (String operand : operands) {
            try {
                unmount(sys, operand, given);
                if (given.has("v")) {
                    out.println("umount: " + operand + " unmounted");
                }
            } catch (UsageError e) {
                out.complain(e.getMessage());
                status = e.status();
            }
        }
        return status;
    }

    private static void unmount(Syscalls sys, String operand, Arguments given) {
        boolean named = sys.mounts().stream().anyMatch(one -> one.target().equals(operand));
        if (!named && !sys.exists(operand)) {
            throw new UsageError(operand + ": no mount point specified.", FAILED);
        }
        String path = named ? operand : sys.realPath(operand);
        Optional<MountInfo> mount = sys.mounts().stream()
                .filter(one -> one.target().equals(path) || one.source().equals(path))
                .reduce((first, second) -> second);
        if (mount.isEmpty()) {
            throw new UsageError(operand + ": not mounted.", FAILED);
        }
        if (!sys.identity().isRoot()) {
            throw new UsageError(operand + ": must be superuser to unmount.", FAILED);
        }
        try {
            if (given.has("R")) {
                below(sys, mount.get().target());
            }
            sys.unmount(mount.get().target(), given.has("l"));
        } catch (Errno e) {
            throw new UsageError(
                    mount.get().target() + ": " + (e.code() == Errno.Code.EBUSY ? "target is busy." : e.text() + "."),
                    FAILED);
        }
    }

    // What is mounted further down goes first.
    private static void below(Syscalls sys, String target) {
        List<MountInfo> mounts = sys.mounts();
        for (int i = mounts.size() - 1; i >= 0; i--) {
            if (mounts.get(i).target().startsWith(target + "/")) {
                sys.unmount(mounts.get(i).target(), false);
            }
        }
    }
}
