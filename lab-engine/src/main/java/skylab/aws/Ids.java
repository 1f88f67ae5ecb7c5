package skylab.aws;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.World;

/**
 * Looking rows up by the ids in a request, with AWS's refusals when an id is malformed or nothing has it.
 *
 * @param kind the kind of resource
 * @param noun what AWS calls it in messages, e.g. {@code instance ID}
 * @param code the stem of AWS's codes, e.g. {@code InvalidInstanceID}
 * @param malformed AWS's code for an id that is none, where its stem is another
 * @param <T> the record of a row
 */
public record Ids<T>(Kind<T> kind, String noun, String code, String malformed) {
    // Eight digits before 2018, seventeen since (EC2 guide, "Resource IDs").
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{8}|[0-9a-f]{17}");

    /** Both codes with the same stem. */
    public Ids(Kind<T> kind, String noun, String code) {
        this(kind, noun, code, code + ".Malformed");
    }

    /**
     * The row with an id.
     *
     * @throws AwsError {@code MissingParameter}, {@code <code>.Malformed} or {@code <code>.NotFound}
     */
    public T one(World world, Scope scope, String id) {
        return all(world, scope, id == null ? List.of() : List.of(id)).get(0);
    }

    /**
     * The rows with these ids, in their order, each once.
     *
     * @throws AwsError as {@link #one}; all ids that nothing has are named
     */
    public List<T> all(World world, Scope scope, List<String> ids) {
        if (ids.isEmpty()) {
            throw new AwsError("MissingParameter", "The request must contain the parameter " + parameter());
        }
        List<T> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String id : new LinkedHashSet<>(ids)) {
            if (!isWellFormed(id)) {
                throw new AwsError(malformed, "Invalid id: \"" + id + "\"" + expected(id));
            }
            world.table(scope, kind).get(id).ifPresentOrElse(found::add, () -> missing.add(id));
        }
        if (!missing.isEmpty()) {
            throw new AwsError(
                    code + ".NotFound",
                    "The " + noun + (missing.size() == 1 ? " '" : "s '") + String.join(", ", missing)
                            + (missing.size() == 1 ? "' does not exist" : "' do not exist")
                            // EBS ends its sentences.
                            + (noun.equals("volume") || noun.equals("snapshot") ? "." : ""));
        }
        return found;
    }

    /** Whether a text has the form of such an id. */
    public boolean isWellFormed(String id) {
        return Objects.requireNonNullElse(id, "").startsWith(kind.prefix())
                && DIGITS.matcher(id.substring(kind.prefix().length())).matches();
    }

    private String expected(String id) {
        return id != null && id.startsWith(kind.prefix()) ? "" : " (expecting \"" + kind.prefix() + "...\")";
    }

    private String parameter() {
        return noun.replace(" ID", "Id").replace(" ", "");
    }
}
