package skylab.guest.disk;

import java.util.Optional;
import skylab.world.Kind;

/**
 * What a volume holds. A value: a snapshot of it is a reference.
 *
 * @param size bytes
 * @param layout what lies on it
 * @param hibernation the memory of the machine that went to sleep on it
 */
public record Disk(long size, Layout layout, Optional<HibernationImage> hibernation) {
    /** Contents of volumes, by the volume's id. */
    public static final Kind<Disk> DISKS = new Kind<>("disk", "");

    /** The memory of a machine, as kept on its root disk. */
    public interface HibernationImage {}

    /** A new volume. */
    public static Disk blank(long size) {
        return new Disk(size, Layout.Raw.BLANK, Optional.empty());
    }

    /** This with something else on it. */
    public Disk with(Layout other) {
        return new Disk(size, other, hibernation);
    }

    /** This, larger; what lies on it is not changed. */
    public Disk resized(long bytes) {
        return new Disk(bytes, layout, hibernation);
    }

    /** This with, or without, a machine's memory. */
    public Disk withHibernation(Optional<HibernationImage> image) {
        return new Disk(size, layout, image);
    }
}
