package skylab.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;
import skylab.world.Seed;

class NoiseTest {
    private final Noise noise = new Noise(new Seed(7), "i-1");

    @Test
    void normalNumbersAreNormal() {
        long key = noise.key("/cpu");
        DescriptiveStatistics numbers = new DescriptiveStatistics(LongStream.range(0, 100_000)
                .mapToDouble(minute -> Noise.normal(key, minute))
                .toArray());
        assertEquals(0, numbers.getMean(), 0.02);
        assertEquals(1, numbers.getStandardDeviation(), 0.02);
        assertEquals(0, numbers.getSkewness(), 0.05);
        assertEquals(1.96, numbers.getPercentile(97.5), 0.05);
    }

    @Test
    void skewedNumbersAreLogNormal() {
        long key = noise.key("/cpu");
        DescriptiveStatistics logs = new DescriptiveStatistics(LongStream.range(0, 100_000)
                .mapToDouble(minute -> Math.log(Noise.skewed(key, minute)))
                .toArray());
        assertEquals(0, logs.getMean(), 0.01);
        assertEquals(0.25, logs.getStandardDeviation(), 0.01);
    }

    @Test
    void minutesAndPurposesAreIndependent() {
        long one = noise.key("/in");
        long other = noise.key("/out");
        double[] products = LongStream.range(0, 50_000)
                .mapToDouble(minute -> Noise.normal(one, minute) * Noise.normal(other, minute))
                .toArray();
        assertEquals(
                0,
                LongStream.range(0, 50_000)
                        .mapToDouble(i -> products[(int) i])
                        .average()
                        .orElseThrow(),
                0.02);
        assertEquals(
                0,
                LongStream.range(0, 50_000)
                        .mapToDouble(minute -> Noise.normal(one, minute) * Noise.normal(one, minute + 1))
                        .average()
                        .orElseThrow(),
                0.02);
    }

    @Test
    void housekeepingIsFourMinutesADay() {
        assertEquals(
                40, LongStream.range(0, 14_400).filter(noise::isHousekeeping).count());
        for (long minute = 0; minute < 3_000; minute++) {
            long next = noise.nextHousekeepingChange(minute);
            assertTrue(next > minute);
            for (long between = minute; between < next; between++) {
                assertEquals(noise.isHousekeeping(minute), noise.isHousekeeping(between));
            }
            assertTrue(noise.isHousekeeping(minute) != noise.isHousekeeping(next));
        }
    }
}
