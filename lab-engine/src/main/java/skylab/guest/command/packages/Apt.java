package skylab.guest.command.packages;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code apt}, {@code apt-get} and {@code apt-cache}: packages of Ubuntu and Debian. */
@Command.Installed(value = "/usr/bin/apt", pack = "apt")
final class Apt implements Command {
    private static final Set<String> CHANGING = Set.of(
            "install",
            "remove",
            "purge",
            "autoremove",
            "update",
            "upgrade",
            "dist-upgrade",
            "full-upgrade",
            "clean",
            "autoclean");
    private static final Set<String> FLAGS = Set.of(
            "-y",
            "--yes",
            "--assume-yes",
            "-q",
            "-qq",
            "--quiet",
            "--no-install-recommends",
            "--installed",
            "--purge",
            "--allow-downgrades",
            "--fix-broken",
            "-f",
            "--reinstall",
            "-a",
            "--upgradable",
            "--fix-missing",
            "--auto-remove");

    @Override
    public Program start(List<String> argv) {
        String name = argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1);
        return Script.of(name, List.of(new Begin(name, argv.subList(1, argv.size()))));
    }

    /**
     * A command line.
     *
     * @param name of the command
     * @param yes whether nothing is asked
     * @param quiet whether little is printed
     * @param command such as {@code install}
     * @param arguments of it
     * @param installed whether only what is installed is listed
     */
    record Request(String name, boolean yes, boolean quiet, String command, List<String> arguments, boolean installed) {
        Request {
            arguments = List.copyOf(arguments);
        }
    }

    private record Begin(String name, List<String> words) implements Act {
        Begin {
            words = List.copyOf(words);
        }

        @Override
        public List<Act> perform(Syscalls sys, Output out) {
            Request request = parse(sys);
            String command = request.command();
            if (name.equals("apt") && !sys.isTerminal(1) && !request.quiet()) {
                out.error("\nWARNING: apt does not have a stable CLI interface. Use with caution in scripts.\n\n");
            }
            if (CHANGING.contains(command) && !sys.identity().isRoot()) {
                throw new UsageError(
                        command.equals("update")
                                ? "E: Could not open lock file /var/lib/apt/lists/lock - open (13: Permission denied)\n"
                                        + "E: Unable to lock directory /var/lib/apt/lists/"
                                : "E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)\n"
                                        + "E: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), are you root?",
                        100);
            }
            return switch (command) {
                case "update" -> AptLists.update(sys, request, out);
                case "install", "remove", "purge", "autoremove", "upgrade", "dist-upgrade", "full-upgrade" ->
                    AptChanges.of(sys, request, out);
                case "clean", "autoclean" -> List.of();
                case "list", "search", "show", "policy", "depends" ->
                    List.of(new Act.End(AptQueries.answer(sys, request, out)));
                case "" -> {
                    out.print("Usage: " + name
                            + " [options] command\n\nCommands of the emulation: update, install, remove, purge,"
                            + " autoremove, upgrade, list, search, show, policy, depends, clean\n");
                    yield List.of(new Act.End(0));
                }
                default -> throw new UsageError("E: Invalid operation " + command, 100);
            };
        }

        private Request parse(Syscalls sys) {
            boolean yes = false;
            boolean quiet = false;
            boolean installed = false;
            List<String> operands = new ArrayList<>();
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                if (word.equals("-o") || word.equals("-t")) {
                    i++;
                } else if (FLAGS.contains(word)) {
                    yes |= List.of("-y", "--yes", "--assume-yes", "-qq").contains(word);
                    quiet |= word.startsWith("-q") || word.equals("--quiet");
                    installed |= word.equals("--installed");
                } else if (word.matches("-[yqf]+")) {
                    yes |= word.contains("y");
                    quiet |= word.contains("q");
                } else if (word.startsWith("-") && word.contains("=")) {
                    continue;
                } else if (word.equals("--version") || word.equals("-v")) {
                    String version = skylab.guest.software.Database.of(sys, SystemOf.name(sys))
                            .named("apt")
                            .map(one -> one.version().toString())
                            .orElse("2");
                    throw new UsageError("apt " + version + " (" + sys.machine().architecture() + ")", 0);
                } else if (word.startsWith("-")) {
                    throw new UsageError(
                            "E: Command line option '"
                                    + word.replaceFirst("^-+", "").substring(0, 1) + "' [from " + word
                                    + "] is not understood in combination with the other options.",
                            100);
                } else {
                    operands.add(word);
                }
            }
            String command = operands.isEmpty() ? "" : operands.get(0);
            List<String> rest = operands.isEmpty() ? operands : operands.subList(1, operands.size());
            return new Request(name, yes, quiet, command, rest, installed);
        }
    }
}
