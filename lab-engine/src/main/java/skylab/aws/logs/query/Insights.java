package skylab.aws.logs.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.aws.logs.store.EventKey;
import skylab.aws.logs.store.LogEvent;
import skylab.aws.logs.store.LogGroup;
import skylab.aws.logs.store.LogStream;
import skylab.world.Scope;

/** Doing queries. */
final class Insights {
    private static final long SECOND = 1_000;
    private static final long LATEST = Long.MAX_VALUE / SECOND - 1;

    private Insights() {}

    /**
     * What comes of a query.
     *
     * @param outcome its rows, or empty if it took too long
     * @param scanned how many events were looked at
     * @param bytes how long their texts are
     */
    record Result(Optional<Pipeline.Outcome> outcome, long scanned, long bytes) {}

    static Result run(Scope scope, LogQuery query) {
        List<Discovery.Scanned> events = new ArrayList<>();
        for (LogGroup group : query.range().groups()) {
            for (LogStream stream : group.streams().values()) {
                scan(scope, query, group, stream, events);
            }
        }
        // Stable: of the same time, what came in first comes last.
        events.sort(Comparator.comparingLong(event -> event.key().timestamp()));
        List<Row> latestFirst = new ArrayList<>(events.size());
        long bytes = 0;
        for (int i = events.size() - 1; i >= 0; i--) {
            latestFirst.add(Discovery.row(events.get(i)));
            bytes += events.get(i).event().bytes() - LogEvent.OVERHEAD;
        }
        try {
            return new Result(
                    Optional.of(Pipeline.run(QueryParser.parse(query.text()), latestFirst, query.most())),
                    events.size(),
                    bytes);
        } catch (Search.TookTooLong timeout) {
            return new Result(Optional.empty(), events.size(), bytes);
        }
    }

    private static void scan(
            Scope scope, LogQuery query, LogGroup group, LogStream stream, List<Discovery.Scanned> events) {
        long from = Math.max(
                group.oldest(query.started()), Math.min(LATEST, query.range().from()) * SECOND);
        long to = Math.min(LATEST, query.range().to()) * SECOND + SECOND - 1;
        for (Map.Entry<EventKey, LogEvent> one : stream.since(from).entrySet()) {
            if (one.getKey().timestamp() > to) {
                return;
            }
            events.add(new Discovery.Scanned(
                    scope.account() + ":" + group.name(), stream.name(), one.getKey(), one.getValue()));
        }
    }
}
