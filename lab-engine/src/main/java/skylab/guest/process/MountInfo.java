package skylab.guest.process;

import java.util.List;

/**
 * A mounted file system.
 *
 * @param source a device's path, or a type's name where there is none
 * @param target where it is mounted
 * @param type e.g. {@code xfs}, {@code tmpfs}, {@code proc}
 * @param options e.g. {@code rw}, {@code noatime}
 * @param size bytes, 0 if it has none
 * @param used bytes
 * @param available bytes that users' files can still take
 * @param inodes how many there may be
 * @param inodesUsed how many there are
 * @param device the number that {@link Stat#device()} gives for its files
 */
public record MountInfo(
        String source,
        String target,
        String type,
        List<String> options,
        long size,
        long used,
        long available,
        long inodes,
        long inodesUsed,
        long device) {}
