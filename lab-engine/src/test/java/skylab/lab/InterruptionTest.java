package skylab.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import skylab.world.Interruption;

/** Who interrupts the thread that something long runs on gets it back, and the lab as it was. */
class InterruptionTest {
    private static void interrupted(Lab lab, Consumer<Lab> work) {
        var before = lab.now();
        Thread.currentThread().interrupt();
        try {
            assertThrows(Interruption.class, () -> work.accept(lab));
        } finally {
            assertTrue(Thread.interrupted());
        }
        assertEquals(before, lab.now());
    }

    @Test
    void whatIsGivenUpHasNotHappened() {
        try (Lab lab = Lab.open(LabOptions.seed(1))) {
            lab.terminal().type("touch before");
            interrupted(lab, it -> it.advance("30d"));
            interrupted(lab, it -> it.terminal().type("touch made; while true; do date; done"));
            interrupted(lab, it -> it.terminal().run("touch made; sleep 3600"));
            assertEquals("before\n", lab.terminal().run("ls").out());
        }
    }
}
