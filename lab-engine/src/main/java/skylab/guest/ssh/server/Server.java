package skylab.guest.ssh.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.NetworkCalls.Accepted;
import skylab.guest.process.Program;
import skylab.guest.process.Signal;
import skylab.guest.process.Spawn;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/**
 * sshd: takes connections and starts a process for each.
 *
 * @param file its configuration's file
 * @param given what its command line sets
 * @param config what it has read
 * @param listeners the descriptors of its ports, and the ports; none before it listens
 */
public record Server(
        String file, List<String> given, Optional<ServerConfig> config, PSortedMap<Integer, Integer> listeners)
        implements Program {
    // The descriptor at which a session finds its connection.
    static final int CONNECTION = 3;
    private static final int FAILED = 255;

    /** Copies the list. */
    public Server {
        given = List.copyOf(given);
    }

    /**
     * A server that has not begun.
     *
     * @param given lines of configuration that go before those of the file
     */
    public static Server begin(String file, List<String> given) {
        return new Server(file, given, Optional.empty(), TreePMap.empty());
    }

    /** What the file and the command line say. */
    public static ServerConfig read(Syscalls sys, String file, List<String> given) {
        ServerConfig config = ServerConfig.read(sys, file);
        for (String line : given) {
            String[] pair = line.split("\\s*=\\s*|\\s+", 2);
            var values = new java.util.TreeMap<>(config.values());
            values.put(pair[0].toLowerCase(java.util.Locale.ROOT), List.of(pair.length > 1 ? pair[1] : ""));
            config = new ServerConfig(values, config.matches());
        }
        return config;
    }

    @Override
    public Step step(Syscalls sys) {
        sys.catchSignals(Set.of(Signal.HUP));
        boolean again = sys.takeSignals().contains(Signal.HUP);
        Server now = this;
        if (config.isEmpty() || again) {
            try {
                now = listening(sys, read(sys, file, given));
            } catch (UsageError e) {
                sys.print(2, e.getMessage() + "\n");
                e.getMessage().lines().forEach(line -> AuthLog.say(sys, "error: " + line));
                return new Step.Exit(e.status());
            }
            if (now.listeners.isEmpty()) {
                sys.print(2, "Cannot bind any address.\r\n");
                AuthLog.say(sys, "fatal: Cannot bind any address.");
                return new Step.Exit(FAILED);
            }
        }
        boolean children = reap(sys);
        List<Condition> until = new ArrayList<>();
        for (var listener : now.listeners.entrySet()) {
            for (Optional<Accepted> next = sys.accept(listener.getKey());
                    next.isPresent();
                    next = sys.accept(listener.getKey())) {
                now.serve(sys, next.get(), listener.getValue());
                children = true;
            }
            until.add(new Condition.Readable(listener.getKey()));
        }
        if (children) {
            until.add(new Condition.ChildChanged(0));
        }
        return new Step.Await(now, new Condition.AnyOf(until));
    }

    private void serve(Syscalls sys, Accepted from, int port) {
        int fd = from.fd();
        Peer peer = new Peer(from.address(), from.port(), sys.address(), port);
        // A session is no part of the service: it goes on when that is stopped.
        Map<String, String> env = new TreeMap<>(sys.env());
        env.remove("INVOCATION_ID");
        sys.spawn(Spawn.of(sys, "/usr/sbin/sshd", List.of("sshd: [accepted]"))
                .withEnv(env)
                .with(Map.of(CONNECTION, fd))
                .with(Session.begin(config.orElseThrow(), peer))
                .inSession());
        sys.close(fd);
    }

    private Server listening(Syscalls sys, ServerConfig read) {
        listeners.keySet().forEach(sys::close);
        PSortedMap<Integer, Integer> open = TreePMap.empty();
        List<String> addresses = read.all("listenaddress");
        for (int port : read.ports()) {
            for (String address : addresses.isEmpty() ? List.of("0.0.0.0") : addresses) {
                if (address.contains("::")) {
                    continue;
                }
                try {
                    open = open.plus(sys.listen(address, port), port);
                    AuthLog.say(sys, "Server listening on " + address + " port " + port + ".");
                } catch (Errno e) {
                    String message = "Bind to port " + port + " on " + address + " failed: " + e.text() + ".";
                    sys.print(2, "error: " + message + "\n");
                    AuthLog.say(sys, "error: " + message);
                }
            }
        }
        return new Server(file, given, Optional.of(read), open);
    }

    private static boolean reap(Syscalls sys) {
        try {
            while (sys.wait(0, false).isPresent()) {
                continue;
            }
            return true;
        } catch (Errno e) {
            return false;
        }
    }
}
