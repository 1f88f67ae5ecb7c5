package skylab.world.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir
    Path folder;

    private static ObjectNode header() {
        return JsonNodeFactory.instance.objectNode().put("skylab", 1).put("seed", 7);
    }

    private static Entry entry(int number) {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode().put("text", "한글 \n " + number);
        return new Entry(
                Entry.VERSION,
                JsonNodeFactory.instance.objectNode().put("type", "AssumedRole"),
                Instant.parse("2026-03-02T00:00:00Z").plusSeconds(number),
                "lab.skylab",
                "Type",
                "us-east-1",
                null,
                null,
                parameters,
                null,
                "request-" + number,
                "event-" + number,
                false,
                "SkylabAction",
                "123456789012");
    }

    @Test
    void whatWasAppendedIsReadBack() {
        Path file = folder.resolve("lab.journal");
        try (Journal journal = Journal.create(file, header())) {
            IntStream.range(0, 20).forEach(i -> journal.append(entry(i)));
        }
        Journal.Contents contents = Journal.read(file);
        assertEquals(header(), contents.header());
        assertEquals(IntStream.range(0, 20).mapToObj(JournalTest::entry).toList(), contents.entries());
        assertEquals(0, contents.tornBytes());
    }

    @Test
    void whatNeedOnlySurviveTheProcessIsWithTheOperatingSystemAtOnce() {
        Path file = folder.resolve("quick.journal");
        try (Journal journal = Journal.create(file, header(), Durability.PROCESS)) {
            IntStream.range(0, 20).forEach(i -> journal.append(entry(i)));
            assertEquals(20, Journal.read(file).entries().size());
        }
        try (Journal journal = Journal.resume(file, Durability.PROCESS)) {
            journal.append(entry(20));
        }
        assertEquals(21, Journal.read(file).entries().size());
    }

    @Test
    void aJournalCutAtAnyByteOpensToTheLastWholeRecordAndGoesOn() throws IOException {
        Path whole = folder.resolve("whole");
        try (Journal journal = Journal.create(whole, header())) {
            IntStream.range(0, 4).forEach(i -> journal.append(entry(i)));
        }
        byte[] bytes = Files.readAllBytes(whole);
        int headerLength = (header() + "\n").length();
        for (int length = headerLength; length <= bytes.length; length++) {
            Path cut = folder.resolve("cut" + length);
            Files.write(cut, Arrays.copyOf(bytes, length));
            int wholeRecords = (int) new String(bytes, 0, length, java.nio.charset.StandardCharsets.ISO_8859_1)
                            .chars()
                            .filter(c -> c == '\n')
                            .count()
                    - 1;
            assertEquals(wholeRecords, Journal.read(cut).entries().size(), "cut at " + length);
            try (Journal journal = Journal.resume(cut)) {
                journal.append(entry(99));
            }
            List<Entry> after = Journal.read(cut).entries();
            assertEquals(wholeRecords + 1, after.size());
            assertEquals(entry(99), after.get(wholeRecords));
            assertEquals(0, Journal.read(cut).tornBytes());
        }
    }

    @Test
    void aJournalWithoutAWholeLineSaysSo() throws IOException {
        Path file = folder.resolve("empty");
        Files.writeString(file, "{\"skylab\":1");
        DamagedJournal damage = assertThrows(DamagedJournal.class, () -> Journal.read(file));
        assertTrue(damage.getMessage().contains("line 1"), damage.getMessage());
    }

    @Test
    void damageInTheMiddleNamesTheLine() throws IOException {
        Path file = folder.resolve("damaged");
        try (Journal journal = Journal.create(file, header())) {
            IntStream.range(0, 3).forEach(i -> journal.append(entry(i)));
        }
        List<String> lines = Files.readAllLines(file);
        lines.set(2, lines.get(2).substring(5));
        Files.write(file, lines);
        DamagedJournal damage = assertThrows(DamagedJournal.class, () -> Journal.read(file));
        assertTrue(damage.getMessage().contains("line 3"), damage.getMessage());
    }

    @Test
    void oneJournalIsOpenOnlyOnce() {
        Path file = folder.resolve("lab.journal");
        try (Journal journal = Journal.create(file, header())) {
            journal.append(entry(0));
            UncheckedIOException refusal = assertThrows(UncheckedIOException.class, () -> Journal.resume(file));
            assertTrue(refusal.getMessage().contains("open elsewhere"), refusal.getMessage());
        }
    }

    @Test
    void manyThreadsAppendWithoutLosingARecord() {
        Path file = folder.resolve("lab.journal");
        try (Journal journal = Journal.create(file, header())) {
            IntStream.range(0, 200).parallel().forEach(i -> journal.append(entry(i)));
        }
        Set<String> ids =
                Journal.read(file).entries().stream().map(Entry::eventID).collect(Collectors.toSet());
        assertEquals(
                Stream.iterate(0, i -> i + 1).limit(200).map(i -> "event-" + i).collect(Collectors.toSet()), ids);
    }

    @Test
    void anInterruptedThreadCanStillAppend() {
        Path file = folder.resolve("lab.journal");
        try (Journal journal = Journal.create(file, header())) {
            Thread.currentThread().interrupt();
            journal.append(entry(0));
            assertTrue(Thread.interrupted());
            journal.append(entry(1));
        }
        assertEquals(2, Journal.read(file).entries().size());
    }
}
