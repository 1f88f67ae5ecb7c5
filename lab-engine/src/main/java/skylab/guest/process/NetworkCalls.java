package skylab.guest.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import skylab.guest.disk.Content;
import skylab.network.dns.Answer;
import skylab.network.dns.Question;
import skylab.network.dns.Resolution;
import skylab.network.host.Conntrack;
import skylab.network.host.HostNetwork;
import skylab.network.host.Rejection;
import skylab.network.packet.Fate;

/** System calls on the network. */
public interface NetworkCalls {
    /** The IPv4 address of a name or of an address in dotted form; {@code /etc/hosts} is asked before the name server. */
    Optional<String> resolve(String name);

    /**
     * Asks a name server, past {@code /etc/hosts}; empty when it does not answer.
     *
     * @param server its address; at 127.0.0.53 is the machine's own, which passes on and remembers (systemd-resolved)
     */
    Optional<Answer> ask(String server, Question question);

    /** How names are to be looked up, as the network says; empty for a machine that is in no VPC. */
    Optional<Resolution> resolution();

    /** What becomes of an echo request that is sent now, and whether the machine it reaches answers. */
    Echo echo(String address);

    /**
     * Has echo requests counted, and the answers to them, that went out at equal distances.
     *
     * @param from when the first went out
     * @param to a distance after the last
     * @param count how many
     * @param bytes of each, with its headers
     */
    void echoed(String address, boolean answered, Instant from, Instant to, long count, int bytes);

    /**
     * Has a download counted that a program makes without a connection of its own.
     *
     * @param host a name
     * @param time how long it takes from now on
     * @param bytes of content
     */
    void receive(String host, int port, Duration time, long bytes);

    /**
     * The addresses of the routers of the lab that an echo request passes, in order and as far as it comes: NAT gateways,
     * and machines that pass on what is not for themselves.
     */
    List<String> routers(String address);

    /** How the kernel treats packets: whether it passes them on, and its rules. */
    HostNetwork packets();

    /** Changes how the kernel treats packets. EPERM for others than root. */
    void packets(HostNetwork changed);

    /** The flows that the kernel remembers. */
    Conntrack flows();

    /** Changes what the kernel remembers of flows. EPERM for others than root. */
    void flows(Conntrack changed);

    /** What becomes of the first packet of a connection, without connecting. */
    Fate probe(String address, int port);

    /** {@link #connect(String, int, int)} from a port that the kernel chooses. */
    default Connecting connect(String address, int port) {
        return connect(address, port, 0);
    }

    /**
     * Connects. When nothing answers, the answer is known only after some time: the connection attempt is a descriptor
     * that becomes writable when it has succeeded or failed.
     *
     * @param own the port here, 0 for any; those below 1024 are root's
     * @return a descriptor for reading and writing
     * @throws Errno EACCES for a port that is not the caller's to take; ECONNREFUSED at once if nobody listens; that, EHOSTUNREACH or ENETUNREACH if it is turned away on its way
     */
    Connecting connect(String address, int port, int own);

    /**
     * How an attempt to connect stands.
     *
     * @param fd the descriptor if it has succeeded, else -1
     * @param roundTrip how long packet and answer took together
     * @param host the id of the machine it leads to, empty outside of the lab
     */
    record Connecting(int fd, Duration roundTrip, String host) {
        /** Whether the packets were dropped without a word: the caller waits until it gives up. */
        public boolean silent() {
            return fd < 0;
        }
    }

    /**
     * The answer to an echo request.
     *
     * @param answered whether there is one
     * @param ttl as it arrives
     * @param roundTrip the mean time
     * @param rejection who says instead that it does not get through
     */
    record Echo(boolean answered, int ttl, Duration roundTrip, Optional<Rejection> rejection) {
        /** An answer, or none. */
        public Echo(boolean answered, int ttl, Duration roundTrip) {
            this(answered, ttl, roundTrip, Optional.empty());
        }
    }

    /** Listens on a port of all addresses, as {@link #listen(String, int)}. */
    default int listen(int port) {
        return listen("0.0.0.0", port);
    }

    /**
     * Listens on a port.
     *
     * @param address one of the machine's, or {@code 0.0.0.0} for all of them; else EADDRNOTAVAIL
     * @param port 1 to 65535; EADDRINUSE; EACCES below 1024 for others than root
     * @return a descriptor
     */
    int listen(String address, int port);

    /** Sends content over a connection without copying it, as {@code sendfile} does; all of it is taken. EINVAL, EPIPE. */
    void send(int fd, Content content);

    /** Listens at a new socket in the file system (unix(7)). EADDRINUSE if there is such a file. Returns a descriptor. */
    int listenLocal(String path);

    /** Connects to a socket in the file system. ENOENT; EACCES; ECONNREFUSED if nobody listens. Returns a descriptor. */
    int connectLocal(String path);

    /** A connection that came in on a listening descriptor: one more descriptor; wait with {@link Condition.Readable}. */
    Optional<Accepted> accept(int fd);

    /**
     * A connection that came in.
     *
     * @param fd its descriptor
     * @param address from where
     * @param port from which port
     */
    record Accepted(int fd, String address, int port) {}

    /** The TCP sockets there are: those that listen in the order of their ports, then connections. */
    List<SocketInfo> sockets();

    /**
     * A TCP socket.
     *
     * @param state {@code LISTEN}, {@code ESTAB}, {@code CLOSE-WAIT}, {@code FIN-WAIT-2}
     * @param local its address, {@code 0.0.0.0} for all
     * @param port its port
     * @param peer the address of the other end; {@code 0.0.0.0} when it listens
     * @param peerPort its port; 0 when it listens
     * @param owners the processes that have it open, and their descriptors
     * @param waiting bytes that came and were not read; of a listener, connections that were not accepted
     */
    record SocketInfo(
            String state, String local, int port, String peer, int peerPort, List<Owner> owners, long waiting) {}

    /**
     * A process that has a socket open.
     *
     * @param pid the process
     * @param name its short name
     * @param fd its descriptor
     */
    record Owner(int pid, String name, int fd) {}

    /** The machine's network interfaces, the primary one first. */
    List<Link> links();

    /** The machine's primary network interface. */
    default Link link() {
        return links().get(0);
    }

    /**
     * A network interface.
     *
     * @param name such as {@code ens5}
     * @param mac hardware address
     * @param device its place in the machine, 0 for the primary one
     * @param addresses private addresses, the primary one first
     * @param addresses6 IPv6 addresses
     * @param prefix length of the network part of the addresses
     * @param gateway address of the router
     * @param mtu largest packet in bytes
     */
    record Link(
            String name,
            String mac,
            int device,
            List<String> addresses,
            List<String> addresses6,
            int prefix,
            String gateway,
            int mtu) {
        /** Its primary private address. */
        public String address() {
            return addresses.get(0);
        }

        /** What amazon-ec2-net-utils adds to find the interface's own route table and to order its routes. */
        public int metric() {
            return 512 + device;
        }
    }

    /** The name of an address, as the name server knows it. */
    Optional<String> reverse(String address);

    /** The machine's own private address; 127.0.0.1 if it has no other. */
    String address();

    /** Opens a new terminal pair: what is written to the descriptor is typed at the terminal of that name. */
    Pty openTerminal();

    /**
     * A terminal that a program holds the other end of.
     *
     * @param fd the program's end
     * @param name such as {@code pts/0}; also in {@code /dev}
     */
    record Pty(int fd, String name) {}
}
