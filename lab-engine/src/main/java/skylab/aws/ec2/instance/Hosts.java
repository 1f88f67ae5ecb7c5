package skylab.aws.ec2.instance;

import static skylab.network.NetworkInterface.INTERFACES;
import static skylab.telemetry.MonitoredMachine.MONITORED_MACHINES;

import java.util.List;
import java.util.stream.IntStream;
import skylab.aws.ec2.key.KeyPairs;
import skylab.aws.ec2.metadata.MetadataTree;
import skylab.aws.ec2.type.InstanceKind;
import skylab.aws.ec2.type.InstanceKinds;
import skylab.aws.ec2.volume.Volume;
import skylab.guest.disk.Disk;
import skylab.guest.machine.Attachment;
import skylab.guest.machine.Hardware;
import skylab.guest.machine.Machine;
import skylab.guest.machine.MachineRequests;
import skylab.guest.machine.Machines;
import skylab.guest.machine.OsImage;
import skylab.network.AmazonNames;
import skylab.network.NetworkInterface;
import skylab.network.VpcNet;
import skylab.telemetry.MonitoredMachine;
import skylab.world.Scope;
import skylab.world.Transaction;

/** The machines behind the instances: what EC2 asks of them, and they of EC2. */
public final class Hosts {
    /** The machines of a lab: their network is the account's, and what they ask for EC2 answers. */
    public static final Machines MACHINES = new Machines(new VpcNet(), new Power(), new MetadataTree());

    private static final long GIB = 1L << 30;
    private static final long MIB = 1L << 20;

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
    }

    static void create(Transaction tx, Scope scope, Instance instance, LaunchPlan plan, List<Volume> volumes) {
        OsImage os = OsImage.named(plan.image().os());
        boolean nitro = plan.kind().nitro();
        for (int i = 0; i < volumes.size(); i++) {
            long size = volumes.get(i).gib() * GIB;
            tx.put(scope, Disk.DISKS, volumes.get(i).id(), i == 0 ? os.rootDisk(size) : Disk.blank(size));
        }
        NetworkInterface eni =
                tx.find(scope, INTERFACES, instance.networkInterface()).orElseThrow();
        Volume root = volumes.get(0);
        MACHINES.create(
                tx,
                scope,
                instance.id(),
                hardware(plan.kind()),
                os,
                AmazonNames.privateName(eni.privateAddress(), scope.region()),
                eni.privateAddress(),
                List.of(new Attachment(plan.image().rootDevice(), nitro ? "nvme0n1" : "xvda", root.id(), false)));
        IntStream.range(1, volumes.size())
                .forEach(i -> MACHINES.attachDisk(
                        tx,
                        scope,
                        instance.id(),
                        plan.volumes().get(i).device(),
                        volumes.get(i).id(),
                        false));
        tx.put(
                scope,
                MONITORED_MACHINES,
                instance.id(),
                MonitoredMachine.of(
                        instance.id(),
                        new MonitoredMachine.Stage(
                                tx.now(),
                                plan.kind().vcpus(),
                                nitro,
                                instance.settings().detailedMonitoring())));
    }

    /** Boots, or goes on where it hibernated. */
    static void powerOn(Transaction tx, Scope scope, Instance instance) {
        String key = instance.launch().keyName();
        List<String> authorized = key == null
                ? List.of()
                : KeyPairs.find(tx.world(), scope, key).map(pair -> pair.publicKey()).stream()
                        .toList();
        MACHINES.powerOn(tx, scope, instance.id(), authorized);
    }

    static void powerOff(Transaction tx, Scope scope, Instance instance) {
        if (isOn(tx, scope, instance)) {
            MACHINES.powerOff(tx, scope, instance.id());
        }
    }

    static void hibernate(Transaction tx, Scope scope, Instance instance) {
        MACHINES.hibernate(tx, scope, instance.id());
    }

    static void reboot(Transaction tx, Scope scope, Instance instance) {
        MACHINES.reboot(tx, scope, instance.id());
    }

    static void destroy(Transaction tx, Scope scope, Instance instance) {
        MACHINES.destroy(tx, scope, instance.id());
    }

    static void destroyDisk(Transaction tx, Scope scope, String volume) {
        tx.remove(scope, Disk.DISKS, volume);
    }

    /** Moves a stopped machine to hardware of another type. */
    static void resize(Transaction tx, Scope scope, Instance instance) {
        InstanceKind kind = InstanceKinds.named(instance.type());
        tx.update(scope, Machine.MACHINES, instance.id(), machine -> machine.withHardware(hardware(kind)));
        tx.update(
                scope,
                MONITORED_MACHINES,
                instance.id(),
                machine -> machine.resized(tx.now(), kind.vcpus(), kind.nitro()));
    }

    static void monitoring(Transaction tx, Scope scope, Instance instance) {
        tx.update(
                scope,
                MONITORED_MACHINES,
                instance.id(),
                machine -> machine.detailed(tx.now(), instance.settings().detailedMonitoring()));
    }

    static String consoleOutput(Transaction tx, Scope scope, Instance instance) {
        return MACHINES.consoleLog(tx, scope, instance.id());
    }

    private static boolean isOn(Transaction tx, Scope scope, Instance instance) {
        return tx.find(scope, Machine.MACHINES, instance.id())
                .map(Machine::isOn)
                .orElse(false);
    }

    private static Hardware hardware(InstanceKind kind) {
        boolean arm = kind.architectures().contains("arm64");
        String vendor = arm ? "ARM" : kind.manufacturer().equals("AMD") ? "AuthenticAMD" : "GenuineIntel";
        String model = arm
                ? "Neoverse-N1"
                : kind.manufacturer().equals("AMD")
                        ? "AMD EPYC 7571"
                        : "Intel(R) Xeon(R) Platinum 8259CL CPU @ 2.50GHz";
        double mhz = kind.clockGhz() == null ? 2500 : kind.clockGhz() * 1000;
        return new Hardware(
                kind.vcpus(), kind.memoryMib() * MIB, kind.nitro(), arm ? "aarch64" : "x86_64", vendor, model, mhz);
    }
}
