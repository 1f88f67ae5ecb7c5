package skylab.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeromq.ZMQ;
import skylab.kernel.protocol.ConnectionInfo;
import skylab.kernel.protocol.Json;
import skylab.kernel.protocol.Message;

/** The kernel as a process, spoken to over its sockets. */
class KernelProcessTest {
    @TempDir
    private Path directory;

    private Process process;
    private TestClient client;

    @BeforeEach
    void start() throws Exception {
        int[] ports = freePorts();
        Path file = Files.writeString(
                directory.resolve("connection.json"),
                Json.object()
                        .put("shell_port", ports[0])
                        .put("control_port", ports[1])
                        .put("stdin_port", ports[2])
                        .put("iopub_port", ports[3])
                        .put("hb_port", ports[4])
                        .put("key", "secret")
                        .toString());
        process = launch("--HistoryManager.hist_file=:memory:", file.toString());
        client = new TestClient(ConnectionInfo.read(file));
        client.awaitWelcome();
    }

    @AfterEach
    void stop() {
        client.close();
        process.destroyForcibly();
    }

    private Process launch(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "skylab.kernel.KernelMain"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SKYLAB_LANG", "en");
        return builder.redirectOutput(directory.resolve("process.log").toFile()).start();
    }

    private static int[] freePorts() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        int[] ports = new int[5];
        for (int i = 0; i < ports.length; i++) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            ports[i] = socket.getLocalPort();
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }

    private static List<String> types(List<Message> messages) {
        return messages.stream().map(Message::type).toList();
    }

    private Message reply() throws Exception {
        return client.receive(client.shell);
    }

    @Test
    void a_cell_shows_its_output_in_order_and_then_its_result() throws Exception {
        String id = client.execute("System.out.print(1); System.err.print(2); display(3); System.out.print(4); 5");
        List<Message> shown = client.untilIdle(id);
        assertEquals(
                List.of("execute_input", "stream", "stream", "display_data", "stream", "execute_result"), types(shown));
        assertEquals("ok", reply().content().path("status").asText());
    }

    @Test
    void what_is_no_message_is_dropped_and_survived() throws Exception {
        for (ZMQ.Socket socket : List.of(client.shell, client.control, client.stdin)) {
            client.sendFrames(socket, List.of(new byte[] {1, 2, 3}));
            client.sendFrames(socket, List.of(bytes("<IDS|MSG>"), bytes("sig")));
            client.sendFrames(
                    socket,
                    List.of(bytes("<IDS|MSG>"), bytes("wrong"), bytes("{}"), bytes("{}"), bytes("{}"), bytes("{}")));
            client.send(socket, "no_such_request", Json.object());
        }
        client.send(client.shell, "execute_request", Json.object());
        assertEquals("BadRequest", reply().content().path("ename").asText());
        String id = client.send(client.shell, "kernel_info_request", Json.object());
        assertEquals(id, reply().parentHeader().path("msg_id").asText());
    }

    @Test
    void the_heart_beats_while_a_cell_runs_and_an_interrupt_comes_through() throws Exception {
        client.execute("System.out.println(\"go\"); while (true) {}");
        Message message = client.receive(client.iopub);
        while (!message.type().equals("stream")) {
            message = client.receive(client.iopub);
        }
        client.heartbeat.send("ping");
        assertEquals("ping", client.heartbeat.recvStr());
        client.send(client.control, "interrupt_request", Json.object());
        assertEquals("interrupt_reply", client.receive(client.control).type());
        assertEquals("Interrupted", reply().content().path("ename").asText());
    }

    @Test
    void cells_behind_a_failed_one_are_aborted_other_requests_are_not() throws Exception {
        client.execute("Thread.sleep(500); throw new Exception();");
        client.execute("1");
        client.send(client.shell, "comm_info_request", Json.object());
        assertEquals("error", reply().content().path("status").asText());
        // No number: front ends would put that of another cell beside this one.
        assertEquals(Json.object().put("status", "aborted"), reply().content());
        assertEquals("ok", reply().content().path("status").asText());
        client.execute("1");
        assertEquals("ok", reply().content().path("status").asText());
    }

    @Test
    void input_is_asked_of_the_front_end() throws Exception {
        String id = client.execute("System.out.print(\"Name? \"); new Scanner(System.in).nextLine()");
        assertEquals("input_request", client.receive(client.stdin).type());
        client.send(client.stdin, "input_reply", Json.object().put("value", "세종"));
        List<Message> shown = client.untilIdle(id);
        assertEquals(List.of("execute_input", "stream", "execute_result"), types(shown));
        assertEquals(
                "세종", shown.get(2).content().path("data").path("text/plain").asText());
    }

    @Test
    void output_of_threads_after_their_cell_shows_under_the_latest_cell() throws Exception {
        client.untilIdle(client.execute("var gate = new CountDownLatch(1);\n"
                + "new Thread(() -> { try { gate.await(); } catch (InterruptedException e) {}"
                + " System.out.print(\"late\"); }).start();"));
        String second = client.execute("gate.countDown();");
        Message message = client.receive(client.iopub);
        while (!message.type().equals("stream")) {
            message = client.receive(client.iopub);
        }
        assertEquals("late", message.content().path("text").asText());
        assertEquals(second, message.parentHeader().path("msg_id").asText());
    }

    @Test
    void debugging_is_declined() throws Exception {
        client.send(
                client.control,
                "debug_request",
                Json.object().put("command", "attach").put("seq", 3));
        Message reply = client.receive(client.control);
        assertEquals("debug_reply", reply.type());
        assertEquals(3, reply.content().path("request_seq").asInt());
        assertEquals(false, reply.content().path("success").asBoolean(true));
    }

    @Test
    void a_control_is_opened_with_the_version_and_the_bytes_that_its_protocol_wants() throws Exception {
        List<Message> shown = client.untilIdle(client.execute("Widgets.image(new byte[] {1, 2, 3})"));
        Message image = shown.get(2);
        assertEquals(List.of("execute_input", "comm_open", "comm_open", "execute_result"), types(shown));
        assertEquals("2.1.0", image.metadata().path("version").asText());
        assertArrayEquals(new byte[] {1, 2, 3}, image.buffers().get(0));
        String id = client.send(
                client.shell,
                "comm_msg",
                image.content().deepCopy().<ObjectNode>set("data", Json.object().put("method", "request_state")));
        assertArrayEquals(
                new byte[] {1, 2, 3}, client.untilIdle(id).get(0).buffers().get(0));
    }

    @Test
    void a_comm_to_nobody_is_closed() throws Exception {
        String id = client.send(
                client.shell, "comm_open", Json.object().put("comm_id", "c").put("target_name", "nobody"));
        List<Message> shown = client.untilIdle(id);
        assertEquals(List.of("comm_close"), types(shown));
    }

    @Test
    void a_shutdown_is_answered_and_ends_the_process_in_silence() throws Exception {
        client.execute("System.out.println(1); 1");
        reply();
        client.send(client.control, "shutdown_request", Json.object().put("restart", true));
        Message reply = client.receive(client.control);
        assertEquals("shutdown_reply", reply.type());
        assertTrue(reply.content().path("restart").asBoolean());
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
        assertEquals("", Files.readString(directory.resolve("process.log")));
    }

    @Test
    void a_transport_that_cannot_be_served_is_refused_by_name() throws Exception {
        Path file = Files.writeString(
                directory.resolve("ipc.json"),
                Json.object().put("transport", "ipc").toString());
        Process refused = launch(file.toString());
        assertTrue(refused.waitFor(30, TimeUnit.SECONDS));
        assertNotEquals(0, refused.exitValue());
        assertTrue(Files.readString(directory.resolve("process.log")).contains("\"ipc\" is not supported"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
