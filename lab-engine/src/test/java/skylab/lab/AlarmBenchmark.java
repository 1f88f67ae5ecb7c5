package skylab.lab;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.ec2.model.Instance;

/**
 * What alarms cost while time passes: most of them watch metrics that stay away from their thresholds, some are near to
 * what a machine does by itself, so that its minutes have to be looked at.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 3)
public class AlarmBenchmark {
    private static final List<String> METRICS =
            List.of("CPUUtilization", "NetworkIn", "NetworkOut", "StatusCheckFailed");

    @Param({"100", "1000"})
    int alarms;

    @Param({"365"})
    int days;

    /** One of so many alarms is near to its threshold; 0 for none. */
    @Param({"0", "100"})
    int near;

    private Lab laden;
    private Lab lab;

    @Setup
    public void fill() {
        laden = Lab.open(LabOptions.seed(1));
        int machines = (alarms + METRICS.size() - 1) / METRICS.size();
        String image = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";
        List<String> ids = laden
                .ec2()
                .runInstances(r -> r.imageId(image)
                        .instanceType("t3.micro")
                        .minCount(machines)
                        .maxCount(machines))
                .instances()
                .stream()
                .map(Instance::instanceId)
                .toList();
        laden.advance("10m");
        for (int i = 0; i < alarms; i++) {
            String metric = METRICS.get(i % METRICS.size());
            String id = ids.get(i / METRICS.size());
            boolean close = near > 0 && i % near == 0;
            laden.cloudwatch().putMetricAlarm(r -> r.alarmName(id + metric)
                    .namespace("AWS/EC2")
                    .metricName(metric)
                    .dimensions(Dimension.builder().name("InstanceId").value(id).build())
                    .statistic("Average")
                    .period(300)
                    .evaluationPeriods(2)
                    .threshold(close ? 3.0 : metric.startsWith("Net") ? 1e9 : metric.startsWith("CPU") ? 80.0 : 0.5)
                    .comparisonOperator("GreaterThanThreshold"));
        }
        laden.advance("10m");
    }

    @Setup(Level.Invocation)
    public void begin() {
        lab = laden.fork();
    }

    @Benchmark
    public Lab advance() {
        lab.advance(Duration.ofDays(days));
        return lab;
    }
}
