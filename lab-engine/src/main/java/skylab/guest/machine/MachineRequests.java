package skylab.guest.machine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import skylab.guest.process.SystemCalls;
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

    /** A machine sends lines for a log, see {@link SystemCalls#sendLogs}. */
    Optional<String> logs(Transaction tx, Scope scope, String group, String stream, int retention, List<String> lines);

    /** A machine sends samples of metrics, see {@link SystemCalls#sendMetrics}. */
    void metrics(
            Transaction tx, Scope scope, String namespace, List<SystemCalls.Sample> samples, List<Instant> moments);
}
