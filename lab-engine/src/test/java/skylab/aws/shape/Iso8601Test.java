package skylab.aws.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Iso8601Test {
    @ParameterizedTest
    @CsvSource({
        "2026-03-02T00:00:00Z, 2026-03-02T00:00:00.000Z",
        "2026-03-02T23:59:59.999999999Z, 2026-03-02T23:59:59.999Z",
        "0000-01-01T00:00:00.050Z, 0000-01-01T00:00:00.050Z",
        "9999-12-31T23:59:59.900Z, 9999-12-31T23:59:59.900Z",
        "1969-12-31T23:59:59.001Z, 1969-12-31T23:59:59.001Z",
        "+10000-01-01T00:00:00Z, +10000-01-01T00:00:00.000Z",
        "-0001-01-01T00:00:00Z, -0001-01-01T00:00:00.000Z"
    })
    void momentsHaveMilliseconds(String moment, String text) {
        assertEquals(text, Iso8601.milliseconds(Instant.parse(moment)));
        assertEquals(Instant.parse(moment).toString(), Iso8601.shortest(Instant.parse(moment)));
    }

    @Property
    void aMomentIsReadAsItWasWritten(
            @ForAll @LongRange(min = -377_705_116_800_000L, max = 253_402_300_799_999L) long epochMilli) {
        Instant moment = Instant.ofEpochMilli(epochMilli);
        assertEquals(moment, Instant.parse(Iso8601.milliseconds(moment.plus(999, ChronoUnit.MICROS))));
        Instant second = moment.truncatedTo(ChronoUnit.SECONDS);
        assertEquals(second.toString(), Iso8601.shortest(second));
        assertEquals(moment.toString(), Iso8601.shortest(moment));
    }
}
