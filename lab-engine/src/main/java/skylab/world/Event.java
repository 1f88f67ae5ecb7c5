package skylab.world;

/**
 * Something that will happen at its time on the agenda. Implementations are records, so that worlds can be compared;
 * they check for themselves whether what they are about is still as expected.
 */
@FunctionalInterface
public interface Event {
    /** Changes the world; must not fail. */
    void happen(Transaction tx);
}
