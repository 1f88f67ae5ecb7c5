package skylab.aws.ec2.instance;

import static skylab.aws.ec2.instance.Instance.INSTANCES;

import java.time.Duration;
import java.util.Optional;
import skylab.aws.ec2.type.InstanceKind;
import skylab.network.fault.Cut;
import skylab.world.Event;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * Instances move from a host that has failed to another (EC2 guide, "Automatic instance recovery"): ids and addresses,
 * also public ones, stay; what was in memory is lost; to the system it is an unplanned reboot.
 */
public final class Recovery {
    // AWS names no time; a few minutes after the system status check has failed are usual.
    private static final int LEAST_SECONDS = 4 * 60;
    private static final int MOST_SECONDS = 8 * 60;

    private Recovery() {}

    /** Whether AWS recovers an instance by itself. Disks of the host cannot be moved, bare metal is not supported. */
    static boolean isConfigured(Instance instance) {
        return Maintenance.orDefault(instance.settings().options().autoRecovery())
                        .equals("default")
                && isPossible(instance);
    }

    /** Whether an instance can be recovered at all. */
    public static boolean isPossible(Instance instance) {
        InstanceKind kind = instance.kind();
        return !kind.bareMetal()
                && kind.disks().count() == 0
                && !instance.launch().onInstanceStore();
    }

    static void schedule(Transaction tx, Scope scope, String id, HostFault fault) {
        Duration delay = Duration.ofMillis(tx.random().nextLong(LEAST_SECONDS * 1000L, MOST_SECONDS * 1000L));
        tx.schedule(delay, new Recovered(scope, id, fault));
    }

    private record Recovered(Scope scope, String id, HostFault fault) implements Event {
        @Override
        public void happen(Transaction tx) {
            if (tx.find(scope, HostFault.HOST_FAULTS, id).equals(Optional.of(fault))) {
                recover(tx, scope, id);
            }
        }
    }

    /**
     * Moves a running instance to another host, if it can be recovered and its zone has hosts that work.
     *
     * @return whether it has moved
     */
    public static boolean recover(Transaction tx, Scope scope, String id) {
        Optional<Instance> able = tx.find(scope, INSTANCES, id)
                .filter(instance -> instance.is(Phase.RUNNING) && isPossible(instance))
                .filter(instance ->
                        !Cut.isIsolated(tx.world(), scope, instance.launch().zone()));
        able.ifPresent(instance -> {
            HostFault.leave(tx, scope, id);
            Lifecycle.bootAgain(tx, scope, instance);
        });
        return able.isPresent();
    }
}
