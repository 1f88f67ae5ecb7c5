package skylab.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticTest {

    @ParameterizedTest
    @CsvSource({
        "SampleCount, 5",
        "Sum, 150",
        "Average, 30",
        "Minimum, 10",
        "Maximum, 50",
        "p0, 10",
        "p50, 30",
        "p25, 20",
        "p90, 46",
        "p100, 50",
        "p99.9, 49.96",
        "tc75, 4",
        "ts75, 100",
        "tm75, 25",
        "IQM, 30",
        "TM(25%:75%), 30",
        "TM(:75%), 25",
        "TS(75%:), 90",
        "WM(25%:75%), 30",
        "wm75, 28",
        "TC(10:40), 3",
        "TC(:10), 1",
        "TM(10:40), 30",
        "TS(30:), 90",
        "WM(20:40), 30",
        "PR(20:40), 40",
        "PR(:30), 60",
        "PR(50:), 0",
        "PR(0.5:1000), 100"
    })
    void ofTenToFifty(String name, double expected) {
        Summary samples = Summary.of(30, 10, 50, 20, 40);
        assertEquals(expected, Statistic.named(name).orElseThrow().of(samples), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "average",
                "p101",
                "p",
                "p-1",
                "tm",
                "TM(:)",
                "TM(90%:10%)",
                "PR(2:1)",
                "PR(:)",
                "PR(1%:2%)",
                "pr90",
                ""
            })
    void noSuchStatistic(String name) {
        assertTrue(Statistic.named(name).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"p50", "tm90", "PR(1:2)", "wm80"})
    void samplesMustBeKnownAndNotNegative(String name) {
        Statistic statistic = Statistic.named(name).orElseThrow();
        assertTrue(Double.isNaN(statistic.of(Summary.ofStatistics(3, 6, 1, 3))));
        assertTrue(Double.isNaN(statistic.of(Summary.of(-1, 2, 3))));
        assertTrue(Double.isFinite(statistic.of(Summary.ofStatistics(3, 6, 2, 2))));
        assertTrue(Double.isFinite(statistic.of(Summary.of(0.1, 0.1, 0.1).plus(Summary.of(0.1)))));
    }
}
