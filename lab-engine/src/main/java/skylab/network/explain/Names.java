package skylab.network.explain;

import java.util.Optional;

/** What people call resources: their Name tags. */
@FunctionalInterface
public interface Names {
    /** The name of the resource with an id; empty when it has none. */
    Optional<String> of(String id);

    /** The id, and the name behind it if there is one. */
    default String beside(String id) {
        return of(id).map(name -> id + " (" + name + ")").orElse(id);
    }
}
