package skylab.guest.command.files;

import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;

/** {@code readlink}: where symbolic links point. */
@Command.Installed("/usr/bin/readlink")
final class Readlink implements GnuUtility {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "readlink",
            1,
            "f,canonicalize",
            "e,canonicalize-existing",
            "m,canonicalize-missing",
            "n,no-newline",
            "q,quiet",
            "s,silent",
            "v,verbose",
            "z,zero");

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
                String target = arguments.has("e")
                        ? sys.realPath(path)
                        : arguments.has("m")
                                ? Canonical.missing(sys, path)
                                : arguments.has("f") ? Canonical.lastMissing(sys, path) : sys.readLink(path);
                boolean bare = arguments.has("n") && arguments.operands().size() == 1;
                out.print(target + (bare ? "" : arguments.has("z") ? "\0" : "\n"));
            } catch (Errno e) {
                if (arguments.has("v")) {
                    out.complain(path + ": " + e.text());
                }
                status = 1;
            }
        }
        return status;
    }
}
