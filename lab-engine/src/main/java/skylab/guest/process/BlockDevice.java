package skylab.guest.process;

import java.util.List;
import java.util.Optional;
import skylab.guest.disk.Layout;

/**
 * A disk or a partition of one.
 *
 * @param name such as {@code nvme0n1} or {@code nvme0n1p1}
 * @param parent the disk that a partition is on
 * @param size bytes
 * @param major device number
 * @param minor device number
 * @param layout what is on it
 * @param mountpoints where it is mounted
 * @param serial the volume's id without its dash; empty for a partition
 * @param model such as {@code Amazon Elastic Block Store}
 * @param partitionUuid of a partition, else empty
 * @param partitionType of a partition, such as {@code Linux filesystem}, else empty
 * @param partitionName of a partition, may be empty
 * @param start first byte of a partition on its disk, else 0
 */
public record BlockDevice(
        String name,
        Optional<String> parent,
        long size,
        int major,
        int minor,
        Layout layout,
        List<String> mountpoints,
        String serial,
        String model,
        String partitionUuid,
        String partitionType,
        String partitionName,
        long start) {}
