package skylab.world;

/**
 * A sort of resource, and so the name of a table of the world. Kinds are constants of the package that owns the facts.
 *
 * @param name unique among kinds, e.g. {@code instance}
 * @param prefix what ids of this kind begin with, e.g. {@code i-}; empty when rows are keyed by a name
 * @param <T> the record that holds the facts; must be immutable and have value equality
 */
public record Kind<T>(String name, String prefix) {}
