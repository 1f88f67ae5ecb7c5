package skylab.guest.command.files;

import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;

/** {@code rmdir}: removes empty directories. */
@Command.Installed("/usr/bin/rmdir")
final class Rmdir implements GnuUtility {
    private static final OptionSyntax OPTIONS =
            OptionSyntax.of("rmdir", 1, "p,parents", "v,verbose", "ignore-fail-on-non-empty");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments arguments, Output out) {
        if (arguments.operands().isEmpty()) {
            throw OPTIONS.wrong("missing operand");
        }
        int status = 0;
        for (String operand : arguments.operands()) {
            String path = operand;
            try {
                remove(sys, path, arguments.has("v"), out);
                while (arguments.has("p") && Paths.trimmed(path).indexOf('/', 1) > 0) {
                    path = Paths.parent(path);
                    remove(sys, path, arguments.has("v"), out);
                }
            } catch (Errno e) {
                if (e.code() != Errno.Code.ENOTEMPTY || !arguments.has("ignore-fail-on-non-empty")) {
                    out.complain("failed to remove " + Paths.quoted(path) + ": " + e.text());
                    status = 1;
                }
            }
        }
        return status;
    }

    private static void remove(Syscalls sys, String path, boolean tell, Output out) {
        if (tell) {
            out.println("rmdir: removing directory, " + Paths.quoted(path));
        }
        sys.removeDirectory(path);
    }
}
