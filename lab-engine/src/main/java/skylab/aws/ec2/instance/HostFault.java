package skylab.aws.ec2.instance;

import static skylab.aws.ec2.instance.Instance.INSTANCES;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import skylab.world.Event;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;

/**
 * That the host of an instance has failed. It ends when the host is repaired, or when the instance gets another host.
 *
 * @param since when it failed
 * @param cause what is wrong with it
 * @param event the id of the retirement that AWS has scheduled for that, or null
 */
public record HostFault(Instant since, Cause cause, String event) {
    /** Faults by the instance's id. */
    public static final Kind<HostFault> HOST_FAULTS = new Kind<>("host-fault", "");

    private static final Kind<String> EVENTS = new Kind<>("instance-event", "instance-event-");

    // EC2 guide, "Scheduled events for your instances"; AWS says when, about two weeks ahead.
    private static final Duration RETIREMENT = Duration.ofDays(14);

    /** What is wrong with a host. */
    public enum Cause {
        /** It has no power. */
        POWER,
        /** Its whole zone has no power. */
        ZONE,
        /** It works, but its hardware is about to fail. */
        DEGRADED
    }

    /** When AWS stops or terminates the instance on a host that is to be retired; null if it does not. */
    public Instant retirement() {
        return event == null ? null : since.plus(RETIREMENT).truncatedTo(ChronoUnit.HOURS);
    }

    /** The fault of an instance's host. */
    public static Optional<HostFault> of(World world, Scope scope, String instance) {
        return world.table(scope, HOST_FAULTS).get(instance);
    }

    /** Whether an instance's host has no power. */
    static boolean isDark(Transaction tx, Scope scope, String instance) {
        return tx.find(scope, HOST_FAULTS, instance)
                .filter(fault -> fault.cause != Cause.DEGRADED)
                .isPresent();
    }

    /** The host of an instance fails now; one that has failed before stays as it is. */
    public static void fail(Transaction tx, Scope scope, Instance instance, Cause cause) {
        String id = instance.id();
        if (tx.find(scope, HOST_FAULTS, id).isPresent()) {
            return;
        }
        if (cause != Cause.DEGRADED) {
            Hosts.losePower(tx, scope, instance);
        }
        boolean recovers = cause == Cause.POWER && Recovery.isConfigured(instance);
        boolean retires = cause != Cause.ZONE && !recovers;
        HostFault fault = new HostFault(tx.now(), cause, retires ? tx.newId(EVENTS) : null);
        tx.put(scope, HOST_FAULTS, id, fault);
        InstanceHealth.worse(tx, scope, id);
        if (recovers) {
            Recovery.schedule(tx, scope, id, fault);
        } else if (retires) {
            tx.schedule(Duration.between(tx.now(), fault.retirement()), new Retired(scope, id, fault));
        }
    }

    /** The host of an instance works again: its disks are as they were, its memory is lost. */
    public static void repair(Transaction tx, Scope scope, String id) {
        Optional<HostFault> fault = tx.find(scope, HOST_FAULTS, id);
        leave(tx, scope, id);
        fault.filter(one -> one.cause != Cause.DEGRADED)
                .flatMap(one -> tx.find(scope, INSTANCES, id))
                .filter(instance -> instance.is(Phase.RUNNING))
                .ifPresent(instance -> Lifecycle.bootAgain(tx, scope, instance));
    }

    /** An instance is no longer on the host that has failed. */
    static void leave(Transaction tx, Scope scope, String id) {
        if (tx.find(scope, HOST_FAULTS, id).isPresent()) {
            tx.remove(scope, HOST_FAULTS, id);
            InstanceHealth.better(tx, scope, id);
        }
    }

    /** The day of a retirement has come: AWS stops the instance, or terminates it if its root is on the host. */
    private record Retired(Scope scope, String id, HostFault fault) implements Event {
        @Override
        public void happen(Transaction tx) {
            if (!tx.find(scope, HOST_FAULTS, id).equals(Optional.of(fault))) {
                return;
            }
            tx.find(scope, INSTANCES, id)
                    .filter(instance -> instance.is(Phase.RUNNING))
                    .ifPresent(instance -> Lifecycle.retire(tx, scope, instance));
        }
    }
}
