package skylab.telemetry;

import java.time.Instant;
import java.util.List;
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
        return new Sampled(metric.unit(), gateway.from(), minute -> {
            Instant begin = Instant.ofEpochSecond(minute * 60);
            Instant end = begin.plusSeconds(60);
            if (begin.isBefore(gateway.from()) || !begin.isBefore(gateway.to())) {
                return Double.NaN;
            }
            return switch (metric) {
                case ACTIVE_CONNECTION_COUNT -> readings.get(0).highestRate(begin, end);
                case PEAK_BYTES_PER_SECOND, PEAK_PACKETS_PER_SECOND -> peak(readings, begin, end);
                default -> Math.rint(readings.get(0).between(begin, end));
            };
        });
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
