package skylab.lab;

import static skylab.aws.ec2.instance.HostFault.HOST_FAULTS;
import static skylab.aws.ec2.instance.Instance.INSTANCES;
import static skylab.aws.ec2.volume.Volume.VOLUMES;
import static skylab.guest.disk.DiskFailure.FAILURES;
import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.vpc.Subnet.SUBNETS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.aws.ec2.ZoneFault;
import skylab.aws.ec2.Zones;
import skylab.aws.ec2.instance.HostFault;
import skylab.aws.ec2.instance.Hosts;
import skylab.aws.ec2.instance.Instance;
import skylab.aws.ec2.instance.Phase;
import skylab.aws.ec2.instance.StoreDiskFault;
import skylab.aws.ec2.volume.Volume;
import skylab.aws.ec2.volume.VolumeFault;
import skylab.guest.machine.Attachment;
import skylab.guest.machine.Machine;
import skylab.network.fault.Cut;
import skylab.world.Scope;
import skylab.world.Timeline;
import skylab.world.Transaction;
import skylab.world.World;

/** What breaks in a lab, and what is broken. */
final class Faults {
    private Faults() {}

    /**
     * The fault with ids instead of names, checked.
     *
     * @throws LabRefusal if there is no such thing, or it cannot break
     */
    static Fault checked(World world, Scope scope, Fault fault) {
        return switch (fault.kind()) {
            case ZONE -> {
                List<String> zones = Zones.region(scope.region()).zones();
                if (!zones.contains(fault.subject())) {
                    throw new LabRefusal("zone", fault.subject(), scope.region(), String.join(", ", zones));
                }
                yield fault;
            }
            case HOST, DEGRADED_HOST -> new Fault(fault.kind(), instance(world, scope, fault.subject()), "");
            case DISK -> fault.other().isEmpty() ? volume(world, scope, fault) : storeDisk(world, scope, fault);
            case PATH ->
                new Fault(
                        fault.kind(),
                        place(world, scope, fault.subject()),
                        fault.other().isEmpty() ? "" : place(world, scope, fault.other()));
        };
    }

    /** The id of a running instance, by its id or Name tag. */
    static String instance(World world, Scope scope, String text) {
        String id = named(world, scope, text);
        return world.table(scope, INSTANCES)
                .get(id)
                .filter(instance -> instance.is(Phase.RUNNING))
                .map(Instance::id)
                .orElseThrow(() -> new LabRefusal("instance", text));
    }

    private static String named(World world, Scope scope, String text) {
        return new Ends(world, scope, Hosts.MACHINES.net()).place(text);
    }

    private static Fault volume(World world, Scope scope, Fault fault) {
        if (world.table(scope, VOLUMES).get(fault.subject()).isEmpty()) {
            throw new LabRefusal(
                    "volume",
                    fault.subject(),
                    String.join(", ", world.table(scope, VOLUMES).ids()));
        }
        return fault;
    }

    private static Fault storeDisk(World world, Scope scope, Fault fault) {
        String id = instance(world, scope, fault.subject());
        // A machine that nobody has looked at yet appears in a world that is thrown away.
        List<String> disks = new Timeline(world).write(tx -> {
            Hosts.appear(tx, scope, id);
            return tx.find(scope, Machine.MACHINES, id).stream()
                    .flatMap(machine -> machine.disks().stream())
                    .filter(Attachment::instanceStore)
                    .map(Attachment::name)
                    .toList();
        });
        String name = fault.other().replaceFirst("^/dev/", "");
        if (!disks.contains(name)) {
            throw new LabRefusal("disk", id, fault.other(), String.join(", ", disks));
        }
        return new Fault(fault.kind(), id, name);
    }

    private static String place(World world, Scope scope, String text) {
        boolean known = Zones.region(scope.region()).zones().contains(text)
                || world.table(scope, SUBNETS).get(text).isPresent();
        String place = known ? text : named(world, scope, text);
        if (!known && !place.startsWith(INSTANCES.prefix()) && !place.startsWith(INTERFACES.prefix())) {
            throw new LabRefusal("place", text);
        }
        return place;
    }

    /** Lets a checked fault happen; one that has happened already changes nothing. */
    static void fail(Transaction tx, Scope scope, Fault fault) {
        Hosts.MACHINES.settle(tx, scope);
        switch (fault.kind()) {
            case ZONE -> ZoneFault.fail(tx, scope, fault.subject());
            case HOST -> HostFault.fail(tx, scope, found(tx, scope, fault), HostFault.Cause.POWER);
            case DEGRADED_HOST -> HostFault.fail(tx, scope, found(tx, scope, fault), HostFault.Cause.DEGRADED);
            case DISK -> {
                if (fault.other().isEmpty()) {
                    Volume volume = tx.find(scope, VOLUMES, fault.subject()).orElseThrow();
                    VolumeFault.fail(tx, scope, volume);
                } else {
                    StoreDiskFault.find(tx, scope, fault.subject(), fault.other())
                            .ifPresent(disk -> StoreDiskFault.fail(tx, scope, found(tx, scope, fault), disk));
                }
            }
            case PATH -> {
                Cut cut = new Cut(fault.subject(), fault.other(), tx.now());
                if (tx.find(scope, Cut.CUTS, cut.key()).isEmpty()) {
                    tx.put(scope, Cut.CUTS, cut.key(), cut);
                }
            }
        }
    }

    private static Instance found(Transaction tx, Scope scope, Fault fault) {
        return tx.find(scope, INSTANCES, fault.subject()).orElseThrow();
    }

    /** Repairs what a fault has broken. */
    static void repair(Transaction tx, Scope scope, Fault fault) {
        Hosts.MACHINES.settle(tx, scope);
        switch (fault.kind()) {
            case ZONE -> ZoneFault.repair(tx, scope, fault.subject());
            case HOST, DEGRADED_HOST -> HostFault.repair(tx, scope, fault.subject());
            case DISK -> {
                if (fault.other().isEmpty()) {
                    VolumeFault.repair(tx, scope, fault.subject());
                } else {
                    StoreDiskFault.find(tx, scope, fault.subject(), fault.other())
                            .ifPresent(disk -> StoreDiskFault.repair(tx, scope, fault.subject(), disk));
                }
            }
            case PATH -> {
                tx.remove(scope, Cut.CUTS, new Cut(fault.subject(), fault.other(), tx.now()).key());
                tx.remove(scope, Cut.CUTS, new Cut(fault.other(), fault.subject(), tx.now()).key());
            }
        }
    }

    /** What is broken now. */
    static List<Fault> all(World world, Scope scope) {
        List<Fault> all = new ArrayList<>();
        List<String> zones = Zones.region(scope.region()).zones();
        for (Cut cut : world.table(scope, Cut.CUTS).values()) {
            boolean zone = cut.other().isEmpty() && zones.contains(cut.one());
            all.add(zone ? Fault.zone(cut.one()) : Fault.path(cut.one(), cut.other()));
        }
        for (String id : world.table(scope, HOST_FAULTS).ids()) {
            HostFault.Cause cause = HostFault.of(world, scope, id).orElseThrow().cause();
            if (cause != HostFault.Cause.ZONE) {
                all.add(cause == HostFault.Cause.POWER ? Fault.host(id) : Fault.degradedHost(id));
            }
        }
        for (String id : world.table(scope, FAILURES).ids()) {
            all.add(
                    id.startsWith(VOLUMES.prefix())
                            ? Fault.disk(id)
                            : storeDiskNamed(world, scope, id).orElseThrow());
        }
        return all;
    }

    private static Optional<Fault> storeDiskNamed(World world, Scope scope, String serial) {
        return world.table(scope, Machine.MACHINES).values().stream()
                .flatMap(machine -> machine.disks().stream()
                        .filter(disk -> disk.volume().equals(serial))
                        .map(disk -> Fault.disk(machine.id(), disk.name())))
                .findFirst();
    }
}
