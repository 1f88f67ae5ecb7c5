package skylab.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import skylab.telemetry.MonitoredMachine.Hardware;
import skylab.world.Seed;

/**
 * One-minute data of instances with detailed monitoring, aggregated to hours: the time should grow with the number of
 * samples, which is 52.6 million for a year of 100 instances. Each is busy for some minutes of every hour of the day.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class MetricsBenchmark {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Hardware MICRO = new Hardware("t3.micro", 2, true, new CreditPlan(12, 0, false, true), null);

    @Param({"10", "100"})
    private int instances;

    @Param({"365"})
    private int days;

    @Param({"CPU_UTILIZATION"})
    private Metric metric;

    private final List<Meter> meters = new ArrayList<>();
    private Instant end;

    @Setup
    public void build() {
        end = START.plus(Duration.ofDays(days));
        for (int i = 0; i < instances; i++) {
            MonitoredMachine machine =
                    MonitoredMachine.of("i-" + i, "ami-1", new MonitoredMachine.Stage(START, MICRO, true));
            Activity activity = Activity.NONE;
            for (Instant hour = START; hour.isBefore(end); hour = hour.plusSeconds(3600)) {
                activity = activity.then(hour, true, new Activity.Load(1.5, 50_000, 20_000, 0, 0))
                        .then(hour.plusSeconds(10 + i), true, Activity.Load.IDLE);
            }
            meters.add(new Meter(new Seed(7), machine, activity));
        }
    }

    /** The average of each hour. */
    @Benchmark
    public double hours() {
        Statistic average = Statistic.named("Average").orElseThrow();
        double sum = 0;
        for (Meter meter : meters) {
            for (Series.Value value :
                    meter.series(metric).values(average, START, end, 3600, end.plus(Duration.ofHours(1)))) {
                sum += value.value();
            }
        }
        return sum;
    }
}
