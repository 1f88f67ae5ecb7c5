package skylab.aws.logs.store;

import java.time.Instant;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * The events of one source.
 *
 * @param name unique in its group
 * @param created when it was made
 * @param ingested when it last took events in; null before the first
 * @param events in their order
 */
public record LogStream(String name, Instant created, Instant ingested, PSortedMap<EventKey, LogEvent> events) {
    /** A stream without events. */
    public static LogStream empty(String name, Instant created) {
        return new LogStream(name, created, null, TreePMap.empty());
    }

    /** The events that happened at a moment or later. */
    public PSortedMap<EventKey, LogEvent> since(long timestamp) {
        return events.isEmpty() || events.firstKey().timestamp() >= timestamp
                ? events
                : events.tailMap(new EventKey(timestamp, 0), true);
    }

    LogStream with(Instant now, PSortedMap<EventKey, LogEvent> changed) {
        return new LogStream(name, created, now, changed);
    }

    LogStream keeping(long timestamp) {
        return new LogStream(name, created, ingested, since(timestamp));
    }
}
