package skylab.guest.disk;

import java.time.Instant;
import skylab.world.Kind;

/**
 * That a disk does not answer: whoever reads or writes it gets an I/O error.
 *
 * @param since when that began
 */
public record DiskFailure(Instant since) {
    /** Failures by the disk's id. */
    public static final Kind<DiskFailure> FAILURES = new Kind<>("disk-failure", "");
}
