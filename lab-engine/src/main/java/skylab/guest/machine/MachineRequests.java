package skylab.guest.machine;

import skylab.world.Scope;
import skylab.world.Transaction;

/** What a machine asks of the cloud that it runs in. */
public interface MachineRequests {
    /**
     * Its operating system has shut down.
     *
     * @param reboot whether it wants to start again
     */
    void power(Transaction tx, Scope scope, String machine, boolean reboot);

    /**
     * Somebody is about to look at a machine. What nobody looks at need not be there: if the machine is not yet, it is to
     * be made now, see {@link Machines#since}.
     */
    void appear(Transaction tx, Scope scope, String machine);
}
