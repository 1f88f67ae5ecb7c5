package skylab.lab.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManyClientsTest {
    private static final int CONNECTIONS = 2000;
    private static final int PIPELINED = 100;
    private static final String HEALTH = "GET /_skylab/health HTTP/1.1\r\nHost: a\r\n";

    private final Endpoint endpoint = Endpoint.open(ServeOptions.inMemory(), InstantSource.system());
    private final Web web = new Web(endpoint.url());

    @AfterEach
    void close() {
        endpoint.close();
    }

    private Socket connect() throws Exception {
        return new Socket(endpoint.url().getHost(), endpoint.url().getPort());
    }

    @Test
    void thousandsWhoSayHalfARequestHoldNoThread() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                Socket socket = connect();
                slow.add(socket);
                socket.getOutputStream()
                        .write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nAction="
                                .getBytes(StandardCharsets.US_ASCII));
            }
            assertEquals(200, web.send("GET", "/_skylab/health").statusCode());
            long threads = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("skylab-http"))
                    .count();
            assertTrue(threads <= 64, threads + " threads");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        assertEquals(200, web.send("GET", "/_skylab/health").statusCode());
    }

    @Test
    void requestsThatComeAtOnceAreAnsweredOneAfterTheOther() throws Exception {
        String last = HEALTH + "Connection: close\r\n\r\n";
        String all = web.raw((HEALTH + "\r\n").repeat(PIPELINED - 1) + last);
        assertEquals(PIPELINED, all.split("HTTP/1.1 200 ", -1).length - 1);
    }

    @Test
    void whoHangsUpInTheMiddleLeavesNothingBehind() throws Exception {
        for (int i = 0; i < 200; i++) {
            try (Socket socket = connect()) {
                socket.getOutputStream()
                        .write(("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n" + "x".repeat(i * 10))
                                .getBytes(StandardCharsets.US_ASCII));
            }
        }
        try (Socket socket = connect()) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write((HEALTH + "\r\n").getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            assertEquals('H', in.read());
        }
        assertEquals(200, web.send("GET", "/_skylab/health").statusCode());
    }
}
