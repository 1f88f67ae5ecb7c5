package skylab.guest.process;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import skylab.guest.disk.Bytes;
import skylab.guest.disk.Content;

/** System calls on files by their path. */
public interface FileCalls {
    /**
     * Opens a file.
     *
     * @param permissions mode bits of a new file, from which the umask is taken
     * @return the lowest free descriptor
     */
    int open(String path, Set<OpenFlag> flags, int permissions);

    /** What a file is; symbolic links are followed. */
    Stat stat(String path);

    /** What a file is; of a symbolic link, the link itself. */
    Stat linkStat(String path);

    /** Bytes that a file takes on its file system: whole blocks, without holes. Links are not followed. */
    long stored(String path);

    /** Whether there is such a file. */
    boolean exists(String path);

    /** Whether the caller may do that. */
    boolean mayRead(String path);

    /** Whether the caller may do that. */
    boolean mayWrite(String path);

    /** Whether the caller may do that; for a directory, enter it. */
    boolean mayExecute(String path);

    /** The names in a directory, in byte order, without {@code .} and {@code ..}. */
    List<String> list(String path);

    /** The whole content, without copying it. EISDIR, EACCES. */
    Content content(String path);

    /** Replaces the whole content of a file, which is made if it is not there; the pieces are shared, not copied. */
    void replace(String path, Content content);

    /** The path without links, {@code .} and {@code ..}; all of it must exist. */
    String realPath(String path);

    /** Where a symbolic link points. */
    String readLink(String path);

    /** Makes a directory. */
    void makeDirectory(String path, int permissions);

    /** Removes a name of a file that is no directory. */
    void unlink(String path);

    /** Removes an empty directory. */
    void removeDirectory(String path);

    /** Moves within a file system; EXDEV between two. */
    void rename(String from, String to);

    /** Gives a file one more name. */
    void link(String existing, String path);

    /** Makes a symbolic link. */
    void symlink(String target, String path);

    /** Sets the twelve mode bits. */
    void changeMode(String path, int permissions);

    /** Sets owner and group; -1 leaves one as it is. Does not follow a symbolic link if told so. */
    void changeOwner(String path, int uid, int gid, boolean follow);

    /** Sets a file's length; what is added reads as zeros and takes no space. */
    void truncate(String path, long size);

    /** Sets the times of access and modification. */
    void changeTimes(String path, Instant accessed, Instant modified);

    /** The working directory, absolute. */
    String cwd();

    /** Sets the working directory. */
    void changeDirectory(String path);

    /** Reads a whole small file. EFBIG above 64 MiB. */
    default Bytes readFile(String path) {
        Content content = content(path);
        if (content.size() > 64L << 20) {
            throw new Errno(Errno.Code.EFBIG);
        }
        return content.read(0, (int) content.size());
    }

    /** Replaces a whole file. */
    default void writeFile(String path, Bytes bytes) {
        replace(path, Content.of(bytes));
    }
}
