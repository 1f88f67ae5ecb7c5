package skylab.guest.command.files;

import java.util.List;
import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.FileType;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Stat;
import skylab.guest.process.Syscalls;

/** {@code file}: tells what files seem to hold. */
@Command.Installed("/usr/bin/file")
final class FileCommand implements GnuUtility {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "file",
            1,
            "b,brief",
            "L,dereference",
            "h,no-dereference",
            "s,special-files",
            "!c,checking-printout",
            "!C,compile",
            "!e,exclude=",
            "!f,files-from=",
            "!F,separator=",
            "!i,mime",
            "!mime-type",
            "!mime-encoding",
            "!k,keep-going",
            "!l,list",
            "!m,magic-file=",
            "!n,no-buffer",
            "!N,no-pad",
            "!0,print0",
            "!p,preserve-date",
            "!P,parameter=",
            "!r,raw",
            "!z,uncompress");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments arguments, Output out) {
        List<String> operands = arguments.operands();
        if (operands.isEmpty()) {
            out.error("Usage: file [-bhLs] file ...\n");
            return 1;
        }
        int width = operands.stream()
                .mapToInt(path -> path.codePointCount(0, path.length()))
                .max()
                .orElse(0);
        for (String path : operands) {
            String prefix = arguments.has("b")
                    ? ""
                    : path + ":" + " ".repeat(width - path.codePointCount(0, path.length()) + 1);
            out.println(prefix + description(sys, arguments, path));
        }
        return 0;
    }

    private static String description(Syscalls sys, Arguments arguments, String path) {
        Stat stat;
        try {
            stat = arguments.has("L") ? sys.stat(path) : sys.linkStat(path);
        } catch (Errno e) {
            return "cannot open `" + path + "' (" + e.text() + ")";
        }
        return switch (stat.type()) {
            case DIRECTORY -> ((stat.permissions() & 01000) != 0 ? "sticky, " : "") + "directory";
            case SYMLINK -> (sys.exists(path) ? "symbolic link to " : "broken symbolic link to ") + sys.readLink(path);
            case FIFO -> "fifo (named pipe)";
            case SOCKET -> "socket";
            case CHARACTER_DEVICE, BLOCK_DEVICE -> device(sys, arguments.has("s"), path, stat);
            case REGULAR -> regular(sys, path, stat);
        };
    }

    private static String regular(Syscalls sys, String path, Stat stat) {
        if (!sys.mayRead(path)) {
            return "regular file, no read permission";
        }
        return stat.size() == 0
                ? "empty"
                : FileKinds.describe(sys.content(path), sys.machine().architecture());
    }

    private static String device(Syscalls sys, boolean look, String path, Stat stat) {
        boolean block = stat.type() == FileType.BLOCK_DEVICE;
        if (!look || !block) {
            return (block ? "block" : "character") + " special (" + (stat.rdev() >> 8) + "/" + (stat.rdev() & 255)
                    + ")";
        }
        if (!sys.mayRead(path)) {
            return "no read permission";
        }
        String real = sys.realPath(path);
        return FileKinds.describe(sys.layout(real.substring(real.lastIndexOf('/') + 1)));
    }
}
