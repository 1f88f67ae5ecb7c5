package skylab.aws.logs.event;

import static skylab.aws.logs.Constraints.invalid;

import skylab.aws.AwsError;
import skylab.aws.logs.store.EventKey;

/**
 * A place between the events of a stream from which one can read on, either way.
 *
 * @param forward whether it leads to later events
 * @param key the event at it: what is read lies behind it, in the direction of reading
 */
record Cursor(boolean forward, EventKey key) {
    private static final String FORWARD = "f/";
    private static final String BACKWARD = "b/";

    static Cursor of(String token) {
        boolean forward = token.startsWith(FORWARD);
        if (!forward && !token.startsWith(BACKWARD)) {
            throw unknown();
        }
        return EventKey.of(token.substring(FORWARD.length()))
                .map(key -> new Cursor(forward, key))
                .orElseThrow(Cursor::unknown);
    }

    String token() {
        return (forward ? FORWARD : BACKWARD) + key.id();
    }

    /** The cursor that leads from here the other way, when nothing was found. */
    Cursor back() {
        long next = key.sequence() + (forward ? 1 : -1);
        return new Cursor(
                !forward,
                next < 0
                        ? new EventKey(Math.max(0, key.timestamp() - 1), Long.MAX_VALUE)
                        : new EventKey(key.timestamp(), next));
    }

    private static AwsError unknown() {
        return invalid("The specified nextToken is invalid.");
    }
}
