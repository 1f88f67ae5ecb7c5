package skylab.guest.command.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;
import skylab.guest.systemd.KernelParameters;

/** {@code sysctl}: parameters of the kernel; what is set holds until the machine is switched off. */
@Command.Installed("/usr/sbin/sysctl")
final class Sysctl implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Arguments given = Arguments.parse(
                arguments,
                "anwpqe",
                Map.of("all", "a", "values", "n", "write", "w", "load", "p", "system", "system", "ignore", "e"),
                1);
        if (given.has("a")) {
            KernelParameters.values(sys).forEach((key, value) -> out.println(key + " = " + value));
            return 0;
        }
        List<String> words = new ArrayList<>(given.operands());
        if (given.has("system")) {
            int status = 0;
            for (String file : KernelParameters.files(sys)) {
                out.println("* Applying " + file + " ...");
                status |= all(sys, given, lines(sys, file), out);
            }
            return status;
        } else if (given.has("p")) {
            String file = words.isEmpty() ? KernelParameters.FILE : words.get(0);
            if (!sys.exists(file)) {
                out.complain("cannot open \"" + file + "\": No such file or directory");
                return 1;
            }
            words.clear();
            words.addAll(lines(sys, file));
        }
        return all(sys, given, words, out);
    }

    private static List<String> lines(Syscalls sys, String file) {
        return KernelParameters.assignments(sys.readFile(file).text());
    }

    private static int all(Syscalls sys, Arguments given, List<String> words, Output out) {
        int status = 0;
        for (String word : words) {
            String key = KernelParameters.key(word);
            Optional<String> value = KernelParameters.value(word);
            Optional<String> now =
                    Optional.ofNullable(KernelParameters.values(sys).get(key));
            if (now.isEmpty()) {
                if (!given.has("e")) {
                    out.complain("cannot stat /proc/sys/" + key.replace('.', '/') + ": No such file or directory");
                    status = 1;
                }
            } else if (value.isPresent()) {
                set(sys, key, value.get());
                out.print(given.has("q") ? "" : given.has("n") ? value.get() + "\n" : key + " = " + value.get() + "\n");
            } else {
                out.println(given.has("n") ? now.get() : key + " = " + now.get());
            }
        }
        return status;
    }

    private static void set(Syscalls sys, String key, String value) {
        if (!sys.identity().isRoot()) {
            throw new UsageError("permission denied on key \"" + key + "\"", 1);
        }
        String failed = "";
        try {
            KernelParameters.set(sys, key, value);
        } catch (Errno e) {
            failed = e.text();
        }
        if (!failed.isEmpty()) {
            throw new UsageError("setting key \"" + key + "\": " + failed, 1);
        }
    }
}
