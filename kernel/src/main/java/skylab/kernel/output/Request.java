package skylab.kernel.output;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Whom output belongs to. Two with equal headers are two.
 *
 * @param header of the request that caused it
 * @param silent whether none of it is shown
 */
record Request(ObjectNode header, boolean silent) {
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
