package skylab.guest.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.guest.disk.Disk;
import skylab.guest.process.KernelMessage;
import skylab.guest.workload.Workload;
import skylab.network.packet.Net;
import skylab.network.packet.Packet;
import skylab.telemetry.Activity;
import skylab.world.Event;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * The life of machines, as the cloud around them commands it.
 *
 * @param net where their packets go
 * @param requests whom they ask to be switched off
 * @param metadata what the cloud tells them of themselves
 */
public record Machines(Net net, MachineRequests requests, Metadata metadata) {
    private static final long SECTOR = 512;

    /**
     * Makes a machine, switched off.
     *
     * @param hostName full name
     * @param address private address
     * @param disks attached volumes, the root disk first; rows of them are in {@link Disk#DISKS}
     */
    public void create(
            Transaction tx,
            Scope scope,
            String id,
            Hardware hardware,
            OsImage image,
            String hostName,
            String address,
            List<Attachment> disks) {
        tx.put(
                scope,
                Machine.MACHINES,
                id,
                new Machine(
                        id,
                        hardware,
                        image.name(),
                        hostName,
                        address,
                        TreePVector.from(disks),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        ""));
    }

    /**
     * Makes a machine that nobody has looked at since an earlier moment, as it has become by now.
     *
     * @param beginning what makes it and switches it on; it must have no effect on others
     */
    public void since(Transaction tx, Scope scope, String id, Instant moment, Consumer<Transaction> beginning) {
        RunQueue others = RunQueue.set(tx, scope, RunQueue.EMPTY);
        tx.since(moment, id, beginning);
        RunQueue own = RunQueue.set(tx, scope, others);
        if (own.lazy().contains(id)) {
            RunQueue.asleep(tx, scope, id, true);
        }
    }

    /** Switches a machine on: it goes on where it went to sleep if its root disk holds its memory, else it boots. */
    public void powerOn(Transaction tx, Scope scope, String id) {
        settle(tx, scope);
        Machine machine = tx.find(scope, Machine.MACHINES, id).orElseThrow();
        String root = machine.disks().get(0).volume();
        Disk disk = tx.find(scope, Disk.DISKS, root).orElseThrow();
        if (disk.hibernation().isPresent()) {
            tx.put(scope, Disk.DISKS, root, disk.withHibernation(Optional.empty()));
            DiskMetering.memory(tx, scope, machine, false, Facts.memoryUsed((Ram)
                    disk.hibernation().get()));
            tx.put(
                    scope,
                    Machine.MACHINES,
                    id,
                    machine.with(((Ram) disk.hibernation().get()).awake(tx.now())));
            HostNetworks.wake(tx, scope, id);
        } else if (!Boot.isBootable(disk.layout())) {
            tx.put(
                    scope,
                    Machine.MACHINES,
                    id,
                    machine.says(
                            "Booting from Hard Disk...\nBoot failed: not a bootable disk\n\nNo bootable device.\n"));
            return;
        } else {
            Boot.boot(tx, scope, machine);
            tx.schedule(Loads.BOOT, new Booted(this, scope, id, tx.now()));
        }
        RunQueue.wake(tx, scope, id);
        run(tx, scope);
    }

    /** The load of booting ends. */
    record Booted(Machines machines, Scope scope, String machine, Instant booted) implements Event {
        @Override
        public void happen(Transaction tx) {
            boolean same = tx.find(scope, Machine.MACHINES, machine)
                    .flatMap(Machine::ram)
                    .map(ram -> ram.booted().equals(booted))
                    .orElse(false);
            if (same) {
                RunQueue.wake(tx, scope, machine);
                machines.run(tx, scope);
            }
        }
    }

    /** Switches a machine off: its memory is lost, connections are closed. */
    public void powerOff(Transaction tx, Scope scope, String id) {
        settle(tx, scope);
        tx.update(scope, Machine.MACHINES, id, Machine::off);
        Connections.powerOff(tx, scope, id);
        HostNetworks.forget(tx, scope, id);
        still(tx, scope, id);
        run(tx, scope);
    }

    /** Switches a machine off and keeps its memory on its root disk; who is connected hears nothing any more. */
    public void hibernate(Transaction tx, Scope scope, String id) {
        settle(tx, scope);
        Machine machine = tx.find(scope, Machine.MACHINES, id).orElseThrow();
        Ram asleep = machine.ram().orElseThrow().asleep(tx.now());
        tx.update(
                scope, Disk.DISKS, machine.disks().get(0).volume(), disk -> disk.withHibernation(Optional.of(asleep)));
        tx.put(scope, Machine.MACHINES, id, machine.off());
        DiskMetering.memory(tx, scope, machine, true, Facts.memoryUsed(asleep));
        Connections.hibernate(tx, scope, id);
        HostNetworks.sleep(tx, scope, id);
        still(tx, scope, id);
        run(tx, scope);
    }

    /** A machine has no power any more: its memory is lost, and who is connected hears nothing. */
    public void losePower(Transaction tx, Scope scope, String id) {
        settle(tx, scope);
        tx.update(scope, Machine.MACHINES, id, Machine::off);
        Connections.hibernate(tx, scope, id);
        still(tx, scope, id);
        run(tx, scope);
    }

    /** A disk of a machine does not answer any more: its kernel says so. */
    public void diskFailed(Transaction tx, Scope scope, String id, String volume) {
        settle(tx, scope);
        tx.update(scope, Machine.MACHINES, id, machine -> machine.ram()
                .map(ram -> machine.with(DiskErrors.said(ram, machine, volume, tx.now())))
                .orElse(machine));
        run(tx, scope);
    }

    private static void still(Transaction tx, Scope scope, String id) {
        Activity before = tx.find(scope, Activity.ACTIVITIES, id).orElse(Activity.NONE);
        tx.put(scope, Activity.ACTIVITIES, id, before.then(tx.now(), false, Activity.Load.IDLE));
        RunQueue.asleep(tx, scope, id, false);
    }

    /** Boots again: memory is lost, disks stay. */
    public void reboot(Transaction tx, Scope scope, String id) {
        powerOff(tx, scope, id);
        powerOn(tx, scope, id);
    }

    /** Switches a machine off and forgets it; its volumes are the caller's business. */
    public void destroy(Transaction tx, Scope scope, String id) {
        powerOff(tx, scope, id);
        tx.remove(scope, Machine.MACHINES, id);
    }

    /**
     * Attaches a volume as the root disk of a machine that is off and has none.
     *
     * @param requested the device name that was asked for, such as {@code /dev/xvda}
     */
    public void attachRootDisk(Transaction tx, Scope scope, String id, String requested, String volume) {
        attachDisk(tx, scope, id, requested, volume, false);
        tx.update(scope, Machine.MACHINES, id, machine -> {
            int last = machine.disks().size() - 1;
            return machine.withDisks(
                    machine.disks().minus(last).plus(0, machine.disks().get(last)));
        });
    }

    /**
     * Attaches a volume; the kernel gives it a name of its own.
     *
     * @param requested the device name that was asked for, such as {@code /dev/sdf}; empty for NVMe disks of the host
     */
    public void attachDisk(Transaction tx, Scope scope, String id, String requested, String volume, boolean store) {
        tx.update(scope, Machine.MACHINES, id, machine -> {
            String name;
            if (machine.hardware().nitro() || requested.isEmpty()) {
                int number = 0;
                while (named(machine.disks(), "nvme" + number + "n1")) {
                    number++;
                }
                name = "nvme" + number + "n1";
            } else {
                name = "xvd" + requested.replaceFirst("^/dev/(sd|xvd)", "").replaceFirst("[0-9]+$", "");
            }
            Machine attached = machine.withDisks(machine.disks().plus(new Attachment(requested, name, volume, store)));
            return attached.ram()
                    .map(ram -> attached.with(found(ram, tx, name)))
                    .orElse(attached);
        });
    }

    /**
     * Gives a machine that is on something to do, instead of what it was given before; until it boots again.
     *
     * @param workload what, for each of its processors; {@link Workload#none} ends it
     */
    public void load(Transaction tx, Scope scope, String id, Workload workload) {
        settle(tx, scope);
        Kernel kernel = new Kernel(tx, scope, this, id);
        Workers.put(kernel, workload);
        kernel.save();
        RunQueue.wake(tx, scope, id);
        run(tx, scope);
    }

    /** Sends a non-maskable interrupt to a machine: a kernel that was not told to panic takes note of it and goes on. */
    public void interrupt(Transaction tx, Scope scope, String id) {
        tx.update(scope, Machine.MACHINES, id, machine -> machine.ram()
                .map(ram -> machine.with(ram.message(new KernelMessage(
                                ram.monotonic(tx.now()), "Uhhuh. NMI received for unknown reason 00 on CPU 0."))
                        .message(new KernelMessage(
                                ram.monotonic(tx.now()), "Dazed and confused, but trying to continue"))))
                .orElse(machine));
    }

    // What the kernel says when a disk appears.
    private static Ram found(Ram ram, Transaction tx, String name) {
        String text = name.startsWith("nvme")
                ? "nvme " + name.replaceFirst("n1$", "") + ": 2/0/0 default/read/poll queues"
                : "blkfront: " + name
                        + ": barrier or flush: disabled; persistent grants: disabled; indirect descriptors: enabled;";
        return ram.message(new KernelMessage(ram.monotonic(tx.now()), text));
    }

    private static boolean named(PVector<Attachment> disks, String name) {
        return disks.stream().anyMatch(disk -> disk.name().equals(name));
    }

    /** Tells a machine that one of its volumes has another size in bytes now. */
    public void resized(Transaction tx, Scope scope, String id, String volume, long before, long now) {
        tx.update(scope, Machine.MACHINES, id, machine -> machine.disks().stream()
                .filter(disk -> machine.isOn() && disk.volume().equals(volume))
                .findFirst()
                .map(disk -> {
                    Ram ram = machine.ram().orElseThrow();
                    return machine.with(ram.message(new KernelMessage(
                            ram.monotonic(tx.now()),
                            disk.name() + ": detected capacity change from " + before / SECTOR + " to "
                                    + now / SECTOR)));
                })
                .orElse(machine));
    }

    /** Whether a file system of the volume is mounted, so that detaching it has to wait. */
    public boolean isMounted(Transaction tx, Scope scope, String id, String volume) {
        return tx.find(scope, Machine.MACHINES, id).flatMap(Machine::ram).stream()
                .flatMap(ram -> ram.mounts().stream())
                .anyMatch(mount -> mount.fs() instanceof FsRef.OnVolume place
                        && place.volume().equals(volume));
    }

    /** Detaches a volume. What is still mounted of it then fails with I/O errors. */
    public void detachDisk(Transaction tx, Scope scope, String id, String volume) {
        tx.update(
                scope,
                Machine.MACHINES,
                id,
                machine -> machine.withDisks(TreePVector.from(machine.disks().stream()
                        .filter(disk -> !disk.volume().equals(volume))
                        .toList())));
    }

    /** How long ago a machine booted, hibernation counted; zero if it is off. */
    public Duration upTime(Transaction tx, Scope scope, String id) {
        return tx.find(scope, Machine.MACHINES, id)
                .flatMap(Machine::ram)
                .map(ram -> ram.upTime(tx.now()))
                .orElse(Duration.ZERO);
    }

    /** Whether a machine is on. */
    public boolean isOn(Transaction tx, Scope scope, String id) {
        return tx.find(scope, Machine.MACHINES, id).filter(Machine::isOn).isPresent();
    }

    /** Whoever is about to lead a packet on, or to take it, comes to be if nobody has looked at it yet. */
    public void appear(Transaction tx, Scope scope, Packet packet) {
        Routers.appear(tx, scope, this, packet);
    }

    /** Whether a process of a machine listens on a port of one of its addresses. */
    public boolean listens(Transaction tx, Scope scope, String id, String address, int port) {
        return tx.find(scope, Machine.MACHINES, id).flatMap(Machine::ram).stream()
                .flatMap(ram -> ram.files().values().stream())
                .anyMatch(file -> file instanceof OpenFile.Listener one && one.takes(address, port));
    }

    /** What a machine has written to its serial console. */
    public String consoleLog(Transaction tx, Scope scope, String id) {
        return tx.find(scope, Machine.MACHINES, id).map(Machine::console).orElse("");
    }

    /**
     * Brings what machines do lazily up to the present. To be called before anything changes that their packets depend on, and
     * before their files are looked at from outside.
     */
    public void settle(Transaction tx, Scope scope) {
        new Scheduler(this).settle(tx, scope);
    }

    /** Lets every process go on that can. */
    public void run(Transaction tx, Scope scope) {
        new Scheduler(this).run(tx, scope);
    }
}
