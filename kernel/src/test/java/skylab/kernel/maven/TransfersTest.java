package skylab.kernel.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TransfersTest {
    @Test
    void bytes_of_begun_and_finished_files_are_counted() {
        Transfers transfers = new Transfers(state -> {});
        transfers.progressed("a", 10, 100);
        transfers.progressed("a", 60, 100);
        transfers.progressed("b", 5, -1);
        assertEquals(65, transfers.bytes());
        transfers.finished("a", 100);
        assertEquals(105, transfers.bytes());
        assertEquals(1, transfers.files());
        assertEquals("a", transfers.current());
    }

    @Test
    void a_flood_of_events_is_told_rarely() {
        AtomicInteger told = new AtomicInteger();
        Transfers transfers = new Transfers(state -> told.incrementAndGet());
        for (int i = 0; i < 100_000; i++) {
            transfers.progressed("a", i, 100_000);
        }
        long tenths = transfers.nanos() / 100_000_000;
        assertTrue(told.get() <= tenths, told + " times in " + tenths + " tenths of a second");
    }
}
