package skylab.guest.machine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;
import skylab.guest.disk.Content;
import skylab.guest.disk.Disk;
import skylab.guest.disk.FileSystem;
import skylab.guest.disk.Layout;
import skylab.guest.process.Credentials;
import skylab.guest.process.KernelMessage;
import skylab.world.Scope;
import skylab.world.Transaction;

/** Boots a machine: mounts, the processes of the system, and what cloud-init does at the first boot. */
final class Boot {
    private static final List<String> DAEMONS = List.of(
            "/usr/lib/systemd/systemd-journald",
            "/usr/lib/systemd/systemd-udevd",
            "/usr/lib/systemd/systemd-resolved",
            "/usr/lib/systemd/systemd-logind",
            "/usr/bin/dbus-broker-launch --scope system --audit",
            "/usr/lib/systemd/systemd-networkd",
            "/usr/sbin/chronyd -F 2",
            "/usr/bin/amazon-ssm-agent",
            "/sbin/agetty -o -p -- \\u --noclear - linux");
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
    private static final Duration READY = Duration.ofSeconds(12);

    private Boot() {}

    static void boot(Transaction tx, Scope scope, Machine machine, List<String> authorizedKeys) {
        Attachment root = machine.disks().get(0);
        int partition =
                tx.find(scope, Disk.DISKS, root.volume()).orElseThrow().layout() instanceof Layout.Partitioned ? 1 : 0;
        FsRef.OnVolume rootFs = new FsRef.OnVolume(root.volume(), partition);
        personalise(tx, scope, machine, rootFs, authorizedKeys);
        String device = "/dev/" + root.name()
                + (partition == 0 ? "" : (machine.hardware().nitro() ? "p1" : "1"));
        Ram ram = new Ram(
                tx.newUuid().toString(),
                tx.now(),
                TreePVector.singleton(new Ram.Wake(Duration.ZERO, tx.now())),
                machine.hostName(),
                tasks(),
                1400,
                TreePMap.empty(),
                TreePMap.empty(),
                1,
                TreePMap.empty(),
                mounts(device, rootFs),
                TreePMap.<Integer, FileSystem>empty()
                        .plus(0, tmpfs(tx, machine))
                        .plus(1, tmpfs(tx, machine)),
                messages(machine));
        String log = "[    0.000000] Linux version "
                + OsImage.named(machine.image()).kernelRelease() + "."
                + machine.hardware().architecture() + "\n" + machine.hostName().split("\\.")[0] + " login: ";
        tx.put(scope, Machine.MACHINES, machine.id(), machine.booted(ram, log));
    }

    private static FileSystem tmpfs(Transaction tx, Machine machine) {
        return FileSystem.format("tmpfs", "", "", machine.hardware().memory() / 2, 01777, tx.now());
    }

    private static TreePVector<Mount> mounts(String device, FsRef root) {
        List<String> usual = List.of("rw", "nosuid", "nodev", "noexec", "relatime");
        List<Mount> all = new ArrayList<>();
        all.add(new Mount(device, "/", "xfs", List.of("rw", "noatime", "attr2", "inode64", "noquota"), root));
        all.add(new Mount("devtmpfs", "/dev", "devtmpfs", List.of("rw", "nosuid"), new FsRef.Synthetic("devtmpfs")));
        all.add(new Mount("proc", "/proc", "proc", usual, new FsRef.Synthetic("proc")));
        all.add(new Mount("sysfs", "/sys", "sysfs", usual, new FsRef.Synthetic("sysfs")));
        all.add(new Mount("tmpfs", "/dev/shm", "tmpfs", List.of("rw", "nosuid", "nodev"), new FsRef.InMemory(0)));
        all.add(new Mount("tmpfs", "/run", "tmpfs", List.of("rw", "nosuid", "nodev"), new FsRef.InMemory(1)));
        return TreePVector.from(all);
    }

    private static TreePVector<KernelMessage> messages(Machine machine) {
        OsImage image = OsImage.named(machine.image());
        String architecture = machine.hardware().architecture();
        List<KernelMessage> all = new ArrayList<>();
        all.add(new KernelMessage(
                Duration.ZERO,
                "Linux version " + image.kernelRelease() + "." + architecture + " " + image.kernelVersion()));
        all.add(new KernelMessage(
                Duration.ZERO, "Hypervisor detected: " + (machine.hardware().nitro() ? "KVM" : "Xen HVM")));
        all.add(new KernelMessage(
                Duration.ofMillis(61), "Memory: " + machine.hardware().memory() / 1024 + "K total"));
        all.add(new KernelMessage(
                Duration.ofMillis(160),
                "smp: Brought up 1 node, " + machine.hardware().vcpus() + " CPUs"));
        return TreePVector.from(all);
    }

    private static PSortedMap<Integer, Task> tasks() {
        PSortedMap<Integer, Task> all = TreePMap.empty();
        all = all.plus(
                1, task(1, 0, List.of("/usr/lib/systemd/systemd", "--switched-root", "--system"), "systemd", 17_000));
        int pid = 2;
        for (String thread : THREADS) {
            all = all.plus(pid, task(pid, pid == 2 ? 0 : 2, List.of(), thread, 0));
            pid++;
        }
        pid = 1000;
        for (String daemon : DAEMONS) {
            List<String> argv = List.of(daemon.split(" "));
            String name = argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1);
            all = all.plus(pid, task(pid, 1, argv, name.substring(0, Math.min(15, name.length())), 6_000));
            pid += 37;
        }
        return all;
    }

    private static Task task(int pid, int ppid, List<String> argv, String name, long residentKb) {
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
                pid < 1000 ? Duration.ZERO : Duration.ofSeconds(4),
                pid == 1 ? new Init(READY, false) : Idle.INSTANCE,
                pid == 1 ? Optional.empty() : Optional.of(new skylab.guest.process.Condition.Signalled()),
                false,
                Optional.empty(),
                false,
                Set.of(),
                Set.of(),
                TreePVector.empty(),
                residentKb);
    }

    // What cloud-init does once per machine: names, keys.
    private static void personalise(
            Transaction tx, Scope scope, Machine machine, FsRef.OnVolume ref, List<String> authorizedKeys) {
        OsImage image = OsImage.named(machine.image());
        tx.update(scope, Disk.DISKS, ref.volume(), disk -> {
            FileSystem fs = ((Layout.Formatted) Devices.part(disk.layout(), ref.partition())).fileSystem();
            FileTree tree = new FileTree(fs, tx.now());
            if (!tree.text("/var/lib/cloud/data/instance-id").equals(machine.id() + "\n")) {
                tree.file("/var/lib/cloud/data/instance-id", 0644, 0, machine.id() + "\n");
                tree.file("/etc/hostname", 0644, 0, machine.hostName() + "\n");
                tree.file(
                        "/etc/hosts",
                        0644,
                        0,
                        "127.0.0.1   localhost localhost.localdomain localhost4 localhost4.localdomain4\n"
                                + "::1         localhost6 localhost6.localdomain6\n");
                tree.file("/etc/machine-id", 0444, 0, tx.newUuid().toString().replace("-", "") + "\n");
                tree.file(
                        "/etc/fstab",
                        0644,
                        0,
                        "#\nUUID=" + fs.uuid() + "     /           xfs    defaults,noatime  1   1\n");
                String keys = image.home() + "/.ssh/authorized_keys";
                if (!authorizedKeys.isEmpty()) {
                    String old = tree.text(keys);
                    tree.file(keys, 0600, OsImage.USER_ID, old + String.join("\n", authorizedKeys) + "\n");
                    tree.file(
                            "/root/.ssh/authorized_keys",
                            0600,
                            0,
                            "no-port-forwarding,no-agent-forwarding,no-X11-forwarding,command=\"echo 'Please login as the user \\\""
                                    + image.user()
                                    + "\\\" rather than the user \\\"root\\\".';echo;sleep 10;exit 142\" "
                                    + String.join("\n", authorizedKeys) + "\n");
                }
                long number = tx.random().nextLong();
                String hostKey = "/etc/ssh/ssh_host_ed25519_key";
                tree.file(hostKey, 0600, 0, Content.of(new HostKey(number, true)));
                tree.file(hostKey + ".pub", 0644, 0, Content.of(new HostKey(number, false)));
            }
            return disk.with(Devices.withPart(disk.layout(), ref.partition(), new Layout.Formatted(tree.done())));
        });
    }
}
