package skylab.guest.process;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import skylab.network.Fate;

/** System calls on the network. */
public interface NetworkCalls {
    /** The IPv4 address of a name or of an address in dotted form; {@code /etc/hosts} is asked before the name server. */
    Optional<String> resolve(String name);

    /** What becomes of an echo request that is sent now, and whether the machine it reaches answers. */
    Echo echo(String address);

    /** What becomes of the first packet of a connection, without connecting. */
    Fate probe(String address, int port);

    /**
     * Connects. When nothing answers, the answer is known only after some time: the connection attempt is a descriptor
     * that becomes writable when it has succeeded or failed.
     *
     * @return a descriptor for reading and writing
     * @throws Errno ECONNREFUSED at once if nobody listens; ENETUNREACH
     */
    Connecting connect(String address, int port);

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
     */
    record Echo(boolean answered, int ttl, Duration roundTrip) {}

    /** Listens on a port of all addresses. EADDRINUSE; EACCES below 1024 for others than root. Returns a descriptor. */
    int listen(int port);

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

    /** Which ports are listened on, in order. */
    List<Listening> listening();

    /**
     * A port that is listened on.
     *
     * @param port 1 to 65535
     * @param pid by which process
     */
    record Listening(int port, int pid) {}

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
