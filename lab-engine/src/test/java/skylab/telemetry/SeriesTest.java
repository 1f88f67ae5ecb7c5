package skylab.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import skylab.telemetry.Activity.Load;
import skylab.telemetry.MonitoredMachine.Hardware;
import skylab.world.Seed;

class SeriesTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final long MINUTE = START.getEpochSecond() / 60;
    private static final Load BUSY = new Load(1, 1_000_000, 0, 0, 65_536);

    private static MonitoredMachine machine(boolean detailed) {
        return machine(true, detailed);
    }

    private static MonitoredMachine machine(boolean nitro, boolean detailed) {
        Hardware hardware = new Hardware("m5.large", 2, nitro, null, null);
        return MonitoredMachine.of("i-1", "ami-1", new MonitoredMachine.Stage(START, hardware, detailed));
    }

    private static Series series(Metric metric, boolean detailed, Activity activity) {
        return new Meter(new Seed(7), machine(detailed), activity).series(metric);
    }

    private static Activity idle() {
        return Activity.NONE.then(START, true, Load.IDLE);
    }

    private static Instant at(long minute) {
        return START.plusSeconds(60 * minute);
    }

    private static List<Long> minutes(List<Series.Point> points) {
        return points.stream()
                .map(point -> (point.from().getEpochSecond() - START.getEpochSecond()) / 60)
                .toList();
    }

    @Test
    void usageIsTheOverlapOfSpans() {
        Activity activity = Activity.NONE
                .then(START, true, new Load(2, 10, 0, 0, 0))
                .then(START.plusSeconds(15), true, new Load(0, 0, 4, 0, 0))
                .then(START.plusSeconds(45), false, Load.IDLE);
        Usage usage = Usage.of(activity, START, START.plusSeconds(60));
        assertEquals(new Usage(45, 30, 150, 120, 0, 0), usage);
    }

    @Test
    void oneBusyProcessorOfTwoIsFiftyPercent() {
        Activity busy = Activity.NONE.then(START, true, BUSY);
        Meter meter = new Meter(new Seed(7), machine(true), busy);
        double mean = LongStream.range(0, 600)
                .mapToDouble(i -> meter.value(Metric.CPU_UTILIZATION, MINUTE + i))
                .average()
                .orElseThrow();
        assertEquals(50.25, mean, 0.5);
        assertEquals(60e6, meter.value(Metric.NETWORK_IN, MINUTE), 6e6);
        assertEquals(60, meter.value(Metric.EBS_WRITE_OPS, MINUTE), 30);
    }

    @Test
    void anIdleMachineHasASmallBaseLoadAndItsDailyHousekeeping() {
        Meter meter = new Meter(new Seed(7), machine(true), idle());
        double[] day = LongStream.range(0, 1440)
                .mapToDouble(i -> meter.value(Metric.CPU_UTILIZATION, MINUTE + i))
                .sorted()
                .toArray();
        assertTrue(day[0] > 0.05 && day[1435] < 0.7, day[0] + " to " + day[1435]);
        assertTrue(day[1436] > 0.7, "four minutes of housekeeping");
    }

    @Test
    void allProcessorsBusyIsNeverMoreThanAHundredPercent() {
        Meter meter = new Meter(new Seed(7), machine(true), Activity.NONE.then(START, true, new Load(2, 0, 0, 0, 0)));
        assertTrue(LongStream.range(0, 500)
                .mapToDouble(i -> meter.value(Metric.CPU_UTILIZATION, MINUTE + i))
                .allMatch(value -> value > 85 && value <= 100));
    }

    @Property(tries = 50)
    void aMinuteDoesNotDependOnWhichOthersWereAskedBefore(
            @ForAll @IntRange(max = 600_000) int minute, @ForAll @IntRange(max = 15) int metric, @ForAll long seed) {
        Metric asked = Metric.values()[metric];
        Meter fresh = new Meter(new Seed(seed), machine(true), idle());
        Meter used = new Meter(new Seed(seed), machine(true), idle());
        for (int i = 20; i > 0; i--) {
            used.value(asked, MINUTE + minute + i * 7L - 60);
        }
        assertEquals(fresh.value(asked, MINUTE + minute), used.value(asked, MINUTE + minute));
    }

    @Test
    void anotherSeedGivesOtherNoise() {
        assertTrue(new Meter(new Seed(1), machine(true), idle()).value(Metric.CPU_UTILIZATION, MINUTE)
                != new Meter(new Seed(2), machine(true), idle()).value(Metric.CPU_UTILIZATION, MINUTE));
    }

    @Property(tries = 30)
    void oneMinuteDataRolledUpToFiveEqualsWhatIsAskedDirectly(@ForAll @IntRange(max = 2_000) int fives) {
        Series series = series(Metric.NETWORK_IN, true, Activity.NONE.then(START, true, BUSY));
        Instant from = at(5L * fives);
        Instant now = from.plusSeconds(7200);
        double sum = series.points(from, from.plusSeconds(300), 60, now).stream()
                .mapToDouble(point -> point.samples().sum())
                .sum();
        List<Series.Point> direct = series.points(from, from.plusSeconds(300), 300, now);
        assertEquals(1, direct.size());
        assertEquals(5, direct.get(0).samples().count());
        assertEquals(sum, direct.get(0).samples().sum(), 1e-6);
    }

    @Test
    void basicMonitoringHasAPointInFiveMinutes_detailedOneAMinute() {
        assertEquals(
                List.of(0L, 5L, 10L),
                minutes(series(Metric.CPU_UTILIZATION, false, idle()).points(START, at(15), 60, at(60))));
        assertEquals(
                15,
                series(Metric.CPU_UTILIZATION, true, idle())
                        .points(START, at(15), 60, at(60))
                        .size());
        assertEquals(
                15,
                series(Metric.STATUS_CHECK_FAILED, false, idle())
                        .points(START, at(15), 60, at(60))
                        .size());
        assertEquals(
                3,
                series(Metric.NETWORK_PACKETS_IN, true, idle())
                        .points(START, at(15), 60, at(60))
                        .size());
    }

    @Test
    void aPointAppearsOnlyAfterItsPeriodAndTheDelay() {
        Series basic = series(Metric.CPU_UTILIZATION, false, idle());
        assertEquals(List.of(), basic.points(START, at(60), 300, at(7).minusSeconds(1)));
        assertEquals(List.of(0L), minutes(basic.points(START, at(60), 300, at(7))));
        Series detailed = series(Metric.CPU_UTILIZATION, true, idle());
        assertEquals(List.of(), detailed.points(START, at(60), 60, at(2).minusSeconds(1)));
        assertEquals(List.of(0L), minutes(detailed.points(START, at(60), 60, at(2))));
    }

    @Test
    void S0_77_nothingIsPublishedWhileTheMachineIsOff() {
        Activity hibernated = idle().then(at(10), false, Load.IDLE).then(at(40), true, Load.IDLE);
        assertEquals(
                List.of(0L, 5L, 40L, 45L),
                minutes(series(Metric.CPU_UTILIZATION, false, hibernated).points(START, at(50), 300, at(60))));
    }

    @Test
    void switchingToDetailedMonitoringHoldsFromThatMinute() {
        MonitoredMachine machine = machine(false).detailed(at(10), true).detailed(at(12), false);
        Series series = new Meter(new Seed(7), machine, idle()).series(Metric.CPU_UTILIZATION);
        List<Series.Point> points = series.points(START, at(20), 60, at(60));
        // The rest of the five minutes that began detailed is a basic point of their beginning.
        assertEquals(List.of(0L, 5L, 10L, 11L, 15L), minutes(points));
        assertEquals(4, points.get(2).samples().count());
    }

    @Test
    void dataIsKeptByAgeAtCoarserPeriods() {
        Series series = series(Metric.CPU_UTILIZATION, true, idle());
        Instant later = START.plus(Duration.ofDays(20));
        assertEquals(0, series.points(START, at(60), 60, later).size());
        assertEquals(12, series.points(START, at(60), 300, later).size());
        Instant muchLater = START.plus(Duration.ofDays(100));
        assertEquals(0, series.points(START, at(60), 300, muchLater).size());
        assertEquals(1, series.points(START, at(60), 3600, muchLater).size());
        assertEquals(
                0,
                series.points(START, at(60), 3600, START.plus(Duration.ofDays(456)))
                        .size());
    }

    @Test
    void onlyNitroMeasuresEbsPerInstance() {
        MonitoredMachine xen = machine(false, true);
        Series series = new Meter(new Seed(7), xen, idle()).series(Metric.EBS_WRITE_OPS);
        assertEquals(List.of(), series.points(START, at(10), 60, at(60)));
    }
}
