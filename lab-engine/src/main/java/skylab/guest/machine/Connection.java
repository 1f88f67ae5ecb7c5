package skylab.guest.machine;

import java.time.Instant;
import java.util.Optional;
import skylab.guest.disk.Content;
import skylab.network.packet.Flow;
import skylab.world.Kind;

/**
 * A TCP connection between two machines, between two processes of one, or to a host outside of the lab.
 *
 * @param id its own id
 * @param client who asked for it
 * @param server who answers; {@code @} and an address for a host outside of the lab
 * @param address from which address it came, as the server sees it
 * @param clientPort from which port
 * @param serverAddress to which of the server's addresses, as the server sees it
 * @param dialled to which address, as the client sees it
 * @param port to which port
 * @param since when it was established
 * @param toServer bytes on the way
 * @param toClient bytes on the way
 * @param accepted whether the server's process has taken it
 * @param clientOpen whether the client may still write
 * @param serverOpen whether the server may still write
 * @param lost whether the server's machine has vanished without closing it
 * @param flow what the network knows of it; empty for one that does not leave the machine
 * @param held what was sent and did not get through; empty while everything does
 */
public record Connection(
        String id,
        String client,
        String server,
        String address,
        int clientPort,
        String serverAddress,
        String dialled,
        int port,
        Instant since,
        Content toServer,
        Content toClient,
        boolean accepted,
        boolean clientOpen,
        boolean serverOpen,
        boolean lost,
        Optional<Flow> flow,
        Optional<Held> held) {
    /** Connections by an id of their own. */
    public static final Kind<Connection> CONNECTIONS = new Kind<>("connection", "");

    private static final String OUTSIDE = "@";

    /**
     * What an end sends again and again, because no answer comes.
     *
     * @param toServer bytes of the client
     * @param toClient bytes of the server
     */
    record Held(Content toServer, Content toClient) {
        static final Held NOTHING = new Held(Content.EMPTY, Content.EMPTY);
    }

    /** How a host outside of the lab is named as a server. */
    static String outside(String address) {
        return OUTSIDE + address;
    }

    /** Whether a host outside of the lab answers. */
    boolean isOutside() {
        return server.startsWith(OUTSIDE);
    }

    Connection to(boolean toTheServer, Content bytes) {
        return with(
                toTheServer ? bytes : toServer, toTheServer ? toClient : bytes, accepted, clientOpen, serverOpen, lost);
    }

    Connection accept() {
        return with(toServer, toClient, true, clientOpen, serverOpen, lost);
    }

    Connection close(boolean byServer) {
        return with(toServer, toClient, accepted, clientOpen && byServer, serverOpen && !byServer, lost);
    }

    /** More bytes on the way. */
    Connection deliver(boolean toTheServer, Content bytes) {
        return to(toTheServer, (toTheServer ? toServer : toClient).append(bytes));
    }

    /** More bytes that do not get through. */
    Connection hold(boolean toTheServer, Content bytes) {
        Held before = held.orElse(Held.NOTHING);
        return holding(Optional.of(
                toTheServer
                        ? new Held(before.toServer().append(bytes), before.toClient())
                        : new Held(before.toServer(), before.toClient().append(bytes))));
    }

    /** What was held is on the way. */
    Connection release() {
        Held all = held.orElse(Held.NOTHING);
        return deliver(true, all.toServer()).deliver(false, all.toClient()).holding(Optional.empty());
    }

    /** What was held is given up. */
    Connection giveUp() {
        return holding(Optional.empty()).lose();
    }

    private Connection holding(Optional<Held> changed) {
        return new Connection(
                id,
                client,
                server,
                address,
                clientPort,
                serverAddress,
                dialled,
                port,
                since,
                toServer,
                toClient,
                accepted,
                clientOpen,
                serverOpen,
                lost,
                flow,
                changed);
    }

    Connection lose() {
        return with(toServer, Content.EMPTY, accepted, clientOpen, serverOpen, true);
    }

    private Connection with(
            Content serverBound,
            Content clientBound,
            boolean isAccepted,
            boolean isClientOpen,
            boolean isServerOpen,
            boolean isLost) {
        return new Connection(
                id,
                client,
                server,
                address,
                clientPort,
                serverAddress,
                dialled,
                port,
                since,
                serverBound,
                clientBound,
                isAccepted,
                isClientOpen,
                isServerOpen,
                isLost,
                flow,
                held);
    }
}
