package skylab.kernel.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
    @TempDir
    private Path directory;

    private HistoryFile file() {
        return new HistoryFile(directory.resolve("deep").resolve("history.jsonl"));
    }

    @Test
    void sessions_are_counted_though_nothing_ran_in_them() throws IOException {
        assertEquals(1, file().begin());
        assertEquals(2, file().begin());
        assertEquals(List.of(), file().entries());
    }

    @Test
    void what_was_kept_is_found_again() throws IOException {
        HistoryEntry entry = new HistoryEntry(file().begin(), 1, "int 한글 = 1;\n\"😀\"", null);
        file().add(entry);
        assertEquals(List.of(entry), file().entries());
    }

    @Test
    void it_is_cut_to_its_newer_half_and_goes_on_counting() throws IOException {
        HistoryFile file = file();
        int session = file.begin();
        String input = "x".repeat(HistoryFile.LONGEST_INPUT);
        int enough = (int) (HistoryFile.LARGEST_BYTES / input.length()) + 1;
        for (int i = 1; i <= enough; i++) {
            file.add(new HistoryEntry(session, i, input, null));
        }
        List<HistoryEntry> left = file.entries();
        assertTrue(left.size() < enough && left.size() > enough / 3, "left: " + left.size());
        assertEquals(enough, left.get(left.size() - 1).number());
        assertEquals(session + 1, file.begin());
    }

    @Test
    void a_cell_that_would_push_out_all_others_is_not_kept() throws IOException {
        HistoryFile file = file();
        file.add(new HistoryEntry(file.begin(), 1, "x".repeat(HistoryFile.LONGEST_INPUT + 1), null));
        assertEquals(List.of(), file.entries());
    }

    @Test
    void a_line_that_was_never_ended_spoils_only_itself() throws IOException {
        HistoryFile file = file();
        int session = file.begin();
        Path path = directory.resolve("deep").resolve("history.jsonl");
        Files.writeString(path, Files.readString(path) + "{\"session\":7,\"num");
        HistoryEntry entry = new HistoryEntry(session, 1, "1", null);
        file.add(entry);
        assertEquals(List.of(entry), file.entries());
    }

    @Test
    void kernels_at_once_get_numbers_of_their_own_and_lose_nothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> sessions = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                sessions.add(() -> {
                    HistoryFile file = file();
                    int session = file.begin();
                    for (int cell = 1; cell <= 25; cell++) {
                        file.add(new HistoryEntry(session, cell, "cell", null));
                    }
                    return session;
                });
            }
            HashSet<Integer> numbers = new HashSet<>();
            for (Future<Integer> session : threads.invokeAll(sessions)) {
                numbers.add(session.get());
            }
            assertEquals(4, numbers.size());
            assertEquals(100, file().entries().size());
        } finally {
            threads.shutdown();
        }
    }
}
