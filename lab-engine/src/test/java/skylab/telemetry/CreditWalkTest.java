package skylab.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.telemetry.CreditWalk.Quantity;
import skylab.telemetry.MonitoredMachine.Hardware;

/** The worked examples of the EC2 guide, "Standard mode examples" and "Unlimited mode examples". */
class CreditWalkTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final long MINUTE = START.getEpochSecond() / 60;
    private static final CreditPlan T3_STANDARD = new CreditPlan(6, 0, false, false);
    private static final CreditPlan T3_UNLIMITED = new CreditPlan(6, 0, false, true);
    private static final CreditPlan T2_STANDARD = new CreditPlan(3, 30, true, false);
    private static final double OFF = Double.NaN;

    private double[] percents = {};

    /** A machine that wants so much of its processors for so many hours. */
    private void hours(int hours, double percent) {
        int before = percents.length;
        percents = Arrays.copyOf(percents, before + 60 * hours);
        Arrays.fill(percents, before, percents.length, percent);
    }

    private CreditWalk walk(int vcpus, CreditPlan plan) {
        return walk(MonitoredMachine.of("i-1", "ami-1", stage(START, vcpus, plan)));
    }

    private CreditWalk walk(MonitoredMachine machine) {
        return new CreditWalk(
                machine,
                (first, values, count) -> {
                    for (int i = 0; i < count; i++) {
                        long at = first + i - MINUTE;
                        values[i] = at < percents.length ? percents[(int) at] : OFF;
                    }
                },
                START);
    }

    private static MonitoredMachine.Stage stage(Instant from, int vcpus, CreditPlan plan) {
        return new MonitoredMachine.Stage(from, new Hardware("t", vcpus, true, plan, null), false);
    }

    /** What is known at the end of the hours so far. */
    private double end(CreditWalk walk, Quantity quantity) {
        return walk.of(quantity).at(MINUTE + percents.length - 5);
    }

    private void expect(int vcpus, CreditPlan plan, List<double[]> periods) {
        for (double[] period : periods) {
            hours((int) period[0], period[1]);
            assertEquals(
                    period[2],
                    end(walk(vcpus, plan), Quantity.BALANCE),
                    0.01,
                    "after " + percents.length / 60 + " hours");
        }
    }

    @Test
    void t3StandardAsInTheGuide() {
        expect(
                2,
                T3_STANDARD,
                List.of(
                        new double[] {24, 0, 144},
                        new double[] {12, 2.5, 144},
                        new double[] {24, 7, 86.4},
                        new double[] {12, 2.5, 122.4},
                        new double[] {2, 100, 0},
                        new double[] {14, 100, 0}));
        assertEquals(
                5,
                walk(2, T3_STANDARD).utilization().at(MINUTE + percents.length - 60),
                0.01,
                "forced to the baseline");
        expect(2, T3_STANDARD, List.of(new double[] {24, 0, 144}));
    }

    @Test
    void t2StandardAsInTheGuide() {
        expect(
                1,
                T2_STANDARD,
                List.of(
                        new double[] {24, 0, 102},
                        new double[] {12, 0, 102},
                        new double[] {25, 2, 72},
                        new double[] {11, 2, 72},
                        new double[] {3, 20, 45},
                        new double[] {15, 2, 72},
                        new double[] {6, 0, 72}));
    }

    @Test
    void t3UnlimitedAsInTheGuide() {
        expect(
                2,
                T3_UNLIMITED,
                List.of(
                        new double[] {24, 0, 144},
                        new double[] {12, 2.5, 144},
                        new double[] {24, 7, 86.4},
                        new double[] {12, 2.5, 122.4},
                        new double[] {5, 100, 0}));
        CreditWalk walk = walk(2, T3_UNLIMITED);
        assertEquals(144, end(walk, Quantity.SURPLUS), 0.01);
        assertEquals(303.6, walk.charged(MINUTE, MINUTE + percents.length), 0.01);
        assertEquals(100, walk.utilization().at(MINUTE + percents.length - 60), "nothing holds it back");
        hours(13, 5);
        assertEquals(144, end(walk(2, T3_UNLIMITED), Quantity.SURPLUS), 0.01);
        hours(24, 0);
        assertEquals(0, end(walk(2, T3_UNLIMITED), Quantity.SURPLUS), 0.01);
    }

    @Test
    void balanceFollowsTheGuidesEquationFromUsage() {
        hours(2, 3);
        hours(3, 12);
        CreditWalk walk = walk(2, T3_UNLIMITED);
        for (long at = MINUTE + 5; at < MINUTE + percents.length; at += 5) {
            double before = walk.of(Quantity.BALANCE).at(at - 5)
                    - walk.of(Quantity.SURPLUS).at(at - 5);
            double after =
                    walk.of(Quantity.BALANCE).at(at) - walk.of(Quantity.SURPLUS).at(at);
            assertEquals(before + 6 * 5 / 60.0 - walk.of(Quantity.USAGE).at(at), after, 1e-9);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 144", "167, 144", "169, 0"})
    void t3KeepsItsCreditsForSevenDaysAfterAStop(int hoursOff, double kept) {
        hours(30, 0);
        hours(hoursOff, OFF);
        hours(1, 0);
        double balance = end(walk(2, T3_STANDARD), Quantity.BALANCE);
        assertEquals(Math.min(144, kept + 6), balance, 0.01);
    }

    @Test
    void t2LosesItsCreditsAtAStopAndGetsLaunchCreditsAtAStart() {
        hours(30, 0);
        hours(1, OFF);
        assertTrue(Double.isNaN(end(walk(1, T2_STANDARD), Quantity.BALANCE)));
        hours(1, 0);
        assertEquals(33, end(walk(1, T2_STANDARD), Quantity.BALANCE), 0.01);
    }

    @Test
    void whatAStoppedMachineOwesIsCharged() {
        hours(1, 100);
        CreditWalk walk = walk(2, T3_UNLIMITED);
        assertEquals(114, end(walk, Quantity.SURPLUS), 0.01);
        assertEquals(0, walk.charged(MINUTE, MINUTE + 60));
        hours(1, OFF);
        assertEquals(114, walk(2, T3_UNLIMITED).charged(MINUTE, MINUTE + 120), 0.01);
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 90})
    void whoMayNoLongerOweIsCharged(int minutes) {
        hours(3, 100);
        Instant change = START.plusSeconds(60L * minutes);
        MonitoredMachine machine = MonitoredMachine.of("i-1", "ami-1", stage(START, 2, T3_UNLIMITED))
                .then(stage(change, 2, T3_STANDARD));
        double owed = Math.min(144, 1.9 * minutes);
        assertEquals(owed, walk(machine).charged(MINUTE + minutes, MINUTE + minutes + 1), 0.2);
        assertEquals(5, walk(machine).utilization().at(MINUTE + 179), 0.01);
        assertTrue(Double.isNaN(walk(machine).of(Quantity.SURPLUS).at(MINUTE + 170)));
    }

    @Test
    void anEarlierMinuteCanBeAskedForLater() {
        hours(4, 30);
        CreditWalk walk = walk(2, T3_UNLIMITED);
        double early = walk.of(Quantity.SURPLUS).at(MINUTE + 60);
        end(walk, Quantity.SURPLUS);
        assertEquals(early, walk.of(Quantity.SURPLUS).at(MINUTE + 60));
    }

    @Test
    void everyMinuteIsTheSameInWhateverOrderItIsAsked() {
        hours(50, 4);
        hours(30, 60);
        hours(40, 1);
        CreditWalk walk = walk(2, T3_UNLIMITED);
        Curve balance = walk.of(Quantity.SURPLUS);
        Curve utilization = walk.utilization();
        for (long at : new long[] {6000, 10, 7190, 4500, 3100, 4505, 0}) {
            CreditWalk fresh = walk(2, T3_UNLIMITED);
            assertEquals(fresh.of(Quantity.SURPLUS).at(MINUTE + at), balance.at(MINUTE + at));
            assertEquals(fresh.utilization().at(MINUTE + at), utilization.at(MINUTE + at));
        }
    }

    @Test
    void whatIsCertainHoldsForEveryMinute() {
        hours(50, 4);
        hours(10, 60);
        hours(60, OFF);
        Curve balance = walk(2, T3_STANDARD).of(Quantity.BALANCE);
        Curve.Range range = balance.range(MINUTE, MINUTE + 3599).orElseThrow();
        for (long at = 0; at < 3600; at += 5) {
            double value = balance.at(MINUTE + at);
            assertTrue(range.least() <= value && value <= range.greatest(), at + ": " + value);
        }
        assertTrue(balance.range(MINUTE + 3500, MINUTE + 3700).isEmpty(), "it stops within");
        assertTrue(!balance.range(MINUTE + 4000, MINUTE + 5000).orElseThrow().measured());
    }
}
