package skylab.guest.machine;

import skylab.guest.disk.Bytes;
import skylab.world.Kind;

/**
 * A connection between two machines.
 *
 * @param id its own id
 * @param client who asked for it
 * @param server who answers
 * @param address from which address it came
 * @param clientPort from which port
 * @param port to which port
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
        int port,
        Bytes toServer,
        Bytes toClient,
        boolean accepted,
        boolean clientOpen,
        boolean serverOpen,
        boolean lost) {
    /** Connections by an id of their own. */
    public static final Kind<Connection> CONNECTIONS = new Kind<>("connection", "");

    Connection to(boolean toTheServer, Bytes bytes) {
        return new Connection(
                id,
                client,
                server,
                address,
                clientPort,
                port,
                toTheServer ? bytes : toServer,
                toTheServer ? toClient : bytes,
                accepted,
                clientOpen,
                serverOpen,
                lost);
    }

    Connection accept() {
        return new Connection(
                id, client, server, address, clientPort, port, toServer, toClient, true, clientOpen, serverOpen, lost);
    }

    Connection close(boolean byServer) {
        return new Connection(
                id,
                client,
                server,
                address,
                clientPort,
                port,
                toServer,
                toClient,
                accepted,
                clientOpen && byServer,
                serverOpen && !byServer,
                lost);
    }

    Connection lose() {
        return new Connection(
                id,
                client,
                server,
                address,
                clientPort,
                port,
                toServer,
                Bytes.EMPTY,
                accepted,
                clientOpen,
                serverOpen,
                true);
    }
}
