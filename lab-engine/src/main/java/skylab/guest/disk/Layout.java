package skylab.guest.disk;

import java.util.List;

/** What lies on a disk or a partition. */
public sealed interface Layout {
    /** Bytes without a structure that is known. */
    record Raw(Content content) implements Layout {
        /** A new volume: zeros. */
        public static final Raw BLANK = new Raw(Content.EMPTY);
    }

    /** A file system. */
    record Formatted(FileSystem fileSystem) implements Layout {}

    /**
     * A partition table.
     *
     * @param scheme {@code gpt} or {@code dos}
     * @param uuid of the disk
     * @param partitions in order of their numbers
     */
    record Partitioned(String scheme, String uuid, List<Partition> partitions) implements Layout {
        /** Copies the list. */
        public Partitioned {
            partitions = List.copyOf(partitions);
        }
    }

    /**
     * A partition.
     *
     * @param number as in the device's name
     * @param start first byte
     * @param size bytes
     * @param type e.g. {@code Linux filesystem}
     * @param name as PARTLABEL; may be empty
     * @param uuid as PARTUUID
     * @param layout what lies on it; a partition table is not nested
     */
    record Partition(int number, long start, long size, String type, String name, String uuid, Layout layout) {
        /** This of another size. */
        public Partition sized(long bytes) {
            return new Partition(number, start, bytes, type, name, uuid, layout);
        }

        /** This with another name. */
        public Partition named(String other) {
            return new Partition(number, start, size, type, other, uuid, layout);
        }

        /** This of another type. */
        public Partition typed(String other) {
            return new Partition(number, start, size, other, name, uuid, layout);
        }

        /** This with something else on it. */
        public Partition with(Layout other) {
            return new Partition(number, start, size, type, name, uuid, other);
        }
    }
}
