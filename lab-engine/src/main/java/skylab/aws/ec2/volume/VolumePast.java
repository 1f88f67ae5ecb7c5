package skylab.aws.ec2.volume;

import static skylab.aws.ec2.instance.Instance.INSTANCES;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * What must still be known of a volume when it is no longer attached or gone, because its metrics outlive that.
 *
 * @param volume as it was then
 * @param uses attachments that have ended, in the order of their ends
 */
public record VolumePast(Volume volume, PVector<Use> uses) {
    /** Pasts by the volume's id; none of a volume that is where it has always been. */
    public static final Kind<VolumePast> PASTS = new Kind<>("volume-past", "");

    /**
     * An attachment over time.
     *
     * @param instance the instance's id
     * @param root whether it was its root volume
     * @param from its beginning
     * @param to its end, {@link Instant#MAX} while it lasts
     */
    public record Use(String instance, boolean root, Instant from, Instant to) {}

    /** The volume of an id, as it is or as it was; empty if there never was one. */
    public static Optional<Volume> volume(Transaction tx, Scope scope, String id) {
        return tx.find(scope, Volume.VOLUMES, id)
                .or(() -> tx.find(scope, PASTS, id).map(VolumePast::volume));
    }

    /** All attachments that a volume ever had. */
    public static List<Use> uses(Transaction tx, Scope scope, String id) {
        List<Use> uses = new ArrayList<>();
        tx.find(scope, PASTS, id).ifPresent(past -> uses.addAll(past.uses));
        tx.find(scope, Volume.VOLUMES, id).ifPresent(volume -> volume.attachments()
                .forEach(attachment -> uses.add(use(tx, scope, attachment, Instant.MAX))));
        return uses;
    }

    /** An attachment ends now. */
    static void detached(Transaction tx, Scope scope, Volume volume, String instance) {
        volume.attachment(instance)
                .ifPresent(attachment -> add(tx, scope, volume, List.of(use(tx, scope, attachment, tx.now()))));
    }

    /** A volume ends now, and its attachments with it. */
    static void gone(Transaction tx, Scope scope, Volume volume) {
        add(
                tx,
                scope,
                volume,
                volume.attachments().stream()
                        .map(attachment -> use(tx, scope, attachment, tx.now()))
                        .toList());
    }

    private static void add(Transaction tx, Scope scope, Volume volume, List<Use> ended) {
        PVector<Use> before =
                tx.find(scope, PASTS, volume.id()).map(VolumePast::uses).orElse(TreePVector.empty());
        tx.put(scope, PASTS, volume.id(), new VolumePast(volume, before.plusAll(ended)));
    }

    private static Use use(Transaction tx, Scope scope, Volume.Attachment attachment, Instant to) {
        boolean root = tx.find(scope, INSTANCES, attachment.instance())
                .filter(instance -> instance.launch().rootDevice().equals(attachment.device()))
                .isPresent();
        return new Use(attachment.instance(), root, attachment.since(), to);
    }
}
