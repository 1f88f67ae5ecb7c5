package skylab.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import skylab.kernel.channels.Channel;
import skylab.kernel.channels.Channels;
import skylab.kernel.channels.FrameReceiver;
import skylab.kernel.protocol.ConnectionInfo;
import skylab.kernel.protocol.Header;
import skylab.kernel.protocol.Json;
import skylab.kernel.protocol.MalformedMessageException;
import skylab.kernel.protocol.Message;
import skylab.kernel.protocol.MessageCodec;
import skylab.kernel.protocol.Signature;

/** Against a kernel that prints what it is given, in as many messages as there are lines, and fails on "fail". */
class FrontEndTest {
    private Parrot parrot;
    private FrontEnd frontEnd;
    private boolean dead;

    @BeforeEach
    void connect() throws Exception {
        ConnectionInfo info = info();
        // The front end first, as in a measurement of the start.
        frontEnd = new FrontEnd(info, () -> !dead);
        parrot = new Parrot(info);
        frontEnd.awaitSubscription();
    }

    @AfterEach
    void disconnect() {
        frontEnd.close();
        parrot.channels.close();
    }

    @Test
    void aCellIsDoneWhenTheKernelHasRepliedAndIsIdle() throws Exception {
        FrontEnd.Execution execution = frontEnd.execute("one\ntwo\n");
        assertEquals("one\ntwo\n", execution.printed());
        assertEquals(2, execution.streams());
        assertFalse(execution.failed());
    }

    @Test
    void theOutputOfAnotherCellIsNotCounted() throws Exception {
        frontEnd.result("earlier\n");
        assertEquals("later\n", frontEnd.execute("later\n").printed());
    }

    @Test
    void aCellThatFailsIsNoMeasurement() throws Exception {
        assertTrue(frontEnd.execute("fail\n").failed());
    }

    @Test
    void aCellThatGoesOnIsFollowedFromItsFirstOutput() throws Exception {
        String cell = frontEnd.start("begun\n");
        assertEquals("ok", frontEnd.awaitReply(cell).path("status").asText());
    }

    @Test
    void nobodyWaitsForAKernelThatHasEnded() {
        dead = true;
        SilenceException silence = assertThrows(SilenceException.class, () -> frontEnd.execute("mute\n"));
        assertEquals("no reply, the process has ended", silence.getMessage());
    }

    private static ConnectionInfo info() throws IOException {
        return new ConnectionInfo(
                "127.0.0.1",
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                "hmac-sha256",
                "secret");
    }

    private static final class Parrot implements FrameReceiver {
        private final Header headers = new Header("parrot", Clock.systemUTC());
        private final MessageCodec codec = new MessageCodec(new Signature("hmac-sha256", "secret"));
        private final Channels channels;

        Parrot(ConnectionInfo info) {
            channels = new Channels(info, this);
        }

        @Override
        public void shell(List<byte[]> frames) {
            try {
                answer(codec.decode(frames));
            } catch (MalformedMessageException e) {
                throw new AssertionError(e);
            }
        }

        private void answer(Message request) {
            String code = request.content().path("code").asText();
            if (code.startsWith("mute")) {
                return;
            }
            code.lines()
                    .forEach(line -> send(
                            channels.iopub(),
                            List.of(),
                            request,
                            "stream",
                            Json.object().put("text", line + "\n")));
            send(
                    channels.shell(),
                    request.identities(),
                    request,
                    request.type().replace("_request", "_reply"),
                    Json.object().put("status", code.startsWith("fail") ? "error" : "ok"));
            send(channels.iopub(), List.of(), request, "status", Json.object().put("execution_state", "idle"));
        }

        private void send(Channel channel, List<byte[]> to, Message request, String type, ObjectNode content) {
            channel.send(codec.encode(
                    new Message(to, headers.next(type), request.header(), Json.object(), content, List.of())));
        }

        @Override
        public void control(List<byte[]> frames) {
            throw new AssertionError();
        }

        @Override
        public void stdin(List<byte[]> frames) {
            throw new AssertionError();
        }

        @Override
        public void subscribed(byte[] topic) {
            assertEquals(0, topic.length, "the front end wants everything");
        }
    }
}
