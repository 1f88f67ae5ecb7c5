package skylab.telemetry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** {@inheritDoc} Of which there is a sample where any of them has one. */
    @Override
    public Optional<Bounds> bounds(Instant from, Instant to) {
        Bounds all = Bounds.NOTHING;
        for (Series part : parts) {
            Optional<Bounds> bounds = part.bounds(from, to);
            if (bounds.isEmpty()) {
                return bounds;
            }
            all = all.isNothing() ? bounds.get() : bounds.get().isNothing() ? all : both(all, bounds.get());
        }
        return Optional.of(all);
    }

    private static Bounds both(Bounds one, Bounds other) {
        return new Bounds(
                Math.min(one.least(), other.least()),
                Math.max(one.greatest(), other.greatest()),
                Math.max(one.spacing(), other.spacing()),
                Math.max(one.delay(), other.delay()),
                one.density() + other.density());
    }
}
