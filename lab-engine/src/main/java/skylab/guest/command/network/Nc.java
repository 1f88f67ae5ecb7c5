package skylab.guest.command.network;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Chunk;
import skylab.guest.process.Command;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.NetworkCalls.Accepted;
import skylab.guest.process.NetworkCalls.Connecting;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code nc}: connects to TCP ports, tries them, or listens on one. */
@Command.Installed(value = "/usr/bin/nc", pack = "nmap-ncat")
final class Nc implements Command {
    private static final Map<String, String> WORDS =
            Map.of("listen", "l", "verbose", "v", "wait", "w:", "keep-open", "k", "nodns", "n", "source-port", "p:");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public Program start(List<String> argv) {
        return sys -> {
            try {
                Arguments given = Arguments.parse(argv.subList(1, argv.size()), "lvzw:knp:N4u", WORDS, 2);
                return begin(sys, given);
            } catch (UsageError e) {
                return fail(sys, e.getMessage());
            }
        };
    }

    private static Step fail(Syscalls sys, String message) {
        sys.print(2, "Ncat: " + message + "\n");
        return new Step.Exit(2);
    }

    private static Step begin(Syscalls sys, Arguments given) {
        if (given.has("u")) {
            return fail(sys, "Skylab does not emulate UDP here.");
        }
        List<String> words = given.operands();
        if (given.has("l")) {
            String port = given.value("p").orElse(words.isEmpty() ? "31337" : words.get(words.size() - 1));
            if (!isPort(port)) {
                return fail(sys, "Invalid port number \"" + port + "\". QUITTING.");
            }
            try {
                int fd = sys.listen("0.0.0.0", Integer.parseInt(port));
                if (given.has("v")) {
                    sys.print(2, "Ncat: Listening on 0.0.0.0:" + port + "\n");
                }
                return new Step.Continue(new Listening(fd, given.has("v"), given.has("k")));
            } catch (Errno e) {
                return fail(sys, "bind to 0.0.0.0:" + port + ": " + e.text() + ". QUITTING.");
            }
        }
        if (words.size() < 2 || !isPort(words.get(1).replaceFirst("-.*", ""))) {
            return fail(
                    sys,
                    words.isEmpty()
                            ? "You must specify a host to connect to. QUITTING."
                            : "Invalid port number. QUITTING.");
        }
        String[] range = words.get(1).split("-");
        int last = range.length > 1 && isPort(range[1]) ? Integer.parseInt(range[1]) : Integer.parseInt(range[0]);
        Optional<String> address = sys.resolve(words.get(0));
        if (address.isEmpty()) {
            return fail(
                    sys, "Could not resolve hostname \"" + words.get(0) + "\": Name or service not known. QUITTING.");
        }
        Duration patience = given.value("w")
                .filter(text -> text.matches("[1-9][0-9]{0,8}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(PATIENCE);
        Optional<String> own = given.value("p");
        if (own.isPresent() && !isPort(own.get())) {
            return fail(sys, "Invalid source port number \"" + own.get() + "\". QUITTING.");
        }
        return new Step.Continue(new Dialling(
                address.get(),
                Integer.parseInt(range[0]),
                last,
                given.has("z"),
                given.has("v"),
                patience,
                false,
                own.map(Integer::parseInt).orElse(0),
                Optional.empty()));
    }

    private static boolean isPort(String text) {
        return text.matches("[0-9]{1,5}") && Integer.parseInt(text) > 0 && Integer.parseInt(text) < 65_536;
    }

    /** Connects to one port after another. */
    private record Dialling(
            String address,
            int port,
            int last,
            boolean only,
            boolean verbose,
            Duration patience,
            boolean any,
            int own,
            Optional<Duration> until)
            implements Program {
        @Override
        public Step step(Syscalls sys) {
            if (until.isPresent()) {
                if (sys.monotonic().compareTo(until.get()) < 0) {
                    return new Step.Await(this, new Condition.Elapsed(until.get()));
                }
                return failed(sys, "TIMEOUT.");
            }
            try {
                Connecting connecting = sys.connect(address, port, own);
                if (connecting.silent()) {
                    Duration end = sys.monotonic().plus(patience);
                    return new Step.Await(
                            new Dialling(address, port, last, only, verbose, patience, any, own, Optional.of(end)),
                            new Condition.Elapsed(end));
                }
                if (verbose) {
                    sys.print(2, "Ncat: Connected to " + address + ":" + port + ".\n");
                }
                if (!only) {
                    return new Step.Continue(new Relay(connecting.fd(), sys.isOpen(0)));
                }
                sys.close(connecting.fd());
                if (verbose) {
                    sys.print(2, "Ncat: 0 bytes sent, 0 bytes received in 0.01 seconds.\n");
                }
                return next(sys, true);
            } catch (Errno e) {
                return failed(sys, e.text() + ".");
            }
        }

        private Step failed(Syscalls sys, String why) {
            if (verbose || !only) {
                sys.print(2, "Ncat: " + why + "\n");
            }
            return next(sys, any);
        }

        private Step next(Syscalls sys, boolean found) {
            return port >= last
                    ? new Step.Exit(found ? 0 : 1)
                    : new Step.Continue(new Dialling(
                            address, port + 1, last, only, verbose, patience, found, own, Optional.empty()));
        }
    }

    /** Waits for connections. */
    private record Listening(int fd, boolean verbose, boolean keeps) implements Program {
        @Override
        public boolean endless() {
            return true;
        }

        @Override
        public Step step(Syscalls sys) {
            Optional<Accepted> accepted = sys.accept(fd);
            if (accepted.isEmpty()) {
                return new Step.Await(this, new Condition.Readable(fd));
            }
            if (verbose) {
                sys.print(
                        2,
                        "Ncat: Connection from " + accepted.get().address() + ":"
                                + accepted.get().port() + ".\n");
            }
            if (!keeps) {
                sys.close(fd);
            }
            return new Step.Continue(new Relay(accepted.get().fd(), sys.isOpen(0)));
        }
    }

    /** Hands on what is typed and what comes. */
    private record Relay(int fd, boolean typing) implements Program {
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
                return new Step.Exit(0);
            }
            if (typing) {
                Chunk typed = sys.read(0, 65_536);
                if (!typed.bytes().isEmpty()) {
                    try {
                        sys.write(fd, Bytes.of(typed.bytes().toArray()));
                    } catch (Errno e) {
                        sys.print(2, "Ncat: " + e.text() + ".\n");
                        return new Step.Exit(1);
                    }
                    return new Step.Continue(this);
                }
                if (typed.end()) {
                    return new Step.Continue(new Relay(fd, false));
                }
            }
            Condition network = new Condition.Readable(fd);
            return new Step.Await(
                    this, typing ? new Condition.AnyOf(List.of(network, new Condition.Readable(0))) : network);
        }
    }
}
