package skylab.aws.cloudwatch.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import skylab.aws.cloudwatch.metric.Models;
import skylab.aws.ec2.Given;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.telemetry.Bounds;
import skylab.world.Timeline;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

class AlarmLawsTest {
    /** A lab with an idle machine and data of one's own, and alarms that are near to what happens. */
    private static Lab lab(long seed, double threshold, int period, int n, int m, List<Integer> data) {
        Lab lab = Lab.open(LabOptions.seed(seed));
        String id = Given.in(lab)
                .running(r -> r.monitoring(w -> w.enabled(period == 60)))
                .instanceId();
        for (String name : List.of("CPUUtilization", "Orders")) {
            boolean own = name.equals("Orders");
            lab.cloudwatch().putMetricAlarm(r -> r.alarmName(name)
                    .namespace(own ? "Shop" : "AWS/EC2")
                    .metricName(name)
                    .dimensions(
                            own
                                    ? List.of()
                                    : List.of(Dimension.builder()
                                            .name("InstanceId")
                                            .value(id)
                                            .build()))
                    .statistic("Average")
                    .period(period)
                    .evaluationPeriods(n)
                    .datapointsToAlarm(Math.min(m, n))
                    .threshold(own ? 5.0 : threshold)
                    .comparisonOperator("GreaterThanThreshold"));
        }
        for (int value : data) {
            lab.cloudwatch().putMetricData(r -> r.namespace("Shop")
                    .metricData(MetricDatum.builder()
                            .metricName("Orders")
                            .value((double) value)
                            .build()));
            lab.advance(Duration.ofSeconds(value * 37L));
        }
        return lab;
    }

    private static List<AlarmHistoryItem> history(Lab lab) {
        return lab.cloudwatch().describeAlarmHistory().alarmHistoryItems();
    }

    @Property(tries = 12)
    void oneStepOrManyGiveTheSameHistory(
            @ForAll @LongRange(min = 1, max = 1_000) long seed,
            @ForAll @IntRange(min = 0, max = 8) int threshold,
            @ForAll boolean detailed,
            @ForAll @IntRange(min = 1, max = 3) int n,
            @ForAll @IntRange(min = 1, max = 3) int m,
            @ForAll @Size(max = 4) List<@IntRange(min = 0, max = 9) Integer> data,
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 20_000) Integer> steps) {
        Lab once = lab(seed, threshold / 2.0, detailed ? 60 : 300, n, m, data);
        Lab often = once.fork();
        once.advance(Duration.ofSeconds(steps.stream().mapToInt(x -> x).sum()));
        steps.forEach(step -> often.advance(Duration.ofSeconds(step)));
        assertEquals(history(once), history(often));
        assertEquals(once.world(), often.world());
    }

    /** What the lookahead says is what looking every minute says. */
    @Property(tries = 12)
    void nothingIsMissedByLookingAhead(
            @ForAll @LongRange(min = 1, max = 1_000) long seed,
            @ForAll @IntRange(min = 0, max = 8) int threshold,
            @ForAll boolean detailed,
            @ForAll @IntRange(min = 1, max = 3) int n) {
        int period = detailed ? 60 : 300;
        Lab lab = lab(seed, threshold / 2.0, period, n, n, List.of());
        lab.advance("20m");
        new Timeline(lab.world()).write(tx -> {
            Alarm alarm = tx.find(lab.scope(), Alarm.ALARMS, "CPUUtilization").orElseThrow();
            MetricWatch watch = (MetricWatch) alarm.watch();
            Beat beat = Beat.of(tx.world().seed(), alarm, watch);
            Reading reading = Reading.of(tx, lab.scope(), watch, new Models());
            Lookahead ahead = new Lookahead(watch, reading, alarm.state().value(), beat);
            long first = beat.index(tx.now()) + 1;
            long last = first + 1440;
            long naive = -1;
            for (long i = first; i <= last && naive < 0; i++) {
                Evaluation evaluation = Evaluation.at(watch, reading, beat.moment(i));
                naive = evaluation.verdict().after(alarm.state().value())
                                == alarm.state().value()
                        ? -1
                        : i;
            }
            List<Long> found = new ArrayList<>();
            ahead.change(tx.now(), beat.moment(last)).ifPresent(at -> found.add(beat.index(at)));
            assertEquals(naive < 0 ? List.of() : List.of(naive), found);
            return true;
        });
    }

    /** Values keep to what is certain of them. */
    @Property(tries = 12)
    void boundsHold(
            @ForAll @LongRange(min = 1, max = 1_000) long seed,
            @ForAll boolean detailed,
            @ForAll @IntRange(min = 1, max = 2_000) int minutes) {
        int period = detailed ? 60 : 300;
        Lab lab = lab(seed, 5, period, 1, 1, List.of());
        lab.advance("2d");
        new Timeline(lab.world()).write(tx -> {
            Alarm alarm = tx.find(lab.scope(), Alarm.ALARMS, "CPUUtilization").orElseThrow();
            Reading reading = Reading.of(tx, lab.scope(), (MetricWatch) alarm.watch(), new Models());
            var from = tx.now().minus(Duration.ofHours(40));
            var to = from.plus(Duration.ofMinutes(minutes));
            Bounds bounds = reading.outlook(from, to).orElseThrow().value();
            List<Reading.Sample> samples = reading.samples(from, to, tx.now());
            assertTrue(samples.size() >= minutes * 60 / period - 1);
            samples.forEach(sample -> {
                assertTrue(sample.value() >= bounds.least(), sample + " " + bounds);
                assertTrue(sample.value() <= bounds.greatest(), sample + " " + bounds);
            });
            return true;
        });
    }
}
