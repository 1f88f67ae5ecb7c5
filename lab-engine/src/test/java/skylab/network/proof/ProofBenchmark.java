package skylab.network.proof;

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
import skylab.network.eni.NetworkInterface;
import skylab.world.World;

/** What it costs to prove the reachability of all pairs of machines, from nothing: the more they are alike the less. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ProofBenchmark {
    private static final int MACHINES = 200;

    @Param({"5", "200"})
    private int groups;

    private World world;

    @Setup
    public void build() {
        world = Campus.of(MACHINES, groups);
    }

    @Benchmark
    public long allPairs() {
        return allPairs(world);
    }

    @Benchmark
    public Shadows shadowed() {
        return new Proof(world, RandomNetwork.SCOPE).shadowed();
    }

    /** How many pairs reach each other at all. */
    static long allPairs(World world) {
        Proof proof = new Proof(world, RandomNetwork.SCOPE);
        List<NetworkInterface> all = proof.interfaces();
        long pairs = 0;
        for (NetworkInterface from : all) {
            for (NetworkInterface to : all) {
                if (!proof.between(from.id(), to.id()).isEmpty()) {
                    pairs++;
                }
            }
        }
        return pairs;
    }
}
