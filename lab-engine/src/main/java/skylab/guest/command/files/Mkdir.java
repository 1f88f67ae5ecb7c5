package skylab.guest.command.files;

import java.util.Optional;
import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code mkdir}: makes directories. */
@Command.Installed("/usr/bin/mkdir")
final class Mkdir implements GnuUtility {
    private static final OptionSyntax OPTIONS =
            OptionSyntax.of("mkdir", 1, "m,mode=", "p,parents", "v,verbose", "!Z", "!context?");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments arguments, Output out) {
        if (arguments.operands().isEmpty()) {
            throw OPTIONS.wrong("missing operand");
        }
        Optional<Integer> mode = arguments.value("m").map(text -> Mode.changed(text, 0777, true, sys.umask())
                .orElseThrow(() -> new UsageError("invalid mode " + Paths.quoted(text), 1)));
        int status = 0;
        for (String path : arguments.operands()) {
            String blamed = path;
            try {
                if (arguments.has("p")) {
                    blamed = inTheWay(sys, path);
                    withParents(sys, path, arguments.has("v"), out);
                } else {
                    make(sys, path, arguments.has("v"), out);
                }
                if (mode.isPresent()) {
                    sys.changeMode(path, mode.get());
                }
            } catch (Errno e) {
                out.complain("cannot create directory " + Paths.quoted(blamed) + ": " + e.text());
                status = 1;
            }
        }
        return status;
    }

    // The part of the path that is a file but no directory; the path itself if there is none.
    private static String inTheWay(Syscalls sys, String path) {
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String part = path.substring(0, slash);
            if (Paths.present(sys, part) && !Paths.isDirectory(sys, part)) {
                return part;
            }
        }
        return path;
    }

    private static void withParents(Syscalls sys, String path, boolean tell, Output out) {
        for (int i = 1; i <= path.length(); i++) {
            boolean whole = i == path.length();
            if (!whole && (path.charAt(i) != '/' || path.charAt(i - 1) == '/')) {
                continue;
            }
            String part = path.substring(0, i);
            if (!Paths.isDirectory(sys, part)) {
                if (!whole && Paths.present(sys, part)) {
                    throw new Errno(Errno.Code.ENOTDIR);
                }
                make(sys, part, tell, out);
            }
        }
    }

    private static void make(Syscalls sys, String path, boolean tell, Output out) {
        sys.makeDirectory(path, 0777);
        if (tell) {
            out.println("mkdir: created directory " + Paths.quoted(path));
        }
    }
}
