package skylab.grader.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import skylab.lab.Lab;
import skylab.world.journal.DamagedJournal;
import skylab.world.journal.Entry;
import skylab.world.journal.Journal;

/**
 * The lab that comes of doing a submission's actions again. Nothing else of the journal counts. Where it is damaged, or
 * was forged so that it cannot be done again, what comes before that place counts.
 *
 * @param lab the replayed lab
 * @param damage what is wrong with the journal; empty if nothing is
 */
record ReplayedJournal(Lab lab, String damage) {

    /**
     * Replays a journal.
     *
     * @param beginning of the lab that the submission was given; a journal of another lab is not replayed
     */
    static ReplayedJournal of(Path file, Beginning beginning) {
        List<byte[]> lines = Files.isRegularFile(file) ? lines(file) : List.of();
        if (lines.isEmpty()) {
            // The lab is made when a cell first mentions it; in this notebook none did.
            return new ReplayedJournal(beginning.lab(), "");
        }
        String[] damage = {""};
        Journal.Contents contents = longest(lines.size(), damage, count -> read(lines.subList(0, count)));
        if (contents == null) {
            return new ReplayedJournal(beginning.lab(), damage[0]);
        }
        JsonNode header = contents.header();
        if (!beginning.fits(header)) {
            return new ReplayedJournal(beginning.lab(), "it is the journal of another lab: " + header);
        }
        List<Entry> entries = beginning.counting(contents.entries());
        if (entries.size() < contents.entries().size()) {
            damage[0] = "it begins with a scenario that was not given";
        }
        if (entries.isEmpty()) {
            return new ReplayedJournal(beginning.lab(), damage[0]);
        }
        Lab lab = longest(
                entries.size(),
                damage,
                count -> Lab.replay(new Journal.Contents(header, entries.subList(0, count), 0)));
        return new ReplayedJournal(lab == null ? beginning.lab() : lab, damage[0]);
    }

    /** What comes of the longest beginning from which something comes; null if not even from the empty one. */
    private static <T> T longest(int count, String[] damage, IntFunction<T> attempt) {
        T best = tried(count, damage, attempt);
        if (best != null) {
            return best;
        }
        int good = -1;
        int bad = count;
        while (bad - good > 1) {
            int middle = (good + bad) >>> 1;
            T tried = tried(middle, new String[1], attempt);
            if (tried == null) {
                bad = middle;
            } else {
                best = tried;
                good = middle;
            }
        }
        return best;
    }

    private static <T> T tried(int count, String[] damage, IntFunction<T> attempt) {
        try {
            return attempt.apply(count);
        } catch (DamagedJournal | IllegalArgumentException e) {
            damage[0] = e.getMessage();
            return null;
        }
    }

    private static Journal.Contents read(List<byte[]> lines) {
        try {
            Path beginning = Files.createTempFile("journal", ".jsonl");
            try {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                lines.forEach(bytes::writeBytes);
                Files.write(beginning, bytes.toByteArray());
                return Journal.read(beginning);
            } finally {
                Files.delete(beginning);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file cut after each end of a line. */
    private static List<byte[]> lines(Path file) {
        try {
            byte[] all = Files.readAllBytes(file);
            List<byte[]> lines = new ArrayList<>();
            int start = 0;
            for (int i = 0; i < all.length; i++) {
                if (all[i] == '\n') {
                    lines.add(java.util.Arrays.copyOfRange(all, start, i + 1));
                    start = i + 1;
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
