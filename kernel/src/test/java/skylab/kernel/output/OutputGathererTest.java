package skylab.kernel.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
    private final OutputGatherer gatherer = new OutputGatherer(
            (parent, shown) -> sent.add(new Sent(parent.path("msg_id").asText(), shown.type(), shown.content())),
            new Messages(Language.ENGLISH),
            new OutputSettings(10L << 20, OutputSettings.Threads.LATEST));
    private final PrintStream out = gatherer.out();
    private final PrintStream err = gatherer.err();

    @AfterEach
    void close() {
        gatherer.close();
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
}
