package skylab.kernel.output;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Sends messages to all front ends. Safe for many threads. */
@FunctionalInterface
public interface Publisher {
    /** Sends something under the header of the request that caused it. */
    void publish(ObjectNode parentHeader, Publication publication);
}
