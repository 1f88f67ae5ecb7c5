package skylab.aws.ec2.instance;

import java.util.Optional;
import skylab.guest.disk.Disk;
import skylab.guest.disk.DiskFailure;
import skylab.guest.machine.Attachment;
import skylab.guest.machine.Machine;
import skylab.world.Scope;
import skylab.world.Transaction;

/** Disks of a host that have failed: what was on them is lost for ever, and AWS retires the host. */
public final class StoreDiskFault {
    private StoreDiskFault() {}

    /**
     * A disk of an instance's host.
     *
     * @param device as the machine calls it, e.g. {@code nvme1n1} or {@code /dev/nvme1n1}
     */
    public static Optional<Attachment> find(Transaction tx, Scope scope, String instance, String device) {
        Hosts.appear(tx, scope, instance);
        String name = device.replaceFirst("^/dev/", "");
        return tx.find(scope, Machine.MACHINES, instance).stream()
                .flatMap(machine -> machine.disks().stream())
                .filter(disk -> disk.instanceStore() && disk.name().equals(name))
                .findFirst();
    }

    /** A disk fails now. */
    public static void fail(Transaction tx, Scope scope, Instance instance, Attachment disk) {
        if (tx.find(scope, DiskFailure.FAILURES, disk.volume()).isPresent()) {
            return;
        }
        Hosts.MACHINES.settle(tx, scope);
        tx.put(scope, DiskFailure.FAILURES, disk.volume(), new DiskFailure(tx.now()));
        tx.update(scope, Disk.DISKS, disk.volume(), lost -> Disk.blank(lost.size()));
        Hosts.MACHINES.diskFailed(tx, scope, instance.id(), disk.volume());
        HostFault.fail(tx, scope, instance, HostFault.Cause.DEGRADED);
    }

    /** A disk is replaced by an empty one; the host is as it was before. */
    public static void repair(Transaction tx, Scope scope, String instance, Attachment disk) {
        tx.remove(scope, DiskFailure.FAILURES, disk.volume());
        HostFault.of(tx.world(), scope, instance)
                .filter(fault -> fault.cause() == HostFault.Cause.DEGRADED)
                .ifPresent(fault -> HostFault.leave(tx, scope, instance));
    }
}
