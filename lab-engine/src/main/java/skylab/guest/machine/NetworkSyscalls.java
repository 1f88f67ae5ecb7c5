package skylab.guest.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Errno;
import skylab.guest.process.NetworkCalls;
import skylab.network.Fate;
import skylab.network.Packet;

/** System calls on the network, for one process. */
abstract class NetworkSyscalls extends DeviceSyscalls implements NetworkCalls {
    NetworkSyscalls(Kernel kernel, int pid) {
        super(kernel, pid);
    }

    @Override
    public Optional<String> resolve(String name) {
        if (name.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
            return Optional.of(name);
        }
        if (exists("/etc/hosts")) {
            for (String line : content("/etc/hosts").text().split("\n")) {
                String[] words = line.replaceFirst("#.*", "").trim().split("\\s+");
                if (words.length > 1
                        && words[0].contains(".")
                        && List.of(words).subList(1, words.length).contains(name)) {
                    return Optional.of(words[0]);
                }
            }
        }
        return k.net.resolve(k.tx.world(), k.scope, k.id, name);
    }

    private boolean local(String address) {
        return address.startsWith("127.") || address.equals(k.machine.address());
    }

    @Override
    public Echo echo(String address) {
        if (local(address)) {
            return new Echo(true, 64, java.time.Duration.ofNanos(30_000));
        }
        Fate fate = send(Packet.echoRequest(k.id, address));
        if (fate instanceof Fate.Delivered delivered) {
            // Linux machines begin with 64; within a VPC no router counts it down.
            return new Echo(isOn(delivered.machine()), 64, delivered.roundTrip());
        } else if (fate instanceof Fate.External external) {
            return new Echo(true, Math.max(1, 128 - external.hops()), external.roundTrip());
        }
        return new Echo(false, 0, java.time.Duration.ZERO);
    }

    private boolean isOn(String machine) {
        return machine.equals(k.id)
                || k.tx.find(k.scope, Machine.MACHINES, machine)
                        .map(Machine::isOn)
                        .orElse(false);
    }

    @Override
    public Fate probe(String address, int port) {
        return send(Packet.tcp(k.id, address, port));
    }

    private Fate send(Packet packet) {
        Fate fate = k.net.send(k.tx.world(), k.scope, packet);
        if (fate instanceof Fate.Delivered delivered) {
            k.requests.appear(k.tx, k.scope, delivered.machine());
        }
        return fate;
    }

    @Override
    public Connecting connect(String address, int port) {
        String server = k.id;
        java.time.Duration roundTrip = java.time.Duration.ofNanos(60_000);
        if (!local(address)) {
            Fate fate = probe(address, port);
            if (fate instanceof Fate.Delivered delivered) {
                server = delivered.machine();
                roundTrip = delivered.roundTrip();
            } else {
                return new Connecting(-1, java.time.Duration.ZERO, "");
            }
        }
        if (!isOn(server)) {
            return new Connecting(-1, java.time.Duration.ZERO, server);
        }
        if (listener(server, port).isEmpty()) {
            throw new Errno(Errno.Code.ECONNREFUSED);
        }
        int clientPort = 32768 + k.tx.random().nextInt(28232);
        String from = local(address) ? address : k.machine.address();
        String id = k.id + ":" + clientPort + "-" + server + ":" + port + "@"
                + k.tx.world().drawn();
        k.tx.put(
                k.scope,
                Connection.CONNECTIONS,
                id,
                new Connection(
                        id, k.id, server, from, clientPort, port, Bytes.EMPTY, Bytes.EMPTY, false, true, true, false));
        RunQueue.wake(k.tx, k.scope, server);
        return new Connecting(descriptor(new OpenFile.Socket(id, false)), roundTrip, server);
    }

    private Optional<Integer> listener(String machine, int port) {
        Ram ram = machine.equals(k.id)
                ? k.ram
                : k.tx.find(k.scope, Machine.MACHINES, machine)
                        .flatMap(Machine::ram)
                        .orElseThrow();
        return listener(ram, port, ram.monotonic(k.tx.now()));
    }

    private static Optional<Integer> listener(Ram ram, int port, java.time.Duration now) {
        for (Task task : ram.tasks().values()) {
            // A service that is still being started does not listen yet.
            if (task.started().compareTo(now) > 0) {
                continue;
            }
            for (long file : task.fds().values()) {
                if (ram.files().get(file) instanceof OpenFile.Listener one && one.port() == port) {
                    return Optional.of(task.pid());
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public int listen(int port) {
        if (port < 1024 && !me().identity().isRoot()) {
            throw new Errno(Errno.Code.EACCES);
        }
        if (k.ram.files().containsValue(new OpenFile.Listener(port))) {
            throw new Errno(Errno.Code.EADDRINUSE);
        }
        return descriptor(new OpenFile.Listener(port));
    }

    /** The connection that waits on a port to be accepted. */
    static Optional<String> waiting(Kernel kernel, int port) {
        return Connections.waiting(kernel.tx.world(), kernel.scope, kernel.id, port);
    }

    @Override
    public Optional<Accepted> accept(int fd) {
        if (!(k.open(me(), fd).orElse(null) instanceof OpenFile.Listener listener)) {
            throw new Errno(Errno.Code.EINVAL);
        }
        return waiting(k, listener.port()).map(id -> {
            Connection connection =
                    k.tx.find(k.scope, Connection.CONNECTIONS, id).orElseThrow();
            k.tx.put(k.scope, Connection.CONNECTIONS, id, connection.accept());
            return new Accepted(
                    descriptor(new OpenFile.Socket(id, true)), connection.address(), connection.clientPort());
        });
    }

    @Override
    public List<Listening> listening() {
        Map<Integer, Integer> byPort = new java.util.TreeMap<>();
        for (Task task : k.ram.tasks().values()) {
            for (long file : task.fds().values()) {
                if (k.ram.files().get(file) instanceof OpenFile.Listener one) {
                    byPort.putIfAbsent(one.port(), task.pid());
                }
            }
        }
        List<Listening> all = new ArrayList<>();
        byPort.forEach((port, pid) -> all.add(new Listening(port, pid)));
        return all;
    }

    @Override
    public String address() {
        return k.machine.address();
    }

    @Override
    public Pty openTerminal() {
        int number = 0;
        while (k.ram.ttys().containsKey("pts/" + number)) {
            number++;
        }
        String name = "pts/" + number;
        k.ram = k.ram.tty(name, Tty.NEW);
        return new Pty(descriptor(new OpenFile.PtyMaster(name)), name);
    }
}
