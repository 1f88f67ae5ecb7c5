package skylab.aws.ec2.instance;

import static skylab.aws.ec2.instance.Instance.INSTANCES;
import static skylab.aws.ec2.volume.Volume.VOLUMES;
import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.telemetry.MonitoredMachine.MONITORED_MACHINES;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import skylab.aws.ec2.metadata.MetadataTree;
import skylab.aws.ec2.type.InstanceKind;
import skylab.aws.ec2.volume.Volume;
import skylab.aws.logs.agent.Receipt;
import skylab.guest.disk.Disk;
import skylab.guest.disk.Performance;
import skylab.guest.machine.Attachment;
import skylab.guest.machine.Hardware;
import skylab.guest.machine.Machine;
import skylab.guest.machine.MachineRequests;
import skylab.guest.machine.Machines;
import skylab.guest.machine.OsImage;
import skylab.guest.process.SystemCalls;
import skylab.guest.workload.Workload;
import skylab.network.address.AmazonNames;
import skylab.network.eni.NetworkInterface;
import skylab.network.packet.VpcNet;
import skylab.telemetry.MonitoredMachine;
import skylab.world.Scope;
import skylab.world.Transaction;

/** The machines behind the instances: what EC2 asks of them, and they of EC2. */
public final class Hosts {
    /** The machines of a lab: their network is the account's, and what they ask for EC2 answers. */
    public static final Machines MACHINES = new Machines(new VpcNet(), new Power(), new MetadataTree());

    private static final long GIB = 1L << 30;
    private static final long MIB = 1L << 20;
    private static final double BURST_SECONDS = 1800;

    private Hosts() {}

    /** A system has shut itself down, or wants to start again. */
    private record Power() implements MachineRequests {
        @Override
        public void power(Transaction tx, Scope scope, String machine, boolean reboot) {
            if (reboot) {
                MACHINES.reboot(tx, scope, machine);
            } else {
                Lifecycle.shutDownFromInside(tx, scope, machine);
            }
        }

        @Override
        public void appear(Transaction tx, Scope scope, String machine) {
            Hosts.appear(tx, scope, machine);
        }

        @Override
        public Optional<String> logs(
                Transaction tx, Scope scope, String group, String stream, int retention, List<String> lines) {
            return Receipt.logs(tx, scope, group, stream, retention, lines);
        }

        @Override
        public void metrics(
                Transaction tx,
                Scope scope,
                String namespace,
                List<SystemCalls.Sample> samples,
                List<Instant> moments) {
            Receipt.metrics(tx, scope, namespace, samples, moments);
        }
    }

    /**
     * Makes sure that the machine of an instance is there. One that nobody has looked at since its launch is not: it follows
     * from what the instance is, so that ten thousand of them cost next to nothing. Everything that looks into a machine
     * from outside, and everything that changes it, begins here.
     */
    public static void appear(Transaction tx, Scope scope, String id) {
        Instance instance = tx.find(scope, INSTANCES, id).orElse(null);
        if (instance == null
                || instance.is(Phase.TERMINATED)
                || tx.find(scope, Machine.MACHINES, id).isPresent()) {
            return;
        }
        Instant booted = instance.state().booted();
        if (booted == null) {
            create(tx, scope, instance);
        } else {
            List<Plugged> later = Plugged.take(tx, scope, instance);
            Instance then = instance.withDevices(instance.devices().minusAll(devicesOf(tx, scope, instance, later)));
            MACHINES.since(tx, scope, id, booted, past -> {
                create(past, scope, then);
                boot(past, scope, then);
                later.forEach(one -> one.again(past, scope, id));
            });
        }
    }

    // The devices that it did not have when it was started: of volumes that came later, or are on their way.
    private static Set<String> devicesOf(Transaction tx, Scope scope, Instance instance, List<Plugged> later) {
        Set<String> volumes = later.stream().map(Plugged::volume).collect(Collectors.toSet());
        return instance.devices().entrySet().stream()
                .filter(device -> volumes.contains(device.getValue())
                        || tx.find(scope, VOLUMES, device.getValue())
                                .flatMap(volume -> volume.attachment(instance.id()))
                                .filter(attachment -> attachment.link() == Volume.Link.ATTACHING)
                                .isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Makes all machines of an account and region appear, for who wants to see them all. */
    public static void appear(Transaction tx, Scope scope) {
        tx.all(scope, INSTANCES).forEach(instance -> appear(tx, scope, instance.id()));
    }

    private static void create(Transaction tx, Scope scope, Instance instance) {
        OsImage os = OsImage.named(instance.launch().os());
        InstanceKind kind = instance.kind();
        String rootDevice = instance.launch().rootDevice();
        String root = instance.devices().get(rootDevice);
        instance.devices().forEach((device, volume) -> {
            long size = tx.find(scope, VOLUMES, volume).orElseThrow().gib() * GIB;
            // What was made from a snapshot of one's own is there already.
            if (tx.find(scope, Disk.DISKS, volume).isEmpty()) {
                tx.put(scope, Disk.DISKS, volume, volume.equals(root) ? os.rootDisk(size) : Disk.blank(size));
            }
        });
        NetworkInterface eni =
                tx.find(scope, INTERFACES, instance.networkInterface()).orElseThrow();
        MACHINES.create(
                tx,
                scope,
                instance.id(),
                hardware(instance, kind),
                os,
                AmazonNames.privateName(eni.privateAddress(), scope.region()),
                eni.privateAddress(),
                List.of(
                        root == null
                                ? StoreDisks.root(tx, scope, os, rootDevice)
                                : new Attachment(rootDevice, kind.nitro() ? "nvme0n1" : "xvda", root, false)));
        instance.devices().forEach((device, volume) -> {
            if (!volume.equals(root)) {
                MACHINES.attachDisk(tx, scope, instance.id(), device, volume, false);
            }
        });
        tx.put(
                scope,
                MONITORED_MACHINES,
                instance.id(),
                MonitoredMachine.of(
                        instance.id(),
                        instance.launch().image(),
                        new MonitoredMachine.Stage(
                                instance.launch().at(),
                                MeteredHardware.of(instance),
                                instance.settings().detailedMonitoring())));
    }

    /** Boots, or goes on where it hibernated. A first boot that concerns nobody else is left until somebody looks. */
    static void powerOn(Transaction tx, Scope scope, Instance instance) {
        if (tx.find(scope, Machine.MACHINES, instance.id()).isPresent()) {
            boot(tx, scope, instance);
        } else if (instance.settings().userData() != null) {
            create(tx, scope, instance);
            boot(tx, scope, instance);
        }
    }

    private static void boot(Transaction tx, Scope scope, Instance instance) {
        if (HostFault.isDark(tx, scope, instance.id())) {
            return;
        }
        StoreDisks.attach(tx, scope, instance);
        MACHINES.powerOn(tx, scope, instance.id());
    }

    static void powerOff(Transaction tx, Scope scope, Instance instance) {
        appear(tx, scope, instance.id());
        if (isOn(tx, scope, instance)) {
            MACHINES.powerOff(tx, scope, instance.id());
        }
        StoreDisks.lose(tx, scope, instance.id());
    }

    static void hibernate(Transaction tx, Scope scope, Instance instance) {
        appear(tx, scope, instance.id());
        MACHINES.hibernate(tx, scope, instance.id());
        StoreDisks.lose(tx, scope, instance.id());
    }

    /** Boots a machine that is off, or on and lost. */
    static void bootAgain(Transaction tx, Scope scope, Instance instance) {
        if (tx.find(scope, Machine.MACHINES, instance.id()).isEmpty()) {
            appear(tx, scope, instance.id());
            return;
        }
        MACHINES.powerOff(tx, scope, instance.id());
        boot(tx, scope, instance);
    }

    /** A machine is dead from one moment to the next: nobody hears of it. */
    static void losePower(Transaction tx, Scope scope, Instance instance) {
        appear(tx, scope, instance.id());
        if (isOn(tx, scope, instance)) {
            MACHINES.losePower(tx, scope, instance.id());
        }
    }

    static void reboot(Transaction tx, Scope scope, Instance instance) {
        if (HostFault.isDark(tx, scope, instance.id())) {
            return;
        }
        appear(tx, scope, instance.id());
        MACHINES.reboot(tx, scope, instance.id());
    }

    static void destroy(Transaction tx, Scope scope, Instance instance) {
        MACHINES.destroy(tx, scope, instance.id());
    }

    /** Shows an instance's machine a volume; the root volume of a stopped instance comes first. */
    public static void attachDisk(Transaction tx, Scope scope, String id, String device, String volume) {
        Instance instance = tx.find(scope, INSTANCES, id).orElseThrow();
        String path = device.startsWith("/dev/") ? device : "/dev/" + device;
        if (instance.is(Phase.RUNNING) && tx.find(scope, Machine.MACHINES, id).isEmpty()) {
            Plugged.note(tx, scope, id, path, volume);
            return;
        }
        appear(tx, scope, id);
        MACHINES.settle(tx, scope);
        if (device.equals(instance.launch().rootDevice())) {
            MACHINES.attachRootDisk(tx, scope, id, path, volume);
        } else {
            MACHINES.attachDisk(tx, scope, id, path, volume, false);
        }
    }

    /** Takes a volume away from an instance's machine. */
    public static void detachDisk(Transaction tx, Scope scope, String id, String volume) {
        MACHINES.settle(tx, scope);
        MACHINES.detachDisk(tx, scope, id, volume);
    }

    /** Whether an instance's machine has a file system of a volume mounted. */
    public static boolean isMounted(Transaction tx, Scope scope, String id, String volume) {
        return MACHINES.isMounted(tx, scope, id, volume);
    }

    /** Gives a running instance another root volume and boots it from that; nothing else of it changes. */
    public static void replaceRoot(Transaction tx, Scope scope, Instance instance, String old, String volume) {
        appear(tx, scope, instance.id());
        MACHINES.powerOff(tx, scope, instance.id());
        MACHINES.detachDisk(tx, scope, instance.id(), old);
        MACHINES.attachRootDisk(tx, scope, instance.id(), instance.launch().rootDevice(), volume);
        boot(tx, scope, instance);
    }

    /** Moves a stopped machine to hardware of another type. */
    static void resize(Transaction tx, Scope scope, Instance instance) {
        appear(tx, scope, instance.id());
        InstanceKind kind = instance.kind();
        tx.update(scope, Machine.MACHINES, instance.id(), machine -> machine.withHardware(hardware(instance, kind)));
        meterAsNow(tx, scope, instance);
    }

    /** From now on metrics follow from the hardware and the credits as they are. */
    static void meterAsNow(Transaction tx, Scope scope, Instance instance) {
        appear(tx, scope, instance.id());
        tx.update(
                scope,
                MONITORED_MACHINES,
                instance.id(),
                machine -> machine.on(tx.now(), MeteredHardware.of(instance)));
    }

    /** Gives the machine of a running instance something to do. */
    public static void load(Transaction tx, Scope scope, String id, Workload workload) {
        appear(tx, scope, id);
        MACHINES.load(tx, scope, id, workload);
    }

    static void interrupt(Transaction tx, Scope scope, Instance instance) {
        appear(tx, scope, instance.id());
        MACHINES.interrupt(tx, scope, instance.id());
    }

    static void monitoring(Transaction tx, Scope scope, Instance instance) {
        appear(tx, scope, instance.id());
        tx.update(
                scope,
                MONITORED_MACHINES,
                instance.id(),
                machine -> machine.detailed(tx.now(), instance.settings().detailedMonitoring()));
    }

    static String consoleOutput(Transaction tx, Scope scope, Instance instance) {
        appear(tx, scope, instance.id());
        return MACHINES.consoleLog(tx, scope, instance.id());
    }

    private static boolean isOn(Transaction tx, Scope scope, Instance instance) {
        return tx.find(scope, Machine.MACHINES, instance.id())
                .map(Machine::isOn)
                .orElse(false);
    }

    private static Hardware hardware(Instance instance, InstanceKind kind) {
        boolean arm = kind.architectures().contains("arm64");
        String vendor = arm ? "ARM" : kind.manufacturer().equals("AMD") ? "AuthenticAMD" : "GenuineIntel";
        String model = arm
                ? "Neoverse-N1"
                : kind.manufacturer().equals("AMD")
                        ? "AMD EPYC 7571"
                        : "Intel(R) Xeon(R) Platinum 8259CL CPU @ 2.50GHz";
        double mhz = kind.clockGhz() == null ? 2500 : kind.clockGhz() * 1000;
        return new Hardware(
                CpuSettings.vcpus(instance, kind),
                kind.memoryMib() * MIB,
                kind.nitro(),
                arm ? "aarch64" : "x86_64",
                vendor,
                model,
                mhz,
                ebs(kind.ebs()));
    }

    // Smaller types reach their maximum for half an hour at most.
    private static Optional<Performance> ebs(InstanceKind.Ebs ebs) {
        if (ebs.baseIops() == null || ebs.baseMib() == null) {
            return Optional.empty();
        }
        return Optional.of(new Performance(
                limit(ebs.baseIops(), ebs.maxIops()),
                limit(ebs.baseMib() * 1e6, ebs.maxMib() == null ? null : ebs.maxMib() * 1e6),
                256 << 10,
                Duration.ZERO));
    }

    private static Performance.Limit limit(double base, Double most) {
        double burst = most == null ? base : most;
        return new Performance.Limit(base, burst, (burst - base) * BURST_SECONDS);
    }
}
