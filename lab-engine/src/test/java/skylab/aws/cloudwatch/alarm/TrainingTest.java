package skylab.aws.cloudwatch.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import skylab.aws.cloudwatch.metric.Models;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.world.Timeline;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.Range;

/** What an alarm keeps of what it has learnt is what it would learn again. */
class TrainingTest {
    private final Lab lab = Lab.open(LabOptions.seed(9));

    private void orders(double value, Instant at) {
        lab.cloudwatch().putMetricData(r -> r.namespace("Shop")
                .metricData(MetricDatum.builder()
                        .metricName("Orders")
                        .value(value)
                        .timestamp(at)
                        .build()));
    }

    private void live(int hours) {
        for (int hour = 0; hour < hours; hour++) {
            orders(10 + hour % 24 + lab.now().getEpochSecond() % 7, lab.now());
            lab.advance(Duration.ofHours(1));
        }
    }

    private void watch() {
        live(24 * 3);
        lab.cloudwatch().putMetricAlarm(r -> r.alarmName("orders")
                .evaluationPeriods(1)
                .comparisonOperator("GreaterThanUpperThreshold")
                .thresholdMetricId("ad1")
                .metrics(
                        MetricDataQuery.builder()
                                .id("m1")
                                .returnData(true)
                                .metricStat(
                                        of -> of.period(3600).stat("Average").metric(m -> m.namespace("Shop")
                                                .metricName("Orders")))
                                .build(),
                        MetricDataQuery.builder()
                                .id("ad1")
                                .returnData(true)
                                .expression("ANOMALY_DETECTION_BAND(m1, 2)")
                                .build()));
        live(5);
    }

    /** The bands by what was kept and by what is learnt now; nothing has to be kept. */
    private record Bands(boolean kept, List<Reading.Sample> byKept, List<Reading.Sample> byNew) {}

    private Bands bands() {
        return new Timeline(lab.world()).write(tx -> {
            Alarm alarm = tx.find(lab.scope(), Alarm.ALARMS, "orders").orElseThrow();
            MetricWatch watch = (MetricWatch) alarm.watch();
            Models kept = Training.models(tx, lab.scope(), alarm.name());
            Instant from = tx.now().minus(Duration.ofHours(5));
            return new Bands(
                    !kept.learnt(tx.now()).isEmpty(),
                    Reading.of(tx, lab.scope(), watch, kept).samples(from, tx.now(), tx.now()),
                    Reading.of(tx, lab.scope(), watch, new Models()).samples(from, tx.now(), tx.now()));
        });
    }

    private void changes(Consumer<Instant> past) {
        watch();
        Bands before = bands();
        assertTrue(before.kept());
        assertTrue(before.byKept().size() > 3);
        assertEquals(before.byNew(), before.byKept());
        past.accept(lab.now().minus(Duration.ofDays(2)));
        Bands after = bands();
        assertEquals(after.byNew(), after.byKept());
        assertNotEquals(before.byKept(), after.byKept());
        lab.advance("5m");
        assertEquals(bands().byNew(), bands().byKept());
        assertTrue(bands().kept());
    }

    @Test
    void lateDataIsLearntToo() {
        changes(at -> orders(500, at));
    }

    @Test
    void whatIsExcludedIsForgotten() {
        changes(at -> lab.cloudwatch().putAnomalyDetector(r -> r.singleMetricAnomalyDetector(
                        d -> d.namespace("Shop").metricName("Orders").stat("Average"))
                .configuration(c -> c.excludedTimeRanges(Range.builder()
                        .startTime(at)
                        .endTime(at.plus(Duration.ofHours(20)))
                        .build()))));
    }

    @Test
    void newDataLeavesItAlone() {
        watch();
        Object kept = training();
        orders(12, lab.now());
        assertEquals(kept, training());
        lab.advance("10m");
        assertEquals(kept, training());
        live(24);
        assertNotEquals(kept, training());
        assertEquals(bands().byNew(), bands().byKept());
    }

    private Object training() {
        return new Timeline(lab.world())
                .write(tx -> Training.models(tx, lab.scope(), "orders").learnt(tx.now()));
    }
}
