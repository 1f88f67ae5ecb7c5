package skylab.kernel.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Scanner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import skylab.kernel.protocol.Json;
import skylab.kernel.protocol.Message;
import skylab.kernel.text.Language;
import skylab.kernel.text.Messages;

class InputsTest {
    private final Deque<String> typed = new ArrayDeque<>();
    private final List<ObjectNode> questions = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final Inputs inputs = new Inputs(this::ask, new Messages(Language.ENGLISH), () -> events.add("flush"));

    private void ask(Message request, ObjectNode question) {
        events.add("ask");
        questions.add(question);
        asked.countDown();
        String answer = typed.poll();
        if (answer != null) {
            inputs.answer(reply("front", answer));
        }
    }

    private static Message message(String identity, ObjectNode content) {
        return new Message(
                List.of(identity.getBytes(StandardCharsets.UTF_8)),
                Json.object(),
                Json.object(),
                Json.object(),
                content,
                List.of());
    }

    private static Message reply(String identity, String value) {
        return message(identity, Json.object().put("value", value));
    }

    @BeforeEach
    void begin() {
        inputs.begin(message("front", Json.object()), true);
    }

    @Test
    void what_was_printed_shows_before_the_question() {
        typed.add("1");
        assertEquals(1, new Scanner(inputs).nextInt());
        assertEquals(List.of("flush", "ask"), events);
        assertEquals("", questions.get(0).path("prompt").asText("?"));
        assertEquals(false, questions.get(0).path("password").asBoolean(true));
    }

    @Test
    void a_scanner_asks_for_as_many_lines_as_it_needs() {
        typed.addAll(List.of("3 4", "세종 대왕", "🙂"));
        Scanner scanner = new Scanner(inputs, StandardCharsets.UTF_8);
        assertEquals(7, scanner.nextInt() + scanner.nextInt());
        scanner.nextLine();
        assertEquals("세종 대왕", scanner.nextLine());
        assertEquals("🙂", scanner.nextLine());
        assertEquals(3, questions.size());
    }

    @Test
    void a_reader_and_single_bytes_get_the_same_lines() throws IOException {
        typed.addAll(List.of("가", "b"));
        BufferedReader reader = new BufferedReader(new InputStreamReader(inputs, StandardCharsets.UTF_8));
        assertEquals("가", reader.readLine());
        assertEquals('b', inputs.read());
        assertEquals(1, inputs.available());
        assertEquals('\n', inputs.read());
        assertEquals(0, inputs.available());
    }

    @Test
    void the_end_of_the_input_is_the_end_of_the_stream_until_asked_again() throws IOException {
        typed.addAll(List.of("\u0004", "more"));
        assertThrows(NoSuchElementException.class, () -> new Scanner(inputs).nextLine());
        assertEquals('m', inputs.read());
    }

    @Test
    void the_rest_of_a_line_does_not_answer_the_next_cell() throws IOException {
        typed.addAll(List.of("old", "new"));
        assertEquals('o', inputs.read());
        begin();
        assertEquals('n', inputs.read());
    }

    @Test
    void where_no_input_is_possible_the_reason_reaches_the_student_through_a_scanner() {
        inputs.begin(message("front", Json.object()), false);
        InputRefusedException refused = assertThrows(InputRefusedException.class, () -> new Scanner(inputs).nextLine());
        assertTrue(refused.getMessage().contains("does not allow input"), refused.getMessage());
        assertTrue(questions.isEmpty());
    }

    @Test
    void an_answer_that_comes_too_late_or_from_elsewhere_answers_nothing() throws Exception {
        inputs.answer(reply("front", "too early"));
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(this::read);
        assertTrue(asked.await(20, TimeUnit.SECONDS));
        inputs.answer(reply("another front end", "x"));
        inputs.end();
        assertThrows(Exception.class, () -> first.get(20, TimeUnit.SECONDS));
        inputs.answer(reply("front", "too late"));
        begin();
        typed.add("y");
        assertEquals('y', inputs.read());
    }

    private int read() {
        try {
            return inputs.read();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_interrupt_ends_the_waiting() throws Exception {
        AtomicReference<Exception> thrown = new AtomicReference<>();
        Thread cell = new Thread(() -> {
            try {
                inputs.read();
            } catch (IOException e) {
                thrown.set(e);
            }
        });
        cell.start();
        assertTrue(asked.await(20, TimeUnit.SECONDS));
        cell.interrupt();
        cell.join(TimeUnit.SECONDS.toMillis(20));
        assertTrue(thrown.get() instanceof IOException, String.valueOf(thrown.get()));
        typed.add("z");
        assertEquals('z', inputs.read());
    }

    @Test
    void a_password_is_asked_for_with_its_prompt_and_hidden() throws IOException {
        typed.addAll(List.of("s3cret", "\u0004"));
        assertEquals("s3cret", inputs.readPassword("Password: "));
        assertEquals("Password: ", questions.get(0).path("prompt").asText());
        assertTrue(questions.get(0).path("password").asBoolean());
        assertThrows(EOFException.class, () -> inputs.readPassword(""));
    }

    @Test
    void closing_a_scanner_does_not_close_the_input_of_later_cells() throws IOException {
        new Scanner(inputs).close();
        typed.add("a");
        assertEquals('a', inputs.read());
    }
}
