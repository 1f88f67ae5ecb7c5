package skylab.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.kernel.evaluation.Outcome;

/** Public, as is the latch, because cells name it. */
public class InterruptTest {
    /** Cells count this down when they are about to do what must be interrupted. */
    public static volatile CountDownLatch running = new CountDownLatch(1);

    private final Session session = new Session();

    @AfterEach
    void close() {
        session.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) {}",
                "do {} while (true);",
                "Thread.sleep(1_000_000);",
                "new CountDownLatch(1).await();",
                "while (true) { try { Thread.sleep(1_000_000); } catch (Throwable e) {} }",
                "while (true) { try { while (true) {} } catch (Throwable e) {} }",
                "while (true) { try { deep(1_000_000); } catch (StackOverflowError e) {} }",
                "Stream.iterate(1, i -> i + 1).count();",
                "new Object() { public String toString() { while (true) {} } }",
                "Executors.newFixedThreadPool(1).submit(() -> { while (true) {} }).get();",
                "while (true) switch (1) { default -> {} }",
                "try { while (true) {} } catch (Throwable e) {}"
            })
    void an_interrupt_stops_the_cell_soon_and_keeps_the_state(String code) throws Exception {
        session.value("int kept = 42;\nint deep(int n) { return n == 0 ? 0 : 1 + deep(n - 1); }");
        running = new CountDownLatch(1);
        CompletableFuture<Outcome> cell = CompletableFuture.supplyAsync(
                () -> session.run("skylab.kernel.java.InterruptTest.running.countDown();\n" + code));
        assertTrue(running.await(20, TimeUnit.SECONDS));
        long begin = System.nanoTime();
        session.evaluator.interrupt();
        Outcome outcome = cell.get(20, TimeUnit.SECONDS);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        assertEquals(
                "Interrupted", assertInstanceOf(Outcome.Failed.class, outcome).name());
        // 200 ms are promised; a busy machine that tests run on may take longer.
        assertTrue(millis < 1000, "took " + millis + " ms");
        assertEquals("42", session.value("kept"));
    }

    @Test
    void a_cell_ends_without_code_that_cannot_be_stopped() throws Exception {
        // The loop is the JDK's own, without checks: some seconds of it.
        running = new CountDownLatch(1);
        CompletableFuture<Outcome> cell = CompletableFuture.supplyAsync(
                () -> session.run(
                        "skylab.kernel.java.InterruptTest.running.countDown();\n"
                                + "LongStream.range(0, 8_000_000_000L).map(Math::abs).boxed().filter(Objects::isNull).count()"));
        assertTrue(running.await(20, TimeUnit.SECONDS));
        session.evaluator.interrupt();
        assertEquals(
                "Interrupted",
                assertInstanceOf(Outcome.Failed.class, cell.get(20, TimeUnit.SECONDS))
                        .name());
        assertEquals("2", session.value("1 + 1"));
        // Not the workers of the common pool, who serve later cells too.
        assertEquals(
                "3",
                session.value("CompletableFuture.supplyAsync(() -> {\n"
                        + "    int n = 0;\n    while (n < 3) n++;\n    return n;\n}).join()"));
    }

    @Test
    void an_executor_made_in_an_interrupted_cell_serves_later_ones() throws Exception {
        session.value("ExecutorService workers = null;");
        an_interrupt_stops_the_cell_soon_and_keeps_the_state(
                "workers = Executors.newSingleThreadExecutor();\nworkers.submit(() -> { while (true) {} }).get();");
        assertEquals(
                "3",
                session.value(
                        "workers.submit(() -> {\n    int n = 0;\n    while (n < 3) n++;\n    return n;\n}).get()"));
    }

    @Test
    void an_interrupt_between_cells_stops_nothing() {
        session.evaluator.interrupt();
        assertEquals("1", session.value("1"));
    }

    @Test
    void threads_of_earlier_cells_go_on() throws Exception {
        session.value("var go = new CountDownLatch(1);\nvar done = new CompletableFuture<String>();"
                + "\nnew Thread(() -> { try { go.await(); for (int i = 0; i < 10; i++) {} done.complete(\"alive\"); }"
                + " catch (InterruptedException e) { done.complete(\"stopped\"); } }).start();");
        an_interrupt_stops_the_cell_soon_and_keeps_the_state("while (true) {}");
        assertEquals("alive", session.value("go.countDown();\ndone.get()"));
    }
}
