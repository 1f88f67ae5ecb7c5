package skylab.guest.process;

import skylab.world.Scope;
import skylab.world.Transaction;

/** What a process asks of the cloud that its machine runs in; a value. It is answered while no machine is at work. */
@FunctionalInterface
public interface Question {
    /**
     * Finds the answer.
     *
     * @param scope where the machine is
     * @param machine its id
     * @return a value
     */
    Object answer(Transaction tx, Scope scope, String machine);
}
