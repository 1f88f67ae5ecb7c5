package skylab.kernel.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionInfoTest {
    private static final String PORTS =
            "\"shell_port\":1,\"control_port\":2,\"stdin_port\":3,\"iopub_port\":4,\"hb_port\":5";

    @TempDir
    private Path directory;

    private Path file(String json) throws IOException {
        return Files.writeString(directory.resolve("connection.json"), json);
    }

    @Test
    void reads_what_a_front_end_writes() throws IOException {
        ConnectionInfo info = ConnectionInfo.read(file("{" + PORTS + ",\"ip\":\"127.0.0.1\",\"key\":\"k\",\"x\":1}"));
        assertEquals("tcp://127.0.0.1:1", info.address(info.shellPort()));
        assertEquals("k", info.key());
    }

    @Test
    void ipc_is_refused_by_name() throws IOException {
        Path file = file("{" + PORTS + ",\"transport\":\"ipc\"}");
        assertEquals(
                "ipc",
                assertThrows(UnsupportedTransportException.class, () -> ConnectionInfo.read(file))
                        .transport());
    }

    @Test
    void a_file_without_ports_is_refused() throws IOException {
        Path file = file("{}");
        assertThrows(IOException.class, () -> ConnectionInfo.read(file));
    }
}
