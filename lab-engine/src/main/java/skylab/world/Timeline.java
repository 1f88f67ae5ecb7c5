package skylab.world;

import java.util.function.Function;

/**
 * The one place where a world becomes the next one. One writer at a time; readers take {@link #world()} and never wait.
 */
public final class Timeline {
    private final Observer observer;
    private volatile World world;

    /** A timeline that goes on from a world; the world itself, being a value, is not touched by it. */
    public Timeline(World world) {
        this(world, Observer.NONE);
    }

    /** A timeline that goes on from a world, and an observer of all changes. */
    public Timeline(World world, Observer observer) {
        this.world = world;
        this.observer = observer;
    }

    /** The present world. */
    public World world() {
        return world;
    }

    /**
     * Runs a change and makes its result the present world.
     *
     * @throws RuntimeException what the change throws; the world is then as before
     */
    public synchronized <R> R write(Function<Transaction, R> change) {
        Transaction tx = new Transaction(world, observer);
        R result = change.apply(tx);
        world = tx.world();
        return result;
    }

    /** Goes back, or over, to another world: the restoring of a checkpoint. */
    public synchronized void become(World other) {
        world = other;
    }
}
