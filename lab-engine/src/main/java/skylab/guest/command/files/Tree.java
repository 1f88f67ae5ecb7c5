package skylab.guest.command.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
import skylab.guest.process.UsageError;

/** {@code tree}: directories as a tree. */
@Command.Installed(value = "/usr/bin/tree", pack = "tree")
final class Tree implements GnuUtility {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "tree",
            1,
            "a",
            "d",
            "f",
            "L=",
            "I=",
            "P=",
            "noreport",
            "dirsfirst",
            "p",
            "s",
            "h",
            "u",
            "g",
            "D",
            "F",
            "n",
            "C",
            "i",
            "r",
            "!J",
            "!X",
            "!H=");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments arguments, Output out) {
        for (String option : List.of("s", "h", "u", "g", "D")) {
            if (arguments.has(option)) {
                throw new UsageError("option '-" + option + "' is not emulated", 1);
            }
        }
        String level = arguments.value("L").orElse("64");
        if (!level.matches("[1-9][0-9]{0,3}")) {
            throw new UsageError("Invalid level, must be greater than 0.", 1);
        }
        int[] counts = new int[2];
        int status = 0;
        for (String root : arguments.operands().isEmpty() ? List.of(".") : arguments.operands()) {
            try {
                List<String> names = sys.list(root);
                out.println(root);
                counts[0] += root.isEmpty() ? 0 : 1;
                new Branch(sys, arguments, Math.min(64, Integer.parseInt(level)), counts, out)
                        .print(root, names, "", 1);
            } catch (Errno e) {
                out.println(root + "  [error opening dir]");
                status = 2;
            }
        }
        if (!arguments.has("noreport")) {
            int directories = Math.max(0, counts[0] - (status == 0 ? 0 : 0));
            out.print("\n" + directories + (directories == 1 ? " directory" : " directories"));
            out.println(arguments.has("d") ? "" : ", " + counts[1] + (counts[1] == 1 ? " file" : " files"));
        }
        return status;
    }

    private record Branch(Syscalls sys, Arguments arguments, int levels, int[] counts, Output out) {
        void print(String directory, List<String> all, String prefix, int level) {
            List<String> names = new ArrayList<>(all);
            names.removeIf(name -> !shown(directory, name));
            if (arguments.has("r")) {
                Collections.reverse(names);
            }
            if (arguments.has("dirsfirst")) {
                names.sort(Comparator.comparing(name -> !isDirectory(directory + "/" + name)));
            }
            for (int i = 0; i < names.size(); i++) {
                String path = directory + "/" + names.get(i);
                boolean last = i == names.size() - 1;
                Stat stat = sys.linkStat(path);
                boolean link = stat.type() == skylab.guest.disk.FileType.SYMLINK;
                String target = link ? " -> " + sys.readLink(path) : "";
                boolean inner = stat.isDirectory();
                counts[inner || link && isDirectory(path) ? 0 : 1]++;
                String branch = arguments.has("i") ? "" : prefix + (last ? "└── " : "├── ");
                out.println(branch
                        + (arguments.has("f") ? path : names.get(i))
                        + target
                        + (arguments.has("F") && inner ? "/" : ""));
                if (inner && level < levels) {
                    try {
                        print(path, sys.list(path), prefix + (last ? "    " : "│\u00a0\u00a0 "), level + 1);
                    } catch (Errno e) {
                        out.println(prefix + (last ? "    " : "│\u00a0\u00a0 ") + "[error opening dir]");
                    }
                }
            }
        }

        private boolean shown(String directory, String name) {
            String path = directory + "/" + name;
            boolean ignored = arguments.values("I").stream().anyMatch(pattern -> matches(pattern, name));
            boolean missing = arguments.has("P")
                    && !isDirectory(path)
                    && arguments.values("P").stream().noneMatch(pattern -> matches(pattern, name));
            return (arguments.has("a") || !name.startsWith("."))
                    && !ignored
                    && !missing
                    && (!arguments.has("d") || isDirectory(path));
        }

        private static boolean matches(String patterns, String name) {
            return Arrays.stream(patterns.split("\\|"))
                    .anyMatch(pattern -> skylab.guest.command.gnu.Wildcard.compile(pattern, false)
                            .matcher(name)
                            .matches());
        }

        private boolean isDirectory(String path) {
            try {
                return sys.stat(path).isDirectory();
            } catch (Errno e) {
                return false;
            }
        }
    }
}
