package skylab.aws;

import java.util.Map;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;

/**
 * The tags of a resource, whatever it is. Kept by the resource's id, so that no resource has to know of them.
 *
 * @param byKey values by key
 */
public record Tags(PMap<String, String> byKey) {
    /** All tags, by the id of the resource. */
    public static final Kind<Tags> TAGS = new Kind<>("tags", "");

    /** No tags. */
    public static final Tags NONE = new Tags(TreePMap.empty());

    private static final String OWN = "aws:";

    // EC2 guide, "Tag restrictions".
    private static final int MOST = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    /** The tags of a resource. */
    public static Tags of(World world, Scope scope, String id) {
        return world.table(scope, TAGS).get(id).orElse(NONE);
    }

    /**
     * Adds tags to a resource, or changes them.
     *
     * @throws AwsError {@code InvalidParameterValue} or {@code TagLimitExceeded}
     */
    public static void add(Transaction tx, Scope scope, String id, Map<String, String> added) {
        if (added.isEmpty()) {
            return;
        }
        added.forEach(Tags::check);
        PMap<String, String> all = of(tx.world(), scope, id).byKey.plusAll(added);
        if (all.keySet().stream().filter(key -> !key.startsWith(OWN)).count() > MOST) {
            throw new AwsError("TagLimitExceeded", "The maximum number of Tags for a resource has been reached.");
        }
        tx.put(scope, TAGS, id, new Tags(all));
    }

    /** Adds tags of AWS's own, whose keys nobody else may use; they count for no quota. */
    public static void addOwn(Transaction tx, Scope scope, String id, Map<String, String> added) {
        if (!added.isEmpty()) {
            tx.put(scope, TAGS, id, new Tags(of(tx.world(), scope, id).byKey.plusAll(added)));
        }
    }

    /** Removes a tag; when a value is given, only if the tag has it. */
    public static void remove(Transaction tx, Scope scope, String id, String key, String value) {
        Tags tags = of(tx.world(), scope, id);
        if (value == null || value.equals(tags.byKey.get(key))) {
            tx.put(scope, TAGS, id, new Tags(tags.byKey.minus(key)));
        }
    }

    /** Forgets the tags of a resource that is gone. */
    public static void forget(Transaction tx, Scope scope, String id) {
        tx.remove(scope, TAGS, id);
    }

    /** Whether a tag is one of AWS's own. */
    public static boolean isOwn(String key) {
        return key.startsWith(OWN);
    }

    private static void check(String key, String value) {
        if (key == null || key.isEmpty()) {
            throw new AwsError("InvalidParameterValue", "Tag keys cannot be empty.");
        }
        if (key.startsWith(OWN)) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value ( " + key + " ) for parameter key is invalid. Tag keys starting with 'aws:' are reserved for"
                            + " internal use");
        }
        if (key.length() > LONGEST_KEY) {
            throw new AwsError(
                    "InvalidParameterValue", "Tag key exceeds the maximum length of " + LONGEST_KEY + " characters");
        }
        if (value != null && value.length() > LONGEST_VALUE) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Tag value exceeds the maximum length of " + LONGEST_VALUE + " characters");
        }
    }
}
