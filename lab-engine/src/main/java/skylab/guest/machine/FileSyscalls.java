package skylab.guest.machine;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import skylab.guest.disk.Content;
import skylab.guest.disk.FileSystem;
import skylab.guest.disk.FileType;
import skylab.guest.disk.Inode;
import skylab.guest.disk.Unloaded;
import skylab.guest.process.Errno;
import skylab.guest.process.FileCalls;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Stat;

/** System calls on what is in files, by path, for one process. */
abstract class FileSyscalls implements FileCalls {
    // Files from this size on are read from the disk each time: no page cache is modelled.
    private static final long LARGE = 1 << 20;
    // Less than this is not worth counting.
    private static final long WORTH = 16 << 10;
    private static final int BLOCK = 4096;

    final Kernel k;
    final int self;

    FileSyscalls(Kernel kernel, int pid) {
        this.k = kernel;
        this.self = pid;
    }

    Task me() {
        return k.task(self);
    }

    Vfs vfs() {
        return new Vfs(k, me());
    }

    /** As {@link skylab.guest.process.Syscalls#duplicate}. */
    public abstract int duplicate(int fd, int atLeast);

    /** As {@link skylab.guest.process.Syscalls#stat(int)}. */
    public abstract Stat stat(int fd);

    abstract int descriptor(OpenFile file);

    @Override
    public int open(String path, Set<OpenFlag> flags, int permissions) {
        OptionalInt named = DescriptorPath.of(path);
        if (named.isPresent()) {
            return duplicate(open(named.getAsInt()), 0);
        }
        Vfs vfs = vfs();
        Vfs.Place place = vfs.locate(path, !flags.contains(OpenFlag.EXCLUSIVE));
        boolean write = flags.contains(OpenFlag.WRITE) || flags.contains(OpenFlag.APPEND);
        Inode inode;
        if (place.inode().isEmpty()) {
            if (!flags.contains(OpenFlag.CREATE) || path.endsWith("/")) {
                throw new Errno(
                        path.endsWith("/") && flags.contains(OpenFlag.CREATE) ? Errno.Code.EISDIR : Errno.Code.ENOENT);
            }
            inode = make(vfs, place, permissions & ~me().umask(), new Inode.Regular(Content.EMPTY));
        } else {
            inode = place.existing();
            if (flags.contains(OpenFlag.CREATE) && flags.contains(OpenFlag.EXCLUSIVE)) {
                throw new Errno(Errno.Code.EEXIST);
            }
            if (write && inode.body().type() == FileType.DIRECTORY) {
                throw new Errno(Errno.Code.EISDIR);
            }
            vfs.require(inode, (flags.contains(OpenFlag.READ) ? 4 : 0) | (write ? 2 : 0));
        }
        if (inode.body() instanceof Inode.Device device) {
            if (device.type() == FileType.SOCKET) {
                throw new Errno(Errno.Code.ENXIO);
            }
            return descriptor(device(device));
        }
        if (write && SyntheticFiles.isForwarding(place)) {
            return descriptor(new OpenFile.Special(SyntheticFiles.FORWARDING, 0));
        } else if (write) {
            Vfs.writable(place.mount());
        }
        if (flags.contains(OpenFlag.TRUNCATE) && inode.body() instanceof Inode.Regular regular) {
            if (regular.content().size() > 0) {
                put(place.mount().fs(), inode.with(new Inode.Regular(Content.EMPTY), k.tx.now()));
            }
        }
        return descriptor(new OpenFile.Opened(
                place.mount().fs(),
                inode.number(),
                0,
                flags.contains(OpenFlag.READ),
                write,
                flags.contains(OpenFlag.APPEND)));
    }

    private OpenFile device(Inode.Device device) {
        String name = SyntheticFiles.deviceName(k, device);
        if (device.type() == FileType.BLOCK_DEVICE) {
            return new OpenFile.Device(name, 0);
        }
        if (name.equals("tty")) {
            return new OpenFile.Terminal(me().tty().orElseThrow(() -> new Errno(Errno.Code.ENXIO)));
        }
        if (k.ram.ttys().containsKey(name)) {
            return new OpenFile.Terminal(name);
        }
        return new OpenFile.Special(name, 0);
    }

    final Inode make(Vfs vfs, Vfs.Place place, int permissions, Inode.Body body) {
        vfs.requireParent(place);
        FsRef ref = place.mount().fs();
        FileSystem fs = k.fileSystem(ref);
        if (available(fs) == 0 || (fs.inodeLimit() > 0 && fs.inodesUsed() >= fs.inodeLimit())) {
            throw new Errno(Errno.Code.ENOSPC);
        }
        int uid = me().identity().uid();
        int gid = me().identity().gid();
        k.fileSystem(ref, fs.create(place.parent(), place.name(), permissions, uid, gid, body, k.tx.now()));
        return k.fileSystem(ref).inode(fs.next());
    }

    final void put(FsRef ref, Inode inode) {
        k.fileSystem(ref, k.fileSystem(ref).put(inode));
    }

    @Override
    public Stat stat(String path) {
        OptionalInt named = DescriptorPath.of(path);
        if (named.isPresent()) {
            return stat(open(named.getAsInt()));
        }
        return stat(vfs().find(path, true));
    }

    @Override
    public Stat linkStat(String path) {
        return stat(vfs().find(path, false));
    }

    private Stat stat(Vfs.Place place) {
        return stat(place.mount().fs(), place.existing());
    }

    Stat stat(FsRef fs, Inode inode) {
        int rdev = inode.body() instanceof Inode.Device device ? device.major() << 8 | device.minor() : 0;
        return new Stat(
                deviceNumber(fs),
                inode.number(),
                inode.body().type(),
                inode.permissions(),
                inode.links(),
                inode.uid(),
                inode.gid(),
                inode.size(),
                rdev,
                inode.accessed(),
                inode.modified(),
                inode.changed());
    }

    long deviceNumber(FsRef fs) {
        for (int i = 0; i < k.ram.mounts().size(); i++) {
            if (k.ram.mounts().get(i).fs().equals(fs)) {
                return i + 1L;
            }
        }
        return 0;
    }

    @Override
    public long stored(String path) {
        return FileSystem.space(vfs().find(path, false).existing().body());
    }

    @Override
    public boolean exists(String path) {
        return allowed(path, 0);
    }

    @Override
    public boolean mayRead(String path) {
        return allowed(path, 4);
    }

    @Override
    public boolean mayWrite(String path) {
        return allowed(path, 2);
    }

    @Override
    public boolean mayExecute(String path) {
        return allowed(path, 1);
    }

    /** The descriptor; ENOENT if it is not open. */
    private int open(int fd) {
        if (!me().fds().containsKey(fd)) {
            throw new Errno(Errno.Code.ENOENT);
        }
        return fd;
    }

    private boolean allowed(String path, int bits) {
        OptionalInt named = DescriptorPath.of(path);
        if (named.isPresent()) {
            return me().fds().containsKey(named.getAsInt());
        }
        try {
            Vfs vfs = vfs();
            return vfs.may(vfs.find(path, true).existing(), bits);
        } catch (Errno e) {
            return false;
        }
    }

    @Override
    public List<String> list(String path) {
        Vfs vfs = vfs();
        Inode inode = vfs.find(path, true).existing();
        if (!(inode.body() instanceof Inode.Directory directory)) {
            throw new Errno(Errno.Code.ENOTDIR);
        }
        vfs.require(inode, 4);
        return List.copyOf(directory.entries().keySet());
    }

    @Override
    public Content content(String path) {
        OptionalInt named = DescriptorPath.of(path);
        if (named.isPresent()
                && k.ram.files().get(me().fds().get(open(named.getAsInt()))) instanceof OpenFile.Opened opened
                && k.fileSystem(opened.fs()).inode(opened.inode()).body() instanceof Inode.Regular regular) {
            return regular.content();
        }
        Vfs vfs = vfs();
        Vfs.Place place = vfs.find(path, true);
        Inode inode = place.existing();
        vfs.require(inode, 4);
        if (inode.body() instanceof Inode.Regular regular) {
            read(place.mount().fs(), inode, 0, regular.content().size());
            return regular.content();
        }
        throw new Errno(inode.body().type() == FileType.DIRECTORY ? Errno.Code.EISDIR : Errno.Code.EINVAL);
    }

    @Override
    public void replace(String path, Content content) {
        Vfs vfs = vfs();
        Vfs.Place place = vfs.locate(path, true);
        if (place.inode().isEmpty()) {
            room(place.mount().fs(), content.stored());
            Inode made = make(vfs, place, 0666 & ~me().umask(), new Inode.Regular(content));
            written(place.mount().fs(), made, 0, content.stored());
            return;
        }
        Inode inode = place.existing();
        Vfs.writable(place.mount());
        vfs.require(inode, 2);
        if (!(inode.body() instanceof Inode.Regular regular)) {
            throw new Errno(inode.body().type() == FileType.DIRECTORY ? Errno.Code.EISDIR : Errno.Code.EINVAL);
        }
        room(place.mount().fs(), content.stored() - regular.content().stored());
        put(place.mount().fs(), inode.with(new Inode.Regular(content), k.tx.now()));
        written(
                place.mount().fs(),
                inode,
                0,
                content.stored() - regular.content().stored());
    }

    /** The disk has to give part of a file. Small files are in memory anyway. */
    void read(FsRef fs, Inode inode, long offset, long bytes) {
        if (fs instanceof FsRef.OnVolume place && inode.size() >= LARGE) {
            BlockIo.sequential(k, place, false, address(place, inode) + offset, bytes);
        }
    }

    /** The disk has to take part of a file. */
    void written(FsRef fs, Inode inode, long offset, long bytes) {
        if (fs instanceof FsRef.OnVolume place && bytes >= WORTH) {
            BlockIo.sequential(k, place, true, address(place, inode) + offset, bytes);
        }
    }

    /** Where a file begins on its file system: anywhere, but always there. */
    long address(FsRef.OnVolume place, Inode inode) {
        long room = k.fileSystem(place).size() - inode.size();
        return room <= 0 ? 0 : inode.number() * 10_007 * Unloaded.BLOCK % room;
    }

    /** ENOSPC unless so many more bytes find room. */
    void room(FsRef ref, long bytes) {
        // Files take whole blocks.
        if (bytes > 0 && available(k.fileSystem(ref)) / BLOCK * BLOCK < bytes) {
            throw new Errno(Errno.Code.ENOSPC);
        }
    }

    /** Bytes that the caller may still write. */
    long available(FileSystem fs) {
        return me().identity().isRoot() ? fs.free() : fs.available();
    }
}
