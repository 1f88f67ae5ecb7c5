package skylab.kernel.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import skylab.kernel.protocol.Json;

/**
 * What ran in all sessions: a text file with one JSON object a line, which only its owner may read. Several kernels may
 * use it at once: a file beside it is locked for every access. When it has grown large its older half goes.
 */
final class HistoryFile {
    /** The size in bytes at which the file is cut; it stays about between half of this and this. */
    static final long LARGEST_BYTES = 2L << 20;

    /** Cells longer than this, in characters, are not kept: nobody looks for them, and they would push out the others. */
    static final int LONGEST_INPUT = 32 << 10;

    /** Locks are the process's: two kernels of one JVM have to agree among themselves. */
    private static final Object IN_THIS_JVM = new Object();

    private final Path file;

    HistoryFile(Path file) {
        this.file = file;
    }

    /** Begins a session; returns its number. */
    int begin() throws IOException {
        return locked(() -> {
            int session =
                    1 + read().stream().mapToInt(HistoryEntry::session).max().orElse(0);
            // The line keeps the number from being given again before the first cell has run.
            write(Json.object().put("session", session));
            return session;
        });
    }

    /** Keeps a cell. */
    void add(HistoryEntry entry) throws IOException {
        if (entry.input().length() > LONGEST_INPUT) {
            return;
        }
        locked(() -> {
            write(Json.object()
                    .put("session", entry.session())
                    .put("number", entry.number())
                    .put("input", entry.input()));
            if (Files.size(file) > LARGEST_BYTES) {
                cut();
            }
            return null;
        });
    }

    /** The cells of all sessions in the order in which they ran. */
    List<HistoryEntry> entries() throws IOException {
        return locked(this::read).stream().filter(entry -> entry.number() > 0).toList();
    }

    private List<HistoryEntry> read() throws IOException {
        List<HistoryEntry> entries = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n")) {
                HistoryEntry entry = parse(line);
                if (entry != null) {
                    entries.add(entry);
                }
            }
        }
        return entries;
    }

    /** The entry in a line; null when something, such as a full disk, has left no whole one there. */
    private static HistoryEntry parse(String line) {
        try {
            ObjectNode json = Json.parseObject(line.getBytes(StandardCharsets.UTF_8));
            int session = json.path("session").asInt(0);
            return session < 1
                    ? null
                    : new HistoryEntry(
                            session,
                            json.path("number").asInt(0),
                            json.path("input").asText(),
                            null);
        } catch (IOException e) {
            return null;
        }
    }

    private void write(ObjectNode json) throws IOException {
        // A line that was begun and never ended stands alone then.
        String line = (endsInLine() ? "" : "\n") + json + "\n";
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private boolean endsInLine() throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.read(last, channel.size() - 1);
            return last.get(0) == '\n';
        }
    }

    private void cut() throws IOException {
        byte[] all = Files.readAllBytes(file);
        int start = all.length - (int) (LARGEST_BYTES / 2);
        while (all[start - 1] != '\n') {
            start++;
        }
        Path half = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(half);
        Files.createFile(half, forOwner("rw-------"));
        Files.write(half, Arrays.copyOfRange(all, start, all.length));
        Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private interface Access<T> {
        T run() throws IOException;
    }

    private <T> T locked(Access<T> access) throws IOException {
        synchronized (IN_THIS_JVM) {
            Files.createDirectories(file.toAbsolutePath().getParent(), forOwner("rwx------"));
            if (!Files.exists(file)) {
                Files.createFile(file, forOwner("rw-------"));
            }
            Path guard = file.resolveSibling(file.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                // Closing the channel releases it, as does the end of the process, whatever ends it.
                channel.lock();
                return access.run();
            }
        }
    }

    private FileAttribute<?>[] forOwner(String permissions) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
