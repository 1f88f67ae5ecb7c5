package skylab.world.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A durable list of records, one line of JSON each. What {@link #append} has returned from is on the disk, unless it was
 * opened with {@link Durability#PROCESS}; several threads that append at the same time share one synchronisation with it.
 *
 * <p>The first line says what lab it is of; see {@link Contents#header}.
 */
public final class Journal implements Closeable {
    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, new ToStringSerializer(Instant.class))
                    .addDeserializer(Instant.class, new InstantFromText()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * What a journal holds.
     *
     * @param header what the lab was opened with
     * @param entries the actions, in order
     * @param tornBytes how many bytes at the end belonged to no whole record; they are lost
     */
    public record Contents(JsonNode header, List<Entry> entries, long tornBytes) {}

    // Not a FileChannel: those close themselves when the thread that writes is interrupted, as a cell may be.
    private final RandomAccessFile file;
    private final FileLock lock;
    private final Object turn = new Object();
    private final Durability durability;
    private long written;
    private long durable;
    private boolean syncing;
    private boolean following;

    private Journal(RandomAccessFile file, FileLock lock, Durability durability) {
        this.file = file;
        this.lock = lock;
        this.durability = durability;
    }

    /**
     * Begins a journal.
     *
     * @param path a file that does not exist yet
     * @param header what must be known to replay it
     * @throws UncheckedIOException if it exists or cannot be written
     */
    public static Journal create(Path path, JsonNode header) {
        return create(path, header, Durability.DISK);
    }

    /** Begins a journal of another durability. */
    public static Journal create(Path path, JsonNode header, Durability durability) {
        try {
            if (path.toAbsolutePath().getParent() != null) {
                Files.createDirectories(path.toAbsolutePath().getParent());
            }
            Files.createFile(path);
            Journal journal = open(path, durability);
            journal.sync(journal.write(line(header)));
            return journal;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Goes on with a journal; a torn tail is cut off first.
     *
     * @throws DamagedJournal if it is not a journal, or is damaged elsewhere than at its end
     */
    public static Journal resume(Path path) {
        return resume(path, Durability.DISK);
    }

    /** Goes on with a journal, with another durability. */
    public static Journal resume(Path path, Durability durability) {
        try {
            Contents contents = read(path);
            Journal journal = open(path, durability);
            journal.file.setLength(journal.file.length() - contents.tornBytes());
            journal.file.seek(journal.file.length());
            return journal;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Journal open(Path path, Durability durability) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        FileLock lock;
        try {
            lock = file.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            file.close();
            throw new IOException("the lab in " + path + " is open elsewhere");
        }
        return new Journal(file, lock, durability);
    }

    /**
     * Reads a journal without changing it. Bytes after the last whole line are counted, not read.
     *
     * @throws DamagedJournal if a whole line is not a record
     */
    public static Contents read(Path path) {
        try {
            byte[] bytes = Files.readAllBytes(path);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            if (end == 0) {
                throw new DamagedJournal(path, 1, "there is no whole line in it");
            }
            String[] lines = new String(Arrays.copyOf(bytes, end), StandardCharsets.UTF_8).split("\n");
            List<Entry> entries = new ArrayList<>(lines.length);
            JsonNode header = parse(path, 1, lines[0], JsonNode.class);
            for (int i = 1; i < lines.length; i++) {
                Entry entry = parse(path, i + 1, lines[i], Entry.class);
                if (entry.eventSource() == null || entry.eventName() == null || entry.requestParameters() == null) {
                    throw new DamagedJournal(path, i + 1, "it is not a record of an action");
                }
                entries.add(entry);
            }
            return new Contents(header, List.copyOf(entries), bytes.length - end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T parse(Path path, int number, String line, Class<T> type) {
        try {
            T value = JSON.readValue(line, type);
            if (value == null) {
                throw new DamagedJournal(path, number, "it is empty");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new DamagedJournal(path, number, e.getOriginalMessage());
        }
    }

    /** Appends a record and returns when it is on the disk. */
    public void append(Entry entry) {
        awaitDurable(write(entry));
    }

    /**
     * Appends a record without waiting for the disk.
     *
     * @return what to give {@link #awaitDurable}
     * @throws UncheckedIOException if it cannot be written; the journal is then as before
     */
    public long write(Entry entry) {
        return write(line(entry));
    }

    private static byte[] line(Object record) {
        try {
            byte[] json = JSON.writeValueAsBytes(record);
            byte[] line = Arrays.copyOf(json, json.length + 1);
            line[json.length] = '\n';
            return line;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long write(byte[] line) {
        synchronized (turn) {
            try {
                long before = file.getFilePointer();
                try {
                    file.write(line);
                } catch (IOException e) {
                    file.setLength(before);
                    file.seek(before);
                    throw e;
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the lab's journal cannot be written: " + e.getMessage(), e);
            }
            written += line.length;
            return written;
        }
    }

    /** Returns when all that was written up to there is as durable as it is meant to be. */
    public void awaitDurable(long position) {
        try {
            if (durability == Durability.DISK) {
                sync(position);
            } else {
                follow();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the lab's journal cannot be written: " + e.getMessage(), e);
        }
    }

    // What was written is with the operating system, and outlives this process. Of the disk nobody hears but by a
    // failure.
    private void follow() {
        synchronized (turn) {
            if (following) {
                return;
            }
            following = true;
        }
        CompletableFuture.runAsync(this::catchUp, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
    }

    private void catchUp() {
        long target;
        synchronized (turn) {
            following = false;
            target = written;
        }
        try {
            sync(target);
        } catch (IOException e) {
            // Closed meanwhile, which has synchronised; or the disk is damaged, of which the next write will hear.
        }
    }

    // Group commit: whoever finds nobody syncing syncs for all who have written by then.
    private void sync(long mine) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                long target;
                synchronized (turn) {
                    while (syncing && durable < mine) {
                        try {
                            turn.wait();
                        } catch (InterruptedException e) {
                            interrupted = true;
                        }
                    }
                    if (durable >= mine) {
                        return;
                    }
                    syncing = true;
                    target = written;
                }
                boolean done = false;
                try {
                    file.getFD().sync();
                    done = true;
                } finally {
                    synchronized (turn) {
                        syncing = false;
                        durable = done ? target : durable;
                        turn.notifyAll();
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        try {
            if (durability == Durability.PROCESS) {
                sync(written);
            }
            lock.release();
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class InstantFromText extends FromStringDeserializer<Instant> {
        InstantFromText() {
            super(Instant.class);
        }

        @Override
        protected Instant _deserialize(String text, com.fasterxml.jackson.databind.DeserializationContext context) {
            return Instant.parse(text);
        }
    }
}
