package skylab.guest.disk;

import java.time.Instant;
import java.util.Optional;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * A file system as it lies on a disk: a value that knows inodes and directories, but neither paths nor permissions.
 *
 * @param type {@code xfs}, {@code ext4}, {@code tmpfs}, ...
 * @param label at most 12 (xfs) or 16 (ext4) bytes, may be empty
 * @param uuid as {@code blkid} shows it
 * @param size bytes that it spans; 0 if it has no limit of its own
 * @param geometry how they are divided
 * @param inodes by number; {@link #ROOT} is the top directory
 * @param next the number of the next inode
 * @param stored bytes that files take
 */
public record FileSystem(
        String type,
        String label,
        String uuid,
        long size,
        Geometry geometry,
        PSortedMap<Long, Inode> inodes,
        long next,
        long stored) {
    /** The number of the top directory. */
    public static final long ROOT = 128;

    private static final int BLOCK = 4096;

    /** An empty file system of the type's usual geometry: its top directory belongs to root. */
    public static FileSystem format(String type, String label, String uuid, long size, int permissions, Instant now) {
        return format(type, label, uuid, size, Geometry.of(type, size), permissions, now);
    }

    /** An empty file system: its top directory belongs to root, and so does the {@code lost+found} of ext4. */
    public static FileSystem format(
            String type, String label, String uuid, long size, Geometry geometry, int permissions, Instant now) {
        Inode root = new Inode(
                ROOT, permissions, 0, 0, 2, now, now, now, new Inode.Directory(TreePMap.<String, Long>empty()));
        FileSystem empty = new FileSystem(
                type, label, uuid, size, geometry, TreePMap.<Long, Inode>empty().plus(ROOT, root), ROOT + 1, 0);
        return geometry instanceof ExtGeometry
                ? empty.create(ROOT, "lost+found", 0700, 0, 0, new Inode.Directory(TreePMap.<String, Long>empty()), now)
                : empty;
    }

    /** An inode that exists. */
    public Inode inode(long number) {
        Inode inode = inodes.get(number);
        if (inode == null) {
            throw new IllegalArgumentException("no inode " + number);
        }
        return inode;
    }

    /** The inode of a name in a directory. */
    public Optional<Inode> lookup(long directory, String name) {
        return inode(directory).body() instanceof Inode.Directory body
                ? Optional.ofNullable(body.entries().get(name)).map(this::inode)
                : Optional.empty();
    }

    /** This with a new inode under a name in a directory; its number is {@link #next}. */
    public FileSystem create(
            long directory, String name, int permissions, int uid, int gid, Inode.Body body, Instant now) {
        int links = body instanceof Inode.Directory ? 2 : 1;
        Inode made = new Inode(next, permissions, uid, gid, links, now, now, now, body);
        return new FileSystem(
                        type, label, uuid, size, geometry, inodes.plus(next, made), next + 1, stored + space(body))
                .enter(directory, name, next, now)
                .countDirectory(directory, body, 1, now);
    }

    /** This with one more name for an inode, whose count of names is not touched. */
    private FileSystem enter(long directory, String name, long number, Instant now) {
        Inode parent = inode(directory);
        Inode.Directory body = (Inode.Directory) parent.body();
        return put(parent.with(new Inode.Directory(body.entries().plus(name, number)), now));
    }

    private FileSystem leave(long directory, String name, Instant now) {
        Inode parent = inode(directory);
        Inode.Directory body = (Inode.Directory) parent.body();
        return put(parent.with(new Inode.Directory(body.entries().minus(name)), now));
    }

    // The ".." of a directory is a name of its parent.
    private FileSystem countDirectory(long parent, Inode.Body child, int difference, Instant now) {
        if (!(child instanceof Inode.Directory)) {
            return this;
        }
        Inode inode = inode(parent);
        return put(inode.withLinks(inode.links() + difference, now));
    }

    /** This with a changed inode. */
    public FileSystem put(Inode changed) {
        Inode old = inodes.get(changed.number());
        long more = space(changed.body()) - (old == null ? 0 : space(old.body()));
        return new FileSystem(
                type, label, uuid, size, geometry, inodes.plus(changed.number(), changed), next, stored + more);
    }

    /** This with one more hard link. */
    public FileSystem link(long directory, String name, long number, Instant now) {
        Inode target = inode(number);
        return put(target.withLinks(target.links() + 1, now)).enter(directory, name, number, now);
    }

    /** This without a name. An inode without names remains until {@link #forget}, because it may be open. */
    public FileSystem unlink(long directory, String name, Instant now) {
        Inode target = lookup(directory, name).orElseThrow();
        int lost = target.body() instanceof Inode.Directory ? target.links() : 1;
        return put(target.withLinks(target.links() - lost, now))
                .leave(directory, name, now)
                .countDirectory(directory, target.body(), -1, now);
    }

    /** This without an inode that has no names. */
    public FileSystem forget(long number) {
        Inode inode = inodes.get(number);
        return inode == null || inode.links() > 0
                ? this
                : new FileSystem(
                        type, label, uuid, size, geometry, inodes.minus(number), next, stored - space(inode.body()));
    }

    /** This with a name moved; what the new name was before must have been unlinked. */
    public FileSystem rename(long from, String name, long to, String other, Instant now) {
        Inode moved = lookup(from, name).orElseThrow();
        return leave(from, name, now)
                .enter(to, other, moved.number(), now)
                .countDirectory(from, moved.body(), -1, now)
                .countDirectory(to, moved.body(), 1, now);
    }

    /** This with another size. */
    public FileSystem resized(long bytes) {
        return laidOut(bytes, size == 0 ? Geometry.of(type, bytes) : geometry.resized(bytes));
    }

    /** This with another size and geometry. */
    public FileSystem laidOut(long bytes, Geometry other) {
        return new FileSystem(type, label, uuid, bytes, other, inodes, next, stored);
    }

    /** This with another label. */
    public FileSystem labelled(String text) {
        return new FileSystem(type, text, uuid, size, geometry, inodes, next, stored);
    }

    /** This with another UUID. */
    public FileSystem identified(String other) {
        return new FileSystem(type, label, other, size, geometry, inodes, next, stored);
    }

    /** What {@code statfs} gives as its size, in bytes; 0 if it has no limit. */
    public long capacity() {
        return size == 0 ? 0 : geometry.capacity(size);
    }

    /** Bytes taken by files and by the file system's own structures. */
    public long used() {
        return stored + geometry.taken();
    }

    /** Bytes that root's files can still take. */
    public long free() {
        return size == 0 ? Long.MAX_VALUE : Math.max(0, capacity() - used());
    }

    /** Bytes that users' files can still take. */
    public long available() {
        return size == 0 ? Long.MAX_VALUE : Math.max(0, free() - geometry.reserved());
    }

    /** How many inodes there can be; 0 if that is not limited. */
    public long inodeLimit() {
        return geometry.inodes();
    }

    /** How many inodes are in use. */
    public long inodesUsed() {
        return inodes.size() + geometry.inodesTaken();
    }

    /** Bytes that a file takes: whole blocks; a piece that is computed counts as if it were stored. */
    public static long space(Inode.Body body) {
        if (body instanceof Inode.Regular regular) {
            long bytes = regular.content().stored();
            return (bytes + BLOCK - 1) / BLOCK * BLOCK;
        }
        return 0;
    }
}
