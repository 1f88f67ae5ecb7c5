package skylab.network.packet;

import skylab.network.host.Conntrack;
import skylab.network.host.HostNetwork;
import skylab.world.Scope;
import skylab.world.Transaction;

/** What packets leave behind in the tables of who has let them through. */
final class Remembering {
    private Remembering() {}

    /**
     * A packet has passed.
     *
     * @param size how long it was, in bytes
     */
    static void of(Transaction tx, Scope scope, Journeys.Sent sent, int size) {
        Journeys.Traces traces = sent.traces();
        for (Walk.Translation one : traces.translations()) {
            NatTable table = tx.find(scope, NatTable.NAT_TABLES, one.table()).orElse(NatTable.EMPTY);
            tx.put(
                    scope,
                    NatTable.NAT_TABLES,
                    one.table(),
                    table.used(one.inside(), one.outside().sourcePort(), tx.now()));
        }
        boolean answered = !(sent.journey().fate() instanceof Fate.Dropped);
        for (Walk.Remembered one : traces.remembered()) {
            Conntrack flows = tx.find(scope, Conntrack.FLOWS, one.machine()).orElse(Conntrack.EMPTY);
            tx.put(
                    scope,
                    Conntrack.FLOWS,
                    one.machine(),
                    flows.used(one.original(), one.translated(), answered || one.reply(), tx.now()));
        }
        for (Walk.Asked one : traces.asked()) {
            tx.update(
                    scope,
                    HostNetwork.HOSTS,
                    one.machine(),
                    host -> host.with(host.tables().counted(one.rules(), size)));
        }
    }

    /** Both ends of a flow have closed it. */
    static void closed(Transaction tx, Scope scope, Journeys.Sent sent) {
        for (Walk.Remembered one : sent.traces().remembered()) {
            tx.update(scope, Conntrack.FLOWS, one.machine(), flows -> flows.closed(one.original(), tx.now()));
        }
    }
}
