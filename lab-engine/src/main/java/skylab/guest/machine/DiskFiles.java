package skylab.guest.machine;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import skylab.guest.disk.FileSystem;
import skylab.guest.disk.Layout;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.SwapArea;

/** What {@code /dev}, {@code /proc} and {@code /sys} tell of disks besides the device files. */
final class DiskFiles {
    private static final int SECTOR = 512;

    private DiskFiles() {}

    /** The links that udev makes. */
    static void links(Kernel kernel, FileTree tree) {
        Map<String, BlockDevice> devices = new TreeMap<>();
        Devices.all(kernel).forEach(one -> devices.put(one.name(), one));
        for (BlockDevice device : devices.values()) {
            String target = "../../" + device.name();
            if (device.layout() instanceof Layout.Formatted formatted) {
                FileSystem fs = formatted.fileSystem();
                tree.link("/disk/by-uuid/" + fs.uuid(), target);
                if (!fs.label().isEmpty()) {
                    tree.link("/disk/by-label/" + escaped(fs.label()), target);
                }
            }
            if (!device.partitionUuid().isEmpty()) {
                tree.link("/disk/by-partuuid/" + device.partitionUuid(), target);
            }
            BlockDevice disk = device.parent().map(devices::get).orElse(device);
            String part = number(device, disk);
            if (!disk.serial().isEmpty()) {
                String id = "/disk/by-id/nvme-" + disk.model().replace(' ', '_') + "_" + disk.serial();
                tree.link(id + (part.isEmpty() ? "" : "-part" + part), target);
            }
        }
        asked(kernel, tree, devices);
    }

    // The rules of the images keep the names that were asked for as links, also of partitions.
    private static void asked(Kernel kernel, FileTree tree, Map<String, BlockDevice> devices) {
        for (Attachment attachment : kernel.machine.disks()) {
            String asked = attachment.requested().replaceFirst("^/dev/", "");
            if (asked.isEmpty() || asked.equals(attachment.name())) {
                continue;
            }
            for (BlockDevice device : devices.values()) {
                BlockDevice disk = device.parent().map(devices::get).orElse(device);
                if (disk.name().equals(attachment.name())) {
                    tree.link("/" + asked + number(device, disk), device.name());
                }
            }
        }
    }

    // Of a partition; empty for a disk.
    private static String number(BlockDevice device, BlockDevice disk) {
        return device.name().substring(disk.name().length()).replace("p", "");
    }

    private static String escaped(String label) {
        StringBuilder text = new StringBuilder();
        for (char one : label.toCharArray()) {
            boolean plain = Character.isLetterOrDigit(one) || "#+-.:=@_".indexOf(one) >= 0;
            text.append(plain ? String.valueOf(one) : String.format(Locale.ROOT, "\\x%02x", (int) one));
        }
        return text.toString();
    }

    /** {@code /proc/partitions}, {@code /proc/swaps}, {@code /proc/filesystems}. */
    static void proc(Kernel kernel, FileTree tree) {
        StringBuilder partitions = new StringBuilder("major minor  #blocks  name\n\n");
        for (BlockDevice device : Devices.all(kernel)) {
            partitions.append(String.format(
                    Locale.ROOT,
                    "%4d  %7d %10d %s",
                    device.major(),
                    device.minor(),
                    device.size() / 1024,
                    device.name()));
            partitions.append('\n');
        }
        tree.file("/partitions", 0444, 0, partitions.toString());
        StringBuilder swaps = new StringBuilder("Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n");
        for (SwapArea area : kernel.ram.swaps()) {
            swaps.append(String.format(
                    Locale.ROOT,
                    "%-40s%s\t\t%d\t\t0\t\t%d",
                    area.path(),
                    area.file() ? "file" : "partition",
                    area.size() / 1024,
                    area.priority()));
            swaps.append('\n');
        }
        tree.file("/swaps", 0444, 0, swaps.toString());
        tree.file(
                "/filesystems",
                0444,
                0,
                "nodev\tsysfs\nnodev\ttmpfs\nnodev\tproc\nnodev\tdevtmpfs\n\text3\n\text2\n\text4\n\tvfat\n\txfs\n");
    }

    /** {@code /sys/block}. */
    static void sys(Kernel kernel, FileTree tree) {
        for (BlockDevice device : Devices.all(kernel)) {
            boolean nvme = device.name().startsWith("nvme");
            String directory =
                    "/block/" + device.parent().map(disk -> disk + "/").orElse("") + device.name();
            tree.file(directory + "/size", 0444, 0, device.size() / SECTOR + "\n");
            tree.file(directory + "/ro", 0444, 0, "0\n");
            tree.file(directory + "/dev", 0444, 0, device.major() + ":" + device.minor() + "\n");
            if (device.parent().isPresent()) {
                tree.file(directory + "/start", 0444, 0, device.start() / SECTOR + "\n");
                continue;
            }
            tree.file(directory + "/removable", 0444, 0, "0\n");
            String queue = directory + "/queue/";
            tree.file(queue + "rotational", 0644, 0, "0\n");
            tree.file(queue + "logical_block_size", 0444, 0, SECTOR + "\n");
            tree.file(queue + "physical_block_size", 0444, 0, SECTOR + "\n");
            tree.file(queue + "optimal_io_size", 0444, 0, nvme ? "4096\n" : "0\n");
            tree.file(
                    queue + "scheduler",
                    0644,
                    0,
                    nvme ? "[none] mq-deadline kyber bfq\n" : "[mq-deadline] kyber bfq none\n");
            if (nvme) {
                tree.file(directory + "/device/model", 0444, 0, String.format(Locale.ROOT, "%-40s\n", device.model()));
                tree.file(directory + "/device/serial", 0444, 0, device.serial() + "\n");
            }
        }
    }
}
