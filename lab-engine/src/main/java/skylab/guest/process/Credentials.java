package skylab.guest.process;

import java.util.List;

/**
 * In whose name a process acts.
 *
 * @param uid the user, 0 for root
 * @param gid the primary group
 * @param groups all groups, the primary one among them
 */
public record Credentials(int uid, int gid, List<Integer> groups) {
    /** The superuser. */
    public static final Credentials ROOT = new Credentials(0, 0, List.of(0));

    /** Copies the list. */
    public Credentials {
        groups = List.copyOf(groups);
    }

    /** Whether permissions are not asked for. */
    public boolean isRoot() {
        return uid == 0;
    }
}
