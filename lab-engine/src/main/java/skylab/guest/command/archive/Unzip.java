package skylab.guest.command.archive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.gnu.Wildcard;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Content;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.shell.TimeFormat;

/** {@code unzip}: lists ZIP archives and takes files out of them. */
@Command.Installed("/usr/bin/unzip")
final class Unzip implements GnuUtility {
    private static final OptionSyntax OPTIONS =
            OptionSyntax.of("unzip", 10, "l", "o", "n", "q", "j", "d=", "x=", "p", "t", "!P=", "!v", "!Z", "!u", "!f");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments arguments, Output out) {
        if (arguments.operands().isEmpty()) {
            throw new UsageError("usage: unzip [-lonqjpt] [-d directory] [-x pattern] archive.zip [member...]", 10);
        }
        String file = arguments.operands().get(0);
        String path = sys.exists(file) ? file : file + ".zip";
        if (!sys.exists(path)) {
            out.complain(" cannot find or open " + file + ", " + file + ".zip or " + file + ".ZIP.");
            return 9;
        }
        boolean quiet = arguments.has("q") || arguments.has("p");
        List<ZipFormat.Entry> entries;
        try {
            entries = ZipFormat.read(sys.content(path));
        } catch (ZipFormat.Malformed e) {
            out.print("Archive:  " + path + "\n");
            out.error("  End-of-central-directory signature not found.  Either this file is not\n"
                    + "  a zipfile, or it constitutes one disk of a multi-part archive.\n");
            out.error("unzip:  cannot find zipfile directory in one of " + path + " or\n        " + path
                    + ".zip, and cannot find " + path + ".ZIP, period.\n");
            return 9;
        }
        if (!quiet || arguments.has("l")) {
            out.print("Archive:  " + path + "\n");
        }
        List<ZipFormat.Entry> chosen = entries.stream()
                .filter(entry -> wanted(arguments, entry.name()))
                .toList();
        if (arguments.has("l")) {
            list(chosen, out);
            return 0;
        }
        List<String> unmatched = new ArrayList<>(
                arguments.operands().subList(1, arguments.operands().size()));
        unmatched.removeIf(pattern -> chosen.stream()
                .anyMatch(entry ->
                        Wildcard.compile(pattern, false).matcher(entry.name()).matches()));
        int status = 0;
        for (ZipFormat.Entry entry : chosen) {
            if (arguments.has("p")) {
                out.write(entry.bytes());
            } else if (arguments.has("t")) {
                out.print(String.format("    testing: %-22s   OK\n", entry.name()));
            } else {
                status = Math.max(status, extract(sys, arguments, entry, quiet, out));
            }
        }
        for (String pattern : unmatched) {
            out.error("caution: filename not matched:  " + pattern + "\n");
            status = 11;
        }
        if (arguments.has("t") && !quiet) {
            out.print("No errors detected in compressed data of " + path + ".\n");
        }
        return status;
    }

    private static boolean wanted(Arguments arguments, String name) {
        List<String> patterns =
                arguments.operands().subList(1, arguments.operands().size());
        boolean excluded = arguments.values("x").stream()
                .anyMatch(pattern ->
                        Wildcard.compile(pattern, false).matcher(name).matches());
        return !excluded
                && (patterns.isEmpty()
                        || patterns.stream().anyMatch(pattern -> Wildcard.compile(pattern, false)
                                .matcher(name)
                                .matches()));
    }

    private static void list(List<ZipFormat.Entry> entries, Output out) {
        out.print("  Length      Date    Time    Name\n---------  ---------- -----   ----\n");
        long sum = 0;
        for (ZipFormat.Entry entry : entries) {
            sum += entry.bytes().size();
            String time =
                    TimeFormat.of(Instant.ofEpochMilli(entry.modified()), java.time.ZoneOffset.UTC, "%Y-%m-%d %H:%M");
            out.print(String.format("%9d  %s   %s\n", entry.bytes().size(), time, entry.name()));
        }
        out.print(String.format(
                "---------                     -------\n%9d                     %d file%s\n",
                sum, entries.size(), entries.size() == 1 ? "" : "s"));
    }

    private static int extract(Syscalls sys, Arguments arguments, ZipFormat.Entry entry, boolean quiet, Output out) {
        String name = entry.name().replaceFirst("^/+", "");
        if (List.of(name.split("/")).contains("..")) {
            out.error("warning:  skipped \"../\" path component(s) in " + entry.name() + "\n");
            name = name.replace("../", "");
        }
        String base = arguments
                .value("d")
                .map(d -> d.replaceFirst("(?<=.)/+$", "") + "/")
                .orElse("");
        String kept = arguments.has("j") ? name.replaceFirst("/$", "").replaceFirst(".*/", "") : name;
        String path = base + kept;
        try {
            if (entry.isDirectory()) {
                if (!arguments.has("j") && parents(sys, path) && !quiet) {
                    out.print("   creating: " + path + "\n");
                }
                return 0;
            }
            parents(sys, path);
            if (sys.exists(path) && !arguments.has("o")) {
                if (!arguments.has("n")) {
                    out.error("replace " + path + "? [y]es, [n]o, [A]ll, [N]one, [r]ename:  NULL\n"
                            + "(EOF or read error, treating as \"[N]one\" ...)\n");
                    return 1;
                }
                return 0;
            }
            sys.replace(path, Content.of(entry.bytes()));
            sys.changeTimes(path, sys.now(), Instant.ofEpochMilli(entry.modified()));
            if (!quiet) {
                out.print((entry.stored() ? " extracting: " : "  inflating: ") + String.format("%-22s  \n", path));
            }
            return 0;
        } catch (Errno e) {
            out.error("error:  cannot create " + path + "\n        " + e.text() + "\n");
            return 50;
        }
    }

    /** Makes the directories of a path, and tells whether the last one was missing. */
    private static boolean parents(Syscalls sys, String path) {
        boolean made = false;
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            made = !sys.exists(path.substring(0, slash));
            if (made) {
                sys.makeDirectory(path.substring(0, slash), 0777);
            }
        }
        return made;
    }
}
