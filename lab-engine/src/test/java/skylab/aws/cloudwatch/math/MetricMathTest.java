package skylab.aws.cloudwatch.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.AwsError;

class MetricMathTest {
    /** The tables of the guide: operators with metric1 and metric2, IF with the others. */
    private final Sheet sheet = new Sheet()
            .with("metric1", "30, 20, 0, 0, -")
            .with("metric2", "20, -, 20, -, -")
            .with("truth", "1, 1, 0, 0, -")
            .with("yes", "30, -, 0, 0, 30")
            .with("no", "0, 0, 20, -, 20");

    private final Sheet small = new Sheet().with("m1", "4, -, 1, 9").with("m2", "2, 5, 0, 3");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(metric1 < metric2); 0, 0, 1, 0, -",
                "(metric1 >= 30); 1, 0, 0, 0, -",
                "(metric1 > 15 AND metric2 > 15); 1, 0, 0, 0, -",
                "(metric1 > 15 && metric2 > 15); 1, 0, 0, 0, -",
                "IF(truth, yes, no); 30, 0, 20, -, -",
                "IF(truth, 5, no); 5, 5, 20, -, -",
                "IF(truth, yes, 5); 30, 0, 5, 5, -",
                "IF(metric1<20, metric1); -, -, 0, 0, -",
                "IF(metric1<20, 10, 2); 2, 2, 10, 10, -",
            })
    void theTablesOfTheGuide(String expression, String values) {
        assertEquals(values, sheet.gives(expression));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // Missing is 0; where the divisor is 0 there is no point.
                "m1 + m2; 6, 5, 1, 12",
                "m1 / m2; 2, 0, -, 3",
                "5 * m1; 20, -, 5, 45",
                "-m1; -4, -, -1, -9",
                "m1 - m2 - m2; 0, -10, 1, 3",
                "2 ^ m2; 4, 32, 1, 8",
                "m2 * 2 + 1 == 5 OR m2 == 3; 1, 0, 0, 1",
                "PERIOD(m1) / 60 * m2; 2, 5, 0, 3",
                "SUM(100 / [m1, m2]); 75, 20, 100, 44.444444444",
                "AVG([m1, m2]); 3, 2.5, 0.5, 6",
                "MIN([m1, m2]); 2, 5, 0, 3",
                "MAX(METRICS()); 4, 5, 1, 9",
                "SUM(METRICS('2')); 2, 5, 0, 3",
                "SUM([METRICS(\"m1\"), METRICS(\"m2\")]); 6, 5, 1, 12",
                "DATAPOINT_COUNT(METRICS()); 2, 1, 2, 2",
                "STDDEV(METRICS()); 1, 0, 0.5, 3",
                "m2 - AVG(m2); -0.5, 2.5, -2.5, 0.5",
                "m1 / MAX(m1); 0.444444444, -, 0.111111111, 1",
                "m2 - MIN(m2) + METRIC_COUNT(METRICS()); 4, 7, 2, 5",
                "TIME_SERIES(5 * SUM(m2)); 50, 50, 50, 50",
                "METRICS() * 100; 400, -, 100, 900 | 200, 500, 0, 300",
                "MIN(ABS([-m1, m2])); 2, 5, 0, 3",
                "CEIL(m1 / 4); 1, -, 1, 3",
                "FLOOR(m1 / 4); 1, -, 0, 2",
                "LOG10(10 ^ m2); 2, 5, 0, 3",
                "DIFF(m1); -, -, -3, 8",
                "DIFF_TIME(m1); -, -, 120, 60",
                "RATE(m1); -, -, -0.025, 0.133333333",
                "RUNNING_SUM(m1); 4, -, 5, 14",
                "FILL(m1, 7); 4, 7, 1, 9",
                "FILL(m1, MIN(m1)); 4, 1, 1, 9",
                "FILL(m1, REPEAT); 4, 4, 1, 9",
                "FILL(m1, LINEAR); 4, 2.5, 1, 9",
                "FILL(METRICS(), m2); 4, 5, 1, 9 | 2, 5, 0, 3",
                "FIRST(SORT(METRICS(), AVG, DESC)); 4, -, 1, 9",
                "LAST(SORT(METRICS(), SUM, DESC)); 2, 5, 0, 3",
                "SORT(METRICS(), MAX, ASC, 1); 2, 5, 0, 3",
                "SLICE(METRICS(), 1); 2, 5, 0, 3",
                "SLICE(METRICS(), 0, 1); 4, -, 1, 9",
                "REMOVE_EMPTY([IF(m1 > 9, m1), m2]); 2, 5, 0, 3",
                "IF(FIRST(SORT(METRICS(), AVG, DESC)) > 3, 1, 0); 1, -, 0, 1",
                "IF(1, m1, m2); 4, -, 1, 9",
                "IF(0, m1, m2); 2, 5, 0, 3",
                "MINUTE(m1); 58, 59, 0, 1",
                "HOUR(m1); 10, 10, 11, 11",
                "DAY(m1); 7, 7, 7, 7",
                "DATE(m1) + 100 * MONTH(m1) + 10000 * YEAR(m1); 20260301, 20260301, 20260301, 20260301",
                "EPOCH(m1) - 1772362680; 0, 60, 120, 180",
                "SUM(SEARCH('{AWS/EC2,InstanceId} MetricName=\"CPUUtilization\"', 'Average', 300)); 6, 5, 1, 12",
            })
    void whatFunctionsGive(String expression, String values) {
        assertEquals(values, small.gives(expression));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "AVG(m1); The final result of an expression must be a single time series or an array of time series, not"
                        + " Scalar.",
                "m1 +; Unexpected end of the expression.",
                "m1 + $; Unexpected character '$' at position 6.",
                "m1 m2; Unexpected 'm2' at position 4.",
                "(m1; Unexpected end of the expression.",
                "avg(m1); Unexpected '(' at position 4.",
                "AVERAGE(m1); Unknown function 'AVERAGE'.",
                "ABS(5); Unsupported operand type(s) for ABS: '[Scalar]'",
                "[m1, m2] + [m1]; Unsupported operand type(s) for PLUS: '[Array[TimeSeries], Array[TimeSeries]]'",
                "m1 + 'x'; Unsupported operand type(s) for PLUS: '[TimeSeries, String]'",
                "[m1, 5]; An array can have time series only, not Scalar.",
                "FIRST(m1); Unsupported operand type(s) for FIRST: '[TimeSeries]'",
                "IF(m1); Function IF takes 2 to 3 argument(s), not 1.",
                "PERIOD(m1 + m2); PERIOD can be asked of metrics only, not of the results of other expressions.",
                "SORT(METRICS(), STDDEV, ASC); SORT can order by [AVG, MIN, MAX, SUM], not by 'STDDEV'.",
                "FILL(m1, AVERAGE); Unsupported operand type(s) for FILL: '[TimeSeries, String]'",
                "SEARCH('', 'Average', 300); A search must contain a metric schema, a search term, or both.",
            })
    void refusals(String expression, String reason) {
        assertEquals(
                reason,
                assertThrows(ExpressionException.class, () -> small.gives(expression))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSIGHT_RULE_METRIC('rule', 'UniqueContributors')", "SERVICE_QUOTA(m1)"})
    void whatIsNotEmulatedSaysSo(String expression) {
        assertEquals(
                "NotEmulated",
                assertThrows(AwsError.class, () -> small.gives(expression)).code());
    }

    @Test
    void aBandLearnsTheTimeOfDay() {
        StringBuilder values = new StringBuilder();
        for (int minute = 0; minute < 3 * 1440; minute++) {
            int hour = (10 * 60 + 58 + minute) / 60 % 24;
            values.append(minute == 0 ? "" : ",").append(hour + (minute % 2 == 0 ? 1 : -1));
        }
        Sheet days = new Sheet().with("m1", values.toString());
        String[] upper = days.gives("FIRST(ANOMALY_DETECTION_BAND(m1, 3))").split(", ");
        String[] lower = days.gives("LAST(ANOMALY_DETECTION_BAND(m1, 3))").split(", ");
        int noon = 62 + 10;
        assertEquals(12 + 3, Double.parseDouble(upper[noon]), 0.1);
        assertEquals(12 - 3, Double.parseDouble(lower[noon]), 0.1);
        assertTrue(Double.parseDouble(upper[noon + 6 * 60]) > 20);
    }
}
