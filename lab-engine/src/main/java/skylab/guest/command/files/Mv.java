package skylab.guest.command.files;

import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Stat;
import skylab.guest.process.Syscalls;

/** {@code mv}: renames files, and moves them between file systems. */
@Command.Installed("/usr/bin/mv")
final class Mv implements GnuUtility {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "mv",
            1,
            "f,force",
            "n,no-clobber",
            "t,target-directory=",
            "T,no-target-directory",
            "u,update",
            "v,verbose",
            "!b",
            "!backup?",
            "!i,interactive",
            "!strip-trailing-slashes",
            "!S,suffix=",
            "!Z,context");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments arguments, Output out) {
        int status = 0;
        for (Targets.Pair pair : Targets.of(sys, arguments, OPTIONS).pairs()) {
            if (!move(sys, arguments, pair.from(), pair.to(), out)) {
                status = 1;
            }
        }
        return status;
    }

    private static boolean move(Syscalls sys, Arguments arguments, String from, String to, Output out) {
        Stat source;
        try {
            source = sys.linkStat(from);
        } catch (Errno e) {
            out.complain("cannot stat " + Paths.quoted(from) + ": " + e.text());
            return false;
        }
        try {
            if (Paths.present(sys, to)) {
                Stat target = sys.linkStat(to);
                if (target.same(source)) {
                    out.complain(Paths.quoted(from) + " and " + Paths.quoted(to) + " are the same file");
                    return false;
                }
                if (target.isDirectory() != source.isDirectory()) {
                    out.complain(
                            target.isDirectory()
                                    ? "cannot overwrite directory " + Paths.quoted(to) + " with non-directory"
                                    : "cannot overwrite non-directory " + Paths.quoted(to) + " with directory "
                                            + Paths.quoted(from));
                    return false;
                }
                if (arguments.has("n")
                        || (arguments.has("u") && !source.modified().isAfter(target.modified()))) {
                    return true;
                }
            }
            sys.rename(from, to);
        } catch (Errno e) {
            if (e.code() == Errno.Code.EXDEV) {
                return moveAcross(sys, from, to, out);
            }
            out.complain(
                    e.code() == Errno.Code.EINVAL
                            ? "cannot move " + Paths.quoted(from) + " to a subdirectory of itself, " + Paths.quoted(to)
                            : "cannot move " + Paths.quoted(from) + " to " + Paths.quoted(to) + ": " + e.text());
            return false;
        }
        if (arguments.has("v")) {
            out.println("renamed " + Paths.quoted(from) + " -> " + Paths.quoted(to));
        }
        return true;
    }

    private static boolean moveAcross(Syscalls sys, String from, String to, Output out) {
        Copying copying =
                new Copying(sys, out, new Copying.Style(true, true, true, true, false, true, false, false, false));
        copying.copy(from, to);
        if (copying.complete()) {
            try {
                remove(sys, from);
                return true;
            } catch (Errno e) {
                out.complain("cannot remove " + Paths.quoted(from) + ": " + e.text());
            }
        }
        return false;
    }

    private static void remove(Syscalls sys, String path) {
        if (sys.linkStat(path).isDirectory()) {
            for (String name : sys.list(path)) {
                remove(sys, Paths.child(path, name));
            }
            sys.removeDirectory(path);
        } else {
            sys.unlink(path);
        }
    }
}
