package skylab.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;

/**
 * The ledger: what was used by whom, from when to when, and in which quantity. What it costs is no part of it. An entry is
 * made when something priced begins, changes or ends; in between nothing has to be done.
 */
public final class Ledger {
    /** Entries that go on. */
    static final Kind<Entry> OPEN = new Kind<>("billing-open", "");

    /** Entries that have ended, and what was counted. */
    static final Kind<Entry> CLOSED = new Kind<>("billing-closed", "");

    /** What is agreed with an account, in the scope without a region. */
    private static final Kind<Terms> TERMS = new Kind<>("billing-terms", "");

    private static final String KEY = "terms";

    /**
     * What is agreed with an account.
     *
     * @param freeUntil until when it has the free tier; null for never
     */
    record Terms(Instant freeUntil) {}

    private Ledger() {}

    /**
     * Enters that something is used from now on in this quantity and at this price, instead of what was; nothing is entered
     * when that is as before. A quantity of 0 ends it.
     */
    public static void set(Transaction tx, Scope scope, Entry entry) {
        Optional<Entry> before = tx.find(scope, OPEN, entry.key());
        boolean ends = entry.quantity().signum() == 0;
        if (before.isPresent() && !ends && before.get().isLike(entry)) {
            return;
        }
        before.ifPresent(open -> {
            if (open.from().isBefore(tx.now())) {
                tx.put(scope, CLOSED, open.key() + " " + open.from(), open.until(tx.now()));
            }
            if (ends) {
                tx.remove(scope, OPEN, open.key());
            }
        });
        if (!ends) {
            tx.put(scope, OPEN, entry.key(), entry.from(tx.now()));
        }
    }

    /** Enters something that is counted: by the hour in which it happens. */
    public static void count(Transaction tx, Scope scope, Entry entry) {
        Instant hour = tx.now().truncatedTo(ChronoUnit.HOURS);
        String key = entry.key() + " " + hour;
        BigDecimal before = tx.find(scope, CLOSED, key).map(Entry::quantity).orElse(BigDecimal.ZERO);
        tx.put(
                scope,
                CLOSED,
                key,
                entry.of(entry.quantity().add(before)).from(hour).until(hour));
    }

    /** Enters the change of a resource: what it used before, and what it uses from now on. */
    public static void change(Transaction tx, Scope scope, List<Entry> before, List<Entry> after) {
        for (Entry entry : before) {
            if (after.stream().noneMatch(other -> other.key().equals(entry.key()))) {
                set(tx, scope, entry.of(BigDecimal.ZERO));
            }
        }
        after.forEach(entry -> set(tx, scope, entry));
    }

    /** The books of an account with all that was used in any of its regions until now. */
    public static Books books(World world, String account) {
        List<Books.Posted> posted = world.tables().keySet().stream()
                .filter(table -> table.scope().account().equals(account))
                .filter(table ->
                        table.kind().equals(OPEN.name()) || table.kind().equals(CLOSED.name()))
                .flatMap(table ->
                        world.table(table.scope(), table.kind().equals(OPEN.name()) ? OPEN : CLOSED).values().stream()
                                .map(entry -> new Books.Posted(table.scope().region(), entry)))
                .toList();
        return new Books(
                posted, Pricing.of(world, account), terms(world, account).freeUntil(), world.now());
    }

    /**
     * Gives an account the free tier, or takes it away.
     *
     * @param until when it ends; null for never having had it
     */
    public static void setFreeTier(Transaction tx, String account, Instant until) {
        tx.put(global(account), TERMS, KEY, new Terms(until));
    }

    private static Terms terms(World world, String account) {
        return world.table(global(account), TERMS).get(KEY).orElse(new Terms(null));
    }

    private static Scope global(String account) {
        return new Scope(Objects.requireNonNull(account), "aws-global");
    }
}
