package skylab.guest.command.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.ProcessInfo;
import skylab.guest.process.Program;
import skylab.guest.process.Signal;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code pgrep} and {@code pkill}: finds processes by their names, and sends them a signal. */
@Command.Installed({"/usr/bin/pgrep", "/usr/bin/pkill"})
final class Pgrep implements Command {
    private static final Map<String, String> WORDS = Map.of(
            "full",
            "f",
            "exact",
            "x",
            "newest",
            "n",
            "oldest",
            "o",
            "count",
            "c",
            "list-name",
            "l",
            "list-full",
            "a",
            "parent",
            "P:",
            "uid",
            "U:");

    @Override
    public Program start(List<String> argv) {
        return new Search(argv.get(0).endsWith("pkill")).start(argv);
    }

    /**
     * One of both.
     *
     * @param kill whether what is found gets a signal
     */
    private record Search(boolean kill) implements Utility {
        @Override
        public int run(Syscalls sys, List<String> arguments, Output out) {
            return Pgrep.run(sys, arguments, out, kill);
        }
    }

    private static int run(Syscalls sys, List<String> arguments, Output out, boolean kill) {
        List<String> plain = new ArrayList<>(arguments);
        Signal signal = Signal.TERM;
        for (String word : arguments) {
            if (kill
                    && word.matches("-([0-9]+|(SIG)?[A-Z]{3,}[0-9]?)")
                    && Signal.parse(word.substring(1)).isPresent()) {
                signal = Signal.parse(word.substring(1)).get();
                plain.remove(word);
            }
        }
        Arguments given = Arguments.parse(plain, "fxnoclaP:u:U:v", WORDS, 2);
        boolean selects = Stream.of("P", "u", "U").anyMatch(given::has);
        if (given.operands().size() > 1 || (given.operands().isEmpty() && !selects)) {
            throw new UsageError(
                    given.operands().isEmpty()
                            ? "no matching criteria specified\nTry `" + (kill ? "pkill" : "pgrep")
                                    + " --help' for more information."
                            : "only one pattern can be provided",
                    2);
        }
        List<ProcessInfo> found = found(sys, given);
        if (kill) {
            return send(sys, found, signal, out);
        } else if (given.has("c")) {
            out.println(Integer.toString(found.size()));
        } else {
            for (ProcessInfo one : found) {
                out.println(one.pid() + (given.has("a") ? " " + line(one) : given.has("l") ? " " + one.name() : ""));
            }
        }
        return found.isEmpty() ? 1 : 0;
    }

    private static String line(ProcessInfo one) {
        return one.argv().isEmpty() ? one.name() : String.join(" ", one.argv());
    }

    private static List<ProcessInfo> found(Syscalls sys, Arguments given) {
        Accounts accounts = Accounts.of(sys);
        Optional<Pattern> pattern = given.operands().stream().findFirst().map(Pgrep::compile);
        List<String> users = Stream.concat(given.values("u").stream(), given.values("U").stream())
                .flatMap(list -> Stream.of(list.split(",")))
                .toList();
        List<ProcessInfo> found = sys.processes().stream()
                .filter(one -> one.pid() != sys.pid())
                .filter(one -> given.has("v")
                        != pattern.map(wanted -> matches(given, wanted, one)).orElse(true))
                .filter(one -> given.values("P").isEmpty() || given.values("P").contains(Integer.toString(one.ppid())))
                .filter(one -> users.isEmpty()
                        || users.contains(accounts.userName(one.uid()))
                        || users.contains(Integer.toString(one.uid())))
                .toList();
        if (found.isEmpty() || !(given.has("n") || given.has("o"))) {
            return found;
        }
        return List.of(found.get(given.has("n") ? found.size() - 1 : 0));
    }

    private static Pattern compile(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new UsageError("invalid regular expression '" + text + "'", 2);
        }
    }

    private static boolean matches(Arguments given, Pattern wanted, ProcessInfo one) {
        var matcher = wanted.matcher(given.has("f") ? line(one) : one.name());
        return given.has("x") ? matcher.matches() : matcher.find();
    }

    private static int send(Syscalls sys, List<ProcessInfo> found, Signal signal, Output out) {
        int sent = 0;
        for (ProcessInfo one : found) {
            try {
                sys.kill(one.pid(), Optional.of(signal));
                sent++;
            } catch (Errno e) {
                out.complain("killing pid " + one.pid() + " failed: " + e.text());
            }
        }
        return sent > 0 ? 0 : 1;
    }
}
