package skylab.aws.ec2.volume;

import java.time.Instant;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.world.Kind;

/**
 * An EBS volume: what the API knows of it. What is stored on it is the guest's disk of the same id.
 *
 * @param id {@code vol-…}
 * @param gib size in GiB
 * @param type e.g. {@code gp3}
 * @param iops provisioned or baseline operations per second; null where the type has none
 * @param throughput MiB/s; null unless gp3
 * @param encrypted whether it is encrypted
 * @param kmsKey the ARN of the key, or null
 * @param snapshot the snapshot it was made from, or null
 * @param zone its availability zone
 * @param created when it was made
 * @param attachments where it is attached; empty means available
 */
public record Volume(
        String id,
        int gib,
        String type,
        Integer iops,
        Integer throughput,
        boolean encrypted,
        String kmsKey,
        String snapshot,
        String zone,
        Instant created,
        PVector<Attachment> attachments) {
    /** All volumes. */
    public static final Kind<Volume> VOLUMES = new Kind<>("volume", "vol-");

    /**
     * An attachment.
     *
     * @param instance the instance's id
     * @param device the API's device name
     * @param since when it was attached
     * @param deleteOnTermination whether the volume goes with the instance
     */
    public record Attachment(String instance, String device, Instant since, boolean deleteOnTermination) {}

    /** This volume, attached. */
    public Volume attached(Attachment attachment) {
        return with(attachments.plus(attachment));
    }

    /** This volume, no longer attached to an instance. */
    public Volume detached(String instance) {
        return with(attachments.stream()
                .filter(attachment -> !attachment.instance().equals(instance))
                .collect(java.util.stream.Collectors.collectingAndThen(
                        java.util.stream.Collectors.toList(), TreePVector::from)));
    }

    /** This volume, going with an instance when that is terminated, or staying. */
    public Volume goingWith(String instance, boolean deleteOnTermination) {
        return with(attachments.stream()
                .map(one -> one.instance().equals(instance)
                        ? new Attachment(one.instance(), one.device(), one.since(), deleteOnTermination)
                        : one)
                .collect(java.util.stream.Collectors.collectingAndThen(
                        java.util.stream.Collectors.toList(), TreePVector::from)));
    }

    private Volume with(PVector<Attachment> changed) {
        return new Volume(id, gib, type, iops, throughput, encrypted, kmsKey, snapshot, zone, created, changed);
    }
}
