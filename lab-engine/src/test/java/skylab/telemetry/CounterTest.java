package skylab.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class CounterTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(400));

    @Property(tries = 200)
    void nothingIsLostWhateverTheTimeItTakes(
            @ForAll @LongRange(min = 0, max = 1L << 40) long amount,
            @ForAll @IntRange(max = 1_000_000) int from,
            @ForAll @IntRange(max = 10_000_000) int millis) {
        Instant begin = START.plusMillis(from);
        Counter counter = Counter.ZERO.plus(begin, begin.plusMillis(millis), amount);
        assertEquals(amount, counter.reading().between(START, END), 1e-6 * amount + 1);
    }

    @Property(tries = 200)
    void partsMakeTheWhole(
            @ForAll @LongRange(min = 0, max = 1L << 40) long amount,
            @ForAll @IntRange(max = 10_000_000) int millis,
            @ForAll @IntRange(max = 1000) int cut) {
        Counter.Reading reading = Counter.ZERO
                .plus(START, START.plusMillis(millis), amount)
                .plus(START.plusSeconds(7), 11)
                .reading();
        Instant middle = START.plusSeconds(10L * cut);
        assertEquals(reading.between(START, END), reading.between(START, middle) + reading.between(middle, END), 1e-3);
    }

    @Property(tries = 100)
    void aRateThatGoesOnIsOneHoweverOftenItWasCounted(
            @ForAll @IntRange(min = 1, max = 50) int pieces, @ForAll @IntRange(min = 1, max = 100_000) int rate) {
        Counter counter = Counter.ZERO;
        for (int i = 0; i < pieces; i++) {
            counter = counter.plusRate(START.plusSeconds(i), START.plusSeconds(i + 1), rate);
        }
        assertEquals(Counter.ZERO.plusRate(START, START.plusSeconds(pieces), rate), counter);
        assertEquals(rate, counter.reading().highestRate(START, END), 1e-9);
        assertEquals(0, counter.reading().highestRate(START.plusSeconds(pieces), END), 1e-9);
    }

    @Property(tries = 100)
    void whatIsTakenBackLeavesNoTrace(@ForAll @LongRange(min = 1, max = 1L << 40) long amount) {
        Counter counter = Counter.ZERO.plus(START, amount).plusRate(START, END, amount);
        assertEquals(Counter.ZERO, counter.plus(START, -amount).plusRate(START, END, -amount));
    }
}
