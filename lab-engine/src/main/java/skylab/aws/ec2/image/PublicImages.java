package skylab.aws.ec2.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;

/**
 * The images of others that a lab has: those of the {@link Catalogue}, which all labs share, and those that were added to
 * this one. An added image is in every region, under the same id.
 */
public final class PublicImages {
    private static final Kind<Image> ADDED = new Kind<>("added-image", "ami-");
    private static final Kind<String> BY_SNAPSHOT = new Kind<>("added-image-by-snapshot", "snap-");

    /** Where rows are that have no region. */
    private static final String EVERYWHERE = "aws-global";

    private PublicImages() {}

    /** The image of an id. */
    public static Optional<Image> find(World world, Scope scope, String id) {
        return Catalogue.of(scope.region()).image(id).or(() -> added(world, scope, id));
    }

    /** All of a region, added ones last. */
    public static List<Image> all(World world, Scope scope) {
        List<Image> all = new ArrayList<>(Catalogue.of(scope.region()).images());
        world.table(everywhere(scope), ADDED).values().forEach(all::add);
        return all;
    }

    /** The image whose root volume is made from a snapshot. */
    public static Optional<Image> ofSnapshot(World world, Scope scope, String snapshot) {
        return Catalogue.of(scope.region()).ofSnapshot(snapshot).or(() -> world.table(everywhere(scope), BY_SNAPSHOT)
                .get(snapshot)
                .flatMap(id -> added(world, scope, id)));
    }

    /** Adds images; one that was added before under the same id is replaced, instances of it stay as they are. */
    public static void add(Transaction tx, Scope scope, List<Image> images) {
        for (Image image : images) {
            tx.put(everywhere(scope), ADDED, image.id(), image);
            tx.put(everywhere(scope), BY_SNAPSHOT, image.rootSnapshot(), image.id());
        }
    }

    /** Whether images have been added, just as they are. */
    public static boolean has(World world, Scope scope, List<Image> images) {
        return images.stream().allMatch(image -> added(world, scope, image.id()).equals(Optional.of(image)));
    }

    private static Optional<Image> added(World world, Scope scope, String id) {
        return world.table(everywhere(scope), ADDED).get(id);
    }

    private static Scope everywhere(Scope scope) {
        return new Scope(scope.account(), EVERYWHERE);
    }
}
