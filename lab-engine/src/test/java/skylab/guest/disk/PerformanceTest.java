package skylab.guest.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.guest.disk.Performance.Limit;

class PerformanceTest {
    private static final double MIB = 1 << 20;
    private static final int KIB = 1024;
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    // 100 GiB of gp2: 300 operations per second, 3,000 while 5.4 million credits last.
    private static final Performance GP2 =
            new Performance(new Limit(300, 3000, 5_400_000), Limit.steady(128 * MIB), 256 << 10, Duration.ZERO);

    private static double seconds(Performance.Run run) {
        return run.time().toNanos() / 1e9;
    }

    @ParameterizedTest
    @CsvSource({"16, 46.875", "256, 125", "4, 11.71875", "1024, 125", "64, 125"})
    void S0_12_gp3IsBoundByOperationsBelow42KibAndByBytesAbove(int kib, double mibPerSecond) {
        long count = 30_000;
        double time = seconds(Performance.GP3.run(Performance.GP3.full(), count, (long) kib * KIB, 64));
        assertEquals(mibPerSecond, count * kib / 1024.0 / time, 0.001 * mibPerSecond);
    }

    @Test
    void oneOperationAtATimeIsBoundByLatency() {
        double time = seconds(Performance.GP3.run(Performance.GP3.full(), 1000, 4096, 1));
        assertEquals(0.7, time, 1e-6);
    }

    @Test
    void gp2BurstsForHalfAnHourAndThenFallsToItsBase() {
        Performance.Run burst = GP2.run(GP2.full(), 3000 * 2000L, 4096, 64);
        assertEquals(2000, seconds(burst), 0.001);
        assertEquals(0, burst.after().operations(), 1);
        assertEquals(10, seconds(GP2.run(burst.after(), 3000, 4096, 64)), 0.01);
        assertEquals(300.0 * 60, GP2.idle(burst.after(), Duration.ofMinutes(1)).operations(), 1);
        assertEquals(GP2.full(), GP2.idle(burst.after(), Duration.ofHours(6)));
    }

    @Property
    void twoRunsInARowTakeAsLongAsBothTogether(
            @ForAll @LongRange(min = 1, max = 10_000_000) long first,
            @ForAll @LongRange(min = 1, max = 10_000_000) long second,
            @ForAll @IntRange(min = 1, max = 256) int kib) {
        Performance.Run one = GP2.run(GP2.full(), first, kib * 1024L, 64);
        Performance.Run two = GP2.run(one.after(), second, kib * 1024L, 64);
        Performance.Run both = GP2.run(GP2.full(), first + second, kib * 1024L, 64);
        // While bytes are the limit the bucket fills: it may then be full, and what it earns be lost.
        assertTrue(seconds(one) + seconds(two) >= seconds(both) - 1e-3);
        assertTrue(one.after().operations() >= 0
                && one.after().operations() <= GP2.full().operations());
    }

    @Property
    void whatIsLoadedIsNotMissing(
            @ForAll @LongRange(min = 0, max = 1L << 34) long from,
            @ForAll @LongRange(min = 1, max = 1L << 32) long length) {
        Unloaded all = Unloaded.all(1L << 34, 0, START);
        Unloaded left = all.without(from, from + length);
        long end = Math.min(1L << 34, from + length);
        assertEquals(0, left.missing(from, from + length));
        assertTrue(left.missing(0, 1L << 34) <= (1L << 34) - (end - Math.min(from, end)));
        assertEquals(left, left.without(from, from + length));
        assertEquals(all.missing(0, 1L << 34), 1L << 34);
    }

    @Test
    void theInitializationRateLoadsByAndBy() {
        Unloaded all = Unloaded.all(1L << 30, 100 << 20, START);
        assertEquals((1L << 30) - (500L << 20), all.at(START.plusSeconds(5)).missing(0, 1L << 30));
        assertTrue(all.at(START.plusSeconds(11)).isEmpty());
    }

    @Test
    void workIsDoneInTheOrderInWhichItComes() {
        DeviceQueue queue = DeviceQueue.idle(Performance.GP3, START)
                .with(Performance.GP3, START, true, 500, 256 << 10, 32, Duration.ZERO);
        assertEquals(Duration.ofSeconds(1), queue.backlog(START));
        assertEquals(125 * MIB, queue.writeRate(START), 1);
        DeviceQueue more = queue.with(Performance.GP3, START.plusMillis(500), false, 500, 256 << 10, 32, Duration.ZERO);
        assertEquals(Duration.ofMillis(1500), more.backlog(START.plusMillis(500)));
        assertEquals(0, more.writeRate(START.plusSeconds(3)));
    }
}
