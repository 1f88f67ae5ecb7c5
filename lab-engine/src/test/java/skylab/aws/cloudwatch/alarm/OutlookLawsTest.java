package skylab.aws.cloudwatch.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.pcollections.TreePVector;
import skylab.aws.cloudwatch.metric.Models;
import skylab.aws.ec2.Given;
import skylab.guest.workload.Workload;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.telemetry.Counter;
import skylab.telemetry.GatewayMetric;
import skylab.telemetry.MetricId;
import skylab.telemetry.MonitoredGateway;
import skylab.telemetry.VolumeMetric;
import skylab.world.Scope;
import skylab.world.Timeline;
import skylab.world.Transaction;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;

/** What is certain of a span spares looking at it, and nothing else: with it and without it an alarm has the same history. */
class OutlookLawsTest {
    private static final String NAT = "nat-1";
    private static final int HOURS = 8;
    private static final Lab LAB = Lab.open(LabOptions.seed(5));
    private static final String INSTANCE;
    private static final String VOLUME;

    static {
        Given given = Given.in(LAB);
        INSTANCE = given.running(r -> r.instanceType("t3.small")
                        .monitoring(m -> m.enabled(true))
                        .blockDeviceMappings(BlockDeviceMapping.builder()
                                .deviceName("/dev/xvda")
                                .ebs(e -> e.volumeType("gp2").volumeSize(20))
                                .build()))
                .instanceId();
        given.running(r -> r.instanceType("t3.small").monitoring(m -> m.enabled(true)));
        VOLUME = given.instance(INSTANCE).blockDeviceMappings().get(0).ebs().volumeId();
        LAB.advance(Duration.ofHours(5));
        LAB.load(INSTANCE, Workload.constant(0.35).network(90_000, 40_000));
        LAB.advance(Duration.ofDays(3));
        LAB.load(INSTANCE, Workload.constant(0.1));
        LAB.advance(Duration.ofHours(2));
    }

    private static final List<MetricId> METRICS = List.of(
            ec2("CPUUtilization"),
            ec2("NetworkIn"),
            ec2("CPUCreditBalance"),
            ec2("CPUCreditUsage"),
            ec2("CPUSurplusCreditBalance"),
            ec2("EBSWriteOps"),
            ec2("EBSIOBalance%"),
            ec2("StatusCheckFailed"),
            volume(VolumeMetric.READ_OPS),
            volume(VolumeMetric.WRITE_BYTES),
            volume(VolumeMetric.IDLE_TIME),
            volume(VolumeMetric.QUEUE_LENGTH),
            volume(VolumeMetric.BURST_BALANCE),
            gateway(GatewayMetric.BYTES_OUT_TO_DESTINATION),
            gateway(GatewayMetric.ACTIVE_CONNECTION_COUNT),
            gateway(GatewayMetric.PEAK_BYTES_PER_SECOND),
            MetricId.of("AWS/EC2", "CPUUtilization", "InstanceType", "t3.small"),
            ec2("NoSuchMetric"));

    private static final List<String> STATISTICS =
            List.of("Average", "Sum", "Maximum", "Minimum", "SampleCount", "p90");

    private static final List<String> EXPRESSIONS = List.of(
            "m1 + m2",
            "m1 - m2",
            "m1 * m2",
            "m1 / (m2 + 1)",
            "-m1 ^ 2",
            "(m1 + 1) ^ 0.5",
            "m1 > m2",
            "m1 >= 3 AND m2 > 1",
            "m1 == 0 OR m2 != m1",
            "IF(m1 > m2, m1, m2)",
            "IF(m1 > 2, 1, 0)",
            "IF(m1 >= 0, m2)",
            "FILL(m1, 0) + m2",
            "FILL(m1, REPEAT)",
            "FILL(m1, LINEAR) - FILL(m2, 7)",
            "SUM([m1, m2])",
            "AVG(METRICS())",
            "MAX([m1, m2])",
            "MIN(METRICS()) + MAX(METRICS())",
            "DATAPOINT_COUNT(METRICS())",
            "RATE(m1)",
            "DIFF(m1) + m2",
            "ABS(m1 - m2)",
            "m1 - AVG(m1)",
            "CEIL(m1) - FLOOR(m2)",
            "LOG(m1 + 2)",
            "HOUR(m1) * m2",
            "FIRST(METRICS()) - LAST(METRICS()) * PERIOD(m1)");

    private static MetricId ec2(String name) {
        return MetricId.of("AWS/EC2", name, "InstanceId", INSTANCE);
    }

    private static MetricId volume(VolumeMetric metric) {
        return MetricId.of(VolumeMetric.NAMESPACE, metric.metricName(), VolumeMetric.DIMENSION, VOLUME);
    }

    private static MetricId gateway(GatewayMetric metric) {
        return MetricId.of(GatewayMetric.NAMESPACE, metric.metricName(), GatewayMetric.DIMENSION, NAT);
    }

    /** A change of the state. */
    private record Change(Instant at, AlarmState state) {}

    private static List<Change> history(MetricWatch watch, Reading reading, Beat beat, Instant from) {
        Instant end = from.plus(Duration.ofHours(HOURS));
        List<Change> changes = new ArrayList<>();
        AlarmState state = AlarmState.INSUFFICIENT_DATA;
        Instant at = from;
        while (true) {
            Optional<Instant> next = new Lookahead(watch, reading, state, beat).change(at, end);
            if (next.isEmpty()) {
                return changes;
            }
            at = next.get();
            state = Evaluation.at(watch, reading, at).verdict().after(state);
            changes.add(new Change(at, state));
        }
    }

    /** The same values, of which nothing is certain before they are looked at. */
    private record Unforeseen(Reading reading) implements Reading {
        @Override
        public List<Sample> samples(Instant from, Instant to, Instant now) {
            return reading.samples(from, to, now);
        }

        @Override
        public Optional<Outlook> outlook(Instant from, Instant to) {
            return Optional.empty();
        }
    }

    private static void check(Transaction tx, Scope scope, MetricWatch watch, Random random) {
        Reading reading = Reading.of(tx, scope, watch, new Models());
        Beat beat = new Beat(watch.cadence(), random.nextInt(watch.cadence()));
        assertEquals(
                history(watch, new Unforeseen(reading), beat, tx.now()),
                history(watch, reading, beat, tx.now()),
                watch.toString());
    }

    /** Single amounts and rates, now and later, at the volume, the gateway and the machine. */
    private static void count(Transaction tx, Scope scope, Random random) {
        tx.put(
                scope,
                MonitoredGateway.MONITORED_GATEWAYS,
                NAT,
                new MonitoredGateway(
                        NAT,
                        tx.now().minusSeconds(random.nextInt(9_000)),
                        random.nextBoolean() ? Instant.MAX : tx.now().plusSeconds(random.nextInt(20_000))));
        List<MetricId> counted = METRICS.stream()
                .filter(id -> !id.namespace().equals("AWS/EC2") || id.name().startsWith("Net"))
                .toList();
        for (MetricId id : counted) {
            String place = id.dimensions().values().iterator().next();
            for (int i = random.nextInt(4); i > 0; i--) {
                Instant from = tx.now().plusSeconds(random.nextInt(30_000) - 4_000);
                Instant to = from.plusSeconds(1 + random.nextInt(6_000));
                long amount = 1 + random.nextInt(2_000_000);
                if (random.nextBoolean()) {
                    Counter.add(tx, scope, place, id.name(), from, to, amount);
                } else {
                    Counter.rate(tx, scope, place, id.name(), from, to, amount / 1_000.0);
                }
            }
        }
        for (String bytes : List.of("BytesInFromSource", "BytesInFromDestination")) {
            Counter.add(tx, scope, NAT, bytes, tx.now(), tx.now().plusSeconds(random.nextInt(900)), 5_000_000);
        }
    }

    private static <T> T any(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Something near to what the values are, so that it is crossed. */
    private static double near(Transaction tx, Scope scope, MetricWatch watch, Random random) {
        List<Reading.Sample> samples = Reading.of(tx, scope, watch, new Models())
                .samples(
                        tx.now(),
                        tx.now().plus(Duration.ofHours(HOURS)),
                        tx.now().plus(Duration.ofHours(HOURS + 1)));
        if (samples.isEmpty()) {
            return 1;
        }
        double value = any(random, samples).value();
        return random.nextBoolean() ? value : value * (0.9 + 0.2 * random.nextDouble());
    }

    private static MetricWatch watch(
            MetricWatch.Source source, Comparison comparison, Double threshold, Random random) {
        int n = 1 + random.nextInt(3);
        String missing = any(random, List.of("missing", "ignore", "breaching", "notBreaching"));
        return new MetricWatch(source, n, 1 + random.nextInt(n), comparison, threshold, missing, null);
    }

    private static Comparison comparison(Random random) {
        return any(
                random,
                List.of(Comparison.GREATER, Comparison.GREATER_OR_EQUAL, Comparison.LESS, Comparison.LESS_OR_EQUAL));
    }

    private static void inWorld(long seed, java.util.function.BiConsumer<Transaction, Random> law) {
        Random random = new Random(seed);
        new Timeline(LAB.world()).write(tx -> {
            count(tx, LAB.scope(), random);
            law.accept(tx, random);
            return true;
        });
    }

    @Property(tries = 100)
    void ofMetrics(@ForAll @LongRange(max = 1_000_000) long seed) {
        inWorld(seed, (tx, random) -> {
            MetricWatch.Source source = new MetricWatch.One(
                    any(random, METRICS), any(random, STATISTICS), false, random.nextBoolean() ? 60 : 300, null);
            MetricWatch any = watch(source, comparison(random), 1.0, random);
            double threshold = near(tx, LAB.scope(), any, random);
            check(tx, LAB.scope(), watch(source, any.comparison(), threshold, random), random);
        });
    }

    private static MetricDataQuery query(String id, MetricId metric, String statistic, int period) {
        List<Dimension> dimensions = metric.dimensions().entrySet().stream()
                .map(one -> Dimension.builder()
                        .name(one.getKey())
                        .value(one.getValue())
                        .build())
                .toList();
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(stat -> stat.stat(statistic).period(period).metric(m -> m.namespace(metric.namespace())
                        .metricName(metric.name())
                        .dimensions(dimensions)))
                .build();
    }

    @Property(tries = 100)
    void ofExpressions(@ForAll @LongRange(max = 1_000_000) long seed) {
        inWorld(seed, (tx, random) -> {
            int period = random.nextInt(4) == 0 ? 60 : 300;
            MetricDataQuery expression = MetricDataQuery.builder()
                    .id("e1")
                    .expression(any(random, EXPRESSIONS))
                    .build();
            MetricWatch.Source source = new MetricWatch.Several(
                    TreePVector.<MetricDataQuery>empty()
                            .plus(query("m1", any(random, METRICS), any(random, STATISTICS), period))
                            .plus(query("m2", any(random, METRICS), any(random, STATISTICS), period))
                            .plus(expression),
                    "e1",
                    null,
                    period);
            MetricWatch any = watch(source, comparison(random), 1.0, random);
            double threshold = near(tx, LAB.scope(), any, random);
            check(tx, LAB.scope(), watch(source, any.comparison(), threshold, random), random);
        });
    }

    @Property(tries = 30)
    void ofBands(@ForAll @LongRange(max = 1_000_000) long seed) {
        inWorld(seed, (tx, random) -> {
            double deviations = any(random, List.of(1.0, 3.0, 6.0, 40.0));
            MetricWatch.Source source = new MetricWatch.Several(
                    TreePVector.<MetricDataQuery>empty()
                            .plus(query("m1", any(random, METRICS), any(random, STATISTICS), 300))
                            .plus(MetricDataQuery.builder()
                                    .id("ad1")
                                    .expression("ANOMALY_DETECTION_BAND(m1, " + deviations + ")")
                                    .build()),
                    "m1",
                    "ad1",
                    300);
            Comparison comparison =
                    any(random, List.of(Comparison.OUTSIDE_BAND, Comparison.BELOW_BAND, Comparison.ABOVE_BAND));
            check(tx, LAB.scope(), watch(source, comparison, null, random), random);
        });
    }
}
