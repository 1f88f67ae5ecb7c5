package skylab.aws.ec2.instance;

import java.util.List;
import java.util.Locale;
import skylab.aws.ec2.type.InstanceKind;
import skylab.guest.disk.Disk;
import skylab.guest.disk.DiskFailure;
import skylab.guest.machine.Attachment;
import skylab.guest.machine.Machine;
import skylab.guest.machine.OsImage;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * The instance store: disks of the host. They come blank with every start and are lost with the host; a reboot leaves them
 * (EC2 guide, "Instance store temporary block storage").
 */
final class StoreDisks {
    // The serial number of such a disk: AWS and 17 hexadecimal digits.
    private static final Kind<Disk> SERIALS = new Kind<>("instance-store-disk", "AWS");

    // What an image with such a root may hold at most.
    private static final long ROOT = 10L << 30;

    private StoreDisks() {}

    /** Attaches the disks of a new host, unless the machine still has those of its host. */
    static void attach(Transaction tx, Scope scope, Instance instance) {
        InstanceKind kind = instance.kind();
        boolean attached = of(tx, scope, instance.id()).stream()
                .anyMatch(disk -> !disk.requested().equals(instance.launch().rootDevice()));
        if (kind.disks().count() == 0 || attached) {
            return;
        }
        if (kind.disks().isNvme()) {
            for (int number = 0; number < kind.disks().count(); number++) {
                attach(tx, scope, instance, kind, "");
            }
        } else {
            instance.launch().ephemeral().forEach((name, device) -> attach(tx, scope, instance, kind, device));
        }
    }

    /** A root disk on the host, with the system on it; only Xen types have them. */
    static Attachment root(Transaction tx, Scope scope, OsImage os, String device) {
        String serial = tx.newId(SERIALS).toUpperCase(Locale.ROOT);
        tx.put(scope, Disk.DISKS, serial, os.rootDisk(ROOT));
        return new Attachment(device, "xvda", serial, true);
    }

    /** Takes the disks away, with all that was on them. */
    static void lose(Transaction tx, Scope scope, String machine) {
        for (Attachment disk : of(tx, scope, machine)) {
            Hosts.MACHINES.detachDisk(tx, scope, machine, disk.volume());
            tx.remove(scope, Disk.DISKS, disk.volume());
            tx.remove(scope, DiskFailure.FAILURES, disk.volume());
        }
    }

    private static void attach(Transaction tx, Scope scope, Instance instance, InstanceKind kind, String device) {
        String serial = tx.newId(SERIALS).toUpperCase(Locale.ROOT);
        tx.put(scope, Disk.DISKS, serial, Disk.blank(kind.disks().bytesEach()));
        Hosts.MACHINES.attachDisk(tx, scope, instance.id(), device, serial, true);
    }

    private static List<Attachment> of(Transaction tx, Scope scope, String machine) {
        return tx.find(scope, Machine.MACHINES, machine).stream()
                .flatMap(one -> one.disks().stream())
                .filter(Attachment::instanceStore)
                .toList();
    }
}
