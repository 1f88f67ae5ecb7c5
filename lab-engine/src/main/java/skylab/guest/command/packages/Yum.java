package skylab.guest.command.packages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code yum} and {@code dnf}: installs, removes and looks up packages of rpm. */
@Command.Installed(value = "/usr/bin/yum", pack = "yum")
final class Yum implements Command {
    private static final Map<String, String> LETTERS =
            Map.of("y", "assumeyes", "q", "quiet", "v", "verbose", "C", "cacheonly", "b", "best");
    private static final Set<String> FLAGS = Set.of(
            "assumeyes",
            "assumeno",
            "quiet",
            "verbose",
            "cacheonly",
            "best",
            "nobest",
            "allowerasing",
            "nogpgcheck",
            "skip-broken",
            "refresh",
            "installed",
            "available",
            "all",
            "security",
            "help",
            "version",
            "upgrades",
            "showduplicates",
            "noautoremove",
            "enabled",
            "disabled",
            "bugfix");
    private static final Set<String> VALUES =
            Set.of("enablerepo", "disablerepo", "repo", "setopt", "releasever", "exclude", "disableplugin");

    @Override
    public Program start(List<String> argv) {
        String name = argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1);
        return Script.of(name, List.of(new Begin(argv)));
    }

    private record Begin(List<String> argv) implements Act {
        Begin {
            argv = List.copyOf(argv);
        }

        @Override
        public List<Act> perform(Syscalls sys, Output out) {
            String os = SystemOf.name(sys);
            YumRequest request = parse(
                    os.equals("amzn2") ? Dialect.YUM : Dialect.DNF,
                    argv.subList(1, argv.size()),
                    sys.isTerminal(1) ? sys.terminalSize().columns() : 80);
            return YumCommands.of(sys, request, out);
        }
    }

    static YumRequest parse(Dialect dialect, List<String> words, int width) {
        List<String> operands = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.startsWith("--") && word.length() > 2) {
                String[] parts = word.substring(2).split("=", 2);
                if (FLAGS.contains(parts[0])) {
                    options.put(parts[0], "");
                } else if (VALUES.contains(parts[0])) {
                    if (parts.length == 1 && i + 1 == words.size()) {
                        throw usage(dialect, "argument --" + parts[0] + ": expected one argument");
                    }
                    String value = parts.length == 2 ? parts[1] : words.get(++i);
                    options.merge(parts[0], value, (a, b) -> a + "," + b);
                } else {
                    throw usage(dialect, "unrecognized or unsupported arguments: " + word);
                }
            } else if (word.startsWith("-") && word.length() > 1) {
                for (String letter : word.substring(1).split("")) {
                    if (!LETTERS.containsKey(letter)) {
                        throw usage(dialect, "unrecognized or unsupported arguments: -" + letter);
                    }
                    options.put(LETTERS.get(letter), "");
                }
            } else {
                operands.add(word);
            }
        }
        String command = operands.isEmpty() ? "" : operands.get(0);
        List<String> arguments = operands.isEmpty() ? List.of() : operands.subList(1, operands.size());
        return new YumRequest(dialect, command, arguments, options, String.join(" ", words), width);
    }

    private static UsageError usage(Dialect dialect, String message) {
        return dialect == Dialect.YUM
                ? new UsageError("Usage: yum [options] COMMAND\n\n\nCommand line error: " + message, 1)
                : new UsageError("usage: dnf [options] COMMAND\ndnf: error: " + message, 2);
    }
}
