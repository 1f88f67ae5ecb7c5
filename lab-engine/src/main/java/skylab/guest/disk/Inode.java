package skylab.guest.disk;

import java.time.Instant;
import org.pcollections.PSortedMap;

/**
 * A file, directory, link or device in a file system.
 *
 * @param number unique in the file system
 * @param permissions the twelve low mode bits
 * @param uid owner
 * @param gid group
 * @param links names that it has
 * @param accessed last reading
 * @param modified last change of the content
 * @param changed last change of the inode
 * @param body what it is
 */
public record Inode(
        long number,
        int permissions,
        int uid,
        int gid,
        int links,
        Instant accessed,
        Instant modified,
        Instant changed,
        Body body) {

    /** What an inode is and holds. */
    public sealed interface Body {
        /** What it is. */
        FileType type();
    }

    /** A regular file. */
    public record Regular(Content content) implements Body {
        @Override
        public FileType type() {
            return FileType.REGULAR;
        }
    }

    /**
     * A directory.
     *
     * @param entries numbers of inodes by name, without {@code .} and {@code ..}
     */
    public record Directory(PSortedMap<String, Long> entries) implements Body {
        @Override
        public FileType type() {
            return FileType.DIRECTORY;
        }
    }

    /** A symbolic link. */
    public record Symlink(String target) implements Body {
        @Override
        public FileType type() {
            return FileType.SYMLINK;
        }
    }

    /**
     * A device file.
     *
     * @param type character or block
     * @param major of which driver
     * @param minor which of its devices
     */
    public record Device(FileType type, int major, int minor) implements Body {}

    /** Its size as {@code stat} tells it. */
    public long size() {
        if (body instanceof Regular regular) {
            return regular.content.size();
        } else if (body instanceof Symlink link) {
            return Bytes.of(link.target).size();
        } else if (body instanceof Directory directory) {
            return Math.max(6, 16L * directory.entries.size());
        }
        return 0;
    }

    /** This with another body, changed now. */
    public Inode with(Body other, Instant now) {
        return new Inode(number, permissions, uid, gid, links, accessed, now, now, other);
    }

    /** This with other permissions. */
    public Inode withPermissions(int bits, Instant now) {
        return new Inode(number, bits, uid, gid, links, accessed, modified, now, body);
    }

    /** This with another owner and group. */
    public Inode withOwner(int user, int group, Instant now) {
        return new Inode(number, permissions, user, group, links, accessed, modified, now, body);
    }

    /** This with another number of names. */
    public Inode withLinks(int names, Instant now) {
        return new Inode(number, permissions, uid, gid, names, accessed, modified, now, body);
    }

    /** This with other times. */
    public Inode withTimes(Instant access, Instant modification, Instant now) {
        return new Inode(number, permissions, uid, gid, links, access, modification, now, body);
    }
}
