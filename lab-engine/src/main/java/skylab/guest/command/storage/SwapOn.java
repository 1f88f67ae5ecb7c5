package skylab.guest.command.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.command.system.Sizes;
import skylab.guest.command.system.TextTable;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Stat;
import skylab.guest.process.SwapArea;
import skylab.guest.process.Syscalls;

/** {@code swapon} and {@code swapoff}: take swap areas into use, and back. */
@Command.Installed({"/usr/sbin/swapon", "/usr/sbin/swapoff"})
final class SwapOn implements GnuUtility {
    private static final int FAILED = 255;
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "swapon",
            16,
            "a,all",
            "s,summary",
            "show?",
            "noheadings",
            "bytes",
            "v,verbose",
            "!p,priority=",
            "!d,discard?",
            "!e,ifexists",
            "!f,fixpgsz",
            "!L=",
            "!U=",
            "!o,options=");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments given, Output out) {
        boolean off = sys.argv().get(0).endsWith("swapoff");
        if (given.has("s")) {
            out.print(sys.swaps().isEmpty() ? "" : sys.readFile("/proc/swaps").text());
            return 0;
        } else if (given.has("show") || (given.operands().isEmpty() && !given.has("a") && !off)) {
            show(sys, given, out);
            return 0;
        }
        List<String> paths = new ArrayList<>(given.operands());
        if (given.has("a")) {
            paths.addAll(off ? sys.swaps().stream().map(SwapArea::path).toList() : inTable(sys));
        } else if (paths.isEmpty()) {
            out.complain("bad usage");
            return 16;
        }
        int status = 0;
        for (String path : paths) {
            status = Math.max(status, off ? off(sys, path, out) : on(sys, path, out));
        }
        return status;
    }

    private static List<String> inTable(Syscalls sys) {
        return !sys.exists("/etc/fstab")
                ? List.of()
                : sys.readFile("/etc/fstab")
                        .text()
                        .lines()
                        .map(line -> line.trim().split("\\s+"))
                        .filter(words -> words.length > 2 && words[2].equals("swap") && !words[0].startsWith("#"))
                        .map(words -> device(sys, words[0]))
                        .filter(path ->
                                sys.swaps().stream().noneMatch(one -> one.path().equals(path)))
                        .toList();
    }

    private static String device(Syscalls sys, String source) {
        return !source.startsWith("UUID=") && !source.startsWith("LABEL=")
                ? source
                : sys.blockDevices().stream()
                        .filter(one -> Disks.fileSystem(one)
                                .filter(fs ->
                                        source.equals("UUID=" + fs.uuid()) || source.equals("LABEL=" + fs.label()))
                                .isPresent())
                        .map(one -> "/dev/" + one.name())
                        .findFirst()
                        .orElse(source);
    }

    private static int on(Syscalls sys, String path, Output out) {
        try {
            Stat stat = sys.stat(path);
            if (!sys.identity().isRoot()) {
                throw new Errno(Errno.Code.EACCES);
            }
            if (stat.isRegular() && (stat.permissions() & 077) != 0) {
                out.complain(path
                        + String.format(
                                Locale.ROOT, ": insecure permissions %04o, 0600 suggested.", stat.permissions()));
            }
        } catch (Errno e) {
            out.complain("cannot open " + path + ": " + e.text());
            return FAILED;
        }
        try {
            sys.swapOn(path);
            return 0;
        } catch (Errno e) {
            out.complain(path
                    + (e.code() == Errno.Code.EINVAL ? ": read swap header failed" : ": swapon failed: " + e.text()));
            return FAILED;
        }
    }

    private static int off(Syscalls sys, String path, Output out) {
        if (!sys.identity().isRoot()) {
            out.complain("Not superuser.");
            return FAILED;
        }
        try {
            sys.swapOff(path);
            return 0;
        } catch (Errno e) {
            out.complain(path + ": swapoff failed: " + e.text());
            return FAILED;
        }
    }

    private static void show(Syscalls sys, Arguments given, Output out) {
        List<List<String>> rows = sys.swaps().stream()
                .map(one -> List.of(
                        one.path(),
                        one.file() ? "file" : "partition",
                        given.has("bytes") ? Long.toString(one.size()) : Sizes.brief(one.size()),
                        given.has("bytes") ? "0" : "0B",
                        Integer.toString(one.priority())))
                .toList();
        if (!rows.isEmpty()) {
            new TextTable(
                            List.of("NAME", "TYPE", "SIZE", "USED", "PRIO"),
                            List.of(false, false, true, true, true),
                            List.of(4, 4, 4, 4, 4))
                    .lines(rows, !given.has("noheadings"))
                    .forEach(out::println);
        }
    }
}
