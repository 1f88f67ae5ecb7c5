package skylab.telemetry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A NAT gateway's metrics minute by minute: what was counted at it while it forwarded. */
public final class GatewayMeter {
    private final MonitoredGateway gateway;
    private final Function<GatewayMetric, Counter.Reading> counters;

    /**
     * The meter of a gateway.
     *
     * @param counters what was counted at it
     */
    public GatewayMeter(MonitoredGateway gateway, Function<GatewayMetric, Counter.Reading> counters) {
        this.gateway = gateway;
        this.counters = counters;
    }

    /** The metric as CloudWatch has it. */
    public Series series(GatewayMetric metric) {
        List<Counter.Reading> readings = parts(metric).map(counters).toList();
        Curve curve = new Curve() {
            @Override
            public void fill(long first, double[] values, int count) {
                for (int i = 0; i < count; i++) {
                    values[i] = value(metric, readings, Instant.ofEpochSecond((first + i) * 60));
                }
            }

            @Override
            public Optional<Range> range(long first, long last) {
                boolean there = gateway.from().getEpochSecond() <= first * 60
                        && gateway.to().getEpochSecond() / 60 > last;
                boolean gone = gateway.to().getEpochSecond() <= first * 60;
                return gone
                        ? Optional.of(Range.NOTHING)
                        : there ? Optional.of(GatewayMeter.range(metric, readings, first, last)) : Optional.empty();
            }
        };
        return new MinuteSeries(metric.unit(), gateway.from(), curve, Publication.EVERY_MINUTE);
    }

    private double value(GatewayMetric metric, List<Counter.Reading> readings, Instant begin) {
        Instant end = begin.plusSeconds(60);
        if (begin.isBefore(gateway.from()) || !begin.isBefore(gateway.to())) {
            return Double.NaN;
        }
        return switch (metric) {
            case ACTIVE_CONNECTION_COUNT -> readings.get(0).highestRate(begin, end);
            case PEAK_BYTES_PER_SECOND, PEAK_PACKETS_PER_SECOND -> peak(readings, begin, end);
            default -> Math.rint(readings.get(0).between(begin, end));
        };
    }

    private static Curve.Range range(GatewayMetric metric, List<Counter.Reading> readings, long first, long last) {
        return switch (metric) {
            case ACTIVE_CONNECTION_COUNT -> {
                Instant from = Instant.ofEpochSecond(first * 60);
                Instant to = Instant.ofEpochSecond(Math.min(last, Counter.LAST_MINUTE) * 60 + 60);
                yield new Curve.Range(
                        readings.get(0).lowestRate(from, to), readings.get(0).highestRate(from, to), true);
            }
            // All that a minute has may come in one step of it.
            case PEAK_BYTES_PER_SECOND, PEAK_PACKETS_PER_SECOND ->
                new Curve.Range(
                        0,
                        readings.stream()
                                        .mapToDouble(one -> Math.max(
                                                0, one.range(first, last).greatest()))
                                        .sum()
                                / Counter.STEP.toSeconds(),
                        true);
            default -> {
                Curve.Range counted = readings.get(0).range(first, last);
                yield new Curve.Range(Math.rint(counted.least()), Math.rint(counted.greatest()), true);
            }
        };
    }

    private static Stream<GatewayMetric> parts(GatewayMetric metric) {
        return switch (metric) {
            case PEAK_BYTES_PER_SECOND ->
                Stream.of(GatewayMetric.BYTES_IN_FROM_SOURCE, GatewayMetric.BYTES_IN_FROM_DESTINATION);
            case PEAK_PACKETS_PER_SECOND ->
                Stream.of(GatewayMetric.PACKETS_IN_FROM_SOURCE, GatewayMetric.PACKETS_IN_FROM_DESTINATION);
            default -> Stream.of(metric);
        };
    }

    private static double peak(List<Counter.Reading> readings, Instant from, Instant to) {
        double most = 0;
        for (Instant at = from; at.isBefore(to); at = at.plus(Counter.STEP)) {
            double all = 0;
            for (Counter.Reading reading : readings) {
                all += reading.between(at, at.plus(Counter.STEP));
            }
            most = Math.max(most, all / Counter.STEP.toSeconds());
        }
        return most;
    }
}
