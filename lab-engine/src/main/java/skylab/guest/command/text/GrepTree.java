package skylab.guest.command.text;

import java.util.ArrayList;
import java.util.List;
import skylab.guest.command.gnu.Wildcard;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.FileType;
import skylab.guest.process.Errno;
import skylab.guest.process.Stat;
import skylab.guest.process.Syscalls;

/** The files that {@code grep -r} reads: all regular ones below its operands, links followed only where they are operands. */
final class GrepTree {
    private final Syscalls sys;
    private final boolean follow;
    private final List<String> include;
    private final List<String> exclude;
    private final List<String> excludeDirectories;

    GrepTree(Syscalls sys, Arguments arguments) {
        this.sys = sys;
        this.follow = arguments.has("R");
        this.include = arguments.values("include");
        this.exclude = arguments.values("exclude");
        this.excludeDirectories = arguments.values("exclude-dir");
    }

    List<String> files(List<String> operands) {
        List<String> found = new ArrayList<>();
        for (String operand : operands) {
            boolean directory;
            try {
                directory = !operand.equals("-") && sys.stat(operand).isDirectory();
            } catch (Errno e) {
                // Reading it will tell what is wrong.
                directory = false;
            }
            if (directory) {
                enter(operand, found);
            } else {
                found.add(operand);
            }
        }
        return found;
    }

    private void enter(String directory, List<String> found) {
        List<String> names;
        try {
            names = sys.list(directory);
        } catch (Errno e) {
            found.add(directory);
            return;
        }
        for (String name : names) {
            String path = directory.endsWith("/") ? directory + name : directory + "/" + name;
            Stat stat;
            try {
                stat = follow ? sys.stat(path) : sys.linkStat(path);
            } catch (Errno e) {
                found.add(path);
                continue;
            }
            if (stat.isDirectory()) {
                if (!matches(excludeDirectories, name)) {
                    enter(path, found);
                }
            } else if (stat.type() == FileType.REGULAR
                    && (include.isEmpty() || matches(include, name))
                    && !matches(exclude, name)) {
                found.add(path);
            }
        }
    }

    private static boolean matches(List<String> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> Wildcard.matches(pattern, name));
    }
}
