package skylab.lab;

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
import skylab.world.journal.Entry;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Tag;

/** What doing a journal again costs: opening a saved lab, grading a submission. It should grow with its length. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class ReplayBenchmark {
    @Param({"1000", "10000", "100000"})
    private int records;

    private Lab lab;

    /** A launch, looks, tags and a termination, again and again. */
    @Setup
    public void act() {
        lab = Lab.open(LabOptions.seed(42));
        Ec2Client ec2 = lab.ec2();
        while (lab.actions() < records) {
            String id = ec2.runInstances(r -> r.imageId(Laden.IMAGE)
                            .instanceType("t3.micro")
                            .minCount(1)
                            .maxCount(1))
                    .instances()
                    .get(0)
                    .instanceId();
            for (int i = 0; i < 8; i++) {
                String number = Integer.toString(i);
                ec2.createTags(r -> r.resources(id)
                        .tags(Tag.builder().key("step").value(number).build()));
                ec2.describeInstances(r -> r.instanceIds(id));
            }
            ec2.terminateInstances(r -> r.instanceIds(id));
        }
    }

    @Benchmark
    public List<Entry> replay() {
        return lab.journal();
    }
}
