package skylab.lab;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;

/** What launching and looking cost, with few and with many instances present: each should grow as log n. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class LaunchBenchmark {
    private static final int TOGETHER = 1000;

    @Param({"10", "1000", "100000"})
    private int present;

    private Laden laden;
    private Lab lab;
    private RunInstancesRequest one;
    private RunInstancesRequest many;
    private DescribeInstancesRequest look;

    @Setup
    public void fill() {
        laden = Laden.of(present);
        one = Laden.launch(laden.subnet(), 1);
        many = Laden.launch(laden.subnet(), TOGETHER);
        String id = laden.lab().ec2().runInstances(one).instances().get(0).instanceId();
        look = DescribeInstancesRequest.builder().instanceIds(id).build();
    }

    /** A subnet does not hold what a benchmark launches: each iteration begins with a fork of the same lab. */
    @Setup(Level.Invocation)
    public void begin() {
        lab = laden.lab().fork();
    }

    @Benchmark
    public RunInstancesResponse launchOne() {
        return lab.ec2().runInstances(one);
    }

    @Benchmark
    @OperationsPerInvocation(TOGETHER)
    public RunInstancesResponse launchManyAtOnce() {
        return lab.ec2().runInstances(many);
    }

    @Benchmark
    public DescribeInstancesResponse describeOne() {
        return laden.lab().ec2().describeInstances(look);
    }

    @Benchmark
    public Lab fork() {
        return laden.lab().fork();
    }
}
