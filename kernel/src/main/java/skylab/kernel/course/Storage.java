package skylab.kernel.course;

import java.util.List;
import skylab.lab.Lab;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.Volume;

/** What checks ask of a learner's volumes, snapshots and images, in the region of the lab. */
public final class Storage {
    /** The root device of Amazon Linux. */
    private static final String ROOT = "/dev/xvda";

    private Storage() {}

    /** Volumes that are no instance's root. */
    public static List<Volume> data(Lab lab) {
        return lab.ec2().describeVolumes().volumes().stream()
                .filter(volume -> volume.attachments().stream()
                        .noneMatch(link -> link.device().equals(ROOT)))
                .toList();
    }

    /** Snapshots of one's own, those of images too. */
    public static List<Snapshot> snapshots(Lab lab) {
        return lab.ec2().describeSnapshots(r -> r.ownerIds("self")).snapshots();
    }

    /** Images of one's own. */
    public static List<Image> images(Lab lab) {
        return lab.ec2().describeImages(r -> r.owners("self")).images();
    }
}
