package skylab.guest.machine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;
import skylab.guest.disk.Disk;
import skylab.guest.disk.FileSystem;
import skylab.guest.disk.Layout;
import skylab.guest.process.Condition;
import skylab.guest.process.Credentials;
import skylab.guest.process.KernelMessage;
import skylab.guest.process.Program;
import skylab.guest.systemd.Manager;
import skylab.world.Scope;
import skylab.world.Transaction;

/** Boots a machine: memory, mounts, the threads of the kernel, and the first process, which does all the rest. */
final class Boot {
    private static final List<String> THREADS = List.of(
            "kthreadd",
            "rcu_gp",
            "rcu_par_gp",
            "kworker/0:0H-events_highpri",
            "mm_percpu_wq",
            "ksoftirqd/0",
            "rcu_preempt",
            "migration/0",
            "cpuhp/0",
            "kdevtmpfs",
            "kauditd",
            "khungtaskd",
            "oom_reaper",
            "kswapd0",
            "xfsalloc");
    private static final int FIRST_PID = 1000;
    private static final PSortedMap<Integer, Task> TASKS = tasks();

    private Boot() {}

    /** Whether there is a system on a disk. */
    static boolean isBootable(Layout layout) {
        Layout root = layout instanceof Layout.Partitioned table
                ? table.partitions().stream()
                        .filter(partition -> partition.number() == 1)
                        .findFirst()
                        .map(Layout.Partition::layout)
                        .orElse(Layout.Raw.BLANK)
                : layout;
        return root instanceof Layout.Formatted formatted
                && formatted.fileSystem().lookup(FileSystem.ROOT, "etc").isPresent();
    }

    static void boot(Transaction tx, Scope scope, Machine machine) {
        Attachment disk = machine.disks().get(0);
        Layout layout = tx.find(scope, Disk.DISKS, disk.volume()).orElseThrow().layout();
        int partition = layout instanceof Layout.Partitioned ? 1 : 0;
        FileSystem root = ((Layout.Formatted) Devices.part(layout, partition)).fileSystem();
        String device = "/dev/" + disk.name()
                + (partition == 0 ? "" : (machine.hardware().nitro() ? "p1" : "1"));
        TreePVector<KernelMessage> messages = KernelLog.of(tx, scope, machine, device, root);
        Ram ram = new Ram(
                bootId(tx, machine),
                tx.now(),
                TreePVector.singleton(new Ram.Wake(Duration.ZERO, tx.now())),
                machine.hostName(),
                TASKS,
                FIRST_PID,
                TreePMap.empty(),
                TreePMap.empty(),
                1,
                TreePMap.empty(),
                mounts(device, root.type(), new FsRef.OnVolume(disk.volume(), partition)),
                TreePMap.<Integer, FileSystem>empty()
                        .plus(0, tmpfs(tx, machine))
                        .plus(1, tmpfs(tx, machine)),
                TreePVector.empty(),
                messages,
                Optional.empty());
        StringBuilder console = new StringBuilder();
        for (KernelMessage message : messages) {
            console.append(String.format(
                    Locale.ROOT,
                    "[%5d.%06d] %s\n",
                    message.at().toSeconds(),
                    message.at().toNanosPart() / 1000,
                    message.text()));
        }
        tx.put(scope, Machine.MACHINES, machine.id(), machine.booted(ram, console.toString()));
    }

    // Each boot of each machine has an id of its own, whatever else happens in the world.
    private static String bootId(Transaction tx, Machine machine) {
        SplittableRandom random = tx.world().seed().stream("boot " + machine.id(), machine.boots());
        long high = random.nextLong() & ~0xf000L | 0x4000L;
        long low = random.nextLong() & ~(3L << 62) | 1L << 63;
        return new UUID(high, low).toString();
    }

    private static FileSystem tmpfs(Transaction tx, Machine machine) {
        return FileSystem.format("tmpfs", "", "", machine.hardware().memory() / 2, 01777, tx.now());
    }

    private static TreePVector<Mount> mounts(String device, String type, FsRef root) {
        List<String> usual = List.of("rw", "nosuid", "nodev", "noexec", "relatime");
        List<String> options = type.equals("xfs")
                ? List.of("rw", "noatime", "attr2", "inode64", "noquota")
                : List.of("rw", "relatime", "discard", "errors=remount-ro");
        List<Mount> all = new ArrayList<>();
        all.add(new Mount(device, "/", type, options, root));
        all.add(new Mount("devtmpfs", "/dev", "devtmpfs", List.of("rw", "nosuid"), new FsRef.Synthetic("devtmpfs")));
        all.add(new Mount("proc", "/proc", "proc", usual, new FsRef.Synthetic("proc")));
        all.add(new Mount("sysfs", "/sys", "sysfs", usual, new FsRef.Synthetic("sysfs")));
        all.add(new Mount("tmpfs", "/dev/shm", "tmpfs", List.of("rw", "nosuid", "nodev"), new FsRef.InMemory(0)));
        all.add(new Mount("tmpfs", "/run", "tmpfs", List.of("rw", "nosuid", "nodev"), new FsRef.InMemory(1)));
        return TreePVector.from(all);
    }

    private static PSortedMap<Integer, Task> tasks() {
        PSortedMap<Integer, Task> all = TreePMap.empty();
        List<String> argv = List.of("/usr/lib/systemd/systemd", "--switched-root", "--system", "--deserialize=32");
        all = all.plus(1, task(1, 0, argv, "systemd", Manager.NEW, Optional.empty(), 17_000));
        int pid = 2;
        for (String thread : THREADS) {
            all = all.plus(
                    pid,
                    task(
                            pid,
                            pid == 2 ? 0 : 2,
                            List.of(),
                            thread,
                            Idle.INSTANCE,
                            Optional.of(new Condition.Signalled()),
                            0));
            pid++;
        }
        return all;
    }

    private static Task task(
            int pid,
            int ppid,
            List<String> argv,
            String name,
            Program program,
            Optional<Condition> waiting,
            long residentKb) {
        return new Task(
                pid,
                ppid,
                argv.isEmpty() ? 0 : pid,
                argv.isEmpty() ? 0 : pid,
                Credentials.ROOT,
                argv,
                name,
                TreePMap.<String, String>empty().plus("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin"),
                "/",
                022,
                TreePMap.empty(),
                Optional.empty(),
                Duration.ZERO,
                program,
                waiting,
                false,
                Optional.empty(),
                false,
                Set.of(),
                Set.of(),
                TreePVector.empty(),
                residentKb,
                Usage.NONE);
    }
}
