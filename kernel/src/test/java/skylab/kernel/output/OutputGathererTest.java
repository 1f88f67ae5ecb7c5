package skylab.kernel.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import skylab.kernel.protocol.Json;
import skylab.kernel.text.Language;
import skylab.kernel.text.Messages;

class OutputGathererTest {
    private record Sent(String parent, String type, ObjectNode content) {
        String text() {
            return content.path("name").asText() + ":" + content.path("text").asText();
        }
    }

    private final LinkedBlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
    private final OutputGatherer gatherer = gatherer(new OutputSettings(10L << 20, OutputSettings.Threads.LATEST));
    private final PrintStream out = gatherer.out();
    private final PrintStream err = gatherer.err();

    @AfterEach
    void close() {
        gatherer.close();
    }

    private OutputGatherer gatherer(OutputSettings settings) {
        return new OutputGatherer(
                (parent, shown) -> sent.add(new Sent(parent.path("msg_id").asText(), shown.type(), shown.content())),
                new Messages(Language.ENGLISH),
                settings);
    }

    private List<String> texts() {
        gatherer.flush();
        return sent.stream().map(Sent::text).toList();
    }

    @Test
    void the_order_of_both_streams_and_displays_is_kept() {
        out.print("a");
        err.print("b");
        out.print("c");
        gatherer.show("display_data", Json.object().put("name", "display"));
        out.print("d");
        assertEquals(List.of("stdout:a", "stderr:b", "stdout:c", "display:", "stdout:d"), texts());
    }

    @Test
    void many_lines_become_few_messages_and_no_byte_is_lost() {
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            out.println(i);
            expected.append(i).append(System.lineSeparator());
        }
        gatherer.flush();
        String all = sent.stream().map(s -> s.content().path("text").asText()).collect(Collectors.joining());
        assertEquals(expected.toString(), all);
        assertTrue(sent.size() < 50, "messages: " + sent.size());
    }

    @Test
    void a_character_is_never_cut() {
        byte[] bytes = "한😀".getBytes(StandardCharsets.UTF_8);
        for (byte b : bytes) {
            out.write(b);
            out.flush();
            gatherer.flush();
        }
        assertEquals(List.of("stdout:한", "stdout:😀"), texts());
    }

    @Test
    void what_waits_is_sent_without_anybody_asking() throws InterruptedException {
        out.print("soon");
        assertEquals("stdout:soon", sent.poll(10, TimeUnit.SECONDS).text());
    }

    @Test
    void a_flood_ends_with_a_notice_and_the_next_cell_starts_afresh() {
        byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20; i++) {
            out.write(block, 0, block.length);
        }
        List<String> flood = new ArrayList<>(texts());
        assertTrue(flood.get(flood.size() - 1).contains("longer than 10 MB"));
        sent.clear();
        gatherer.beginCell(Json.object().put("msg_id", "next"), false);
        out.print("y");
        assertEquals(List.of("stdout:y"), texts());
        assertEquals("next", sent.peek().parent());
    }

    @Test
    void what_was_printed_before_belongs_to_the_cell_before() {
        gatherer.beginCell(Json.object().put("msg_id", "one"), false);
        out.print("1");
        gatherer.beginCell(Json.object().put("msg_id", "two"), false);
        out.print("2");
        gatherer.flush();
        assertEquals(List.of("one", "two"), sent.stream().map(Sent::parent).toList());
    }

    @Test
    void a_silent_cell_shows_nothing_but_messages_to_widgets() {
        gatherer.beginCell(header("quiet"), true);
        out.print("x");
        gatherer.show("display_data", Json.object());
        gatherer.show("comm_msg", Json.object());
        assertEquals(List.of("comm_msg"), sent.stream().map(Sent::type).toList());
    }

    @Test
    void a_thread_of_an_earlier_cell_is_heard_while_a_silent_one_runs() throws InterruptedException {
        gatherer.beginCell(header("one"), false);
        CountDownLatch gate = new CountDownLatch(1);
        Thread thread = startedByCell(() -> printWhenOpen(gate, "late"));
        gatherer.beginCell(header("quiet"), true);
        gate.countDown();
        thread.join();
        out.print("unheard");
        assertEquals(List.of("stdout:late"), texts());
        assertEquals("one", sent.peek().parent());
    }

    @Test
    void what_comes_between_requests_belongs_to_the_latest_cell() {
        gatherer.beginCell(header("cell"), false);
        gatherer.end();
        gatherer.begin(header("widget"));
        out.print("1");
        gatherer.end();
        out.print("2");
        gatherer.flush();
        assertEquals(List.of("widget", "cell"), sent.stream().map(Sent::parent).toList());
    }

    @Test
    void threads_print_under_the_latest_cell_or_under_their_own() throws InterruptedException {
        assertEquals("two", parentOfLateOutput(OutputSettings.Threads.LATEST));
        assertEquals("one", parentOfLateOutput(OutputSettings.Threads.CELL));
    }

    private String parentOfLateOutput(OutputSettings.Threads threads) throws InterruptedException {
        sent.clear();
        try (OutputGatherer other = gatherer(new OutputSettings(100, threads))) {
            PrintStream stream = other.out();
            other.beginCell(header("one"), false);
            CountDownLatch gate = new CountDownLatch(1);
            // A thread that the thread of the cell has started starts another one.
            Thread[] inner = new Thread[1];
            startedByCell(() -> {
                        inner[0] = new Thread(() -> {
                            await(gate);
                            stream.print("late");
                        });
                        inner[0].start();
                    })
                    .join();
            other.beginCell(header("two"), false);
            gate.countDown();
            inner[0].join();
            other.flush();
            return sent.take().parent();
        }
    }

    @Test
    void workers_of_the_common_pool_print_for_the_cell_that_uses_them() {
        try (OutputGatherer other = gatherer(new OutputSettings(1 << 20, OutputSettings.Threads.CELL))) {
            PrintStream stream = other.out();
            for (String cell : List.of("one", "two")) {
                other.beginCell(header(cell), false);
                IntStream.range(0, 2_000).parallel().forEach(stream::println);
                other.end();
                assertEquals(
                        2_000,
                        sent.stream()
                                .filter(message -> message.parent().equals(cell))
                                .mapToLong(message -> message.text().lines().count())
                                .sum());
            }
        }
    }

    /** A thread that was started by the code of a cell, which runs in a thread group of its own. */
    private static Thread startedByCell(Runnable code) throws InterruptedException {
        Thread[] started = new Thread[1];
        Thread cell = new Thread(new ThreadGroup("cell"), () -> {
            started[0] = new Thread(code);
            started[0].start();
        });
        cell.start();
        cell.join();
        return started[0];
    }

    private void printWhenOpen(CountDownLatch gate, String text) {
        await(gate);
        out.print(text);
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void halves_of_a_character_are_sent_together() {
        out.print("\ud83d");
        gatherer.flush();
        out.print("\ude00");
        assertEquals(List.of("stdout:😀"), texts());
    }

    @Test
    void text_and_bytes_keep_their_order() {
        byte[] bytes = "한".getBytes(StandardCharsets.UTF_8);
        out.print('a');
        out.write(bytes, 0, 2);
        out.write(bytes, 2, 1);
        out.printf("%d", 1);
        out.println(new char[] {'b'});
        assertEquals(List.of("stdout:a한1b" + System.lineSeparator()), texts());
    }

    @Test
    void what_fits_the_limit_exactly_is_not_cut() {
        try (OutputGatherer small = gatherer(new OutputSettings(4, OutputSettings.Threads.LATEST))) {
            small.out().print("1234");
            small.flush();
            assertEquals("stdout:1234", sent.poll().text());
            small.out().print("5");
            assertTrue(sent.poll().text().contains("longer than"));
        }
    }

    @Test
    void settings_are_read_from_the_environment() {
        assertEquals(new OutputSettings(10L << 20, OutputSettings.Threads.LATEST), OutputSettings.of(Map.of()));
        assertEquals(
                new OutputSettings(3L << 20, OutputSettings.Threads.CELL),
                OutputSettings.of(Map.of("SKYLAB_OUTPUT_LIMIT_MB", "3", "SKYLAB_THREAD_OUTPUT", "Cell")));
        assertEquals(
                new OutputSettings(10L << 20, OutputSettings.Threads.LATEST),
                OutputSettings.of(Map.of("SKYLAB_OUTPUT_LIMIT_MB", "-1", "SKYLAB_THREAD_OUTPUT", "x")));
    }

    private static ObjectNode header(String id) {
        return Json.object().put("msg_id", id);
    }
}
