package skylab.guest.machine;

/** Which file system is meant. */
public sealed interface FsRef {
    /**
     * One on a volume.
     *
     * @param volume the volume's id
     * @param partition its number, 0 for the whole disk
     */
    record OnVolume(String volume, int partition) implements FsRef {}

    /**
     * One in memory.
     *
     * @param number which
     */
    record InMemory(int number) implements FsRef {}

    /**
     * One that the kernel makes up when asked.
     *
     * @param type {@code proc}, {@code devtmpfs} or {@code sysfs}
     */
    record Synthetic(String type) implements FsRef {}
}
