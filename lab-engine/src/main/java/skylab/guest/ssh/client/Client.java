package skylab.guest.ssh.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.NetworkCalls.Connecting;
import skylab.guest.process.Pipe;
import skylab.guest.process.Program;
import skylab.guest.process.Signal;
import skylab.guest.process.Spawn;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.ssh.protocol.Mux;

/**
 * {@code ssh} from its beginning until it is connected.
 *
 * @param argv its arguments, the first one its name
 */
public record Client(List<String> argv) implements Program {
    // Linux gives up after the SYN was repeated six times.
    private static final Duration PATIENCE = Duration.ofSeconds(131);
    static final int FAILED = 255;

    /** Copies the list. */
    public Client {
        argv = List.copyOf(argv);
    }

    @Override
    public Step step(Syscalls sys) {
        try {
            return begin(sys, CommandLine.parse(argv.subList(1, argv.size())));
        } catch (UsageError e) {
            sys.print(2, e.getMessage() + "\n");
            return new Step.Exit(e.status());
        }
    }

    /** Begins with a command line that has been read. */
    static Step begin(Syscalls sys, CommandLine line) {
        Optional<String> user = line.given().get("user");
        Settings given = withoutMissingKeys(sys, line.given());
        Settings settings = new ConfigReader(sys, line.host(), user).read(given, line.configuration());
        Target target = Target.of(sys, line, settings);
        if (target.line().show()) {
            return SettingsListing.print(sys, target);
        }
        target.debug(sys, CommandLine.VERSION);
        if (target.line().command().isEmpty()
                && target.settings().get("remotecommand").isEmpty()
                && target.settings().get("sessiontype", "default").equals("default")
                && !List.of("no", "force").contains(target.settings().get("requesttty", "auto"))
                && !sys.isTerminal(0)) {
            target.info(sys, "Pseudo-terminal will not be allocated because stdin is not a terminal.");
        }
        sys.catchSignals(Set.of(Signal.PIPE, Signal.WINCH));
        Optional<List<String>> proxy = proxy(target);
        return proxy.isPresent() ? throughProxy(sys, target, proxy.get()) : direct(sys, target);
    }

    // A key file that the command line names and that is not there is only told.
    private static Settings withoutMissingKeys(Syscalls sys, Settings given) {
        Settings left = Settings.NONE;
        for (var entry : given.values().entrySet()) {
            for (String value : entry.getValue()) {
                if (entry.getKey().equals("identityfile")
                        && given.get(Target.PUTTY).isEmpty()
                        && !value.contains("%")
                        && !value.startsWith("~")) {
                    try {
                        sys.stat(value);
                    } catch (Errno e) {
                        sys.print(2, "Warning: Identity file " + value + " not accessible: " + e.text() + ".\n");
                        continue;
                    }
                }
                left = left.with(entry.getKey(), value);
            }
        }
        return left;
    }

    private static Optional<List<String>> proxy(Target target) {
        Settings settings = target.settings();
        String jump = settings.get("proxyjump", "none");
        if (!jump.equals("none")) {
            List<String> hops = CommandLine.commas(jump);
            List<String> command = new ArrayList<>(List.of("ssh"));
            String last = hops.remove(hops.size() - 1);
            int colon = last.lastIndexOf(':');
            if (colon > 0 && Keywords.port(last.substring(colon + 1)) > 0 && !last.startsWith("ssh://")) {
                command.addAll(List.of("-p", last.substring(colon + 1)));
                last = last.substring(0, colon);
            }
            if (!hops.isEmpty()) {
                command.addAll(List.of("-J", String.join(",", hops)));
            }
            target.line().configuration().ifPresent(file -> command.addAll(List.of("-F", file)));
            for (int i = 0; i < target.line().verbosity(); i++) {
                command.add("-v");
            }
            command.addAll(List.of("-W", "[" + target.hostName() + "]:" + target.port(), last));
            return Optional.of(command);
        }
        // A configuration from Windows names the same program otherwise.
        return settings.get("proxycommand")
                .filter(command -> !command.equalsIgnoreCase("none"))
                .map(command -> command.replaceFirst("^\"?([A-Za-z]:)?[\\w\\\\./]*\\bssh\\.exe\"?(?=\\s)", "ssh"))
                .map(command -> List.of("/bin/sh", "-c", "exec " + target.expand(command)));
    }

    private static Step throughProxy(Syscalls sys, Target target, List<String> command) {
        target.debug(sys, "debug1: Executing proxy command: " + String.join(" ", command));
        Pipe to = sys.pipe();
        Pipe from = sys.pipe();
        String path = command.get(0).startsWith("/") ? command.get(0) : "/usr/bin/" + command.get(0);
        int carrier = sys.spawn(Spawn.of(sys, path, command).with(Map.of(0, to.readEnd(), 1, from.writeEnd(), 2, 2)));
        sys.close(to.readEnd());
        sys.close(from.writeEnd());
        return new Step.Continue(Greeting.begin(target, Mux.over(from.readEnd(), to.writeEnd(), carrier)));
    }

    private static Step direct(Syscalls sys, Target target) {
        String name = target.hostName();
        Optional<String> address = sys.resolve(name);
        if (address.isEmpty()) {
            return fail(
                    sys,
                    target,
                    target.putty()
                            ? "Unable to open connection:\nName or service not known"
                            : "ssh: Could not resolve hostname " + name + ": Name or service not known");
        }
        Target found = target.at(address.get());
        String where =
                target.putty() ? "FATAL ERROR: " : "ssh: connect to host " + name + " port " + target.port() + ": ";
        target.debug(sys, "debug1: Connecting to " + name + " [" + address.get() + "] port " + target.port() + ".");
        try {
            Connecting connecting = sys.connect(address.get(), target.port());
            if (connecting.silent()) {
                long seconds = target.settings().seconds("connecttimeout", PATIENCE.toSeconds());
                return new Step.Await(
                        new GivingUp(found, where + Errno.Code.ETIMEDOUT.text()),
                        new Condition.Elapsed(sys.monotonic().plusSeconds(seconds)));
            }
            target.debug(sys, "debug1: Connection established.");
            return new Step.Continue(Greeting.begin(found, Mux.over(connecting.fd(), connecting.fd())));
        } catch (Errno e) {
            return fail(sys, target, where + e.text());
        }
    }

    static Step fail(Syscalls sys, Target target, String message) {
        target.error(sys, message);
        return new Step.Exit(target.putty() ? 1 : FAILED);
    }

    /** Nobody answers. */
    private record GivingUp(Target target, String message) implements Program {
        @Override
        public Step step(Syscalls sys) {
            return fail(sys, target, message);
        }
    }
}
