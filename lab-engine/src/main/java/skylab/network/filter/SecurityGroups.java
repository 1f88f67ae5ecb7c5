package skylab.network.filter;

import static skylab.network.filter.SecurityGroup.RULES;
import static skylab.network.filter.SecurityGroup.SECURITY_GROUPS;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;

/** Keeping security groups, and who is in them. */
public final class SecurityGroups {
    /** How many interfaces are in a group, by the group's id; no row for none. */
    private static final Kind<Integer> MEMBERS = new Kind<>("security-group-members", "");

    private SecurityGroups() {}

    /** Puts a group, new or changed, and its rules where they are found by their ids. */
    public static void put(Transaction tx, Scope scope, SecurityGroup group) {
        Set<String> known = ids(tx.find(scope, SECURITY_GROUPS, group.id()).map(SecurityGroup::rules));
        Set<String> wanted = ids(Optional.of(group.rules()));
        known.stream().filter(id -> !wanted.contains(id)).forEach(id -> tx.remove(scope, RULES, id));
        wanted.stream().filter(id -> !known.contains(id)).forEach(id -> tx.put(scope, RULES, id, group.id()));
        tx.put(scope, SECURITY_GROUPS, group.id(), group);
    }

    private static Set<String> ids(Optional<List<SecurityGroup.Rule>> rules) {
        return rules.stream()
                .flatMap(List::stream)
                .map(SecurityGroup.Rule::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Removes a group with its rules. */
    public static void remove(Transaction tx, Scope scope, String id) {
        tx.find(scope, SECURITY_GROUPS, id)
                .ifPresent(gone -> gone.rules().forEach(rule -> tx.remove(scope, RULES, rule.id())));
        tx.remove(scope, SECURITY_GROUPS, id);
    }

    /** Counts an interface that is now in these groups. */
    public static void joined(Transaction tx, Scope scope, Collection<String> groups) {
        groups.forEach(group -> count(tx, scope, group, 1));
    }

    /** Counts an interface that was in these groups and is no longer. */
    public static void left(Transaction tx, Scope scope, Collection<String> groups) {
        groups.forEach(group -> count(tx, scope, group, -1));
    }

    /** How many interfaces are in a group. */
    public static int members(World world, Scope scope, String group) {
        return world.table(scope, MEMBERS).get(group).orElse(0);
    }

    private static void count(Transaction tx, Scope scope, String group, int difference) {
        int members = tx.find(scope, MEMBERS, group).orElse(0) + difference;
        if (members == 0) {
            tx.remove(scope, MEMBERS, group);
        } else {
            tx.put(scope, MEMBERS, group, members);
        }
    }
}
