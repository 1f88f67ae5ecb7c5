package skylab.aws.logs.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.World;

/**
 * Streams that share their settings.
 *
 * @param name e.g. {@code /aws/vpc/flow}
 * @param settings what is set
 * @param streams by name
 * @param filters its metric filters by name
 * @param taken how many events it has taken in
 */
public record LogGroup(
        String name,
        Settings settings,
        PSortedMap<String, LogStream> streams,
        PSortedMap<String, MetricFilter> filters,
        long taken) {
    /** Log groups by name. */
    public static final Kind<LogGroup> LOG_GROUPS = new Kind<>("log-group", "");

    /** The class that has everything. */
    public static final String STANDARD = "STANDARD";

    /**
     * What is set.
     *
     * @param created when the group was made
     * @param logClass {@code STANDARD} or {@code INFREQUENT_ACCESS}
     * @param kmsKey the ARN of the key that it is encrypted with, or null
     * @param retention in days, or null for ever
     */
    public record Settings(Instant created, String logClass, String kmsKey, Integer retention) {}

    /** A group without streams. */
    public static LogGroup empty(String name, Settings settings) {
        return new LogGroup(name, settings, TreePMap.empty(), TreePMap.empty(), 0);
    }

    /** The group of a name. */
    public static Optional<LogGroup> find(World world, Scope scope, String name) {
        return world.table(scope, LOG_GROUPS).get(name);
    }

    /** Its ARN, without the {@code :*} that stands for its streams. */
    public static String arn(Scope scope, String name) {
        return "arn:aws:logs:" + scope.region() + ":" + scope.account() + ":log-group:" + name;
    }

    /** The time of the oldest event that has not expired, in milliseconds since 1970. */
    public long oldest(Instant now) {
        return settings.retention() == null
                ? 0
                : now.minus(Duration.ofDays(settings.retention())).toEpochMilli();
    }

    /** This group with changed settings. What had expired before is gone, also if the group keeps events longer now. */
    public LogGroup with(Instant now, UnaryOperator<Settings> change) {
        PSortedMap<String, LogStream> kept = streams;
        if (settings.retention() != null) {
            for (LogStream stream : streams.values()) {
                kept = kept.plus(stream.name(), stream.keeping(oldest(now)));
            }
        }
        return new LogGroup(name, change.apply(settings), kept, filters, taken);
    }

    /** This group with a stream, new or changed. */
    public LogGroup with(LogStream stream) {
        return new LogGroup(name, settings, streams.plus(stream.name(), stream), filters, taken);
    }

    /** This group without a stream. */
    public LogGroup withoutStream(String stream) {
        return new LogGroup(name, settings, streams.minus(stream), filters, taken);
    }

    /** This group with a metric filter, new or changed. */
    public LogGroup with(MetricFilter filter) {
        return new LogGroup(name, settings, streams, filters.plus(filter.name(), filter), taken);
    }

    /** This group without a metric filter. */
    public LogGroup withoutFilter(String filter) {
        return new LogGroup(name, settings, streams, filters.minus(filter), taken);
    }

    /**
     * An event that is to be taken in.
     *
     * @param timestamp when it happened, in milliseconds since 1970
     * @param message the raw text
     */
    public record Incoming(long timestamp, String message) {}

    /** This group with events taken in by one of its streams; what has expired there is dropped. */
    public LogGroup take(Instant now, LogStream stream, List<Incoming> incoming) {
        PSortedMap<EventKey, LogEvent> events = stream.since(oldest(now));
        long next = taken;
        for (Incoming event : incoming) {
            events = events.plus(
                    new EventKey(event.timestamp(), next++), new LogEvent(now.toEpochMilli(), event.message()));
        }
        return new LogGroup(name, settings, streams.plus(stream.name(), stream.with(now, events)), filters, next);
    }
}
