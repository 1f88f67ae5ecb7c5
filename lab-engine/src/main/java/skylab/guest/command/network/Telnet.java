package skylab.guest.command.network;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import skylab.guest.process.Chunk;
import skylab.guest.process.Command;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.NetworkCalls.Connecting;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** {@code telnet}: connects to a TCP port, as people try one. */
@Command.Installed(value = "/usr/bin/telnet", pack = "telnet")
final class Telnet implements Command {
    private static final Duration PATIENCE = Duration.ofSeconds(131);

    @Override
    public Program start(List<String> argv) {
        return sys -> begin(sys, argv.subList(1, argv.size()));
    }

    private static Step begin(Syscalls sys, List<String> words) {
        if (words.isEmpty() || words.size() > 2) {
            sys.print(2, "Skylab emulates telnet with a host and a port only.\n");
            return new Step.Exit(1);
        }
        String port = words.size() > 1 ? words.get(1) : "23";
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535 || Integer.parseInt(port) == 0) {
            sys.print(2, port + ": bad port\n");
            return new Step.Exit(1);
        }
        Optional<String> address = sys.resolve(words.get(0));
        if (address.isEmpty()) {
            sys.print(
                    2, "telnet: " + words.get(0) + ": Name or service not known\n" + words.get(0) + ": Unknown host\n");
            return new Step.Exit(1);
        }
        sys.print(1, "Trying " + address.get() + "...\n");
        String failure = "telnet: connect to address " + address.get() + ": ";
        try {
            Connecting connecting = sys.connect(address.get(), Integer.parseInt(port));
            if (connecting.silent()) {
                return new Step.Await(
                        new GivingUp(failure + "Connection timed out\n"),
                        new Condition.Elapsed(sys.monotonic().plus(PATIENCE)));
            }
            sys.print(1, "Connected to " + words.get(0) + ".\nEscape character is '^]'.\n");
            return new Step.Continue(new Talk(connecting.fd(), sys.isOpen(0)));
        } catch (Errno e) {
            sys.print(2, failure + e.text() + "\n");
            return new Step.Exit(1);
        }
    }

    private record GivingUp(String message) implements Program {
        @Override
        public Step step(Syscalls sys) {
            sys.print(2, message);
            return new Step.Exit(1);
        }
    }

    private record Talk(int fd, boolean typing) implements Program {
        @Override
        public boolean endless() {
            return true;
        }

        @Override
        public Step step(Syscalls sys) {
            Chunk heard = sys.read(fd, 65_536);
            if (!heard.bytes().isEmpty()) {
                sys.write(1, heard.bytes());
                return new Step.Continue(this);
            }
            if (heard.end()) {
                sys.print(2, "Connection closed by foreign host.\n");
                return new Step.Exit(1);
            }
            Chunk typed = typing ? sys.read(0, 65_536) : new Chunk(skylab.guest.disk.Bytes.EMPTY, true);
            if (!typed.bytes().isEmpty()) {
                sys.write(fd, typed.bytes());
                return new Step.Continue(this);
            }
            if (typing && typed.end()) {
                sys.print(2, "Connection closed.\n");
                return new Step.Exit(0);
            }
            return new Step.Await(
                    this, new Condition.AnyOf(List.of(new Condition.Readable(fd), new Condition.Readable(0))));
        }
    }
}
