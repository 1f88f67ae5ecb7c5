package skylab.guest.command.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import skylab.guest.command.system.Accounts;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Condition;
import skylab.guest.process.Credentials;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Program;
import skylab.guest.process.Signal;
import skylab.guest.process.Spawn;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/**
 * The first process of a web server: listens, starts workers, reads its configuration again when told to.
 *
 * @param server which one
 * @param config path of its configuration
 * @param listeners descriptors by {@code address:port}
 * @param logs descriptors by path
 * @param workers pids
 */
record Master(
        WebServer server,
        String config,
        Map<String, Integer> listeners,
        Map<String, Integer> logs,
        List<Integer> workers)
        implements Program {
    Master {
        listeners = java.util.Collections.unmodifiableMap(new TreeMap<>(listeners));
        logs = java.util.Collections.unmodifiableMap(new TreeMap<>(logs));
        workers = List.copyOf(workers);
    }

    /** A port that could not be had, or a log that could not be opened. */
    static final class Failure extends RuntimeException {
        private final transient Errno why;

        Failure(String what, Errno why) {
            super(what, null, false, false);
            this.why = why;
        }

        Errno why() {
            return why;
        }
    }

    /** Opens what a site needs, and has workers started in the first step. */
    static Master open(Syscalls sys, WebServer server, String config, Site site) {
        Master closed = new Master(server, config, Map.of(), Map.of(), List.of());
        return closed.opened(sys, site);
    }

    private Master opened(Syscalls sys, Site site) {
        Map<String, Integer> ports = new HashMap<>(listeners);
        Set<String> wanted = new TreeSet<>();
        for (Site.Host host : site.servers()) {
            for (Site.Listen one : host.listens()) {
                wanted.add(one.key());
                if (!ports.containsKey(one.key())) {
                    try {
                        ports.put(one.key(), sys.listen(one.address(), one.port()));
                    } catch (Errno e) {
                        throw new Failure(one.key(), e);
                    }
                }
            }
        }
        for (String key : List.copyOf(ports.keySet())) {
            if (!wanted.contains(key)) {
                sys.close(ports.remove(key));
            }
        }
        Map<String, Integer> files = new HashMap<>(logs);
        for (Site.Host host : site.servers()) {
            for (String path : List.of(host.accessLog(), host.errorLog())) {
                if (!path.isEmpty() && !files.containsKey(path)) {
                    try {
                        files.put(path, sys.open(path, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.APPEND), 0644));
                    } catch (Errno e) {
                        throw new Failure(path, e);
                    }
                }
            }
        }
        return new Master(server, config, ports, files, workers);
    }

    @Override
    public Step step(Syscalls sys) {
        sys.catchSignals(
                Set.of(Signal.TERM, Signal.QUIT, Signal.INT, Signal.HUP, Signal.USR1, Signal.WINCH, Signal.CHLD));
        if (workers.isEmpty() && sys.takeSignals().isEmpty()) {
            writePid(sys);
            try {
                return waiting(started(sys, server.configuration(sys, config)));
            } catch (Syntax e) {
                sys.print(2, e.getMessage() + "\n");
                return new Step.Exit(1);
            }
        }
        Master now = this;
        for (Signal signal : sys.takeSignals()) {
            if (signal == Signal.CHLD) {
                now = now.replaced(sys);
            } else if (signal == Signal.HUP || signal == Signal.USR1) {
                now = now.reloaded(sys);
            } else {
                return now.stop(sys);
            }
        }
        return waiting(now);
    }

    private static Step waiting(Master next) {
        return new Step.Await(next, new Condition.Signalled());
    }

    private void writePid(Syscalls sys) {
        String path = server.pidFile();
        String directory = path.substring(0, path.lastIndexOf('/'));
        if (!sys.exists(directory)) {
            sys.makeDirectory(directory, 0755);
        }
        sys.writeFile(path, Bytes.of(sys.pid() + "\n"));
    }

    private Master started(Syscalls sys, Site site) {
        Map<Integer, Integer> byPort = new HashMap<>();
        Map<Integer, Integer> inherited = new HashMap<>();
        listeners.forEach((key, fd) -> {
            byPort.put(Integer.parseInt(key.substring(key.lastIndexOf(':') + 1)), fd);
            inherited.put(fd, fd);
        });
        logs.values().forEach(fd -> inherited.put(fd, fd));
        Accounts accounts = Accounts.of(sys);
        Credentials user = accounts.user(site.user()).map(accounts::credentials).orElse(sys.identity());
        List<Integer> pids = new ArrayList<>();
        for (int i = 0; i < site.workers(); i++) {
            pids.add(sys.spawn(Spawn.of(sys, "", server.workerName(sys.argv()))
                    .with(inherited)
                    .with(new Worker(site, byPort, logs, Map.of()))
                    .as(sys.identity().isRoot() ? user : sys.identity())));
        }
        return new Master(server, config, listeners, logs, pids);
    }

    // A worker that somebody has killed is replaced.
    private Master replaced(Syscalls sys) {
        boolean any = false;
        List<Integer> left = new ArrayList<>(workers);
        try {
            for (var ended = sys.wait(0, false); ended.isPresent(); ended = sys.wait(0, false)) {
                any |= left.remove((Integer) ended.get().pid());
            }
        } catch (Errno e) {
            any |= !left.isEmpty();
        }
        if (!any) {
            return this;
        }
        left.forEach(pid -> kill(sys, pid));
        try {
            return started(sys, server.configuration(sys, config));
        } catch (Syntax e) {
            return new Master(server, config, listeners, logs, left);
        }
    }

    private Master reloaded(Syscalls sys) {
        try {
            Site site = server.configuration(sys, config);
            Master opened = opened(sys, site);
            workers.forEach(pid -> kill(sys, pid));
            return opened.started(sys, site);
        } catch (Syntax | Failure e) {
            return this;
        }
    }

    private Step stop(Syscalls sys) {
        workers.forEach(pid -> kill(sys, pid));
        if (sys.exists(server.pidFile())) {
            sys.unlink(server.pidFile());
        }
        return new Step.Exit(0);
    }

    private static void kill(Syscalls sys, int pid) {
        try {
            sys.kill(pid, Optional.of(Signal.TERM));
        } catch (Errno e) {
            // It has ended by itself.
            return;
        }
    }
}
