package skylab.aws.cloudwatch.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.lab.Lab;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

class PutMetricDataTest {
    private final Given given = Given.lab();
    private final Lab lab = given.lab;
    private final CloudWatchClient cloudwatch = lab.cloudwatch();
    private final Instant noon = Instant.ofEpochSecond(Math.floorDiv(lab.now().getEpochSecond(), 3600) * 3600);

    PutMetricDataTest() {
        lab.advance("1h");
    }

    private void put(Consumer<MetricDatum.Builder> datum) {
        cloudwatch.putMetricData(r -> r.namespace("Shop").metricData(datum(datum)));
    }

    private static MetricDatum datum(Consumer<MetricDatum.Builder> datum) {
        return MetricDatum.builder().metricName("Latency").applyMutation(datum).build();
    }

    private List<Datapoint> read(int period, Consumer<GetMetricStatisticsRequest.Builder> changes) {
        return cloudwatch
                .getMetricStatistics(r -> r.namespace("Shop")
                        .metricName("Latency")
                        .startTime(noon)
                        .endTime(noon.plusSeconds(3600))
                        .period(period)
                        .statistics(Statistic.knownValues())
                        .applyMutation(changes))
                .datapoints();
    }

    private List<Datapoint> read(int period) {
        return read(period, r -> {});
    }

    @Test
    void valuesOfAMinuteBecomeOnePoint() {
        put(d -> d.value(3.0).timestamp(noon.plusSeconds(61)));
        put(d -> d.value(5.0).timestamp(noon.plusSeconds(119)));
        put(d -> d.value(100.0).timestamp(noon.plusSeconds(120)));
        List<Datapoint> points = read(60);
        assertEquals(List.of(noon.plusSeconds(60), noon.plusSeconds(120)), times(points));
        Datapoint first = points.get(0);
        assertEquals(2, first.sampleCount());
        assertEquals(8, first.sum());
        assertEquals(4, first.average());
        assertEquals(3, first.minimum());
        assertEquals(5, first.maximum());
        assertEquals("None", first.unitAsString());
        assertEquals(108, read(3600).get(0).sum());
    }

    @Test
    void aLatePointGoesToItsPlace() {
        for (int minute : new int[] {30, 10, 50, 20, 40}) {
            put(d -> d.value((double) minute).timestamp(noon.plusSeconds(60L * minute)));
        }
        assertEquals(
                List.of(10.0, 20.0, 30.0, 40.0, 50.0),
                read(60).stream().map(Datapoint::average).toList());
    }

    @Test
    void valuesAndCountsGivePercentiles() {
        put(d -> d.values(10.0, 20.0, 30.0).counts(1.0, 2.0, 2.0).timestamp(noon));
        Datapoint point =
                read(60, r -> r.extendedStatistics("p50", "p100", "tm75")).get(0);
        assertEquals(5, point.sampleCount());
        assertEquals(110, point.sum());
        assertEquals(20, point.extendedStatistics().get("p50"));
        assertEquals(30, point.extendedStatistics().get("p100"));
    }

    @Test
    void percentilesNeedRawValuesThatAreNotNegative() {
        put(d -> d.statisticValues(
                        s -> s.sampleCount(4.0).sum(10.0).minimum(1.0).maximum(4.0))
                .timestamp(noon));
        put(d -> d.statisticValues(s -> s.sampleCount(3.0).sum(6.0).minimum(2.0).maximum(2.0))
                .timestamp(noon.plusSeconds(60)));
        put(d -> d.values(-1.0, 1.0).timestamp(noon.plusSeconds(120)));
        List<Datapoint> points = read(60, r -> r.extendedStatistics("p90"));
        assertEquals(2.5, points.get(0).average());
        assertTrue(points.get(0).extendedStatistics().isEmpty());
        assertEquals(2, points.get(1).extendedStatistics().get("p90"));
        assertTrue(points.get(2).extendedStatistics().isEmpty());
    }

    @Test
    void statisticSetsAndValuesTogetherAreOnePoint() {
        put(d -> d.statisticValues(
                        s -> s.sampleCount(4.0).sum(10.0).minimum(1.0).maximum(4.0))
                .timestamp(noon));
        put(d -> d.value(9.0).timestamp(noon.plusSeconds(5)));
        Datapoint point = read(60).get(0);
        assertEquals(5, point.sampleCount());
        assertEquals(19, point.sum());
        assertEquals(1, point.minimum());
        assertEquals(9, point.maximum());
    }

    @Test
    void unitsAreDifferentStreams() {
        put(d -> d.value(3.0).unit(StandardUnit.SECONDS).timestamp(noon));
        put(d -> d.value(200.0).unit(StandardUnit.MILLISECONDS).timestamp(noon));
        assertEquals(
                List.of("Milliseconds", "Seconds"),
                read(60).stream().map(Datapoint::unitAsString).sorted().toList());
        assertEquals(3, read(60, r -> r.unit(StandardUnit.SECONDS)).get(0).average());
        assertEquals(List.of(), read(60, r -> r.unit(StandardUnit.BYTES)));
    }

    @Test
    void otherDimensionsAreAnotherMetric() {
        Dimension shop = Dimension.builder().name("Shop").value("Seoul").build();
        put(d -> d.value(1.0).timestamp(noon));
        put(d -> d.value(2.0).timestamp(noon).dimensions(shop));
        assertEquals(1, read(60).get(0).sum());
        assertEquals(2, read(60, r -> r.dimensions(shop)).get(0).sum());
    }

    @ParameterizedTest
    @CsvSource({"1, 30", "5, 6", "10, 3", "30, 1", "60, 1"})
    void highResolutionIsReadInSeconds(int period, int points) {
        Instant begin = lab.now().minusSeconds(120).truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
        for (int second = 0; second < 30; second++) {
            int at = second;
            put(d -> d.value(1.0).storageResolution(1).timestamp(begin.plusSeconds(at)));
        }
        List<Datapoint> read = read(period, r -> r.startTime(begin).endTime(begin.plusSeconds(60)));
        assertEquals(points, read.size());
        assertEquals(30, read.stream().mapToDouble(Datapoint::sum).sum());
        lab.advance("4h");
        List<Datapoint> later = read(period, r -> r.startTime(begin).endTime(begin.plusSeconds(60)));
        assertEquals(period < 60 ? 0 : 1, later.size(), "seconds are kept three hours");
    }

    @Test
    void regularResolutionHasNoSeconds() {
        put(d -> d.value(1.0).timestamp(noon));
        assertEquals(List.of(), read(1, r -> r.endTime(noon.plusSeconds(60))));
    }

    @ParameterizedTest
    @CsvSource({"60, 14, 16", "300, 62, 64", "3600, 454, 456"})
    void dataIsRolledUpAndThenForgotten(int period, int kept, int gone) {
        for (int minute = 0; minute < 60; minute++) {
            int at = minute;
            put(d -> d.value(1.0).timestamp(noon.plusSeconds(60L * at)));
        }
        lab.advance(Duration.ofDays(kept));
        List<Datapoint> points = read(period);
        assertEquals(3600 / period, points.size());
        assertTrue(points.stream().allMatch(point -> point.sum() == period / 60.0));
        lab.advance(Duration.ofDays(gone - kept));
        assertEquals(List.of(), read(period));
    }

    @Test
    void aRefusedCallPublishesNothing() {
        assertEquals(
                "The value AWS/Shop for parameter Namespace is invalid.",
                given.refused(
                        "InvalidParameterValue",
                        () -> cloudwatch.putMetricData(
                                r -> r.namespace("AWS/Shop").metricData(datum(d -> d.value(1.0))))));
        given.refused(
                "InvalidParameterValue",
                () -> cloudwatch.putMetricData(r -> r.namespace("Shop")
                        .metricData(datum(d -> d.value(1.0).timestamp(noon)), datum(d -> d.value(Double.NaN)))));
        assertEquals(List.of(), read(60));
        assertEquals(List.of(), cloudwatch.listMetrics().metrics());
    }

    static Stream<Arguments> bad() {
        List<Double> many =
                DoubleStream.iterate(0, x -> x + 1).limit(151).boxed().toList();
        List<Dimension> dimensions = IntStream.range(0, 31)
                .mapToObj(i -> Dimension.builder().name("d" + i).value("v").build())
                .toList();
        return Stream.of(
                bad("MissingParameter", "MetricName", d -> d.value(1.0).metricName(null)),
                bad("MissingParameter", "At least one", d -> {}),
                bad("InvalidParameterValue", "Value is invalid", d -> d.value(Double.NaN)),
                bad("InvalidParameterValue", "Infinity", d -> d.value(Double.POSITIVE_INFINITY)),
                bad("InvalidParameterValue", "invalid", d -> d.value(1e109)),
                bad("InvalidParameterCombination", "exclusive", d -> d.value(1.0)
                        .values(1.0)),
                bad("InvalidParameterCombination", "exclusive", d -> d.value(1.0)
                        .statisticValues(
                                s -> s.sampleCount(1.0).sum(1.0).minimum(1.0).maximum(1.0))),
                bad("InvalidParameterValue", "same size", d -> d.values(1.0, 2.0)
                        .counts(1.0)),
                bad("InvalidParameterValue", "invalid", d -> d.values(1.0).counts(-1.0)),
                bad("InvalidParameterValue", "greater than 150", d -> d.values(many)),
                bad("InvalidParameterValue", "greater than 30", d -> d.value(1.0)
                        .dimensions(dimensions)),
                bad("InvalidParameterValue", "not unique", d -> d.value(1.0)
                        .dimensions(dimensions.get(0), dimensions.get(0))),
                bad("MissingParameter", "Sum", d -> d.statisticValues(s -> s.sampleCount(1.0))),
                bad(
                        "InvalidParameterValue",
                        "Maximum",
                        d -> d.statisticValues(
                                s -> s.sampleCount(1.0).sum(1.0).minimum(2.0).maximum(1.0))),
                bad("InvalidParameterValue", "[ 1, 60 ]", d -> d.value(1.0).storageResolution(5)),
                bad("InvalidParameterValue", "Terabits", d -> d.value(1.0).unit("Parsecs")));
    }

    private static Arguments bad(String code, String words, Consumer<MetricDatum.Builder> datum) {
        return Arguments.of(code, words, datum);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void badDataIsRefused(String code, String words, Consumer<MetricDatum.Builder> datum) {
        String message = given.refused(code, () -> put(datum));
        assertTrue(message.contains(words), message);
    }

    @ParameterizedTest
    @CsvSource({"P-14DT1M, true", "P-14DT-1M, false", "PT119M, true", "PT121M, false"})
    void timestampsReachFromTwoWeeksAgoToTwoHoursAhead(Duration from, boolean taken) {
        Instant at = lab.now().plus(from);
        if (taken) {
            put(d -> d.value(1.0).timestamp(at));
            assertEquals(
                    1,
                    read(60, r -> r.startTime(at.minusSeconds(60)).endTime(at.plusSeconds(60)))
                            .size());
        } else {
            given.refused("InvalidParameterValue", () -> put(d -> d.value(1.0).timestamp(at)));
        }
    }

    @Test
    void aThousandMetricsFitIntoACall() {
        List<MetricDatum> thousand =
                Collections.nCopies(1000, datum(d -> d.value(1.0).timestamp(noon)));
        cloudwatch.putMetricData(r -> r.namespace("Shop").metricData(thousand));
        assertEquals(1000, read(60).get(0).sampleCount());
        List<MetricDatum> more = Collections.nCopies(1001, datum(d -> d.value(1.0)));
        given.refused(
                "InvalidParameterValue",
                () -> cloudwatch.putMetricData(r -> r.namespace("Shop").metricData(more)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":Shop"})
    void badNamespacesAreRefused(String namespace) {
        given.refused(
                "InvalidParameterValue",
                () -> cloudwatch.putMetricData(r -> r.namespace(namespace).metricData(datum(d -> d.value(1.0)))));
        assertThrows(Exception.class, () -> cloudwatch.putMetricData(r -> r.metricData(datum(d -> d.value(1.0)))));
    }

    private static List<Instant> times(List<Datapoint> points) {
        return points.stream().map(Datapoint::timestamp).toList();
    }
}
