package skylab.guest.machine;

import java.util.List;
import java.util.Optional;
import org.pcollections.PSortedSet;
import org.pcollections.PVector;
import org.pcollections.TreePSet;
import org.pcollections.TreePVector;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/** Connections in the world, and the indexes by which machines find theirs. */
final class Connections {
    /** Ids of connections by each machine that is an end of them. */
    private static final Kind<PSortedSet<String>> BY_MACHINE = new Kind<>("connection-by-machine", "");

    /** Ids of connections that wait to be accepted, in order, by machine and port. */
    private static final Kind<PVector<String>> WAITING = new Kind<>("connection-waiting", "");

    private Connections() {}

    private static String key(String machine, int port) {
        return machine + ":" + port;
    }

    /** Puts a new connection. */
    static void open(Kernel kernel, Connection made) {
        kernel.tx.put(kernel.scope, Connection.CONNECTIONS, made.id(), made);
        enter(kernel.tx, kernel.scope, made.client(), made.id());
        if (!made.isOutside()) {
            enter(kernel.tx, kernel.scope, made.server(), made.id());
            String key = key(made.server(), made.port());
            PVector<String> before = kernel.tx.find(kernel.scope, WAITING, key).orElse(TreePVector.empty());
            kernel.tx.put(kernel.scope, WAITING, key, before.plus(made.id()));
        }
        RunQueue.wake(kernel.tx, kernel.scope, made.server());
    }

    private static void enter(Transaction tx, Scope scope, String machine, String id) {
        tx.put(scope, BY_MACHINE, machine, ids(tx, scope, machine).plus(id));
    }

    private static PSortedSet<String> ids(Transaction tx, Scope scope, String machine) {
        return tx.find(scope, BY_MACHINE, machine).orElse(TreePSet.empty());
    }

    private static void leave(Transaction tx, Scope scope, String machine, String id) {
        PSortedSet<String> left = ids(tx, scope, machine).minus(id);
        if (left.isEmpty()) {
            tx.remove(scope, BY_MACHINE, machine);
        } else {
            tx.put(scope, BY_MACHINE, machine, left);
        }
    }

    /** The connections of a machine. */
    static List<Connection> of(Transaction tx, Scope scope, String machine) {
        return ids(tx, scope, machine).stream()
                .flatMap(id -> tx.find(scope, Connection.CONNECTIONS, id).stream())
                .toList();
    }

    /** The first connection that waits for a listener. */
    static Optional<Connection> waiting(Kernel kernel, OpenFile.Listener listener) {
        return kernel.tx.find(kernel.scope, WAITING, key(kernel.id, listener.port())).stream()
                .flatMap(PVector::stream)
                .flatMap(id -> kernel.tx.find(kernel.scope, Connection.CONNECTIONS, id).stream())
                .filter(one -> listener.takes(one.serverAddress(), one.port()))
                .findFirst();
    }

    /** Takes the first connection that waits for a listener. */
    static Optional<Connection> accept(Kernel kernel, OpenFile.Listener listener) {
        Optional<Connection> found = waiting(kernel, listener).map(Connection::accept);
        found.ifPresent(one -> {
            kernel.tx.put(kernel.scope, Connection.CONNECTIONS, one.id(), one);
            unlist(kernel.tx, kernel.scope, one);
        });
        return found;
    }

    // It does not wait any more.
    private static void unlist(Transaction tx, Scope scope, Connection one) {
        String key = key(one.server(), one.port());
        PVector<String> left =
                tx.find(scope, WAITING, key).orElse(TreePVector.<String>empty()).minus(one.id());
        if (left.isEmpty()) {
            tx.remove(scope, WAITING, key);
        } else {
            tx.put(scope, WAITING, key, left);
        }
    }

    /** An end closes a connection. */
    static void close(Kernel kernel, String id, boolean server) {
        kernel.tx.find(kernel.scope, Connection.CONNECTIONS, id).ifPresent(row -> {
            put(kernel.tx, kernel.scope, isHeard(kernel, row, server) ? row.close(server) : row);
            if (kernel.tx.find(kernel.scope, Connection.CONNECTIONS, id).isEmpty()) {
                row.flow().ifPresent(flow -> kernel.net.close(kernel.tx, kernel.scope, flow));
            }
            RunQueue.wake(kernel.tx, kernel.scope, server ? row.client() : row.server());
        });
    }

    // Neither a machine that hibernates nor one to which no packet finds its way hears that the other side hangs up.
    private static boolean isHeard(Kernel kernel, Connection row, boolean server) {
        if (row.lost() && !server) {
            return false;
        }
        boolean somebody = !row.isOutside() && (server ? row.clientOpen() : row.serverOpen());
        return !somebody
                || row.flow()
                        .map(flow -> kernel.net.carries(kernel.tx.world(), kernel.scope, flow))
                        .orElse(true);
    }

    private static void put(Transaction tx, Scope scope, Connection row) {
        boolean open = row.clientOpen() || (row.serverOpen() && !row.isOutside());
        if (open) {
            tx.put(scope, Connection.CONNECTIONS, row.id(), row);
            return;
        }
        tx.remove(scope, Connection.CONNECTIONS, row.id());
        GatewayUse.closed(tx, scope, row.id());
        leave(tx, scope, row.client(), row.id());
        if (!row.isOutside()) {
            leave(tx, scope, row.server(), row.id());
            if (!row.accepted()) {
                unlist(tx, scope, row);
            }
        }
    }

    /** Nobody listens any more: who still waits is sent away. */
    static void refuse(Kernel kernel, OpenFile.Listener listener) {
        for (var one = waiting(kernel, listener); one.isPresent(); one = waiting(kernel, listener)) {
            unlist(kernel.tx, kernel.scope, one.get());
            close(kernel, one.get().id(), true);
        }
    }

    /** A machine is switched off: its connections are closed. */
    static void powerOff(Transaction tx, Scope scope, String machine) {
        for (Connection connection : of(tx, scope, machine)) {
            boolean server = connection.server().equals(machine);
            if (server && !connection.accepted()) {
                unlist(tx, scope, connection);
            }
            boolean both = server && connection.client().equals(machine);
            put(tx, scope, both ? connection.close(true).close(false) : connection.close(server));
            RunQueue.wake(tx, scope, server ? connection.client() : connection.server());
        }
    }

    /** A machine hibernates: who is connected to it hears nothing any more. */
    static void hibernate(Transaction tx, Scope scope, String machine) {
        for (Connection connection : of(tx, scope, machine)) {
            if (connection.server().equals(machine) && !connection.client().equals(machine)) {
                tx.put(scope, Connection.CONNECTIONS, connection.id(), connection.lose());
                RunQueue.wake(tx, scope, connection.client());
            }
        }
    }
}
