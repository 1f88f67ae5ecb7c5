package skylab.aws.logs.query;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import skylab.aws.logs.store.LogGroup;
import skylab.world.Kind;

/**
 * A query that was started. What comes of it follows from what the groups held then.
 *
 * @param id a UUID
 * @param text in the query language
 * @param range what is looked at
 * @param most how many rows may come out
 * @param started when
 * @param stopped when somebody stopped it, or null
 */
record LogQuery(String id, String text, Range range, int most, Instant started, Instant stopped) {
    /** Queries by id. */
    static final Kind<LogQuery> QUERIES = new Kind<>("logs-query", "");

    /** How long a query runs. */
    static final Duration RUNS = Duration.ofSeconds(2);

    /** How long its results are kept (API reference, "GetQueryResults"). */
    static final Duration KEPT = Duration.ofDays(7);

    /**
     * What is looked at.
     *
     * @param groups as they were
     * @param from in seconds since 1970, inclusive
     * @param to likewise
     */
    record Range(List<LogGroup> groups, long from, long to) {}

    boolean isRunning(Instant now) {
        return stopped == null && now.isBefore(started.plus(RUNS));
    }

    LogQuery stop(Instant now) {
        return new LogQuery(id, text, range, most, started, now);
    }
}
