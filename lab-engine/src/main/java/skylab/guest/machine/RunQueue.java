package skylab.guest.machine;

import org.pcollections.PSortedSet;
import org.pcollections.TreePSet;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * Which machines have something to do, so that thousands of idle ones cost nothing.
 *
 * @param runnable machines that something has happened to
 * @param lazy machines with processes that wait lazily
 */
record RunQueue(PSortedSet<String> runnable, PSortedSet<String> lazy) {
    static final Kind<RunQueue> QUEUES = new Kind<>("run-queue", "");
    private static final String KEY = "all";
    static final RunQueue EMPTY = new RunQueue(TreePSet.empty(), TreePSet.empty());

    static RunQueue of(Transaction tx, Scope scope) {
        return tx.find(scope, QUEUES, KEY).orElse(EMPTY);
    }

    /** Puts another queue in its place, and gives the old one. */
    static RunQueue set(Transaction tx, Scope scope, RunQueue other) {
        RunQueue old = of(tx, scope);
        tx.put(scope, QUEUES, KEY, other);
        return old;
    }

    static void wake(Transaction tx, Scope scope, String machine) {
        RunQueue queue = of(tx, scope);
        tx.put(scope, QUEUES, KEY, new RunQueue(queue.runnable.plus(machine), queue.lazy));
    }

    static void asleep(Transaction tx, Scope scope, String machine, boolean isLazy) {
        RunQueue queue = of(tx, scope);
        tx.put(
                scope,
                QUEUES,
                KEY,
                new RunQueue(
                        queue.runnable.minus(machine), isLazy ? queue.lazy.plus(machine) : queue.lazy.minus(machine)));
    }
}
