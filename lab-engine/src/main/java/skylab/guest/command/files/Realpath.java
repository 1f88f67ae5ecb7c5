package skylab.guest.command.files;

import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;

/** {@code realpath}: absolute paths without links. */
@Command.Installed("/usr/bin/realpath")
final class Realpath implements GnuUtility {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "realpath",
            1,
            "e,canonicalize-existing",
            "m,canonicalize-missing",
            "q,quiet",
            "z,zero",
            "s,strip,no-symlinks",
            "!L,logical",
            "!P,physical",
            "!relative-to=",
            "!relative-base=");

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
        for (String path : arguments.operands()) {
            try {
                String real = arguments.has("s")
                        ? Canonical.unresolved(sys, path)
                        : arguments.has("e")
                                ? sys.realPath(path)
                                : arguments.has("m") ? Canonical.missing(sys, path) : Canonical.lastMissing(sys, path);
                out.print(real + (arguments.has("z") ? "\0" : "\n"));
            } catch (Errno e) {
                if (!arguments.has("q")) {
                    out.complain(path + ": " + e.text());
                }
                status = 1;
            }
        }
        return status;
    }
}
