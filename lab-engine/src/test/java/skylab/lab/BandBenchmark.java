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
import skylab.guest.workload.Workload;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.ec2.model.Instance;

/** What an alarm on a band costs for a day in which the load changes every quarter of an hour, or with noise every five minutes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 3)
public class BandBenchmark {
    /** The standard deviation of the load, as a share of it. */
    @Param({"0", "0.1"})
    double noise;

    /** Whether there is an alarm. */
    @Param({"false", "true"})
    boolean watched;

    private Lab laden;
    private Lab lab;

    @Setup
    public void fill() {
        laden = Lab.open(LabOptions.seed(1));
        String image = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";
        Instance machine = laden.ec2()
                .runInstances(r ->
                        r.imageId(image).instanceType("m5.large").minCount(1).maxCount(1))
                .instances()
                .get(0);
        laden.load(machine.instanceId(), Workload.diurnal(0.1, 0.6, 14).noise(noise));
        laden.advance("20d");
        if (watched) {
            MetricDataQuery cpu = MetricDataQuery.builder()
                    .id("m1")
                    .returnData(true)
                    .metricStat(of -> of.period(300).stat("Average").metric(m -> m.namespace("AWS/EC2")
                            .metricName("CPUUtilization")
                            .dimensions(List.of(Dimension.builder()
                                    .name("InstanceId")
                                    .value(machine.instanceId())
                                    .build()))))
                    .build();
            MetricDataQuery band = MetricDataQuery.builder()
                    .id("ad1")
                    .returnData(true)
                    .expression("ANOMALY_DETECTION_BAND(m1, 3)")
                    .build();
            laden.cloudwatch().putMetricAlarm(r -> r.alarmName("band")
                    .evaluationPeriods(2)
                    .comparisonOperator("LessThanLowerOrGreaterThanUpperThreshold")
                    .thresholdMetricId("ad1")
                    .metrics(cpu, band));
        }
        laden.advance("1d");
    }

    @Setup(Level.Invocation)
    public void begin() {
        lab = laden.fork();
    }

    @Benchmark
    public Lab day() {
        lab.advance(Duration.ofDays(1));
        return lab;
    }
}
