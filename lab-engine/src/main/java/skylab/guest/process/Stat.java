package skylab.guest.process;

import java.time.Instant;
import skylab.guest.disk.FileType;

/**
 * What is known of a file without reading it.
 *
 * @param device a number for the file system it is on
 * @param inode its number there
 * @param type what it is
 * @param permissions the twelve low mode bits, 0 to 07777
 * @param links hard links
 * @param uid the owner
 * @param gid the group
 * @param size bytes
 * @param rdev for a device file its major and minor number as {@code major << 8 | minor}, else 0
 * @param accessed last reading
 * @param modified last change of the content
 * @param changed last change of the inode
 */
public record Stat(
        long device,
        long inode,
        FileType type,
        int permissions,
        int links,
        int uid,
        int gid,
        long size,
        int rdev,
        Instant accessed,
        Instant modified,
        Instant changed) {

    /** Whether it is a directory. */
    public boolean isDirectory() {
        return type == FileType.DIRECTORY;
    }

    /** Whether it is a regular file. */
    public boolean isRegular() {
        return type == FileType.REGULAR;
    }

    /** Whether both are the same file. */
    public boolean same(Stat other) {
        return device == other.device && inode == other.inode;
    }
}
