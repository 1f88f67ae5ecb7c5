package skylab.aws.iam.principal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import skylab.aws.AccessKeys;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Identity;
import skylab.aws.iam.Names;
import skylab.aws.iam.Tagging;
import skylab.aws.iam.principal.Principal.Sort;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;

/** Users, groups and roles: finding, making and deleting them. */
public final class Principals {
    /** Of one account (IAM guide, "IAM and AWS STS quotas"). */
    private static final int MOST_USERS = 5000;

    private Principals() {}

    /** The one of that name. */
    public static Optional<Principal> find(World world, String account, Sort sort, String name) {
        return world.table(Identity.global(account), sort.kind()).get(Names.key(name));
    }

    /**
     * The one of that name.
     *
     * @throws AwsError {@code NoSuchEntity}
     */
    public static Principal named(Call call, Sort sort, String name) {
        Names.require(name, sort.noun() + "Name");
        return find(call.tx().world(), call.scope().account(), sort, name)
                .orElseThrow(() -> new AwsError(
                        "NoSuchEntity", "The " + sort.noun() + " with name " + name + " cannot be found."));
    }

    /** All of a sort whose path begins so, by name. */
    public static List<Principal> under(Call call, Sort sort, String pathPrefix) {
        String prefix = pathPrefix == null ? "/" : pathPrefix;
        return all(call.tx().world(), call.scope().account(), sort).stream()
                .filter(one -> one.path().startsWith(prefix))
                .sorted(Comparator.comparing(Principal::name))
                .toList();
    }

    /** All of a sort. */
    public static List<Principal> all(World world, String account, Sort sort) {
        return world.table(Identity.global(account), sort.kind()).values();
    }

    static Principal create(Call call, Sort sort, String name, String path, Principal.Role role) {
        Names.checked(name, sort.noun() + "Name", sort.longest());
        Transaction tx = call.tx();
        String account = call.scope().account();
        if (find(tx.world(), account, sort, name).isPresent()) {
            throw new AwsError("EntityAlreadyExists", sort.title() + " with name " + name + " already exists.");
        }
        if (sort == Sort.USER && all(tx.world(), account, sort).size() >= MOST_USERS) {
            throw new AwsError("LimitExceeded", "Cannot exceed quota for UsersPerAccount: " + MOST_USERS);
        }
        String id =
                AccessKeys.unique(tx.world().seed(), sort.prefix(), tx.newUuid().toString());
        Principal made = Principal.of(sort, name, Names.path(path), id, account, tx.now(), role);
        put(tx, made);
        return made;
    }

    /** Makes one that an account has from the beginning. */
    static Principal provide(Transaction tx, String account, Sort sort, String name, String path, Principal.Role role) {
        String id = AccessKeys.unique(tx.world().seed(), sort.prefix(), name);
        Principal made = Principal.of(sort, name, path, id, account, tx.now(), role);
        put(tx, made);
        return made;
    }

    /** Keeps one as it is now. */
    public static void put(Transaction tx, Principal principal) {
        tx.put(Identity.global(principal.account()), principal.sort().kind(), Names.key(principal.name()), principal);
    }

    /**
     * Gives one another name or path; its tags go with it.
     *
     * @param name or null
     * @param path or null
     */
    static Principal rename(Call call, Principal old, String name, String path) {
        String account = old.account();
        boolean renamed = name != null && !name.equals(old.name());
        if (renamed) {
            Names.checked(name, "new" + old.sort().title() + "Name", old.sort().longest());
            boolean taken = !Names.key(name).equals(Names.key(old.name()))
                    && find(call.tx().world(), account, old.sort(), name).isPresent();
            if (taken) {
                throw new AwsError(
                        "EntityAlreadyExists", old.sort().title() + " with name " + name + " already exists.");
            }
        }
        Principal changed = old.called(renamed ? name : old.name(), path == null ? old.path() : Names.path(path));
        call.tx().remove(Identity.global(account), old.sort().kind(), Names.key(old.name()));
        put(call.tx(), changed);
        Tagging.move(call, old.arn(), changed.arn());
        return changed;
    }

    /** Deletes one that nothing depends on any more; who depends on others checks that before. */
    static void delete(Call call, Principal principal) {
        if (!principal.attached().isEmpty()) {
            throw conflict("Cannot delete entity, must detach all policies first.");
        }
        if (!principal.inline().isEmpty()) {
            throw conflict("Cannot delete entity, must delete policies first.");
        }
        Scope scope = Identity.global(principal.account());
        call.tx().remove(scope, principal.sort().kind(), Names.key(principal.name()));
        Tagging.forget(call, principal.arn());
    }

    static AwsError conflict(String message) {
        return new AwsError("DeleteConflict", message);
    }
}
