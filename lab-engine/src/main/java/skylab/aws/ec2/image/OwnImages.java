package skylab.aws.ec2.image;

import static skylab.aws.ec2.image.Image.IMAGES;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.Transition;
import skylab.world.World;

/** The images that an account has made: their names, what they are made of, and how they become available. */
public final class OwnImages {
    /** Ids by name. */
    private static final Kind<String> BY_NAME = new Kind<>("image-by-name", "");

    /** Ids by the snapshots that the images are made of. */
    private static final Kind<PVector<String>> BY_SNAPSHOT = new Kind<>("images-by-snapshot", "");

    // EC2 API reference, CreateImage.
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9()\\[\\] ./\\-'@_]{3,128}");

    /** What it takes from the last snapshot to the image. */
    private static final Duration REGISTERING = Duration.ofSeconds(12);

    private OwnImages() {}

    /**
     * The ids of the account's images that are made of a snapshot, which therefore cannot be deleted; O(log n).
     */
    public static List<String> using(World world, Scope scope, String snapshot) {
        return world.table(scope, BY_SNAPSHOT).get(snapshot).orElse(TreePVector.empty());
    }

    /**
     * Checks the name of a new image.
     *
     * @throws AwsError {@code MissingParameter}, {@code InvalidAMIName.Malformed} or {@code InvalidAMIName.Duplicate}
     */
    static void checkName(Call call, String name) {
        if (name == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter Name");
        }
        if (!NAME.matcher(name).matches()) {
            throw new AwsError(
                    "InvalidAMIName.Malformed",
                    "AMI names must be between 3 and 128 characters long, and may contain letters, numbers, '(', ')',"
                            + " '.', '-', '/' and '_'");
        }
        call.tx().find(call.scope(), BY_NAME, name).ifPresent(id -> {
            throw new AwsError("InvalidAMIName.Duplicate", "AMI name " + name + " is already in use by AMI " + id);
        });
    }

    /**
     * An image of one's own.
     *
     * @throws AwsError as {@link Images#one}; {@code AuthFailure} if it belongs to somebody else
     */
    static Image own(Call call, String id) {
        Image image = Images.one(call.tx().world(), call.scope(), id);
        if (!image.owner().equals(call.scope().account())) {
            throw new AwsError("AuthFailure", "Not authorized for images: [" + id + "]");
        }
        return image;
    }

    /** Adds a new image. */
    static void add(Transaction tx, Scope scope, Image image) {
        tx.put(scope, IMAGES, image.id(), image);
        tx.put(scope, BY_NAME, image.name(), image.id());
        snapshots(image)
                .forEach(snapshot -> tx.put(
                        scope,
                        BY_SNAPSHOT,
                        snapshot,
                        tx.find(scope, BY_SNAPSHOT, snapshot)
                                .orElse(TreePVector.empty())
                                .plus(image.id())));
    }

    /** Lets an image become available once its snapshots are complete. */
    static void completeAfter(Transaction tx, Scope scope, String id, Instant snapshots) {
        Duration left = Duration.between(tx.now(), snapshots);
        tx.schedule((left.isNegative() ? Duration.ZERO : left).plus(REGISTERING), new Ready(scope, id));
    }

    /** A pending image is available. */
    private record Ready(Scope scope, String id) implements Transition {
        @Override
        public void happen(Transaction tx) {
            tx.find(scope, IMAGES, id)
                    .filter(image -> image.status().state().equals("pending"))
                    .ifPresent(image ->
                            tx.put(scope, IMAGES, id, image.with(image.status().with("available"))));
        }
    }

    /** Takes an image away from launches; its snapshots and its name are free, instances know it still. */
    static void deregister(Transaction tx, Scope scope, Image image) {
        tx.put(scope, IMAGES, image.id(), image.with(image.status().with("deregistered")));
        tx.remove(scope, BY_NAME, image.name());
        for (String snapshot : snapshots(image)) {
            PVector<String> left = tx.find(scope, BY_SNAPSHOT, snapshot)
                    .orElse(TreePVector.empty())
                    .minus((Object) image.id());
            if (left.isEmpty()) {
                tx.remove(scope, BY_SNAPSHOT, snapshot);
            } else {
                tx.put(scope, BY_SNAPSHOT, snapshot, left);
            }
        }
    }

    /** The snapshots that an image is made of. */
    static List<String> snapshots(Image image) {
        return image.devices().stream()
                .map(Image.Device::snapshot)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
