package skylab.guest.machine;

import java.time.Duration;
import java.util.Optional;
import skylab.guest.disk.Content;
import skylab.network.traffic.Course;
import skylab.world.Event;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * Bytes between the ends of a connection. The network takes everything at once, or nothing: then they are sent again after
 * ever longer waits, as TCP does (RFC 6298), until they get through or the kernel gives up.
 */
final class Transit {
    // Linux: the first wait, the longest one, and how often a segment is sent again (tcp_retries2); 924.6 s in all.
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(120);
    private static final int TRIES = 15;

    private Transit() {}

    /** Sends bytes to an end of a connection. */
    static void send(Kernel kernel, Connection connection, boolean toServer, Content content) {
        if (connection.held().isPresent()) {
            put(kernel.tx, kernel.scope, connection.hold(toServer, content));
            return;
        }
        Optional<Course> course = passes(kernel.tx, kernel.scope, kernel.machines, connection);
        if (course.isPresent()) {
            count(
                    kernel.tx,
                    kernel.scope,
                    connection,
                    course.get(),
                    toServer ? content.size() : 0,
                    toServer ? 0 : content.size());
            arrive(kernel, connection.deliver(toServer, content), course.get());
            RunQueue.wake(kernel.tx, kernel.scope, toServer ? connection.server() : connection.client());
        } else {
            put(kernel.tx, kernel.scope, connection.hold(toServer, content));
            kernel.tx.schedule(FIRST_WAIT, new Retransmission(kernel.machines, kernel.scope, connection.id(), 0));
        }
    }

    private static Optional<Course> passes(Transaction tx, Scope scope, Machines machines, Connection connection) {
        return connection.flow().isEmpty()
                ? Optional.of(Course.NOWHERE)
                : machines.net().pass(tx, scope, connection.flow().get());
    }

    private static void arrive(Kernel kernel, Connection connection, Course course) {
        if (!connection.isOutside() || connection.toServer().size() == 0) {
            put(kernel.tx, kernel.scope, connection);
            return;
        }
        Connection answered = Outside.answer(kernel, connection);
        put(kernel.tx, kernel.scope, answered);
        long answer = answered.toClient().size() - connection.toClient().size();
        count(kernel.tx, kernel.scope, connection, course, 0, answer);
    }

    private static void count(
            Transaction tx, Scope scope, Connection connection, Course course, long toServer, long toClient) {
        Metering.stream(tx, scope, course, tx.now(), tx.now(), toServer, toClient);
        GatewayUse.used(tx, scope, course, connection.id());
    }

    private static void put(Transaction tx, Scope scope, Connection connection) {
        tx.put(scope, Connection.CONNECTIONS, connection.id(), connection);
    }

    /** What has not got through is sent again. */
    record Retransmission(Machines machines, Scope scope, String connection, int attempt) implements Event {
        @Override
        public void happen(Transaction tx) {
            tx.find(scope, Connection.CONNECTIONS, connection)
                    .filter(row -> row.held().isPresent())
                    .ifPresent(row -> again(tx, row));
        }

        private void again(Transaction tx, Connection row) {
            boolean outsideOnly = row.isOutside()
                    && tx.find(scope, Machine.MACHINES, row.client())
                            .filter(Machine::isOn)
                            .isEmpty();
            if (outsideOnly) {
                return;
            }
            Optional<Course> course = passes(tx, scope, machines, row);
            if (course.isPresent()) {
                Connection.Held held = row.held().orElseThrow();
                count(
                        tx,
                        scope,
                        row,
                        course.get(),
                        held.toServer().size(),
                        held.toClient().size());
                if (row.isOutside()) {
                    arrive(new Kernel(tx, scope, machines, row.client()), row.release(), course.get());
                } else {
                    put(tx, scope, row.release());
                }
            } else if (attempt == TRIES) {
                put(tx, scope, row.giveUp());
            } else {
                Duration wait = FIRST_WAIT.multipliedBy(2L << attempt);
                tx.schedule(
                        wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait,
                        new Retransmission(machines, scope, connection, attempt + 1));
                return;
            }
            RunQueue.wake(tx, scope, row.client());
            RunQueue.wake(tx, scope, row.server());
            machines.run(tx, scope);
        }
    }
}
