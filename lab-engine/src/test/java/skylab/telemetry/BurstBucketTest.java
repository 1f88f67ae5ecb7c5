package skylab.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.telemetry.MonitoredMachine.Hardware;

class BurstBucketTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final long MINUTE = START.getEpochSecond() / 60;

    /** t3.large: 2,780 of 15,700 operations and 86.875 of 347.5 MB a second. */
    private static final DiskBurst LARGE = new DiskBurst(2780, 15700, 86_875_000, 347_500_000);

    private static BurstBucket bucket(DiskBurst burst, boolean operations, double perSecond, int busyMinutes) {
        MonitoredMachine machine = MonitoredMachine.of(
                "i-1",
                "ami-1",
                new MonitoredMachine.Stage(START, new Hardware("t3.large", 2, true, null, burst), false));
        Curve reads = (first, values, count) -> {
            for (int i = 0; i < count; i++) {
                long at = first + i - MINUTE;
                values[i] = at < 0 ? Double.NaN : at < busyMinutes ? 60 * perSecond : 0;
            }
        };
        Curve writes = (first, values, count) -> java.util.Arrays.fill(values, 0, count, 0);
        return new BurstBucket(machine, operations, reads, writes, START);
    }

    @ParameterizedTest
    @CsvSource({"15, 50", "30, 0", "40, 0"})
    void theBestPerformanceLastsHalfAnHour(int minutes, double left) {
        assertEquals(left, bucket(LARGE, true, 15_700, minutes).at(MINUTE + minutes - 5), 0.01);
        assertEquals(left, bucket(LARGE, false, 347_500_000, minutes).at(MINUTE + minutes - 5), 0.01);
    }

    @ParameterizedTest
    @CsvSource({"0", "2780"})
    void theBaselineCostsNothing(double perSecond) {
        assertEquals(100, bucket(LARGE, true, perSecond, 600).at(MINUTE + 300));
    }

    @Test
    void whatWasSpentComesBackAtTheBaseline() {
        BurstBucket bucket = bucket(LARGE, true, 15_700, 30);
        double hourLater = bucket.at(MINUTE + 30 + 55);
        assertEquals(100 * 2780 * 3600.0 / (12_920 * 1800.0), hourLater, 0.01);
        assertEquals(100, bucket.at(MINUTE + 600));
        assertEquals(0, bucket.at(MINUTE + 25), 0.01, "an earlier minute can be asked for later");
    }

    @Test
    void typesThatAreAlwaysAsFastHaveNoBucket() {
        assertTrue(Double.isNaN(bucket(null, true, 100, 10).at(MINUTE + 5)));
        assertTrue(Double.isNaN(bucket(LARGE, true, 100, 10).at(MINUTE - 60)));
        assertTrue(Double.isNaN(bucket(LARGE, true, 100, 10).at(MINUTE + 6)), "one value in five minutes");
    }
}
