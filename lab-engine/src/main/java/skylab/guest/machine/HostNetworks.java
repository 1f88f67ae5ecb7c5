package skylab.guest.machine;

import skylab.network.host.Conntrack;
import skylab.network.host.HostNetwork;
import skylab.world.Scope;
import skylab.world.Transaction;

/** The rules in the kernels of machines as these are switched off, go to sleep and wake up. */
final class HostNetworks {
    private HostNetworks() {}

    /** What was only in memory is lost. */
    static void forget(Transaction tx, Scope scope, String machine) {
        tx.remove(scope, HostNetwork.HOSTS, machine);
        tx.remove(scope, HostNetwork.ASLEEP, machine);
        tx.remove(scope, Conntrack.FLOWS, machine);
    }

    /** Nothing is passed on for a while. */
    static void sleep(Transaction tx, Scope scope, String machine) {
        tx.find(scope, HostNetwork.HOSTS, machine).ifPresent(row -> tx.put(scope, HostNetwork.ASLEEP, machine, row));
        tx.remove(scope, HostNetwork.HOSTS, machine);
    }

    /** It goes on as it was. */
    static void wake(Transaction tx, Scope scope, String machine) {
        tx.find(scope, HostNetwork.ASLEEP, machine).ifPresent(row -> tx.put(scope, HostNetwork.HOSTS, machine, row));
        tx.remove(scope, HostNetwork.ASLEEP, machine);
    }
}
