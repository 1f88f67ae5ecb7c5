package skylab.network.explain;

import java.util.List;

/**
 * Changes that together let a packet through: each of them is needed.
 *
 * @param changes in the order in which they are made
 */
public record Remedy(List<Change> changes) {
    /** Copies the list. */
    public Remedy {
        changes = List.copyOf(changes);
    }
}
