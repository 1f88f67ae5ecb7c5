package skylab.kernel.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The connection file that the front end writes for the kernel.
 *
 * @param ip the address to bind
 * @param shellPort TCP port, as are the others; 0 means any free one
 * @param scheme the signature scheme
 * @param key the shared secret, may be empty
 */
public record ConnectionInfo(
        String ip,
        int shellPort,
        int controlPort,
        int stdinPort,
        int iopubPort,
        int heartbeatPort,
        String scheme,
        String key) {

    /**
     * Reads a connection file.
     *
     * @throws IOException when the file cannot be read or is not one
     * @throws UnsupportedTransportException when it asks for anything but TCP
     */
    public static ConnectionInfo read(Path file) throws IOException {
        ObjectNode json = Json.parseObject(Files.readAllBytes(file));
        String transport = json.path("transport").asText("tcp");
        if (!transport.equals("tcp")) {
            throw new UnsupportedTransportException(transport);
        }
        return new ConnectionInfo(
                json.path("ip").asText("127.0.0.1"),
                port(json, "shell_port"),
                port(json, "control_port"),
                port(json, "stdin_port"),
                port(json, "iopub_port"),
                port(json, "hb_port"),
                json.path("signature_scheme").asText("hmac-sha256"),
                json.path("key").asText(""));
    }

    /** The address of a port, as ZeroMQ writes it. */
    public String address(int port) {
        return "tcp://" + ip + ":" + (port == 0 ? "*" : String.valueOf(port));
    }

    private static int port(ObjectNode json, String name) throws IOException {
        int port = json.path(name).asInt(-1);
        if (port < 0 || port > 65535) {
            throw new IOException("the connection file has no usable " + name);
        }
        return port;
    }
}
