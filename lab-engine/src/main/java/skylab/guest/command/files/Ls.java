package skylab.guest.command.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Stat;
import skylab.guest.process.Syscalls;

/** {@code ls}: lists directories. */
@Command.Installed("/usr/bin/ls")
class Ls implements GnuUtility {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "ls",
            2,
            "a,all",
            "A,almost-all",
            "l",
            "1",
            "C",
            "h,human-readable",
            "si",
            "t",
            "r,reverse",
            "R,recursive",
            "d,directory",
            "i,inode",
            "n,numeric-uid-gid",
            "S",
            "U",
            "X",
            "v",
            "f",
            "F,classify?",
            "p",
            "g",
            "o",
            "G,no-group",
            "s,size",
            "L,dereference",
            "H,dereference-command-line",
            "B,ignore-backups",
            "color?",
            "full-time",
            "time-style=",
            "u",
            "c",
            "group-directories-first",
            "m",
            "x",
            "k,kibibytes",
            "N,literal",
            "!sort=",
            "!time=",
            "!format=",
            "!author",
            "!b,escape",
            "!block-size=",
            "!D,dired",
            "!file-type",
            "!hide=",
            "!hyperlink?",
            "!indicator-style=",
            "!I,ignore=",
            "!q,hide-control-chars",
            "!Q,quote-name",
            "!quoting-style=",
            "!show-control-chars",
            "!T,tabsize=",
            "!w,width=",
            "!Z,context",
            "!dereference-command-line-symlink-to-dir");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    /** A file to be shown: under which name, and where it is. */
    record Entry(String name, String path, Stat stat) {}

    @Override
    public int run(Syscalls sys, Arguments arguments, Output out) {
        Listing listing = new Listing(sys, arguments, out);
        boolean itself = arguments.has("d");
        boolean longForm = listing.isLong();
        List<Entry> files = new ArrayList<>();
        List<Entry> directories = new ArrayList<>();
        int status = 0;
        List<String> operands = arguments.operands().isEmpty() ? List.of(".") : arguments.operands();
        for (String operand : operands) {
            try {
                Stat stat = arguments.has("L") ? sys.stat(operand) : sys.linkStat(operand);
                boolean followed =
                        arguments.has("L") || arguments.has("H") || !(longForm || itself || arguments.has("F"));
                if (followed && sys.exists(operand)) {
                    stat = sys.stat(operand);
                }
                (stat.isDirectory() && !itself ? directories : files).add(new Entry(operand, operand, stat));
            } catch (Errno e) {
                out.complain("cannot access " + Paths.quoted(operand) + ": " + e.text());
                status = 2;
            }
        }
        Comparator<Entry> order = listing.order();
        files.sort(order);
        directories.sort(order);
        if (!files.isEmpty()) {
            listing.show(files);
        }
        boolean headed = arguments.has("R") || operands.size() > 1;
        boolean first = files.isEmpty();
        for (Entry directory : directories) {
            status = Math.max(status, listing.directory(directory.path(), headed, first, true));
            first = false;
        }
        return status;
    }
}
