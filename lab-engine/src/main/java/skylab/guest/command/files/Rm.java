package skylab.guest.command.files;

import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Stat;
import skylab.guest.process.Syscalls;

/** {@code rm}: removes files and trees. */
@Command.Installed("/usr/bin/rm")
final class Rm implements GnuUtility {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "rm",
            1,
            "f,force",
            "r,R,recursive",
            "d,dir",
            "v,verbose",
            "preserve-root?",
            "no-preserve-root",
            "!i",
            "!I",
            "!interactive?",
            "!one-file-system");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments arguments, Output out) {
        if (arguments.operands().isEmpty() && !arguments.has("f")) {
            throw OPTIONS.wrong("missing operand");
        }
        int status = 0;
        for (String path : arguments.operands()) {
            String name = Paths.name(path);
            if (arguments.has("r") && Paths.trimmed(path).equals("/") && !arguments.has("no-preserve-root")) {
                out.complain("it is dangerous to operate recursively on '/'");
                out.complain("use --no-preserve-root to override this failsafe");
                status = 1;
            } else if (name.equals(".") || name.equals("..")) {
                out.complain("refusing to remove '.' or '..' directory: skipping " + Paths.quoted(path));
                status = 1;
            } else if (!remove(sys, arguments, path, out)) {
                status = 1;
            }
        }
        return status;
    }

    private static boolean remove(Syscalls sys, Arguments arguments, String path, Output out) {
        try {
            Stat stat = sys.linkStat(path);
            if (!stat.isDirectory()) {
                sys.unlink(path);
            } else if (arguments.has("r")) {
                boolean emptied = true;
                for (String name : sys.list(path)) {
                    emptied &= remove(sys, arguments, Paths.child(path, name), out);
                }
                if (!emptied) {
                    return false;
                }
                sys.removeDirectory(path);
            } else if (arguments.has("d")) {
                sys.removeDirectory(path);
            } else {
                throw new Errno(Errno.Code.EISDIR);
            }
            if (arguments.has("v")) {
                out.println("removed " + (stat.isDirectory() ? "directory " : "") + Paths.quoted(path));
            }
            return true;
        } catch (Errno e) {
            if (arguments.has("f") && (e.code() == Errno.Code.ENOENT || e.code() == Errno.Code.ENOTDIR)) {
                return true;
            }
            out.complain("cannot remove " + Paths.quoted(path) + ": " + e.text());
            return false;
        }
    }
}
