package skylab.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.pcollections.TreePVector;
import skylab.world.Seed;

/** What is said to be certain of a span is so, of machines, volumes and NAT gateways. */
class BoundsTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant OFF = START.plus(Duration.ofHours(6));

    private static Instant minute(int minute) {
        return START.plusSeconds(60L * minute);
    }

    private static Meter machine(int failing, Counter counted) {
        MonitoredMachine.Hardware hardware = new MonitoredMachine.Hardware("m5.large", 2, true, null, null);
        MonitoredMachine machine =
                MonitoredMachine.of("i-1", "ami-1", new MonitoredMachine.Stage(START, hardware, true));
        Activity activity = Activity.NONE.then(START, true, Activity.Load.IDLE).then(OFF, false, Activity.Load.IDLE);
        Health health = new Health(TreePVector.<Health.Span>empty()
                .plus(new Health.Span(minute(failing), true, true, false))
                .plus(new Health.Span(minute(failing + 30), false, false, false)));
        return new Meter(new Seed(7), machine, activity, health, metric -> counted.reading());
    }

    private static void check(Series series, int from, int length) {
        Instant begin = minute(from);
        Instant end = minute(from + length);
        Optional<Bounds> bounds = series.bounds(begin, end);
        List<Series.Point> points = series.points(begin, end, 60, end.plus(Duration.ofHours(1)));
        bounds.filter(Bounds::isNothing).ifPresent(nothing -> assertEquals(List.of(), points));
        bounds.filter(known -> !known.isNothing()).ifPresent(known -> {
            assertEquals(length, points.size());
            for (Series.Point point : points) {
                double value = point.samples().sum() / point.samples().count();
                assertTrue(value >= known.least() && value <= known.greatest(), value + " is not in " + known);
            }
        });
    }

    @Property(tries = 150)
    void ofSpans(
            @ForAll @IntRange(max = 500) int from,
            @ForAll @IntRange(min = 1, max = 100) int length,
            @ForAll @IntRange(max = 400) int at,
            @ForAll @IntRange(max = 400) int failing,
            @ForAll @IntRange(max = 300) int attached) {
        Counter counted = Counter.ZERO
                .plus(minute(at), minute(at).plusSeconds(25), 5_000_000)
                .plusRate(minute(at + 40), minute(at + 60), 12);
        Meter meter = machine(failing, counted);
        for (Metric metric : List.of(Metric.NETWORK_IN, Metric.EBS_WRITE_OPS, Metric.STATUS_CHECK_FAILED)) {
            check(meter.series(metric), from, length);
        }
        VolumeMeter volume = new VolumeMeter(
                new VolumeMeter.Limits(START, true, true, false, 100, 5_400_000, 0.0007),
                List.of(new VolumeMeter.Use(
                        machine(failing, Counter.ZERO), true, minute(attached), minute(attached + 150))),
                metric -> counted.reading());
        for (VolumeMetric metric : VolumeMetric.values()) {
            check(volume.series(metric), from, length);
        }
        GatewayMeter gateway = new GatewayMeter(
                new MonitoredGateway("nat-1", minute(attached), minute(attached + 150)), metric -> counted.reading());
        for (GatewayMetric metric : GatewayMetric.values()) {
            check(gateway.series(metric), from, length);
        }
    }
}
