package skylab.guest.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.guest.disk.Disk;
import skylab.guest.disk.DiskFailure;
import skylab.guest.disk.Layout;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Errno;

/** The block devices of a machine: names, numbers, and what lies on them. */
final class Devices {
    private Devices() {}

    /** What lies on a volume. ENODEV if it is gone, EIO if it has failed. */
    static Layout layout(Kernel kernel, String volume) {
        if (kernel.tx.find(kernel.scope, DiskFailure.FAILURES, volume).isPresent()) {
            throw new Errno(Errno.Code.EIO);
        }
        return kernel.tx
                .find(kernel.scope, Disk.DISKS, volume)
                .map(Disk::layout)
                .orElseThrow(() -> new Errno(Errno.Code.ENODEV));
    }

    /** What lies on a partition, or with 0 on the whole disk. */
    static Layout part(Layout layout, int number) {
        if (number == 0) {
            return layout;
        }
        if (layout instanceof Layout.Partitioned table) {
            for (Layout.Partition partition : table.partitions()) {
                if (partition.number() == number) {
                    return partition.layout();
                }
            }
        }
        throw new Errno(Errno.Code.ENXIO);
    }

    /** The layout with something else on a partition, or with 0 on the whole disk. */
    static Layout withPart(Layout layout, int number, Layout changed) {
        if (number == 0) {
            return changed;
        }
        if (layout instanceof Layout.Partitioned table) {
            return new Layout.Partitioned(
                    table.scheme(),
                    table.uuid(),
                    table.partitions().stream()
                            .map(one -> one.number() == number ? one.with(changed) : one)
                            .toList());
        }
        throw new Errno(Errno.Code.ENXIO);
    }

    /** Disks and partitions, each disk before its partitions, by name. */
    static List<BlockDevice> all(Kernel kernel) {
        List<BlockDevice> all = new ArrayList<>();
        List<Attachment> attached = new ArrayList<>(kernel.machine.disks());
        attached.sort(java.util.Comparator.comparing(Attachment::name));
        int index = 0;
        int extended = 0;
        for (Attachment attachment : attached) {
            Optional<Disk> disk = kernel.tx.find(kernel.scope, Disk.DISKS, attachment.volume());
            if (disk.isEmpty()) {
                continue;
            }
            String name = attachment.name();
            boolean nvme = name.startsWith("nvme");
            int major = nvme ? 259 : 202;
            int minor = nvme ? index : (name.charAt(name.length() - 1) - 'a') * 16;
            String model = !nvme
                    ? ""
                    : attachment.instanceStore() ? "Amazon EC2 NVMe Instance Storage" : "Amazon Elastic Block Store";
            all.add(new BlockDevice(
                    name,
                    Optional.empty(),
                    disk.get().size(),
                    major,
                    minor,
                    disk.get().layout(),
                    mountpoints(kernel, new FsRef.OnVolume(attachment.volume(), 0)),
                    nvme ? serial(attachment) : "",
                    model,
                    "",
                    "",
                    "",
                    0));
            index++;
            if (disk.get().layout() instanceof Layout.Partitioned table) {
                for (Layout.Partition partition : table.partitions()) {
                    all.add(new BlockDevice(
                            name + (nvme ? "p" : "") + partition.number(),
                            Optional.of(name),
                            partition.size(),
                            nvme || partition.number() > 15 ? 259 : major,
                            nvme ? index : partition.number() > 15 ? extended++ : minor + partition.number(),
                            partition.layout(),
                            mountpoints(kernel, new FsRef.OnVolume(attachment.volume(), partition.number())),
                            "",
                            "",
                            partition.uuid(),
                            partition.type(),
                            partition.name(),
                            partition.start()));
                    index++;
                }
            }
        }
        return all;
    }

    // EBS gives the volume's id, the host's own disks a number of 17 digits.
    private static String serial(Attachment attachment) {
        return attachment.instanceStore()
                ? "AWS" + String.format("%017X", attachment.volume().hashCode() * 0x9E3779B97F4A7C15L >>> 4)
                : attachment.volume().replace("-", "");
    }

    /** The place of a device by its name. */
    static FsRef.OnVolume place(Kernel kernel, String name) {
        for (Attachment attachment : kernel.machine.disks()) {
            if (name.equals(attachment.name())) {
                return new FsRef.OnVolume(attachment.volume(), 0);
            }
            String prefix = attachment.name() + (attachment.name().startsWith("nvme") ? "p" : "");
            if (name.startsWith(prefix) && name.substring(prefix.length()).matches("[0-9]{1,3}")) {
                return new FsRef.OnVolume(attachment.volume(), Integer.parseInt(name.substring(prefix.length())));
            }
        }
        throw new Errno(Errno.Code.ENODEV);
    }

    private static List<String> mountpoints(Kernel kernel, FsRef ref) {
        return kernel.ram.mounts().stream()
                .filter(mount -> mount.fs().equals(ref))
                .map(Mount::target)
                .toList();
    }
}
