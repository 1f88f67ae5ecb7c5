package skylab.guest.machine;

import skylab.world.Scope;
import skylab.world.Transaction;

/** What a machine asks of the cloud that it runs in. */
@FunctionalInterface
public interface MachineRequests {
    /**
     * Its operating system has shut down.
     *
     * @param reboot whether it wants to start again
     */
    void power(Transaction tx, Scope scope, String machine, boolean reboot);
}
