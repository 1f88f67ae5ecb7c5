package skylab.guest.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.PVector;
import skylab.guest.disk.Disk;
import skylab.guest.disk.FileSystem;
import skylab.guest.disk.FileType;
import skylab.guest.disk.Inode;
import skylab.guest.disk.Layout;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.DeviceCalls;
import skylab.guest.process.Errno;
import skylab.guest.process.KernelMessage;
import skylab.guest.process.MachineFacts;
import skylab.guest.process.MountInfo;
import skylab.guest.process.SwapArea;

/** System calls on devices, mounts and the machine, for one process. */
abstract class DeviceSyscalls extends NameSyscalls implements DeviceCalls {
    DeviceSyscalls(Kernel kernel, int pid) {
        super(kernel, pid);
    }

    void requireRoot() {
        if (!me().identity().isRoot()) {
            throw new Errno(Errno.Code.EPERM);
        }
    }

    @Override
    public List<BlockDevice> blockDevices() {
        return Devices.all(k);
    }

    @Override
    public Layout layout(String device) {
        FsRef.OnVolume place = Devices.place(k, device);
        return Devices.part(Devices.layout(k, place.volume()), place.partition());
    }

    @Override
    public void layout(String device, Layout layout) {
        requireRoot();
        FsRef.OnVolume place = Devices.place(k, device);
        boolean growing = layout instanceof Layout.Partitioned && layout(device) instanceof Layout.Partitioned;
        boolean busy = k.ram.mounts().stream()
                .anyMatch(mount -> mount.fs() instanceof FsRef.OnVolume used
                        && used.volume().equals(place.volume())
                        && (used.partition() == place.partition() || place.partition() == 0));
        if (busy && !growing) {
            throw new Errno(Errno.Code.EBUSY);
        }
        k.tx.update(
                k.scope,
                Disk.DISKS,
                place.volume(),
                disk -> disk.with(Devices.withPart(disk.layout(), place.partition(), layout)));
    }

    @Override
    public void fileSystem(String device, FileSystem changed) {
        requireRoot();
        k.fileSystem(Devices.place(k, device), changed);
    }

    @Override
    public void synchronise() {
        BlockIo.synchronise(k);
    }

    @Override
    public List<MountInfo> mounts() {
        List<MountInfo> all = new ArrayList<>();
        for (Mount mount : k.ram.mounts()) {
            boolean counted = !(mount.fs() instanceof FsRef.Synthetic) && k.attached(mount.fs());
            FileSystem fs = counted ? k.fileSystem(mount.fs()) : null;
            all.add(new MountInfo(
                    mount.source(),
                    mount.target(),
                    mount.type(),
                    mount.options(),
                    counted ? fs.capacity() : 0,
                    counted ? fs.used() : 0,
                    counted ? fs.available() : 0,
                    counted ? fs.inodeLimit() : 0,
                    counted ? fs.inodesUsed() : 0,
                    deviceNumber(mount.fs())));
        }
        return all;
    }

    @Override
    public void mount(String source, String target, String type, List<String> options) {
        requireRoot();
        Vfs.Place place = vfs().find(target, true);
        if (!(place.existing().body() instanceof Inode.Directory)) {
            throw new Errno(Errno.Code.ENOTDIR);
        }
        List<String> effective = new ArrayList<>(options);
        if (!effective.contains("ro") && !effective.contains("rw")) {
            effective.add(0, "rw");
        }
        if (type.equals("tmpfs")) {
            int number = k.ram.memory().isEmpty() ? 0 : k.ram.memory().lastKey() + 1;
            FileSystem fs =
                    FileSystem.format("tmpfs", "", "", k.machine.hardware().memory() / 2, 01777, k.tx.now());
            k.ram = k.ram.memory(k.ram.memory().plus(number, fs));
            addMount(new Mount(source, place.path(), "tmpfs", effective, new FsRef.InMemory(number)));
            return;
        }
        Vfs.Place device = vfs().find(source, true);
        if (!(device.existing().body() instanceof Inode.Device node) || node.type() != FileType.BLOCK_DEVICE) {
            throw new Errno(Errno.Code.ENOTBLK);
        }
        String name = SyntheticFiles.deviceName(k, node);
        FsRef.OnVolume ref = Devices.place(k, name);
        if (!(layout(name) instanceof Layout.Formatted formatted)
                || (!type.equals("auto") && !type.equals(formatted.fileSystem().type()))) {
            throw new Errno(Errno.Code.EINVAL);
        }
        String uuid = formatted.fileSystem().uuid();
        for (Mount other : k.ram.mounts()) {
            if (other.target().equals(place.path()) && other.fs().equals(ref)) {
                throw new Errno(Errno.Code.EBUSY);
            }
            // XFS refuses a second file system of the same UUID unless told "nouuid".
            boolean twin = !other.fs().equals(ref)
                    && other.type().equals("xfs")
                    && k.attached(other.fs())
                    && k.fileSystem(other.fs()).uuid().equals(uuid);
            if (twin && formatted.fileSystem().type().equals("xfs") && !options.contains("nouuid")) {
                kernelMessage("XFS (" + name + "): Filesystem has duplicate UUID " + uuid + " - can't mount");
                throw new Errno(Errno.Code.EINVAL);
            }
        }
        String kind = formatted.fileSystem().type();
        Optional<String> unknown = MountOptions.unknown(kind, options);
        if (kind.equals("swap") || unknown.isPresent()) {
            unknown.ifPresent(option -> kernelMessage(kind + ": Unknown parameter '" + option + "'"));
            throw new Errno(Errno.Code.EINVAL);
        }
        addMount(new Mount(
                "/dev/" + name, place.path(), kind, MountOptions.shown(formatted.fileSystem(), effective), ref));
        if (kind.equals("xfs")) {
            kernelMessage("XFS (" + name + "): Mounting V5 Filesystem");
            kernelMessage("XFS (" + name + "): Ending clean mount");
        } else if (kind.startsWith("ext")) {
            kernelMessage("EXT4-fs (" + name + "): mounted filesystem "
                    + (kind.equals("ext2") ? "without journal" : "with ordered data mode") + ". Quota mode: none.");
        }
    }

    private void addMount(Mount mount) {
        k.ram = k.ram.mounts(k.ram.mounts().plus(mount));
    }

    @Override
    public void remount(String target, List<String> options) {
        requireRoot();
        int index = mountIndex(target);
        Mount old = k.ram.mounts().get(index);
        k.ram = k.ram.mounts(
                k.ram.mounts().with(index, new Mount(old.source(), old.target(), old.type(), options, old.fs())));
    }

    private int mountIndex(String target) {
        PVector<Mount> mounts = k.ram.mounts();
        // What lies there need not be readable any more.
        boolean named = mounts.stream().anyMatch(mount -> mount.target().equals(target));
        String path = named ? target : vfs().find(target, true).path();
        for (int i = mounts.size() - 1; i >= 0; i--) {
            if (mounts.get(i).target().equals(path)) {
                return i;
            }
        }
        throw new Errno(Errno.Code.EINVAL);
    }

    @Override
    public void unmount(String target, boolean lazily) {
        requireRoot();
        int index = mountIndex(target);
        Mount mount = k.ram.mounts().get(index);
        String inside = mount.target() + "/";
        boolean twice = k.ram.mounts().stream()
                        .filter(other -> other.fs().equals(mount.fs()))
                        .count()
                > 1;
        boolean open = !twice
                && k.ram.files().values().stream()
                        .anyMatch(file -> file instanceof OpenFile.Opened opened
                                && opened.fs().equals(mount.fs()));
        boolean used = k.ram.tasks().values().stream()
                .anyMatch(task -> !task.zombie() && (task.cwd() + "/").startsWith(inside));
        boolean covered =
                k.ram.mounts().stream().anyMatch(other -> other.target().startsWith(inside));
        if ((open || used || covered) && !lazily || mount.target().equals("/")) {
            throw new Errno(Errno.Code.EBUSY);
        }
        BlockIo.synchronise(k);
        k.ram = k.ram.mounts(k.ram.mounts().minus(index));
        if (mount.fs() instanceof FsRef.InMemory memory) {
            k.ram = k.ram.memory(k.ram.memory().minus(memory.number()));
        }
        if (mount.type().equals("xfs")) {
            kernelMessage("XFS (" + mount.source().replace("/dev/", "") + "): Unmounting Filesystem");
        }
    }

    @Override
    public List<SwapArea> swaps() {
        return List.copyOf(k.ram.swaps());
    }

    @Override
    public void swapOn(String path) {
        requireRoot();
        Swap.on(k, vfs().find(path, true));
    }

    @Override
    public void swapOff(String path) {
        requireRoot();
        Swap.off(k, vfs().find(path, true));
    }

    @Override
    public MachineFacts machine() {
        return Facts.of(k);
    }

    @Override
    public List<KernelMessage> kernelMessages() {
        return k.ram.messages();
    }

    @Override
    public void kernelMessage(String text) {
        k.message(text);
    }

    @Override
    public void hostName(String name) {
        requireRoot();
        k.ram = k.ram.hostName(name);
    }

    @Override
    public void power(PowerRequest request) {
        requireRoot();
        k.power = Optional.of(request);
    }
}
