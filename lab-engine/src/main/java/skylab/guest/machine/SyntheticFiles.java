package skylab.guest.machine;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import skylab.guest.disk.FileSystem;
import skylab.guest.disk.FileType;
import skylab.guest.disk.Inode;
import skylab.guest.process.BlockDevice;
import skylab.network.host.Conntrack;
import skylab.network.host.FlowLines;
import skylab.network.host.HostNetwork;

/** The file systems that the kernel makes up from its own state: proc, devtmpfs, sysfs. */
final class SyntheticFiles {
    private static final Map<String, int[]> SPECIAL = Map.of(
            "null", new int[] {1, 3},
            "zero", new int[] {1, 5},
            "full", new int[] {1, 7},
            "random", new int[] {1, 8},
            "urandom", new int[] {1, 9},
            "tty", new int[] {5, 0},
            "console", new int[] {5, 1});

    /** The file below {@code /proc} that says whether packets for others are passed on, and can be told. */
    static final String FORWARDING = "sys/net/ipv4/ip_forward";

    private SyntheticFiles() {}

    /** Whether a place is that of {@link #FORWARDING}. */
    static boolean isForwarding(Vfs.Place place) {
        return place.mount().fs() instanceof FsRef.Synthetic synthetic
                && synthetic.type().equals("proc")
                && place.name().equals("ip_forward");
    }

    static FileSystem of(Kernel kernel, String type) {
        var booted = kernel.ram.booted();
        FileTree tree = new FileTree(FileSystem.format(type, "", "", 0, 0755, booted), booted);
        if (type.equals("proc")) {
            proc(kernel, tree);
        } else if (type.equals("devtmpfs")) {
            dev(kernel, tree);
        } else if (type.equals("sysfs")) {
            DiskFiles.sys(kernel, tree);
        }
        return tree.done();
    }

    /** The name in {@code /dev} of a device file. */
    static String deviceName(Kernel kernel, Inode.Device device) {
        if (device.type() == FileType.BLOCK_DEVICE) {
            for (BlockDevice one : Devices.all(kernel)) {
                if (one.major() == device.major() && one.minor() == device.minor()) {
                    return one.name();
                }
            }
            throw new skylab.guest.process.Errno(skylab.guest.process.Errno.Code.ENXIO);
        }
        if (device.major() == 136) {
            return "pts/" + device.minor();
        }
        return SPECIAL.entrySet().stream()
                .filter(one -> one.getValue()[0] == device.major() && one.getValue()[1] == device.minor())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new skylab.guest.process.Errno(skylab.guest.process.Errno.Code.ENXIO));
    }

    private static void dev(Kernel kernel, FileTree tree) {
        new java.util.TreeMap<>(SPECIAL)
                .forEach((name, number) -> tree.put(
                        "/" + name, 0666, 0, new Inode.Device(FileType.CHARACTER_DEVICE, number[0], number[1])));
        tree.directory("/pts", 0755, 0).directory("/shm", 01777, 0);
        for (var entry : kernel.ram.ttys().entrySet()) {
            int owner = kernel.ram.tasks().containsKey(entry.getValue().session())
                    ? kernel.task(entry.getValue().session()).identity().uid()
                    : 0;
            int minor = Integer.parseInt(entry.getKey().substring("pts/".length()));
            tree.put("/" + entry.getKey(), 0620, owner, new Inode.Device(FileType.CHARACTER_DEVICE, 136, minor));
        }
        tree.link("/stdin", "/proc/self/fd/0");
        for (BlockDevice device : Devices.all(kernel)) {
            tree.put(
                    "/" + device.name(),
                    0660,
                    0,
                    new Inode.Device(FileType.BLOCK_DEVICE, device.major(), device.minor()));
        }
        DiskFiles.links(kernel, tree);
    }

    private static void proc(Kernel kernel, FileTree tree) {
        Hardware hardware = kernel.machine.hardware();
        Ram ram = kernel.ram;
        double up = ram.upTime(kernel.tx.now()).toMillis() / 1000.0;
        double[] load = LoadAverage.of(kernel);
        long used = Facts.memoryUsed(ram);
        OsImage image = OsImage.named(kernel.machine.image());
        text(tree, "/sys/kernel/random/boot_id", ram.bootId() + "\n");
        text(tree, "/sys/kernel/hostname", ram.hostName() + "\n");
        text(tree, "/sys/kernel/osrelease", image.release(hardware.architecture()) + "\n");
        HostNetwork host =
                kernel.tx.find(kernel.scope, HostNetwork.HOSTS, kernel.id).orElse(null);
        tree.file("/" + FORWARDING, 0644, 0, host != null && host.forwards() ? "1\n" : "0\n");
        kernel.tx
                .find(kernel.scope, Conntrack.FLOWS, kernel.id)
                .ifPresent(flows -> tree.file(
                        "/net/nf_conntrack",
                        0440,
                        0,
                        flows.entries(kernel.tx.now()).stream()
                                .map(flow -> "ipv4     2 " + FlowLines.of(flow, kernel.tx.now()) + "\n")
                                .collect(Collectors.joining())));
        text(tree, "/uptime", String.format(Locale.ROOT, "%.2f %.2f%n", up, up * hardware.vcpus() * 0.98));
        text(
                tree,
                "/loadavg",
                String.format(
                        Locale.ROOT,
                        "%.2f %.2f %.2f 1/%d %d%n",
                        load[0],
                        load[1],
                        load[2],
                        ram.tasks().size(),
                        ram.nextPid() - 1));
        text(
                tree,
                "/meminfo",
                String.format(
                        Locale.ROOT,
                        "MemTotal:       %8d kB%nMemFree:        %8d kB%nMemAvailable:   %8d kB%n"
                                + "SwapTotal:      %8d kB%nSwapFree:       %8d kB%n",
                        hardware.memory() / 1024,
                        (hardware.memory() - used) / 1024,
                        (hardware.memory() - used) / 1024,
                        swap(kernel) / 1024,
                        swap(kernel) / 1024));
        StringBuilder cpus = new StringBuilder();
        for (int i = 0; i < hardware.vcpus(); i++) {
            cpus.append(String.format(
                    Locale.ROOT,
                    "processor\t: %d%nvendor_id\t: %s%nmodel name\t: %s%ncpu MHz\t\t: %.3f%n%n",
                    i,
                    hardware.cpuVendor(),
                    hardware.cpuModel(),
                    hardware.mhz()));
        }
        text(tree, "/cpuinfo", cpus.toString());
        String mounts = ram.mounts().stream()
                .map(mount -> mount.source() + " " + mount.target() + " " + mount.type() + " "
                        + String.join(",", mount.options()) + " 0 0\n")
                .collect(Collectors.joining());
        text(tree, "/mounts", mounts);
        DiskFiles.proc(kernel, tree);
        for (Task task : ram.tasks().values()) {
            if (task.started().compareTo(kernel.monotonic()) <= 0) {
                String directory = "/" + task.pid();
                text(tree, directory + "/comm", task.name() + "\n");
                text(
                        tree,
                        directory + "/cmdline",
                        task.argv().stream().map(word -> word + "\0").collect(Collectors.joining()));
            }
        }
    }

    private static long swap(Kernel kernel) {
        return kernel.ram.swaps().stream().mapToLong(one -> one.size()).sum();
    }

    private static void text(FileTree tree, String path, String text) {
        tree.file(path, 0444, 0, text.replace(System.lineSeparator(), "\n"));
    }
}
