package skylab.guest.command.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Bytes;
import skylab.guest.process.ChildStatus;
import skylab.guest.process.Command;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.Pipe;
import skylab.guest.process.Program;
import skylab.guest.process.Spawn;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.ssh.Account;

/** {@code ssh-copy-id}: adds a public key to the {@code authorized_keys} of a host. */
@Command.Installed("/usr/bin/ssh-copy-id")
public final class SshCopyId implements Command {
    private static final String APPEND = "umask 077; mkdir -p .ssh && cat >> .ssh/authorized_keys";

    @Override
    public Program start(List<String> argv) {
        return sys -> {
            try {
                return begin(sys, Arguments.parse(argv.subList(1, argv.size()), "fnsi:p:o:F:t:", Map.of(), 1));
            } catch (UsageError e) {
                sys.print(2, e.getMessage() + "\n");
                return new Step.Exit(1);
            }
        };
    }

    private static Step begin(Syscalls sys, Arguments given) {
        if (given.operands().size() != 1) {
            throw new UsageError(
                    "Usage: /usr/bin/ssh-copy-id [-h|-?|-f|-n|-s] [-i [identity_file]] [-p port] [-F alternative ssh_config file]"
                            + " [[-o <ssh -o options>] ...] [user@]hostname",
                    1);
        }
        String home = Account.of(sys, sys.identity().uid()).map(Account::home).orElse("/");
        Optional<String> file = given.value("i")
                .map(name -> name.endsWith(".pub") ? name : name + ".pub")
                .or(() -> List.of("ed25519", "ecdsa", "rsa").stream()
                        .map(type -> home + "/.ssh/id_" + type + ".pub")
                        .filter(sys::exists)
                        .findFirst());
        if (file.isEmpty()) {
            throw new UsageError("/usr/bin/ssh-copy-id: ERROR: No identities found", 1);
        }
        String key;
        try {
            key = sys.readFile(file.get()).text().strip() + "\n";
        } catch (Errno e) {
            throw new UsageError(
                    "/usr/bin/ssh-copy-id: ERROR: failed to open ID file '" + file.get() + "': " + e.text(), 1);
        }
        List<String> command = new ArrayList<>(List.of("ssh"));
        for (Arguments.Option option : given.options()) {
            if ("poF".contains(option.name())) {
                command.addAll(List.of("-" + option.name(), option.value()));
            }
        }
        sys.print(2, "/usr/bin/ssh-copy-id: INFO: Source of key(s) to be installed: \"" + file.get() + "\"\n");
        List<String> shown = new ArrayList<>(command.subList(1, command.size()));
        command.addAll(List.of(given.operands().get(0), APPEND));
        Pipe input = sys.pipe();
        int pid = sys.spawn(Spawn.of(sys, "/usr/bin/ssh", command).with(Map.of(0, input.readEnd(), 1, 1, 2, 2)));
        sys.close(input.readEnd());
        sys.write(input.writeEnd(), Bytes.of(key));
        sys.close(input.writeEnd());
        shown.add(given.operands().get(0));
        return new Step.Continue(new Waiting(pid, String.join(" ", shown)));
    }

    /** Waits for the login. */
    private record Waiting(int pid, String login) implements Program {
        @Override
        public Step step(Syscalls sys) {
            Optional<ChildStatus> ended = sys.wait(pid, false);
            if (ended.isEmpty()) {
                return new Step.Await(this, new Condition.ChildChanged(pid));
            }
            if (ended.get().status() == 0) {
                sys.print(
                        1,
                        "\nNumber of key(s) added: 1\n\nNow try logging into the machine, with:   \"ssh " + login
                                + "\"\nand check to make sure that only the key(s) you wanted were added.\n\n");
            }
            return new Step.Exit(ended.get().status() == 0 ? 0 : 1);
        }
    }
}
