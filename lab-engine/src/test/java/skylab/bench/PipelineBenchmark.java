package skylab.bench;

import java.time.Duration;
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
import skylab.guest.machine.Bench;
import skylab.world.Timeline;
import skylab.world.World;

/** What a pipeline of the shell costs over a log of 100,000 lines. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class PipelineBenchmark {
    private static final String LOG = "awk 'BEGIN { for (i = 0; i < 100000; i++) printf \"10.0.%d.%d - - "
            + "\\\"GET /page%d HTTP/1.1\\\" %d %d\\n\", i * 7 % 4, i * 13 % 50, i * 31 % 200, "
            + "i % 10 ? 200 : 404, i * 17 % 5000 }' > /var/tmp/log";

    @Param({
        "cat log | grep 404 | awk '{print $1}' | sort | uniq -c | sort -rn | head -3",
        "awk '{print $1}' log | sort | uniq -c | sort -rn | head -3",
        "sort -k7,7n log | tail -1",
        "cut -d' ' -f1 log | sort -u | wc -l",
        "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done; echo $i"
    })
    private String line;

    private World ready;
    private String machine;

    @Setup
    public void fill() {
        Timeline timeline = Bench.timeline();
        machine = timeline.write(tx -> Bench.machine(tx, "10.0.0.5"));
        timeline.write(tx -> {
            Bench.start(tx, machine, "/usr/bin/bash", "-c", LOG);
            tx.advance(Duration.ofHours(1));
            return null;
        });
        ready = timeline.world();
    }

    @Benchmark
    public String pipeline() {
        return new Timeline(ready).write(tx -> {
            Bench.start(tx, machine, "/usr/bin/bash", "-c", "cd /var/tmp; " + line);
            tx.advance(Duration.ofHours(1));
            return Bench.output(tx, machine);
        });
    }
}
