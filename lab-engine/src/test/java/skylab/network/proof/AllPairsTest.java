package skylab.network.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.network.eni.NetworkInterface;
import skylab.world.World;

class AllPairsTest {
    private static final Duration WELL_UNDER = Duration.ofSeconds(20);

    @ParameterizedTest
    @ValueSource(ints = {5, 200})
    void allPairsOfTwoHundredMachinesAreProved(int groups) {
        World world = Campus.of(200, groups);
        long start = System.nanoTime();
        assertEquals(200 * 199, ProofBenchmark.allPairs(world));
        assertTrue(System.nanoTime() - start < WELL_UNDER.toNanos());
    }

    @Test
    void aMachineReachesWhatTheRulesOfItsPeerSay() {
        Proof proof = new Proof(Campus.of(20, 20), RandomNetwork.SCOPE);
        NetworkInterface first = proof.interfaces().get(0);
        NetworkInterface second = proof.interfaces().get(1);
        Reachable there = proof.reachable(second.machine(), first.machine());
        assertTrue(there.permits("tcp", 443));
        // The first one's rule names the second one's group.
        assertTrue(there.permits("tcp", 5432));
        assertEquals(false, there.permits("tcp", 22));
        assertEquals(false, proof.reachable(first.machine(), second.machine()).permits("tcp", 5432));
    }
}
