package skylab.telemetry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A NAT gateway's metrics minute by minute: what was counted at it while it forwarded. */
public final class GatewayMeter {
    private static final Curve.Range ZERO = new Curve.Range(0, 0, true);

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
                boolean quiet = readings.stream().allMatch(reading -> reading.isQuiet(first, last));
                return gone ? Optional.of(Range.NOTHING) : there && quiet ? Optional.of(ZERO) : Optional.empty();
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
