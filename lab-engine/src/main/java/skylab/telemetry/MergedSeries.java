package skylab.telemetry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The samples of several metrics as one.
 *
 * @param unit CloudWatch's unit, the same for all
 * @param parts whose samples they are
 */
public record MergedSeries(String unit, List<Series> parts) implements Series {
    @Override
    public List<Point> points(Instant from, Instant to, long period, Instant now) {
        SortedMap<Instant, List<Summary>> periods = new TreeMap<>();
        for (Series part : parts) {
            for (Point point : part.points(from, to, period, now)) {
                periods.computeIfAbsent(point.from(), start -> new ArrayList<>())
                        .add(point.samples());
            }
        }
        List<Point> points = new ArrayList<>();
        periods.forEach((start, samples) -> points.add(new Point(start, Summary.of(samples))));
        return points;
    }

    @Override
    public boolean hasDataSince(Instant since, Instant now) {
        return parts.stream().anyMatch(part -> part.hasDataSince(since, now));
    }
}
