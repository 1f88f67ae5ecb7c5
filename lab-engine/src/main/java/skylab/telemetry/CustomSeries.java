package skylab.telemetry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pcollections.PVector;
import skylab.telemetry.CustomMetric.Bucket;

/**
 * A metric that somebody published.
 *
 * @param metric the data
 * @param units which of its streams are meant, at least one
 */
record CustomSeries(CustomMetric metric, List<String> units) implements Series {

    static Series of(CustomMetric metric) {
        return new CustomSeries(metric, List.copyOf(metric.streams().keySet()));
    }

    @Override
    public String unit() {
        return units.size() == 1 ? units.get(0) : "None";
    }

    @Override
    public List<Series> streams() {
        return units.stream()
                .<Series>map(unit -> new CustomSeries(metric, List.of(unit)))
                .toList();
    }

    @Override
    public boolean hasDataSince(Instant since, Instant now) {
        return units.stream().map(metric.streams()::get).anyMatch(stream -> first(stream, since) < stream.size());
    }

    @Override
    public Optional<Bounds> bounds(Instant from, Instant to) {
        boolean some = units.stream().map(metric.streams()::get).anyMatch(stream -> {
            int first = first(stream, from);
            return first < stream.size() && stream.get(first).from().isBefore(to);
        });
        return some ? Optional.empty() : Optional.of(Bounds.NOTHING);
    }

    @Override
    public List<Point> points(Instant from, Instant to, long period, Instant now) {
        // The buckets of a stream are in order.
        Map<Long, List<Summary>> periods = units.size() == 1 ? new LinkedHashMap<>() : new TreeMap<>();
        for (String unit : units) {
            PVector<Bucket> stream = metric.streams().get(unit);
            int first = first(stream, from);
            for (Bucket bucket : stream.subList(first, first(stream, to, first))) {
                long at = from.getEpochSecond() + Retention.floor(bucket.second() - from.getEpochSecond(), period);
                if ((period >= Retention.MINUTE || bucket.highResolution()) && Retention.answers(at, period, now)) {
                    periods.computeIfAbsent(at, start -> new ArrayList<>(1)).add(bucket.samples());
                }
            }
        }
        List<Point> points = new ArrayList<>();
        periods.forEach((start, parts) -> points.add(new Point(Instant.ofEpochSecond(start), Summary.of(parts))));
        return points;
    }

    /** The index of the first bucket that is not before a moment. */
    private static int first(PVector<Bucket> stream, Instant moment) {
        return Spans.lastNotAfter(stream, Bucket::from, moment.minusNanos(1)) + 1;
    }

    private static int first(PVector<Bucket> stream, Instant moment, int least) {
        return Math.max(least, first(stream, moment));
    }
}
