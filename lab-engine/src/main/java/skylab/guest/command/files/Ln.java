package skylab.guest.command.files;

import java.util.ArrayList;
import java.util.List;
import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;

/** {@code ln}: makes links. */
@Command.Installed("/usr/bin/ln")
final class Ln implements GnuUtility {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "ln",
            1,
            "f,force",
            "n,no-dereference",
            "s,symbolic",
            "t,target-directory=",
            "T,no-target-directory",
            "v,verbose",
            "P,physical",
            "!b",
            "!backup?",
            "!d,F,directory",
            "!i,interactive",
            "!L,logical",
            "!r,relative",
            "!S,suffix=");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments arguments, Output out) {
        List<String> operands = new ArrayList<>(arguments.operands());
        if (operands.size() == 1 && !arguments.has("t")) {
            operands.add(".");
        }
        boolean symbolic = arguments.has("s");
        String kind = symbolic ? "symbolic link" : "hard link";
        int status = 0;
        for (Targets.Pair pair : Targets.of(sys, new Arguments(arguments.options(), operands), OPTIONS)
                .pairs()) {
            String from = pair.from();
            String to = pair.to();
            try {
                if (!symbolic && sys.linkStat(from).isDirectory()) {
                    out.complain(from + ": hard link not allowed for directory");
                    status = 1;
                    continue;
                }
            } catch (Errno e) {
                out.complain("failed to access " + Paths.quoted(from) + ": " + e.text());
                status = 1;
                continue;
            }
            try {
                if (arguments.has("f") && Paths.present(sys, to)) {
                    if (!symbolic && sys.linkStat(from).same(sys.linkStat(to))) {
                        throw new Errno(Errno.Code.EEXIST);
                    }
                    sys.unlink(to);
                }
                if (symbolic) {
                    sys.symlink(from, to);
                } else {
                    sys.link(from, to);
                }
                if (arguments.has("v")) {
                    out.println(Paths.quoted(to) + (symbolic ? " -> " : " => ") + Paths.quoted(from));
                }
            } catch (Errno e) {
                boolean exists = e.code() == Errno.Code.EEXIST;
                out.complain("failed to create " + kind + " " + Paths.quoted(to)
                        + (symbolic || exists ? "" : " => " + Paths.quoted(from)) + ": " + e.text());
                status = 1;
            }
        }
        return status;
    }
}
