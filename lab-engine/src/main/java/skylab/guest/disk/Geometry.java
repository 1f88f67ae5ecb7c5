package skylab.guest.disk;

/** How a file system divides the space it has: what of it files can use, and what it keeps for itself. */
public sealed interface Geometry permits Geometry.Plain, XfsGeometry, ExtGeometry {
    /** One without structures of its own, as in memory. */
    Geometry PLAIN = new Plain();

    /** What {@code statfs} gives as the size, in bytes, of a file system that spans so many. */
    long capacity(long size);

    /** Bytes of the capacity that are taken when there are no files. */
    long taken();

    /** Bytes that only root may use. */
    long reserved();

    /** How many inodes there can be; 0 if that is not limited. */
    long inodes();

    /** Inodes that are in use when there are no files. */
    long inodesTaken();

    /** This spanning another number of bytes. */
    Geometry resized(long size);

    /** The usual geometry of a type, as today's tools make it. */
    static Geometry of(String type, long size) {
        return switch (type) {
            case "xfs" -> XfsGeometry.of(size, true, 0);
            case "ext2", "ext3", "ext4" -> ExtGeometry.of(type, size, true);
            default -> PLAIN;
        };
    }

    /** All of the space is for files. */
    record Plain() implements Geometry {
        @Override
        public long capacity(long size) {
            return size;
        }

        @Override
        public long taken() {
            return 0;
        }

        @Override
        public long reserved() {
            return 0;
        }

        @Override
        public long inodes() {
            return 0;
        }

        @Override
        public long inodesTaken() {
            return 0;
        }

        @Override
        public Geometry resized(long size) {
            return this;
        }
    }
}
