package skylab.lab.history;

import java.time.Instant;

/**
 * Something that happened in a lab.
 *
 * @param at when; of an action, when it had ended
 * @param region where
 * @param sort whether somebody did it, or it came by itself
 * @param subject the id of what it happened to; empty if the action concerns nothing with an id
 * @param what the operation, e.g. {@code StopInstances}, or the state that was reached, e.g. {@code stopped}
 * @param error AWS's code if the action was refused, otherwise empty
 */
public record Happening(Instant at, String region, Sort sort, String subject, String what, String error) {
    /** Why something happened. */
    public enum Sort {
        /** Somebody did it. */
        ACTION,
        /** A resource went into another state. */
        STATE
    }
}
