package skylab.bench.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A connection over HTTP/1.1 that is kept alive, or made anew if the server hangs up. It does as little as a client can do, so
 * that what is measured is the server.
 */
final class Connection implements AutoCloseable {
    /** A listing of everything takes some servers a minute. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final URI url;
    private Socket socket;
    private InputStream in;

    Connection(URI url) {
        this.url = url;
    }

    /**
     * What came back.
     *
     * @param status e.g. 200
     * @param body the whole body
     */
    record Answer(int status, byte[] body) {}

    /**
     * Sends a request.
     *
     * @param head its lines, without that of the body's length
     * @throws IOException if there is no whole answer
     */
    Answer send(String head, byte[] body) throws IOException {
        if (socket == null) {
            open();
        }
        try {
            ByteArrayOutputStream request = new ByteArrayOutputStream(head.length() + body.length + 40);
            request.writeBytes(
                    (head + "Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            request.writeBytes(body);
            socket.getOutputStream().write(request.toByteArray());
            return read();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void open() throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        try {
            socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
            in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private Answer read() throws IOException {
        String first = line();
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        byte[] body = body(headers);
        if (headers.getOrDefault("connection", first.startsWith("HTTP/1.0") ? "close" : "")
                .equalsIgnoreCase("close")) {
            close();
        }
        return new Answer(Integer.parseInt(first.split(" ")[1]), body);
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (headers.containsKey("content-length")) {
            return exactly(Integer.parseInt(headers.get("content-length")));
        }
        if (!headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return in.readAllBytes();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size;
        do {
            size = Integer.parseInt(line().split(";")[0].strip(), 16);
            body.writeBytes(exactly(size));
            line();
        } while (size > 0);
        return body.toByteArray();
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = new byte[length];
        if (in.readNBytes(bytes, 0, length) < length) {
            throw new EOFException("the server hung up in the middle of an answer");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server hung up");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
