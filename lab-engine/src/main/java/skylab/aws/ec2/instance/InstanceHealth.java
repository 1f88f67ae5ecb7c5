package skylab.aws.ec2.instance;

import static skylab.aws.ec2.instance.Instance.INSTANCES;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import skylab.guest.disk.DiskFailure;
import skylab.telemetry.Health;
import skylab.world.Scope;
import skylab.world.Transaction;

/** What the status checks of an instance find: they follow from its host and its volumes. */
public final class InstanceHealth {
    private InstanceHealth() {}

    /** Something has failed: the checks, which run at every full minute, need a whole one to find out. */
    public static void worse(Transaction tx, Scope scope, String id) {
        put(tx, scope, id, tx.now().truncatedTo(ChronoUnit.MINUTES).plus(2, ChronoUnit.MINUTES));
    }

    /** Something works again. */
    public static void better(Transaction tx, Scope scope, String id) {
        put(tx, scope, id, tx.now());
    }

    private static void put(Transaction tx, Scope scope, String id, Instant from) {
        Optional<HostFault> host = HostFault.of(tx.world(), scope, id);
        boolean disks = tx.find(scope, INSTANCES, id).stream()
                .flatMap(instance -> instance.devices().values().stream())
                .anyMatch(volume -> tx.find(scope, DiskFailure.FAILURES, volume).isPresent());
        Health.put(tx, scope, id, new Health.Span(from, host.isPresent(), HostFault.isDark(tx, scope, id), disks));
    }
}
