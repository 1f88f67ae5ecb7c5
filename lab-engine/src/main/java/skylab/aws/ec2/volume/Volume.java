package skylab.aws.ec2.volume;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
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
 * @param multiAttach whether several instances may have it
 * @param fastRestored whether it came from a snapshot that was ready to be restored at full speed
 * @param autoEnableIo whether I/O goes on by itself after AWS has found its data doubtful
 * @param phase where it is in its life
 * @param attachments where it is attached
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
        boolean multiAttach,
        boolean fastRestored,
        boolean autoEnableIo,
        Phase phase,
        PVector<Attachment> attachments) {
    /** All volumes. */
    public static final Kind<Volume> VOLUMES = new Kind<>("volume", "vol-");

    /** Where a volume is in its life. */
    public enum Phase {
        CREATING,
        READY,
        DELETING
    }

    /** Where an attachment is in its life, in the API's words. */
    public enum Link {
        ATTACHING,
        ATTACHED,
        DETACHING,
        BUSY
    }

    /**
     * An attachment.
     *
     * @param instance the instance's id
     * @param device the API's device name
     * @param since when it was attached
     * @param deleteOnTermination whether the volume goes with the instance
     * @param link where it is in its life
     */
    public record Attachment(String instance, String device, Instant since, boolean deleteOnTermination, Link link) {
        /** The state that an instance shows of it, which knows nothing of {@code busy}. */
        public String status() {
            return (link == Link.BUSY ? Link.DETACHING : link).name().toLowerCase(Locale.ROOT);
        }

        /** This in another state. */
        public Attachment with(Link next) {
            return new Attachment(instance, device, since, deleteOnTermination, next);
        }
    }

    /** A volume that is ready to be used, as planned. */
    static Volume of(
            String id,
            VolumeSpec spec,
            String zone,
            Instant now,
            boolean fastRestored,
            Phase phase,
            PVector<Attachment> attached) {
        return new Volume(
                id,
                spec.gib(),
                spec.type().api(),
                spec.iops(),
                spec.throughput(),
                spec.encrypted(),
                spec.kmsKey(),
                spec.snapshot(),
                zone,
                now,
                spec.multiAttach(),
                fastRestored,
                false,
                phase,
                attached);
    }

    /** The state that the API shows. */
    public String state() {
        return switch (phase) {
            case CREATING -> "creating";
            case DELETING -> "deleting";
            case READY -> attachments.isEmpty() ? "available" : "in-use";
        };
    }

    /** Its attachment to an instance. */
    public Optional<Attachment> attachment(String instance) {
        return attachments.stream()
                .filter(attachment -> attachment.instance().equals(instance))
                .findFirst();
    }

    /** This volume, attached; an attachment to the same instance is replaced. */
    public Volume attached(Attachment attachment) {
        for (int i = 0; i < attachments.size(); i++) {
            if (attachments.get(i).instance().equals(attachment.instance())) {
                return with(attachments.with(i, attachment));
            }
        }
        return with(attachments.plus(attachment));
    }

    /** This volume, no longer attached to an instance. */
    public Volume detached(String instance) {
        return with(TreePVector.from(attachments.stream()
                .filter(attachment -> !attachment.instance().equals(instance))
                .toList()));
    }

    /** This volume, going with an instance when that is terminated, or staying. */
    public Volume goingWith(String instance, boolean deleteOnTermination) {
        return attachment(instance)
                .map(one -> attached(
                        new Attachment(one.instance(), one.device(), one.since(), deleteOnTermination, one.link())))
                .orElse(this);
    }

    private Volume with(PVector<Attachment> changed) {
        return new Volume(
                id,
                gib,
                type,
                iops,
                throughput,
                encrypted,
                kmsKey,
                snapshot,
                zone,
                created,
                multiAttach,
                fastRestored,
                autoEnableIo,
                phase,
                changed);
    }

    Volume with(Phase next) {
        return new Volume(
                id,
                gib,
                type,
                iops,
                throughput,
                encrypted,
                kmsKey,
                snapshot,
                zone,
                created,
                multiAttach,
                fastRestored,
                autoEnableIo,
                next,
                attachments);
    }

    Volume with(Figures changed) {
        return new Volume(
                id,
                changed.gib(),
                changed.type(),
                changed.iops(),
                changed.throughput(),
                encrypted,
                kmsKey,
                snapshot,
                zone,
                created,
                changed.multiAttach(),
                fastRestored,
                autoEnableIo,
                phase,
                attachments);
    }

    Volume withAutoEnableIo(boolean enabled) {
        return new Volume(
                id,
                gib,
                type,
                iops,
                throughput,
                encrypted,
                kmsKey,
                snapshot,
                zone,
                created,
                multiAttach,
                fastRestored,
                enabled,
                phase,
                attachments);
    }

    /** What a modification can change. */
    Figures figures() {
        return new Figures(gib, type, iops, throughput, multiAttach);
    }

    /**
     * What a modification can change.
     *
     * @param gib size in GiB
     * @param type e.g. {@code gp3}
     * @param iops operations per second, or null
     * @param throughput MiB/s, or null
     * @param multiAttach whether several instances may have it
     */
    record Figures(int gib, String type, Integer iops, Integer throughput, boolean multiAttach) {}
}
