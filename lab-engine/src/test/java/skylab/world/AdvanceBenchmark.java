package skylab.world;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a day costs in which so many things happen, each of which changes a row: it should grow as n log n. */
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class AdvanceBenchmark {
    private static final Scope SCOPE = new Scope("123456789012", "us-east-1");
    private static final Kind<Instant> LAST = new Kind<>("last", "");

    @Param({"1000", "10000", "100000"})
    private int entries;

    private World world;

    private record Tick(String id) implements Event {
        @Override
        public void happen(Transaction tx) {
            tx.put(SCOPE, LAST, id, tx.now());
        }
    }

    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(7);
        world = new Timeline(World.empty(new Seed(7), Instant.EPOCH)).write(tx -> {
            for (int i = 0; i < entries; i++) {
                tx.schedule(Duration.ofMillis(random.nextInt(86_400_000)), new Tick("id" + i % 1000));
            }
            return tx.world();
        });
    }

    @Benchmark
    public World aDay() {
        return new Timeline(world).write(tx -> {
            tx.advance(Duration.ofDays(1));
            return tx.world();
        });
    }
}
