package skylab.guest.command.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Stat;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code chmod}: changes mode bits. */
@Command.Installed("/usr/bin/chmod")
final class Chmod implements GnuUtility {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "chmod",
            1,
            "c,changes",
            "f,silent,quiet",
            "v,verbose",
            "R,recursive",
            "reference=",
            "!no-preserve-root",
            "!preserve-root");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    // A change such as -w looks like an option.
    @Override
    public List<String> modern(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).equals("--")) {
                return arguments;
            }
            if (arguments.get(i).matches("-[rwxXst]+([-+=,].*)?")) {
                List<String> result = new ArrayList<>(arguments);
                result.add(i, "--");
                return result;
            }
        }
        return arguments;
    }

    @Override
    public int run(Syscalls sys, Arguments arguments, Output out) {
        List<String> files = new ArrayList<>(arguments.operands());
        String change;
        if (arguments.has("reference")) {
            String reference = arguments.value("reference").orElseThrow();
            try {
                change = Integer.toOctalString(sys.stat(reference).permissions());
            } catch (Errno e) {
                throw new UsageError("failed to get attributes of " + Paths.quoted(reference) + ": " + e.text(), 1);
            }
        } else {
            if (files.isEmpty()) {
                throw OPTIONS.wrong("missing operand");
            }
            change = files.remove(0);
            if (Mode.changed(change, 0, false, 0).isEmpty()) {
                throw OPTIONS.wrong("invalid mode: " + Paths.quoted(change));
            }
        }
        if (files.isEmpty()) {
            throw OPTIONS.wrong("missing operand after " + Paths.quoted(change));
        }
        int status = 0;
        for (String file : files) {
            if (!change(sys, arguments, change, file, true, out)) {
                status = 1;
            }
        }
        return status;
    }

    private static boolean change(
            Syscalls sys, Arguments arguments, String change, String path, boolean operand, Output out) {
        Stat stat;
        try {
            Stat link = sys.linkStat(path);
            if (link.type() == skylab.guest.disk.FileType.SYMLINK && !operand) {
                return true;
            }
            stat = sys.stat(path);
        } catch (Errno e) {
            complain(arguments, "cannot access " + Paths.quoted(path) + ": " + e.text(), out);
            return false;
        }
        int after = Mode.changed(change, stat.permissions(), stat.isDirectory(), sys.umask())
                .orElseThrow();
        boolean good = true;
        try {
            sys.changeMode(path, after);
            tell(arguments, path, stat, after, out);
        } catch (Errno e) {
            complain(arguments, "changing permissions of " + Paths.quoted(path) + ": " + e.text(), out);
            good = false;
        }
        if (arguments.has("R") && stat.isDirectory()) {
            try {
                for (String name : sys.list(path)) {
                    good &= change(sys, arguments, change, Paths.child(path, name), false, out);
                }
            } catch (Errno e) {
                complain(arguments, "cannot read directory " + Paths.quoted(path) + ": " + e.text(), out);
                good = false;
            }
        }
        return good;
    }

    private static void complain(Arguments arguments, String message, Output out) {
        if (!arguments.has("f")) {
            out.complain(message);
        }
    }

    private static void tell(Arguments arguments, String path, Stat stat, int after, Output out) {
        boolean changed = stat.permissions() != after;
        if (arguments.has("v") || (arguments.has("c") && changed)) {
            out.println(
                    changed
                            ? "mode of " + Paths.quoted(path) + " changed from " + shown(stat, stat.permissions())
                                    + " to " + shown(stat, after)
                            : "mode of " + Paths.quoted(path) + " retained as " + shown(stat, after));
        }
    }

    private static String shown(Stat stat, int bits) {
        return String.format(Locale.ROOT, "%04o", bits) + " ("
                + Mode.text(stat.type(), bits).substring(1) + ")";
    }
}
