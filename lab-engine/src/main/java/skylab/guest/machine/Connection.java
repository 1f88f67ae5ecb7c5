package skylab.guest.machine;

import java.time.Instant;
import skylab.guest.disk.Content;
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
        boolean lost) {
    /** Connections by an id of their own. */
    public static final Kind<Connection> CONNECTIONS = new Kind<>("connection", "");

    private static final String OUTSIDE = "@";

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
                isLost);
    }
}
