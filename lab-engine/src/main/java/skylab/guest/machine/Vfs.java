package skylab.guest.machine;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import skylab.guest.disk.FileSystem;
import skylab.guest.disk.FileType;
import skylab.guest.disk.Inode;
import skylab.guest.process.Credentials;
import skylab.guest.process.Errno;

/** Finds files by path, across mounts and symbolic links, with permissions checked on the way. */
final class Vfs {
    private static final int MAX_LINKS = 40;

    private final Kernel kernel;
    private final Credentials identity;
    private final String cwd;

    Vfs(Kernel kernel, Task task) {
        this(kernel, task.identity(), task.cwd());
    }

    Vfs(Kernel kernel, Credentials identity, String cwd) {
        this.kernel = kernel;
        this.identity = identity;
        this.cwd = cwd;
    }

    /**
     * Where a path leads.
     *
     * @param mount on which mount
     * @param parent the directory's inode on that mount
     * @param name the name in it; empty for the root of the mount
     * @param inode what is there
     * @param path canonical
     */
    record Place(Mount mount, long parent, String name, Optional<Inode> inode, String path) {
        Inode existing() {
            return inode.orElseThrow(() -> new Errno(Errno.Code.ENOENT));
        }
    }

    /** Where an existing path leads. */
    Place find(String path, boolean follow) {
        Place place = locate(path, follow);
        place.existing();
        return place;
    }

    /** Where a path leads whose last part need not exist. */
    Place locate(String path, boolean follow) {
        if (path.isEmpty()) {
            throw new Errno(Errno.Code.ENOENT);
        }
        String full = path.startsWith("/") ? path : cwd + "/" + path;
        Deque<String> parts = new ArrayDeque<>(Arrays.asList(full.split("/")));
        boolean mustBeDirectory = path.endsWith("/");
        String at = "/";
        int links = 0;
        Place place = mountRoot("/");
        while (!parts.isEmpty()) {
            String part = parts.pop();
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            Inode here = place.existing();
            if (!(here.body() instanceof Inode.Directory)) {
                throw new Errno(Errno.Code.ENOTDIR);
            }
            require(here, 1);
            if (part.equals("..")) {
                at = parent(at);
                place = walk(at);
                continue;
            }
            if (part.length() > 255) {
                throw new Errno(Errno.Code.ENAMETOOLONG);
            }
            String child = at.equals("/") ? "/" + part : at + "/" + part;
            Place next = mounted(child).map(mount -> root(mount, child)).orElse(lookup(place, here, part, child));
            boolean last = parts.stream().allMatch(String::isEmpty);
            if (next.inode().isPresent()
                    && next.inode().get().body() instanceof Inode.Symlink link
                    && (!last || follow || mustBeDirectory)) {
                if (++links > MAX_LINKS) {
                    throw new Errno(Errno.Code.ELOOP);
                }
                String[] target = link.target().split("/");
                for (int i = target.length - 1; i >= 0; i--) {
                    parts.push(target[i]);
                }
                if (link.target().startsWith("/")) {
                    at = "/";
                    place = mountRoot("/");
                }
                continue;
            }
            if (next.inode().isEmpty() && !last) {
                throw new Errno(Errno.Code.ENOENT);
            }
            at = child;
            place = next;
        }
        if (mustBeDirectory && place.inode().isPresent() && !(place.existing().body() instanceof Inode.Directory)) {
            throw new Errno(Errno.Code.ENOTDIR);
        }
        return place;
    }

    private Place lookup(Place parent, Inode directory, String name, String path) {
        FileSystem fs = kernel.fileSystem(parent.mount().fs());
        return new Place(parent.mount(), directory.number(), name, fs.lookup(directory.number(), name), path);
    }

    // Canonical paths have no links: no permission is asked for again.
    private Place walk(String canonical) {
        Place place = mountRoot("/");
        String at = "";
        for (String part : canonical.split("/")) {
            if (part.isEmpty()) {
                continue;
            }
            at = at + "/" + part;
            String here = at;
            Place before = place;
            place = mounted(here)
                    .map(mount -> root(mount, here))
                    .orElseGet(() -> lookup(before, before.existing(), part, here));
        }
        return place;
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    private Place mountRoot(String path) {
        return root(mounted(path).orElseThrow(() -> new Errno(Errno.Code.EIO)), path);
    }

    private Place root(Mount mount, String path) {
        return new Place(
                mount,
                FileSystem.ROOT,
                "",
                Optional.of(kernel.fileSystem(mount.fs()).inode(FileSystem.ROOT)),
                path);
    }

    /** What is mounted last at a path. */
    Optional<Mount> mounted(String path) {
        for (int i = kernel.ram.mounts().size() - 1; i >= 0; i--) {
            if (kernel.ram.mounts().get(i).target().equals(path)) {
                return Optional.of(kernel.ram.mounts().get(i));
            }
        }
        return Optional.empty();
    }

    /** Whether the caller may read (4), write (2), execute or enter (1). */
    boolean may(Inode inode, int bits) {
        if (identity.isRoot()) {
            return (bits & 1) == 0 || inode.body().type() == FileType.DIRECTORY || (inode.permissions() & 0111) != 0;
        }
        int shift = inode.uid() == identity.uid() ? 6 : identity.groups().contains(inode.gid()) ? 3 : 0;
        return (inode.permissions() >> shift & bits) == bits;
    }

    /** EACCES unless the caller may. */
    void require(Inode inode, int bits) {
        if (!may(inode, bits)) {
            throw new Errno(Errno.Code.EACCES);
        }
    }

    /** EPERM unless the caller owns the file or is root. */
    void requireOwner(Inode inode) {
        if (!identity.isRoot() && identity.uid() != inode.uid()) {
            throw new Errno(Errno.Code.EPERM);
        }
    }

    /** EROFS, EACCES unless the caller may change what names there are in the directory of a place. */
    void requireParent(Place place) {
        writable(place.mount());
        if (place.name().isEmpty()) {
            throw new Errno(Errno.Code.EBUSY);
        }
        require(kernel.fileSystem(place.mount().fs()).inode(place.parent()), 3);
    }

    /** As {@link #requireParent}, and what is there may be taken away: in a sticky directory only by its owner. */
    void requireRemoval(Place place) {
        requireParent(place);
        Inode directory = kernel.fileSystem(place.mount().fs()).inode(place.parent());
        if ((directory.permissions() & 01000) != 0
                && !identity.isRoot()
                && identity.uid() != directory.uid()
                && identity.uid() != place.existing().uid()) {
            throw new Errno(Errno.Code.EPERM);
        }
    }

    /** EROFS if the mount is read-only. */
    static void writable(Mount mount) {
        if (mount.readOnly()) {
            throw new Errno(Errno.Code.EROFS);
        }
    }
}
