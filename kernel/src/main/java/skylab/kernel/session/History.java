package skylab.kernel.session;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import skylab.kernel.evaluation.Cell;
import skylab.kernel.protocol.Message;

/**
 * What ran in this session and in those before; {@code history_request}. The file is written beside the cells, which do
 * not wait for it; where there is none, or none that can be used, the history is that of this session.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#history">History</a>
 */
final class History implements RequestHandler, AutoCloseable {
    /** How much of this session is held in memory, in characters; what is older is in the file. */
    private static final int MEMORY_CHARACTERS = 1 << 20;

    /** Of a longer result this much is kept. */
    private static final int LONGEST_OUTPUT = 1 << 10;

    /** How long the file may keep somebody waiting, in seconds: another kernel may hold it. */
    private static final long PATIENCE_SECONDS = 2;

    private final Optional<HistoryFile> file;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "history");
        thread.setDaemon(true);
        return thread;
    });
    private final Deque<HistoryEntry> recent = new ArrayDeque<>();
    private long held;
    private Future<Integer> session;

    /** A history in this file, or in memory alone. */
    History(Optional<Path> file) {
        this.file = file.map(HistoryFile::new);
    }

    /** Keeps a cell; {@code output} is the text of its result, or null. */
    synchronized void add(int number, String input, String output) {
        String shown =
                output == null || output.length() <= LONGEST_OUTPUT ? output : output.substring(0, LONGEST_OUTPUT);
        recent.add(new HistoryEntry(0, number, input, shown));
        held += input.length() + LONGEST_OUTPUT / 8;
        while (held > MEMORY_CHARACTERS && recent.size() > 1) {
            held -= recent.remove().input().length() + LONGEST_OUTPUT / 8;
        }
        if (file.isPresent()) {
            Future<Integer> claimed = session();
            writer.submit(() -> {
                file.get().add(new HistoryEntry(claimed.get(), number, input, null));
                return null;
            });
        }
    }

    /** The latest cells of this session, in the order in which they ended. */
    synchronized List<Cell> cells() {
        return recent.stream()
                .map(entry -> new Cell(entry.number(), entry.input()))
                .toList();
    }

    /** Writes what is not written yet. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            writer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Future<Integer> session() {
        if (session == null) {
            session = writer.submit(() -> file.get().begin());
        }
        return session;
    }

    @Override
    public ObjectNode handle(Message request) throws Fields.UnusableException {
        Fields fields = Fields.of(request);
        String access = fields.text("hist_access_type");
        int current = number();
        List<HistoryEntry> all = all(current);
        List<HistoryEntry> found =
                switch (access) {
                    case "range" -> range(all, fields, current);
                    case "tail" -> last(all, fields.number("n", Integer.MAX_VALUE));
                    case "search" -> search(all, fields);
                    default -> List.of();
                };
        boolean withOutput = fields.flag("output", false);
        ObjectNode reply = Replies.ok();
        ArrayNode list = reply.putArray("history");
        for (HistoryEntry entry : found) {
            ArrayNode row = list.addArray().add(entry.session()).add(entry.number());
            if (withOutput) {
                row.addArray().add(entry.input()).add(entry.output());
            } else {
                row.add(entry.input());
            }
        }
        return reply;
    }

    /** The number of this session. */
    private int number() {
        return file.isPresent() ? patiently(session(), 1) : 1;
    }

    /** First what ran in other sessions, then what ran in this one. */
    private List<HistoryEntry> all(int current) {
        List<HistoryEntry> mine;
        synchronized (this) {
            mine = recent.stream()
                    .map(entry -> new HistoryEntry(current, entry.number(), entry.input(), entry.output()))
                    .toList();
        }
        List<HistoryEntry> kept =
                file.isPresent() ? patiently(writer.submit(file.get()::entries), List.of()) : List.of();
        int first = mine.isEmpty() ? Integer.MAX_VALUE : mine.get(0).number();
        List<HistoryEntry> all = new ArrayList<>();
        kept.stream().filter(entry -> entry.session() != current).forEach(all::add);
        kept.stream()
                .filter(entry -> entry.session() == current && entry.number() < first)
                .forEach(all::add);
        all.addAll(mine);
        return all;
    }

    private static <T> T patiently(Future<T> future, T otherwise) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return otherwise;
        } catch (ExecutionException | TimeoutException e) {
            // A full disk, a directory that cannot be written: there is still the memory.
            return otherwise;
        }
    }

    /** Session 0 is this one, a negative one counts back from it; the end is exclusive. */
    private static List<HistoryEntry> range(List<HistoryEntry> all, Fields fields, int current)
            throws Fields.UnusableException {
        int asked = fields.number("session", 0);
        int session = asked > 0 ? asked : current + asked;
        int start = fields.number("start", 0);
        int stop = fields.number("stop", Integer.MAX_VALUE);
        return all.stream()
                .filter(entry -> entry.session() == session && entry.number() >= start && entry.number() < stop)
                .toList();
    }

    private static List<HistoryEntry> search(List<HistoryEntry> all, Fields fields) throws Fields.UnusableException {
        Glob pattern = new Glob(fields.text("pattern", "*"));
        List<HistoryEntry> found =
                all.stream().filter(entry -> pattern.matches(entry.input())).toList();
        if (fields.flag("unique", false)) {
            Map<String, HistoryEntry> unique = new LinkedHashMap<>();
            for (HistoryEntry entry : found) {
                // The latest of equal ones stands where it ran.
                unique.remove(entry.input());
                unique.put(entry.input(), entry);
            }
            found = List.copyOf(unique.values());
        }
        return last(found, fields.number("n", Integer.MAX_VALUE));
    }

    private static List<HistoryEntry> last(List<HistoryEntry> list, int n) {
        return list.subList(Math.max(0, list.size() - Math.max(0, n)), list.size());
    }
}
