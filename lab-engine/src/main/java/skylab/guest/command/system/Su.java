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

/** {@code su}: a shell as another user. Accounts of the images have no passwords, so only root gets one. */
@Command.Installed(value = "/usr/bin/su", permissions = 04755)
final class Su implements Command {
    private static final Map<String, String> WORDS = Map.of("login", "l", "command", "c:", "shell", "s:");

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
            Output out = new Output("su");
            try {
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
                if (!calledByRoot(sys)) {
                    out.error("Password: ");
                    return out.drain(sys, new Step.Continue(new AskPassword(Bytes.EMPTY)));
                }
                return Attendant.of(sys, spawn(sys, accounts, target, login, given));
            } catch (UsageError e) {
                out.complain(e.getMessage());
                return out.drain(sys, e.status());
            }
        }
    }

    /** Reads a line that cannot be right. */
    private record AskPassword(Bytes typed) implements Program {
        @Override
        public Step step(Syscalls sys) {
            Chunk chunk = sys.read(0, 256);
            if (chunk.wouldBlock()) {
                return new Step.Await(this, new Condition.Readable(0));
            }
            Bytes all = typed.plus(chunk.bytes());
            if (!chunk.end() && all.indexOf((byte) '\n', 0) < 0) {
                return new Step.Continue(new AskPassword(all));
            }
            Output out = new Output("su");
            out.complain("Authentication failure");
            return out.drain(sys, 1);
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

    private static int spawn(Syscalls sys, Accounts accounts, Accounts.User target, boolean login, Arguments given) {
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
                    .as(accounts.credentials(target))
                    .in(login && sys.exists(target.home()) ? target.home() : sys.cwd()));
        } catch (Errno e) {
            throw new UsageError(
                    "failed to execute " + shell + ": " + e.text(), e.code() == Errno.Code.ENOENT ? 127 : 126);
        }
    }
}
