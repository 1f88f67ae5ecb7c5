package skylab.guest.command.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Chunk;
import skylab.guest.process.Command;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.ProcessInfo;
import skylab.guest.process.Program;
import skylab.guest.process.Spawn;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code su}: a shell as another user, with that one's password; root needs none. */
@Command.Installed(value = "/usr/bin/su", permissions = 04755)
final class Su implements Command {
    private static final Map<String, String> WORDS = Map.of("login", "l", "command", "c:", "shell", "s:");

    @Override
    public Program start(List<String> argv) {
        return new Run(argv);
    }

    /** Becomes another, whose right to it root need not show. */
    private record Run(List<String> argv) implements Program {
        Run {
            argv = List.copyOf(argv);
        }

        @Override
        public Step step(Syscalls sys) {
            Output out = new Output("su");
            try {
                Wish wish = Wish.of(sys, argv);
                if (calledByRoot(sys)) {
                    return Attendant.of(sys, spawn(sys, wish));
                }
                out.error("Password: ");
                if (sys.isTerminal(0)) {
                    sys.terminalMode(0, false, true);
                }
                return out.drain(sys, new Step.Continue(new AskPassword(argv, Bytes.EMPTY)));
            } catch (UsageError e) {
                out.complain(e.getMessage());
                return out.drain(sys, e.status());
            }
        }
    }

    /** Reads a line that must be the other's password. */
    private record AskPassword(List<String> argv, Bytes typed) implements Program {
        @Override
        public Step step(Syscalls sys) {
            Chunk chunk = sys.read(0, 256);
            if (chunk.wouldBlock()) {
                return new Step.Await(this, new Condition.Readable(0));
            }
            Bytes all = typed.plus(chunk.bytes());
            int end = all.indexOf((byte) '\n', 0);
            if (!chunk.end() && end < 0) {
                return new Step.Continue(new AskPassword(argv, all));
            }
            Output out = new Output("su");
            if (sys.isTerminal(0)) {
                sys.terminalMode(0, true, true);
                out.error("\n");
            }
            try {
                Wish wish = Wish.of(sys, argv);
                String password = all.slice(0, end < 0 ? all.size() : end).text();
                if (!AccountFiles.verify(sys, wish.target().name(), password)) {
                    throw new UsageError("Authentication failure", 1);
                }
                return out.drain(sys, Attendant.of(sys, spawn(sys, wish)));
            } catch (UsageError e) {
                out.complain(e.getMessage());
                return out.drain(sys, e.status());
            }
        }
    }

    /** Who is to be become, and how. */
    private record Wish(Accounts accounts, Accounts.User target, boolean login, Arguments given) {
        static Wish of(Syscalls sys, List<String> argv) {
            Arguments given = Arguments.parse(argv.subList(1, argv.size()), "lc:s:", WORDS, 1);
            List<String> operands = new ArrayList<>(given.operands());
            boolean login = operands.remove("-") || given.has("l");
            String name = operands.isEmpty() ? "root" : operands.get(0);
            Accounts accounts = Accounts.of(sys);
            Accounts.User target = accounts.users().stream()
                    .filter(user -> user.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new UsageError(
                            "user " + name
                                    + " does not exist or the user entry does not contain all the required fields",
                            1));
            return new Wish(accounts, target, login, given);
        }
    }

    // The file has the setuid bit, so that the one who asks is known by the process that started it.
    private static boolean calledByRoot(Syscalls sys) {
        return sys.identity().isRoot()
                && sys.processes().stream()
                        .filter(one -> one.pid() == sys.ppid())
                        .mapToInt(ProcessInfo::uid)
                        .allMatch(uid -> uid == 0);
    }

    private static int spawn(Syscalls sys, Wish wish) {
        Accounts.User target = wish.target();
        boolean login = wish.login();
        Arguments given = wish.given();
        String shell = given.value("s").orElse(target.shell());
        SortedMap<String, String> env = new TreeMap<>(login ? Map.of() : sys.env());
        if (login && sys.env().containsKey("TERM")) {
            env.put("TERM", sys.env().get("TERM"));
        }
        env.put("HOME", target.home());
        env.put("SHELL", shell);
        if (login || target.uid() != 0) {
            env.put("USER", target.name());
            env.put("LOGNAME", target.name());
        }
        if (login) {
            env.put("PATH", "/usr/local/bin:/usr/bin:/usr/local/sbin:/usr/sbin");
        }
        String name = shell.substring(shell.lastIndexOf('/') + 1);
        List<String> argv = new ArrayList<>(List.of(login ? "-" + name : name));
        given.value("c").ifPresent(command -> argv.addAll(List.of("-c", command)));
        try {
            return sys.spawn(Spawn.of(sys, shell, argv)
                    .withEnv(env)
                    .as(wish.accounts().credentials(target))
                    .in(login && sys.exists(target.home()) ? target.home() : sys.cwd()));
        } catch (Errno e) {
            throw new UsageError(
                    "failed to execute " + shell + ": " + e.text(), e.code() == Errno.Code.ENOENT ? 127 : 126);
        }
    }
}
