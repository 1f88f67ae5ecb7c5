package skylab.grader.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.lab.Scenario;
import software.amazon.awssdk.services.ec2.model.Volume;

/** What of a journal counts when a student was given a lab to begin with. */
class BeginningTest {
    private static final long SEED = 2026;

    @TempDir
    private Path directory;

    private static Scenario prepared(int size) {
        Lab lab = Lab.open(LabOptions.seed(size));
        volume(lab, size);
        return lab.scenario();
    }

    private static void volume(Lab lab, int size) {
        lab.ec2().createVolume(r -> r.availabilityZone("us-east-1a").size(size));
    }

    private ReplayedJournal replayed(String scenario, Consumer<Lab> student) {
        Path journal = directory.resolve("journal.jsonl");
        try (Lab lab = Lab.open(LabOptions.seed(SEED), journal)) {
            student.accept(lab);
        }
        return ReplayedJournal.of(journal, Beginning.of(new Given(SEED, Map.of(), scenario)));
    }

    private static List<Integer> sizes(ReplayedJournal replayed) {
        return replayed.lab().ec2().describeVolumes().volumes().stream()
                .map(Volume::size)
                .sorted()
                .toList();
    }

    @Test
    void whatWasDoneInTheGivenLabCounts() {
        ReplayedJournal replayed = replayed(prepared(7).seal(), lab -> {
            volume(lab, 1);
            lab.begin(prepared(7));
            volume(lab, 2);
        });
        assertEquals(List.of(2, 7), sizes(replayed));
        assertEquals("", replayed.damage());
    }

    @Test
    void whoNeverBeginsHasTheLabAsItWasGiven() {
        ReplayedJournal replayed = replayed(prepared(7).seal(), lab -> volume(lab, 1));
        assertEquals(List.of(7), sizes(replayed));
        assertFalse(replayed.damage().isEmpty());
    }

    @Test
    void aNeighboursOrForgedBeginningEndsWhatCounts() {
        ReplayedJournal replayed = replayed(prepared(7).seal(), lab -> {
            lab.begin(prepared(7));
            volume(lab, 2);
            lab.begin(prepared(8));
            volume(lab, 3);
        });
        assertEquals(List.of(2, 7), sizes(replayed));
        assertFalse(replayed.damage().isEmpty());
    }

    @Test
    void whoWasGivenAnEmptyLabCannotBringOneAlong() {
        ReplayedJournal replayed = replayed("", lab -> {
            volume(lab, 1);
            lab.begin(prepared(8));
        });
        assertEquals(List.of(1), sizes(replayed));
        assertFalse(replayed.damage().isEmpty());
    }
}
