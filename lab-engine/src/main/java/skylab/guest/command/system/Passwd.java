package skylab.guest.command.system;

import java.util.List;
import java.util.Map;
import skylab.guest.command.gnu.Gathering;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Chunk;
import skylab.guest.process.Command;
import skylab.guest.process.Condition;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code passwd} and {@code chpasswd}: set passwords. Only a mark of them is kept, from which they cannot be read. */
@Command.Installed(
        value = {"/usr/bin/passwd", "/usr/sbin/chpasswd"},
        permissions = 04755)
final class Passwd implements Command {
    private static final Map<String, String> WORDS =
            Map.of("lock", "l", "unlock", "u", "delete", "d", "status", "S", "stdin", "stdin", "expire", "e");

    @Override
    public Program start(List<String> argv) {
        if (argv.get(0).endsWith("chpasswd")) {
            return Gathering.of("chpasswd", List.of(), (sys, inputs, out) -> {
                inputs.get(0).content().text().lines().forEach(line -> {
                    String[] pair = line.split(":", 2);
                    if (pair.length == 2) {
                        set(sys, AccountCommand.user(Accounts.of(sys), pair[0]).name(), pair[1]);
                    }
                });
                return 0;
            });
        }
        return sys -> {
            Output out = new Output("passwd");
            try {
                return run(sys, Arguments.parse(argv.subList(1, argv.size()), "ludSe", WORDS, 2), out);
            } catch (UsageError e) {
                out.complain(e.getMessage());
                return out.drain(sys, e.status());
            }
        };
    }

    private static Step run(Syscalls sys, Arguments given, Output out) {
        Accounts accounts = Accounts.of(sys);
        int caller = sys.processes().stream()
                .filter(one -> one.pid() == sys.ppid())
                .mapToInt(one -> one.uid())
                .findFirst()
                .orElse(0);
        String name = given.operands().isEmpty()
                ? accounts.userName(caller)
                : given.operands().get(0);
        if (caller != 0 && !given.operands().isEmpty()) {
            throw new UsageError("Only root can specify a user name.", 1);
        } else if (accounts.users().stream().noneMatch(user -> user.name().equals(name))) {
            throw new UsageError("Unknown user name '" + name + "'.", 1);
        }
        String[] shadow = AccountFiles.fields(sys, AccountFiles.SHADOW, name).orElse(new String[] {name, "!!", "0"});
        if (given.has("S")) {
            boolean locked = shadow[1].startsWith("!") || shadow[1].startsWith("*");
            out.println(name + " " + (locked ? "LK" : shadow[1].isEmpty() ? "NP" : "PS") + " 1970-01-01 0 99999 7 -1 ("
                    + (locked
                            ? "Password locked."
                            : shadow[1].isEmpty() ? "Empty password." : "Password set, SHA512 crypt.")
                    + ")");
            return out.drain(sys, 0);
        } else if (given.has("l") || given.has("u") || given.has("d")) {
            String hash = given.has("d")
                    ? ""
                    : given.has("l") ? "!!" + shadow[1].replaceFirst("^!+", "") : shadow[1].replaceFirst("^!+", "");
            AccountFiles.change(sys, AccountFiles.SHADOW, name, fields -> {
                fields[1] = hash;
                return fields;
            });
            out.println((given.has("l") ? "Locking" : given.has("u") ? "Unlocking" : "Removing") + " password for user "
                    + name + ".\npasswd: Success");
            return out.drain(sys, 0);
        }
        boolean silent = given.has("stdin");
        out.print("Changing password for user " + name + ".\n" + (silent ? "" : "New password: "));
        if (!silent && sys.isTerminal(0)) {
            sys.terminalMode(0, false, true);
        }
        return out.drain(sys, new Step.Continue(new Asking(name, Bytes.EMPTY, "", silent)));
    }

    /** Reads the password, and once more. */
    private record Asking(String name, Bytes typed, String first, boolean silent) implements Program {
        @Override
        public Step step(Syscalls sys) {
            Chunk chunk = sys.read(0, 1024);
            if (chunk.wouldBlock()) {
                return new Step.Await(this, new Condition.Readable(0));
            }
            Bytes all = typed.plus(chunk.bytes());
            int end = all.indexOf((byte) '\n', 0);
            if (end < 0 && !chunk.end()) {
                return new Step.Continue(new Asking(name, all, first, silent));
            }
            String line = all.slice(0, end < 0 ? all.size() : end).text();
            Output out = new Output("passwd");
            if (first.isEmpty() && !silent && !line.isEmpty()) {
                out.print("\nRetype new password: ");
                Bytes rest = end < 0 ? Bytes.EMPTY : all.slice(end + 1, all.size());
                return out.drain(sys, new Step.Continue(new Asking(name, rest, line, false)));
            }
            if (!silent && sys.isTerminal(0)) {
                sys.terminalMode(0, true, true);
            }
            if (line.isEmpty() || (!silent && !line.equals(first))) {
                out.error((silent ? "" : "\nSorry, passwords do not match.\n")
                        + "passwd: Authentication token manipulation error\n");
                return out.drain(sys, 1);
            }
            set(sys, name, line);
            out.print((silent ? "" : "\n") + "passwd: all authentication tokens updated successfully.\n");
            return out.drain(sys, 0);
        }
    }

    private static void set(Syscalls sys, String name, String password) {
        String mark = AccountFiles.mark(name, password);
        AccountFiles.change(sys, AccountFiles.SHADOW, name, fields -> {
            fields[1] = mark;
            fields[2] = Long.toString(AccountFiles.today(sys));
            return fields;
        });
    }
}
