package skylab.guest.command.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.ProcessInfo;
import skylab.guest.process.Program;
import skylab.guest.process.Spawn;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code sudo}: executes a command as another user, if the rules allow that without a password. */
@Command.Installed(value = "/usr/bin/sudo", permissions = 04755)
final class Sudo implements Command {
    private static final String PATH = "/sbin:/bin:/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin";
    private static final String USAGE = "usage: sudo [-EHin] [-u user] [VAR=value] [-i | -s] [command [arg ...]]\n";
    private static final Map<String, String> WORDS = Map.of(
            "login",
            "i",
            "shell",
            "s",
            "user",
            "u:",
            "preserve-env",
            "E",
            "set-home",
            "H",
            "non-interactive",
            "n",
            "list",
            "l",
            "validate",
            "v",
            "reset-timestamp",
            "k");

    @Override
    public Program start(List<String> argv) {
        return new Run(argv);
    }

    private record Run(List<String> argv) implements Program {
        Run {
            argv = List.copyOf(argv);
        }

        @Override
        public Step step(Syscalls sys) {
            Output out = new Output("sudo");
            try {
                Arguments given = Arguments.parse(argv.subList(1, argv.size()), "+isu:EHnlvk", WORDS, 1);
                return run(sys, given, out);
            } catch (UsageError e) {
                out.complain(e.getMessage());
                return out.drain(sys, e.status());
            }
        }
    }

    private static Step run(Syscalls sys, Arguments given, Output out) {
        boolean shell = given.has("i") || given.has("s");
        if (given.operands().isEmpty() && !shell && !given.has("l") && !given.has("v")) {
            if (given.has("k")) {
                return new Step.Exit(0);
            }
            out.error(USAGE);
            return out.drain(sys, 1);
        }
        if (!sys.identity().isRoot()) {
            throw new UsageError("/usr/bin/sudo must be owned by uid 0 and have the setuid bit set", 1);
        }
        Accounts accounts = Accounts.of(sys);
        Accounts.User caller = caller(sys, accounts);
        switch (Sudoers.on(sys, accounts, caller)) {
            case UNKNOWN:
                out.error(caller.name() + " is not in the sudoers file.\n");
                return out.drain(sys, 1);
            case PASSWORD:
                throw new UsageError("a password is required", 1);
            default:
                break;
        }
        if (given.has("l")) {
            out.print("User " + caller.name() + " may run the following commands on "
                    + sys.machine().hostName().split("\\.")[0] + ":\n    (ALL) NOPASSWD: ALL\n");
            return out.drain(sys, 0);
        } else if (given.has("v")) {
            return new Step.Exit(0);
        }
        String name = given.value("u").orElse("root").replaceFirst("^#", "");
        Accounts.User target = accounts.user(name).orElseThrow(() -> new UsageError("unknown user " + name, 1));
        return Attendant.of(sys, spawn(sys, accounts, caller, target, given));
    }

    // The real user of a program with the setuid bit is that of the process that started it.
    private static Accounts.User caller(Syscalls sys, Accounts accounts) {
        int uid = sys.processes().stream()
                .filter(one -> one.pid() == sys.ppid())
                .mapToInt(ProcessInfo::uid)
                .findFirst()
                .orElse(0);
        return accounts.user(accounts.userName(uid))
                .orElseThrow(() -> new UsageError("you do not exist in the passwd database", 1));
    }

    private static int spawn(
            Syscalls sys, Accounts accounts, Accounts.User caller, Accounts.User target, Arguments given) {
        boolean login = given.has("i");
        SortedMap<String, String> env = new TreeMap<>();
        if (given.has("E")) {
            env.putAll(sys.env());
        } else {
            for (String kept : List.of("TERM", "LANG", "LC_ALL", "DISPLAY", "COLORTERM")) {
                if (sys.env().containsKey(kept)) {
                    env.put(kept, sys.env().get(kept));
                }
            }
        }
        env.putAll(Map.of(
                "HOME",
                target.home(),
                "USER",
                target.name(),
                "LOGNAME",
                target.name(),
                "SHELL",
                target.shell(),
                "PATH",
                PATH,
                "MAIL",
                "/var/spool/mail/" + target.name()));
        env.putAll(Map.of(
                "SUDO_USER", caller.name(),
                "SUDO_UID", Integer.toString(caller.uid()),
                "SUDO_GID", Integer.toString(caller.gid())));
        List<String> words = new ArrayList<>(given.operands());
        while (!words.isEmpty() && words.get(0).matches("[A-Za-z_][A-Za-z0-9_]*=.*")) {
            String[] pair = words.remove(0).split("=", 2);
            env.put(pair[0], pair[1]);
        }
        List<String> argv = words;
        String path;
        if (login || given.has("s")) {
            path = login ? target.shell() : sys.env().getOrDefault("SHELL", target.shell());
            argv = new ArrayList<>(List.of(login ? "-" + path.substring(path.lastIndexOf('/') + 1) : path));
            if (!words.isEmpty()) {
                argv.addAll(List.of("-c", quoted(words)));
            }
        } else if (words.isEmpty()) {
            throw new UsageError("no command given", 1);
        } else {
            path = find(sys, words.get(0));
        }
        env.put(
                "SUDO_COMMAND",
                path + (words.size() > 1 ? " " + String.join(" ", words.subList(1, words.size())) : ""));
        Spawn child = Spawn.of(sys, path, argv)
                .withEnv(env)
                .as(accounts.credentials(target))
                .in(login ? target.home() : sys.cwd());
        try {
            return sys.spawn(child);
        } catch (Errno e) {
            throw new UsageError(argv.get(0) + ": " + e.text(), 1);
        }
    }

    // Every character that could mean something to the shell is marked as meaning itself.
    private static String quoted(List<String> words) {
        return String.join(
                " ",
                words.stream()
                        .map(word -> word.replaceAll("([^A-Za-z0-9_$-])", "\\\\$1"))
                        .toList());
    }

    private static String find(Syscalls sys, String name) {
        if (name.contains("/")) {
            if (!sys.exists(name)) {
                throw new UsageError(name + ": command not found", 1);
            }
            return name;
        }
        for (String directory : PATH.split(":")) {
            String path = directory + "/" + name;
            if (sys.exists(path) && sys.stat(path).isRegular() && sys.mayExecute(path)) {
                return path;
            }
        }
        throw new UsageError(name + ": command not found", 1);
    }
}
