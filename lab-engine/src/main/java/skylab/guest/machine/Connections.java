package skylab.guest.machine;

import java.util.Optional;
import skylab.world.Scope;
import skylab.world.World;

/** Finds connections in a world. */
final class Connections {
    private Connections() {}

    /** The id of a connection that waits to be accepted. */
    static Optional<String> waiting(World world, Scope scope, String server, int port) {
        for (Connection connection : world.table(scope, Connection.CONNECTIONS).values()) {
            if (!connection.accepted()
                    && connection.server().equals(server)
                    && connection.port() == port
                    && connection.clientOpen()) {
                return Optional.of(connection.id());
            }
        }
        return Optional.empty();
    }
}
