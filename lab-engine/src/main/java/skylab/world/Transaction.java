package skylab.world;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A change of the world in the making. Nothing of it is seen by anybody until {@link Timeline#write} returns; when the
 * change throws, nothing has happened. Not thread-safe: a transaction belongs to the thread that runs it.
 */
public final class Transaction {
    /** Tables that have changed since {@link #world} was last put together; what a change touches it touches often. */
    private final Map<World.TableName, Table<?>> changed = new HashMap<>();

    private final Observer observer;
    private final Set<String> watched;
    private World world;

    Transaction(World world, Observer observer) {
        this.world = world;
        this.observer = observer;
        this.watched = observer.kinds();
    }

    /** The world as it stands in this transaction. */
    public World world() {
        if (!changed.isEmpty()) {
            world = world.with(changed);
            changed.clear();
        }
        return world;
    }

    /** The virtual time. */
    public Instant now() {
        return world.now();
    }

    /** The row with this id. */
    public <T> Optional<T> find(Scope scope, Kind<T> kind, String id) {
        return table(scope, kind).get(id);
    }

    /** All rows of a kind, in order of creation. */
    public <T> List<T> all(Scope scope, Kind<T> kind) {
        return table(scope, kind).values();
    }

    /** Puts a row, new or changed. */
    public <T> void put(Scope scope, Kind<T> kind, String id, T row) {
        Table<T> table = table(scope, kind);
        changed.put(World.TableName.of(scope, kind), table.with(id, row));
        if (watched.contains(kind.name())) {
            report(scope, kind, id, table.get(id).orElse(null), row);
        }
    }

    /** Changes a row if it is there. */
    public <T> void update(Scope scope, Kind<T> kind, String id, UnaryOperator<T> change) {
        find(scope, kind, id).ifPresent(row -> put(scope, kind, id, change.apply(row)));
    }

    /** Removes a row; does nothing if it is not there. */
    public void remove(Scope scope, Kind<?> kind, String id) {
        Table<?> table = table(scope, kind);
        changed.put(World.TableName.of(scope, kind), table.without(id));
        if (watched.contains(kind.name())) {
            report(scope, kind, id, table.get(id).orElse(null), null);
        }
    }

    private void report(Scope scope, Kind<?> kind, String id, Object before, Object after) {
        if (before != after) {
            observer.changed(this, scope, kind, id, before, after);
        }
    }

    @SuppressWarnings("unchecked") // put and remove are the only ones that change tables, each under its own kind
    private <T> Table<T> table(Scope scope, Kind<T> kind) {
        Table<?> table = changed.isEmpty() ? null : changed.get(World.TableName.of(scope, kind));
        return table == null ? world.table(scope, kind) : (Table<T>) table;
    }

    /**
     * Makes a part of the change as a whole: when it throws, nothing of it has happened, and the change may go on.
     *
     * @return what the part gives
     */
    public <R> R whole(Supplier<R> part) {
        World before = world();
        try {
            return part.get();
        } catch (RuntimeException e) {
            changed.clear();
            world = before;
            throw e;
        }
    }

    /** A generator of its own, never given before. */
    public SplittableRandom random() {
        world = world.drawn(world.drawn() + 1);
        return world.seed().stream("draw", world.drawn());
    }

    /** What {@link #random} would give now, without taking it. */
    public SplittableRandom peek() {
        return world.seed().stream("draw", world.drawn() + 1);
    }

    /** A new id in AWS's long form: the kind's prefix and 17 hexadecimal digits, the first of them 0. */
    public String newId(Kind<?> kind) {
        SplittableRandom random = random();
        return kind.prefix() + "0" + HexFormat.of().toHexDigits(random.nextLong());
    }

    /** A new UUID, as kernels and file systems give themselves. */
    public UUID newUuid() {
        world = world.drawn(world.drawn() + 1);
        return world.seed().uuid("draw", world.drawn());
    }

    /** Enters an event on the agenda. */
    public void schedule(Duration delay, Event event) {
        world = world.with(world.agenda().plus(now().plus(delay), event));
    }

    /**
     * Does what began at an earlier moment and nobody has looked at since: time is that moment's, and what the change
     * enters on the agenda happens up to the present. Nothing else happens meanwhile, so the change must concern only
     * what nothing else has touched since. It draws from a sequence of its own: whenever somebody looks, it is the same.
     *
     * @param moment not after {@link #now()}
     * @param subject what it concerns, e.g. a machine's id
     */
    public void since(Instant moment, String subject, Consumer<Transaction> change) {
        World present = world();
        long sequence = present.seed().stream(subject, 0).nextLong() | Long.MIN_VALUE;
        Agenda own = new Agenda(Agenda.EMPTY.entries(), present.agenda().entered());
        world = new World(present.seed(), moment, sequence, present.tables(), own);
        change.accept(this);
        advanceTo(present.now());
        World then = world();
        world = new World(
                present.seed(),
                present.now(),
                present.drawn(),
                then.tables(),
                present.agenda().plus(then.agenda()));
    }

    /** Lets time pass; what is due on the way happens, in order. */
    public void advance(Duration duration) {
        advanceTo(now().plus(duration));
    }

    /**
     * Lets time pass up to a moment; what is due on the way happens, in order. O(k log n) for k events due among n.
     *
     * @param time not before {@link #now()}
     * @throws IllegalArgumentException if the time has passed
     * @throws Interruption if the thread is interrupted
     */
    public void advanceTo(Instant time) {
        if (time.isBefore(now())) {
            throw new IllegalArgumentException("time does not run backwards: it is " + now() + ", asked for " + time);
        }
        for (var next = world.agenda().due(time);
                next.isPresent();
                next = world.agenda().due(time)) {
            Interruption.check();
            Map.Entry<Agenda.Moment, Event> due = next.get();
            Instant at = due.getKey().at();
            world = world.with(world.agenda().minus(due.getKey())).at(at.isAfter(now()) ? at : now());
            due.getValue().happen(this);
        }
        // An event may itself have let time pass.
        world = world.at(time.isAfter(now()) ? time : now());
    }
}
