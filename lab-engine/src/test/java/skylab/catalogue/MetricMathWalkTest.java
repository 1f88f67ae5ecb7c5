package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

/** Metric math of GetMetricData and of alarms, as a learner asks for it. */
class MetricMathWalkTest {
    private final Given given = Given.lab();
    private final CloudWatchClient cloudwatch = given.lab.cloudwatch();
    private final Instant start = given.lab.now().truncatedTo(ChronoUnit.MINUTES);

    private void put(String metric, String shop, double... values) {
        for (int i = 0; i < values.length; i++) {
            int minute = i;
            cloudwatch.putMetricData(r -> r.namespace("Shop")
                    .metricData(MetricDatum.builder()
                            .metricName(metric)
                            .dimensions(
                                    Dimension.builder().name("Town").value(shop).build())
                            .value(values[minute])
                            .timestamp(start.plusSeconds(60L * minute))
                            .build()));
        }
    }

    private static MetricDataQuery metric(String id, String name, String town) {
        return MetricDataQuery.builder()
                .id(id)
                .returnData(false)
                .metricStat(stat -> stat.period(60).stat("Sum").metric(metric -> metric.namespace("Shop")
                        .metricName(name)
                        .dimensions(Dimension.builder().name("Town").value(town).build())))
                .build();
    }

    private static MetricDataQuery expression(String id, String text) {
        return MetricDataQuery.builder().id(id).expression(text).build();
    }

    private List<MetricDataResult> data(MetricDataQuery... queries) {
        given.lab.advance(Duration.ofMinutes(10));
        return cloudwatch
                .getMetricData(r -> r.metricDataQueries(queries)
                        .startTime(start)
                        .endTime(start.plusSeconds(300))
                        .scanBy("TimestampAscending"))
                .metricDataResults();
    }

    private String refusal(MetricDataQuery... queries) {
        CloudWatchException refused = assertThrows(CloudWatchException.class, () -> data(queries));
        assertEquals("ValidationError", refused.awsErrorDetails().errorCode());
        return refused.awsErrorDetails().errorMessage();
    }

    @Test
    void aRateOfErrorsFromTwoMetrics() {
        put("Errors", "Seoul", 1, 0, 3);
        put("Requests", "Seoul", 100, 50, 0);
        List<MetricDataResult> results = data(
                metric("errors", "Errors", "Seoul"),
                metric("requests", "Requests", "Seoul"),
                expression("rate", "errors / requests * 100"));
        assertEquals(1, results.size());
        assertEquals("rate", results.get(0).id());
        assertEquals("rate", results.get(0).label());
        // Where nothing was requested there is no rate.
        assertEquals(List.of(1.0, 0.0), results.get(0).values());
        assertEquals(List.of(start, start.plusSeconds(60)), results.get(0).timestamps());
    }

    @Test
    void expressionsNameOtherExpressions() {
        put("Errors", "Seoul", 1, 2);
        put("Errors", "Busan", 3, 4);
        List<MetricDataResult> results = data(
                expression("twice", "all * 2"),
                expression("all", "SUM(METRICS())"),
                metric("m1", "Errors", "Seoul"),
                metric("m2", "Errors", "Busan"));
        assertEquals(
                List.of("twice", "all"),
                results.stream().map(MetricDataResult::id).toList());
        assertEquals(List.of(8.0, 12.0), results.get(0).values());
    }

    @Test
    void aSearchFindsMetricsThatAreAddedLater() {
        put("Errors", "Seoul", 1);
        MetricDataQuery search = expression("e1", "SEARCH('{Shop,Town} MetricName=\"Errors\"', 'Sum', 60)");
        assertEquals(List.of("Seoul"), labels(data(search)));
        put("Errors", "Busan", 2);
        assertEquals(List.of("Seoul", "Busan"), labels(data(search)));
        assertEquals(
                List.of("Busan 2"),
                labels(data(search.toBuilder()
                        .expression("SORT(" + search.expression() + ", MAX, DESC, 1)")
                        .label("${PROP('Dim.Town')} ${MAX}")
                        .build())));
        assertEquals(
                List.of("Filled Seoul", "Filled Busan"),
                labels(data(
                        search.toBuilder().returnData(false).build(),
                        expression("e2", "FILL(e1, 0)").toBuilder()
                                .label("Filled")
                                .build())));
    }

    private static List<String> labels(List<MetricDataResult> results) {
        return results.stream().map(MetricDataResult::label).toList();
    }

    @Test
    void aSearchFindsAllInstances() {
        given.running(r -> r.minCount(2).maxCount(2));
        given.lab.advance(Duration.ofMinutes(20));
        MetricDataQuery search =
                expression("e1", "SEARCH('{AWS/EC2,InstanceId} MetricName=\"CPUUtilization\"', 'Average', 300)");
        List<MetricDataResult> results = cloudwatch
                .getMetricData(r -> r.metricDataQueries(search).startTime(start).endTime(given.lab.now()))
                .metricDataResults();
        assertEquals(2, results.size());
        assertTrue(results.stream()
                .allMatch(result ->
                        result.label().startsWith("i-") && !result.values().isEmpty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "m9 + 1; Error in expression 'e1': There is no metric or expression with the id 'm9'.",
                "AVG(m1); Error in expression 'e1': The final result of an expression must be a single time series or an"
                        + " array of time series, not Scalar.",
                "m1 + ; Error in expression 'e1': Unexpected end of the expression.",
                "SEARCH('{Shop}', 'Middle', 60); Error in expression 'e1': The statistic 'Middle' is not supported.",
                "e1 + 1; The expression 'e1' depends on itself.",
            })
    void refusalsSayInWhichExpression(String text, String message) {
        assertEquals(message, refusal(metric("m1", "Errors", "Seoul"), expression("e1", text)));
    }

    @Test
    void circlesAreRefused() {
        assertEquals(
                "The expression 'e1' depends on itself.", refusal(expression("e1", "e2 + 1"), expression("e2", "-e1")));
    }

    private void alarm(Consumer<MetricDataQuery.Builder> compared) {
        cloudwatch.putMetricAlarm(r -> r.alarmName("errors")
                .evaluationPeriods(1)
                .threshold(5.0)
                .comparisonOperator("GreaterThanThreshold")
                .metrics(
                        metric("m1", "Errors", "Seoul"),
                        metric("m2", "Requests", "Seoul"),
                        MetricDataQuery.builder()
                                .id("e1")
                                .returnData(true)
                                .applyMutation(compared)
                                .build()));
    }

    @Test
    void anAlarmWatchesAnExpression() {
        alarm(query -> query.expression("100 * m1 / m2"));
        put("Requests", "Seoul", 100);
        put("Errors", "Seoul", 6);
        given.lab.advance(Duration.ofMinutes(2));
        assertEquals(
                "ALARM",
                cloudwatch
                        .describeAlarms(r -> r.alarmNames("errors"))
                        .metricAlarms()
                        .get(0)
                        .stateValueAsString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUM(SEARCH('{Shop} errors', 'Sum', 60))", "METRICS()"})
    void anAlarmWatchesOneTimeSeries(String text) {
        CloudWatchException refused =
                assertThrows(CloudWatchException.class, () -> alarm(query -> query.expression(text)));
        assertEquals("ValidationError", refused.awsErrorDetails().errorCode());
        assertEquals(List.of(), cloudwatch.describeAlarms().metricAlarms());
    }

    @Test
    void aBandIsLearntFromTwoWeeks() {
        String id = given.running(r -> {}).instanceId();
        given.lab.advance(Duration.ofDays(15));
        MetricDataQuery cpu = MetricDataQuery.builder()
                .id("m1")
                .metricStat(stat -> stat.period(300).stat("Average").metric(metric -> metric.namespace("AWS/EC2")
                        .metricName("CPUUtilization")
                        .dimensions(
                                Dimension.builder().name("InstanceId").value(id).build())))
                .build();
        List<MetricDataResult> results = cloudwatch
                .getMetricData(r -> r.metricDataQueries(cpu, expression("band", "ANOMALY_DETECTION_BAND(m1, 4)"))
                        .startTime(given.lab.now().minus(Duration.ofHours(10)))
                        .endTime(given.lab.now()))
                .metricDataResults();
        assertEquals(
                List.of("m1", "band", "band"),
                results.stream().map(MetricDataResult::id).toList());
        List<Double> values = results.get(0).values();
        int inside = 0;
        for (int i = 0; i < values.size(); i++) {
            double upper = results.get(1).values().get(i);
            double lower = results.get(2).values().get(i);
            inside += lower <= values.get(i) && values.get(i) <= upper ? 1 : 0;
        }
        assertTrue(inside > 0.9 * values.size(), inside + " of " + values.size());
    }
}
