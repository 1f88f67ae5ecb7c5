package skylab.guest.machine;

import java.time.Instant;
import java.util.Optional;
import org.pcollections.TreePMap;
import skylab.guest.disk.Content;
import skylab.guest.disk.FileType;
import skylab.guest.disk.Inode;
import skylab.guest.process.Errno;

/** System calls on names: directories, links, owners and modes, for one process. */
abstract class NameSyscalls extends FileSyscalls {
    NameSyscalls(Kernel kernel, int pid) {
        super(kernel, pid);
    }

    @Override
    public String realPath(String path) {
        return vfs().find(path, true).path();
    }

    @Override
    public String readLink(String path) {
        if (vfs().find(path, false).existing().body() instanceof Inode.Symlink link) {
            return link.target();
        }
        throw new Errno(Errno.Code.EINVAL);
    }

    @Override
    public void makeDirectory(String path, int permissions) {
        Vfs vfs = vfs();
        Vfs.Place place = vfs.locate(path, false);
        if (place.inode().isPresent()) {
            throw new Errno(Errno.Code.EEXIST);
        }
        make(vfs, place, permissions & ~me().umask(), new Inode.Directory(TreePMap.<String, Long>empty()));
    }

    @Override
    public void unlink(String path) {
        Vfs vfs = vfs();
        Vfs.Place place = vfs.find(path, false);
        if (place.existing().body() instanceof Inode.Directory) {
            throw new Errno(Errno.Code.EISDIR);
        }
        vfs.requireRemoval(place);
        remove(place);
    }

    private void remove(Vfs.Place place) {
        FsRef fs = place.mount().fs();
        k.fileSystem(fs, k.fileSystem(fs).unlink(place.parent(), place.name(), k.tx.now()));
        k.forget(fs, place.existing().number());
    }

    @Override
    public void removeDirectory(String path) {
        Vfs vfs = vfs();
        Vfs.Place place = vfs.find(path, false);
        if (!(place.existing().body() instanceof Inode.Directory directory)) {
            throw new Errno(Errno.Code.ENOTDIR);
        }
        vfs.requireRemoval(place);
        if (!directory.entries().isEmpty()) {
            throw new Errno(Errno.Code.ENOTEMPTY);
        }
        remove(place);
    }

    @Override
    public void rename(String from, String to) {
        Vfs vfs = vfs();
        Vfs.Place source = vfs.find(from, false);
        Vfs.Place target = vfs.locate(to, false);
        vfs.requireRemoval(source);
        if (!source.mount().equals(target.mount())) {
            throw new Errno(Errno.Code.EXDEV);
        }
        if (target.path().startsWith(source.path() + "/")) {
            throw new Errno(Errno.Code.EINVAL);
        }
        Optional<Inode> old = target.inode();
        if (old.isPresent() && old.get().number() == source.existing().number()) {
            return;
        }
        boolean directory = source.existing().body() instanceof Inode.Directory;
        if (old.isPresent()) {
            vfs.requireRemoval(target);
            if (old.get().body() instanceof Inode.Directory existing) {
                if (!directory) {
                    throw new Errno(Errno.Code.EISDIR);
                }
                if (!existing.entries().isEmpty()) {
                    throw new Errno(Errno.Code.ENOTEMPTY);
                }
            } else if (directory) {
                throw new Errno(Errno.Code.ENOTDIR);
            }
            remove(target);
        } else {
            vfs.requireParent(target);
        }
        FsRef fs = source.mount().fs();
        k.fileSystem(
                fs,
                k.fileSystem(fs).rename(source.parent(), source.name(), target.parent(), target.name(), k.tx.now()));
    }

    @Override
    public void link(String existing, String path) {
        Vfs vfs = vfs();
        Vfs.Place source = vfs.find(existing, false);
        Vfs.Place target = vfs.locate(path, false);
        if (target.inode().isPresent()) {
            throw new Errno(Errno.Code.EEXIST);
        }
        if (source.existing().body() instanceof Inode.Directory) {
            throw new Errno(Errno.Code.EPERM);
        }
        if (!source.mount().equals(target.mount())) {
            throw new Errno(Errno.Code.EXDEV);
        }
        vfs.requireParent(target);
        FsRef fs = source.mount().fs();
        k.fileSystem(
                fs,
                k.fileSystem(fs)
                        .link(target.parent(), target.name(), source.existing().number(), k.tx.now()));
    }

    @Override
    public void symlink(String target, String path) {
        Vfs vfs = vfs();
        Vfs.Place place = vfs.locate(path, false);
        if (place.inode().isPresent()) {
            throw new Errno(Errno.Code.EEXIST);
        }
        make(vfs, place, 0777, new Inode.Symlink(target));
    }

    /** Makes the file of a local socket. */
    final void makeSocket(String path) {
        Vfs vfs = vfs();
        Vfs.Place place = vfs.locate(path, false);
        if (place.inode().isPresent()) {
            throw new Errno(Errno.Code.EADDRINUSE);
        }
        make(vfs, place, 0777 & ~me().umask(), new Inode.Device(FileType.SOCKET, 0, 0));
    }

    @Override
    public void changeMode(String path, int permissions) {
        Vfs vfs = vfs();
        Vfs.Place place = vfs.find(path, true);
        Vfs.writable(place.mount());
        vfs.requireOwner(place.existing());
        put(place.mount().fs(), place.existing().withPermissions(permissions, k.tx.now()));
    }

    @Override
    public void changeOwner(String path, int uid, int gid, boolean follow) {
        Vfs vfs = vfs();
        Vfs.Place place = vfs.find(path, follow);
        Vfs.writable(place.mount());
        Inode inode = place.existing();
        // An owner may give a file to a group of his, and keep what he has.
        boolean ownGroup = inode.uid() == me().identity().uid()
                && (uid < 0 || uid == inode.uid())
                && (gid < 0 || gid == inode.gid() || me().identity().groups().contains(gid));
        if (!me().identity().isRoot() && !ownGroup) {
            throw new Errno(Errno.Code.EPERM);
        }
        put(place.mount().fs(), inode.withOwner(uid < 0 ? inode.uid() : uid, gid < 0 ? inode.gid() : gid, k.tx.now()));
    }

    @Override
    public void truncate(String path, long size) {
        Content content = content(path);
        replace(path, content.resized(size));
    }

    @Override
    public void changeTimes(String path, Instant accessed, Instant modified) {
        Vfs vfs = vfs();
        Vfs.Place place = vfs.find(path, true);
        Vfs.writable(place.mount());
        vfs.requireOwner(place.existing());
        put(place.mount().fs(), place.existing().withTimes(accessed, modified, k.tx.now()));
    }

    @Override
    public String cwd() {
        return me().cwd();
    }

    @Override
    public void changeDirectory(String path) {
        Vfs vfs = vfs();
        Vfs.Place place = vfs.find(path, true);
        if (!(place.existing().body() instanceof Inode.Directory)) {
            throw new Errno(Errno.Code.ENOTDIR);
        }
        vfs.require(place.existing(), 1);
        k.ram = k.ram.put(me().cwd(place.path()));
    }
}
