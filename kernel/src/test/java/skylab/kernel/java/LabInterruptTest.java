package skylab.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.kernel.evaluation.Outcome;
import skylab.kernel.lab.LabExtension;

/** An interrupt reaches the lab too; what it gives up has not happened. */
class LabInterruptTest {
    private final Session session = new Session(new LabExtension());

    @AfterEach
    void close() {
        session.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lab.terminal().run(\"touch made; while true; do date; done\")",
                "while (true) { try { lab.terminal().run(\"touch made; while true; do date; done\"); } catch (Exception e) {} }",
                "lab.terminal().type(\"touch made\\nwhile [ 1 = 1 ]; do date > /dev/null; done\")"
            })
    void the_cell_ends_and_the_lab_is_as_it_was(String code) throws Exception {
        session.value("var before = lab.now();");
        InterruptTest.running = new CountDownLatch(1);
        CompletableFuture<Outcome> cell = CompletableFuture.supplyAsync(
                () -> session.run("skylab.kernel.java.InterruptTest.running.countDown();\n" + code));
        assertTrue(InterruptTest.running.await(20, TimeUnit.SECONDS));
        Thread.sleep(300);
        session.evaluator.interrupt();
        Outcome outcome = cell.get(20, TimeUnit.SECONDS);
        assertEquals(
                "Interrupted", assertInstanceOf(Outcome.Failed.class, outcome).name());
        assertEquals("back\n", session.value("lab.terminal().run(\"ls; echo back\").out()"));
        assertEquals("true", session.value("lab.now().equals(before)"));
    }
}
