package skylab.guest.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import skylab.guest.disk.Content;
import skylab.guest.process.Errno;
import skylab.guest.process.NetworkCalls;
import skylab.network.Cidr;
import skylab.network.dns.Answer;
import skylab.network.dns.Question;
import skylab.network.dns.Resolution;
import skylab.network.host.Conntrack;
import skylab.network.host.HostNetwork;
import skylab.network.packet.Fate;
import skylab.network.packet.Flow;
import skylab.network.packet.Packet;
import skylab.network.traffic.Course;
import skylab.network.web.Web;

/** System calls on the network, for one process. */
abstract class NetworkSyscalls extends DeviceSyscalls implements NetworkCalls {
    // From a process to another of the same machine, and to what the hypervisor itself answers.
    private static final Duration NEAR = Duration.ofNanos(60_000);

    // What a program sends to ask for a file.
    private static final int REQUEST = 400;

    /** Ports below are root's. */
    private static final int PRIVILEGED = 1024;

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
        return Names.of(this).lookUp(name);
    }

    @Override
    public Optional<Answer> ask(String server, Question question) {
        return Names.of(this).ask(server, question);
    }

    @Override
    public Optional<Resolution> resolution() {
        return Resolution.of(k.tx.world(), k.scope, k.id);
    }

    private boolean local(String address) {
        return address.startsWith("127.")
                || address.equals("0.0.0.0")
                || address.equals(k.machine.address())
                || k.net.cards(k.tx.world(), k.scope, k.id).stream()
                        .anyMatch(card -> card.addresses().contains(address));
    }

    @Override
    public Echo echo(String address) {
        if (local(address)) {
            return new Echo(true, 64, Duration.ofNanos(30_000));
        }
        Fate fate = send(Packet.echoRequest(k.id, address), true);
        if (fate instanceof Fate.Delivered delivered) {
            // Linux machines begin with 64; within a VPC no router counts it down.
            return new Echo(isOn(delivered.machine()), 64, delivered.roundTrip());
        } else if (fate instanceof Fate.External external) {
            return new Echo(true, Math.max(1, 128 - external.hops()), external.roundTrip());
        }
        return new Echo(
                false, 0, Duration.ZERO, fate instanceof Fate.Dropped dropped ? dropped.told() : Optional.empty());
    }

    @Override
    public void echoed(String address, boolean answered, Instant from, Instant to, long count, int bytes) {
        if (local(address)) {
            return;
        }
        Metering.Amount requests = new Metering.Amount(count * bytes, count);
        Packet echo = Packet.echoRequest(k.id, address);
        Optional<Course> course =
                flow(k.net.open(k.tx, k.scope, echo)).flatMap(flow -> k.net.pass(k.tx, k.scope, flow));
        if (course.isPresent()) {
            Metering.exchange(
                    k.tx, k.scope, course.get(), from, to, requests, answered ? requests : Metering.Amount.NOTHING);
        } else {
            Metering.unanswered(k, echo, from, to, requests);
        }
    }

    @Override
    public void receive(String host, int port, Duration time, long bytes) {
        Instant now = k.tx.now();
        resolve(host)
                .map(address -> send(Packet.tcp(k.id, address, port).fromPort(ephemeral(k.tx.peek())), true))
                .flatMap(NetworkSyscalls::flow)
                .flatMap(flow -> k.net.pass(k.tx, k.scope, flow))
                .ifPresent(course -> {
                    Metering.opened(k.tx, k.scope, course, true);
                    Metering.stream(k.tx, k.scope, course, now, now.plus(time), REQUEST, bytes);
                });
    }

    // What the fate of a first packet has begun.
    private static Optional<Flow> flow(Fate fate) {
        return fate instanceof Fate.Delivered delivered
                ? Optional.of(delivered.flow())
                : fate instanceof Fate.External external ? Optional.of(external.flow()) : Optional.empty();
    }

    @Override
    public List<String> routers(String address) {
        return Routers.of(k, address);
    }

    private boolean isOn(String machine) {
        return machine.equals(k.id)
                || k.tx.find(k.scope, Machine.MACHINES, machine)
                        .map(Machine::isOn)
                        .orElse(false);
    }

    @Override
    public Fate probe(String address, int port) {
        return send(Packet.tcp(k.id, address, port), false);
    }

    private Fate send(Packet packet, boolean real) {
        k.machines.appear(k.tx, k.scope, packet);
        Fate fate = real ? k.net.open(k.tx, k.scope, packet) : k.net.send(k.tx.world(), k.scope, packet);
        if (real && fate instanceof Fate.Dropped dropped) {
            dropped.reasons().stream()
                    .filter(one -> one.code().equals("ErrorPortAllocation"))
                    .forEach(one -> Metering.noPort(
                            k.tx, k.scope, one.component(), packet.protocol().equals("tcp")));
        }
        if (fate instanceof Fate.Delivered delivered) {
            k.requests.appear(k.tx, k.scope, delivered.machine());
        }
        return fate;
    }

    @Override
    public Connecting connect(String address, int port, int own) {
        if (own > 0 && own < PRIVILEGED && !me().identity().isRoot()) {
            throw new Errno(Errno.Code.EACCES);
        }
        String here = k.machine.address();
        if (address.equals(Metadata.ADDRESS)) {
            if (port != Web.HTTP) {
                throw new Errno(Errno.Code.ECONNREFUSED);
            }
            return connected(
                    Connection.outside(address), here, address, address, port, NEAR, Optional.empty(), Course.NOWHERE);
        } else if (local(address)) {
            if (!LocalTraffic.admits(k, address, port)) {
                return new Connecting(-1, Duration.ZERO, k.id);
            }
            String to = address.equals("0.0.0.0") ? "127.0.0.1" : address;
            return connected(k.id, to, to, address, port, NEAR, Optional.empty(), Course.NOWHERE);
        }
        Packet first = Packet.tcp(k.id, address, port).fromPort(own > 0 ? own : ephemeral(k.tx.peek()));
        Fate fate = send(first, true);
        boolean answered = fate instanceof Fate.Delivered known
                ? isOn(known.machine()) && isListening(known.machine(), known.address(), port)
                : fate instanceof Fate.External && Web.listens(address, port);
        Optional<Course> course = flow(fate).flatMap(flow -> k.net.pass(k.tx, k.scope, flow));
        if (course.isPresent()) {
            Metering.opened(k.tx, k.scope, course.get(), answered);
        } else {
            Metering.unanswered(k, first, k.tx.now(), k.tx.now(), Metering.SYN);
        }
        if (fate instanceof Fate.Delivered delivered && isOn(delivered.machine())) {
            return connected(
                    delivered.machine(),
                    Cidr.dotted(delivered.flow().arrived().source()),
                    delivered.address(),
                    address,
                    delivered.flow().arrived().destinationPort(),
                    delivered.roundTrip(),
                    Optional.of(delivered.flow()),
                    course.orElse(Course.NOWHERE));
        } else if (fate instanceof Fate.External external && Web.listens(external.address(), port)) {
            return connected(
                    Connection.outside(address),
                    Cidr.dotted(external.flow().arrived().source()),
                    address,
                    address,
                    port,
                    external.roundTrip(),
                    Optional.of(external.flow()),
                    course.orElse(Course.NOWHERE));
        } else if (fate instanceof Fate.Dropped dropped && isMissingNeighbour(dropped, address)) {
            throw new Errno(Errno.Code.EHOSTUNREACH);
        } else if (fate instanceof Fate.Dropped dropped && dropped.told().isPresent()) {
            throw new Errno(LocalTraffic.error(dropped.told().get().with()));
        }
        return new Connecting(-1, Duration.ZERO, fate instanceof Fate.Delivered d ? d.machine() : "");
    }

    // Who has an address of one's own network is asked for its hardware address first; nobody answers.
    private boolean isMissingNeighbour(Fate.Dropped dropped, String address) {
        return dropped.reasons().stream().anyMatch(one -> one.code().equals("NO_POSSIBLE_DESTINATION"))
                && k.net.attached(k.tx.world(), k.scope, k.id)
                        .filter(one -> one.subnet().contains(address))
                        .isPresent();
    }

    private static int ephemeral(SplittableRandom random) {
        return 32768 + random.nextInt(28232);
    }

    private Connecting connected(
            String server,
            String from,
            String to,
            String dialled,
            int port,
            Duration roundTrip,
            Optional<Flow> flow,
            Course course) {
        boolean outside = server.equals(Connection.outside(dialled));
        if (!outside && !isListening(server, to, port)) {
            throw new Errno(Errno.Code.ECONNREFUSED);
        }
        int own = ephemeral(k.tx.random());
        int clientPort = flow.map(one -> one.arrived().sourcePort()).orElse(own);
        String id = k.id + ":" + own + "-" + server + ":" + port + "@"
                + k.tx.world().drawn();
        GatewayUse.used(k.tx, k.scope, course, id);
        Connections.open(
                k,
                new Connection(
                        id,
                        k.id,
                        server,
                        from,
                        clientPort,
                        to,
                        dialled,
                        port,
                        k.tx.now(),
                        Content.EMPTY,
                        Content.EMPTY,
                        outside,
                        true,
                        true,
                        false,
                        flow,
                        Optional.empty()));
        return new Connecting(descriptor(new OpenFile.Socket(id, false)), roundTrip, outside ? "" : server);
    }

    private boolean isListening(String machine, String address, int port) {
        Ram ram = machine.equals(k.id)
                ? k.ram
                : k.tx.find(k.scope, Machine.MACHINES, machine)
                        .flatMap(Machine::ram)
                        .orElseThrow();
        return ram.files().values().stream()
                .anyMatch(file -> file instanceof OpenFile.Listener one && one.takes(address, port));
    }

    @Override
    public int listen(String address, int port) {
        if (port < PRIVILEGED && !me().identity().isRoot()) {
            throw new Errno(Errno.Code.EACCES);
        }
        if (!address.equals("0.0.0.0") && !local(address)) {
            throw new Errno(Errno.Code.EADDRNOTAVAIL);
        }
        for (OpenFile file : k.ram.files().values()) {
            if (file instanceof OpenFile.Listener one
                    && (one.takes(address, port) || (one.port() == port && address.equals("0.0.0.0")))) {
                throw new Errno(Errno.Code.EADDRINUSE);
            }
        }
        return descriptor(new OpenFile.Listener(address, port));
    }

    // A local socket is a listener whose address is a path; it has no port.
    @Override
    public int listenLocal(String path) {
        makeSocket(path);
        return descriptor(new OpenFile.Listener(realPath(path), 0));
    }

    @Override
    public int connectLocal(String path) {
        if (stat(path).type() != skylab.guest.disk.FileType.SOCKET) {
            throw new Errno(Errno.Code.ECONNREFUSED);
        }
        if (!mayWrite(path)) {
            throw new Errno(Errno.Code.EACCES);
        }
        String file = realPath(path);
        return connected(k.id, file, file, file, 0, Duration.ZERO, Optional.empty(), Course.NOWHERE)
                .fd();
    }

    @Override
    public Optional<Accepted> accept(int fd) {
        if (!(k.open(me(), fd).orElse(null) instanceof OpenFile.Listener listener)) {
            throw new Errno(Errno.Code.EINVAL);
        }
        return Connections.accept(k, listener)
                .map(taken -> new Accepted(
                        descriptor(new OpenFile.Socket(taken.id(), true)), taken.address(), taken.clientPort()));
    }

    @Override
    public List<SocketInfo> sockets() {
        return SocketTable.of(k);
    }

    @Override
    public List<Link> links() {
        List<Link> links = k.net.cards(k.tx.world(), k.scope, k.id).stream()
                .map(one -> new Link(
                        packets().nics().name(one.device()),
                        one.mac(),
                        one.device(),
                        one.addresses(),
                        one.addresses6(),
                        one.subnet().prefix(),
                        Cidr.dotted(one.subnet().network() + 1),
                        9001))
                .toList();
        return links.isEmpty()
                ? List.of(new Link(
                        "eth0", "02:00:5e:00:53:19", 0, List.of(k.machine.address()), List.of(), 24, gateway(), 1500))
                : links;
    }

    // Of a machine that is in no VPC: the router is the first host of its network.
    private String gateway() {
        return k.machine.address().replaceFirst("[0-9]+$", "1");
    }

    @Override
    public Optional<String> reverse(String address) {
        return Names.of(this).lookUp(Question.pointer(address)).flatMap(Answer::data);
    }

    @Override
    public HostNetwork packets() {
        return k.tx.find(k.scope, HostNetwork.HOSTS, k.id)
                .orElseGet(() -> HostNetwork.usual(
                        // Nitro has interfaces behind PCI slots that follow each other; Xen counts.
                        k.machine.hardware().nitro()
                                ? new HostNetwork.Nics("ens", 5)
                                : new HostNetwork.Nics("eth", 0)));
    }

    @Override
    public void packets(HostNetwork changed) {
        requireRoot();
        if (changed.isUsual()) {
            k.tx.remove(k.scope, HostNetwork.HOSTS, k.id);
        } else {
            k.tx.put(k.scope, HostNetwork.HOSTS, k.id, changed);
        }
    }

    @Override
    public Conntrack flows() {
        return k.tx.find(k.scope, Conntrack.FLOWS, k.id).orElse(Conntrack.EMPTY);
    }

    @Override
    public void flows(Conntrack changed) {
        requireRoot();
        k.tx.put(k.scope, Conntrack.FLOWS, k.id, changed);
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
