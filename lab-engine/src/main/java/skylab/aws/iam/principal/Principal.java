package skylab.aws.iam.principal;

import java.time.Instant;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;
import skylab.world.Kind;

/**
 * A user, a group or a role: something that policies are attached to.
 *
 * @param sort which of them
 * @param name unique among its sort, whatever the case of its letters
 * @param path {@code /} or longer
 * @param id {@code AIDA…}, {@code AGPA…} or {@code AROA…}
 * @param account twelve digits
 * @param created when it was made
 * @param inline the documents of its own policies, by name
 * @param attached the ARNs of managed policies
 * @param boundary the ARN of its permissions boundary, or null
 * @param members the names of a group's users; empty for others
 * @param role what only a role has; null for others
 */
public record Principal(
        Sort sort,
        String name,
        String path,
        String id,
        String account,
        Instant created,
        PMap<String, String> inline,
        PVector<String> attached,
        String boundary,
        PVector<String> members,
        Role role) {

    /** The sorts of principals. */
    public enum Sort {
        USER("user", "AIDA", 64),
        GROUP("group", "AGPA", 128),
        ROLE("role", "AROA", 64);

        private final String noun;
        private final String prefix;
        private final int longest;
        private final Kind<Principal> kind;

        Sort(String noun, String prefix, int longest) {
            this.noun = noun;
            this.prefix = prefix;
            this.longest = longest;
            this.kind = new Kind<>("iam-" + noun, "");
        }

        /** In an ARN, and with {@code Name} the parameter of requests. */
        public String noun() {
            return noun;
        }

        /** At the beginning of a message. */
        public String title() {
            return Character.toUpperCase(noun.charAt(0)) + noun.substring(1);
        }

        /** What its ids begin with. */
        String prefix() {
            return prefix;
        }

        /** How long a name may be. */
        int longest() {
            return longest;
        }

        /** The table. */
        public Kind<Principal> kind() {
            return kind;
        }
    }

    /**
     * What only a role has.
     *
     * @param trust the document that says who may assume it
     * @param description or null
     * @param longest how long a session may last, in seconds
     */
    public record Role(String trust, String description, int longest) {}

    static Principal of(Sort sort, String name, String path, String id, String account, Instant created, Role role) {
        return new Principal(
                sort,
                name,
                path,
                id,
                account,
                created,
                TreePMap.empty(),
                TreePVector.empty(),
                null,
                TreePVector.empty(),
                role);
    }

    /** Its ARN. */
    public String arn() {
        return "arn:aws:iam::" + account + ":" + sort.noun() + path + name;
    }

    /** This with other policies of its own. */
    public Principal withInline(PMap<String, String> changed) {
        return new Principal(sort, name, path, id, account, created, changed, attached, boundary, members, role);
    }

    /** This with other managed policies. */
    public Principal withAttached(PVector<String> changed) {
        return new Principal(sort, name, path, id, account, created, inline, changed, boundary, members, role);
    }

    Principal withBoundary(String changed) {
        return new Principal(sort, name, path, id, account, created, inline, attached, changed, members, role);
    }

    Principal withMembers(PVector<String> changed) {
        return new Principal(sort, name, path, id, account, created, inline, attached, boundary, changed, role);
    }

    Principal with(Role changed) {
        return new Principal(sort, name, path, id, account, created, inline, attached, boundary, members, changed);
    }

    /** This with another name and path. */
    Principal called(String otherName, String otherPath) {
        return new Principal(
                sort, otherName, otherPath, id, account, created, inline, attached, boundary, members, role);
    }
}
