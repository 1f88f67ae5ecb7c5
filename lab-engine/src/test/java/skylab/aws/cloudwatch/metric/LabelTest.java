package skylab.aws.cloudwatch.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.telemetry.Series.Value;

class LabelTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final List<Value> VALUES =
            List.of(new Value(NINE, 2), new Value(NINE.plusSeconds(300), 7.5), new Value(NINE.plusSeconds(600), 4));

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "${LABEL} now ${LAST}, CPUUtilization now 4",
        "${AVG} of ${DATAPOINT_COUNT}, 4.5 of 3",
        "${MIN}-${MAX} ${MIN_MAX_RANGE} ${SUM}, 2-7.5 5.5 13.5",
        "${FIRST} ${FIRST_LAST_RANGE}, 2 2",
        "${MAX_TIME}, 2026-03-02 18:05",
        "${LAST_TIME_RELATIVE} ${FIRST_LAST_TIME_RANGE}, 1d1h50m 10m",
        "${PROP('Dim.InstanceId')}: ${PROP('Stat')}, i-1: p90",
        "${PROP('Nothing')} ${NOTHING} $5, ${PROP('Nothing')} ${NOTHING} $5"
    })
    void valuesTakeTheirPlaces(String text, String expected) {
        Label label = new Label(
                "CPUUtilization",
                Map.of("Dim.InstanceId", "i-1", "Stat", "p90"),
                NINE.plusSeconds(93_600),
                ZoneOffset.ofHours(9));
        assertEquals(expected, label.of(text, VALUES));
    }

    @ParameterizedTest
    @CsvSource({"${MAX}, --", "${DATAPOINT_COUNT}, 0"})
    void withoutPointsThereAreNoValues(String text, String expected) {
        assertEquals(expected, new Label("x", Map.of(), NINE, ZoneOffset.UTC).of(text, List.of()));
    }
}
