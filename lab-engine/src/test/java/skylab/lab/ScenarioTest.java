package skylab.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skylab.world.journal.Journal;
import software.amazon.awssdk.services.ec2.model.Volume;

class ScenarioTest {
    private static Lab prepared(long seed) {
        Lab lab = Lab.open(LabOptions.seed(seed));
        lab.ec2().createVolume(r -> r.availabilityZone("us-east-1a").size(7));
        lab.advance("3d");
        return lab;
    }

    private static List<String> volumes(Lab lab) {
        return lab.ec2().describeVolumes().volumes().stream()
                .map(Volume::volumeId)
                .toList();
    }

    @Test
    void a_lab_begins_as_another_was_prepared() {
        Lab prepared = prepared(7);
        Lab lab = Lab.open(LabOptions.seed(2026));
        lab.begin(Scenario.unseal(prepared.scenario().seal()));
        assertEquals(prepared.now(), lab.now());
        assertEquals(volumes(prepared), volumes(lab));
    }

    @Test
    void how_it_was_prepared_is_not_in_the_past_of_the_lab() {
        Lab lab = Lab.open(LabOptions.seed(2026));
        lab.begin(prepared(7).scenario());
        String past = lab.journal().toString() + lab.timeline();
        assertFalse(past.contains("CreateVolume"), past);
        assertThrows(IllegalArgumentException.class, () -> lab.at(lab.now().minusSeconds(60)));
    }

    @Test
    void whoever_begins_again_has_the_same_lab_again() {
        Lab lab = Lab.open(LabOptions.seed(2026));
        lab.begin(prepared(7).scenario());
        List<String> before = volumes(lab);
        lab.ec2().deleteVolume(r -> r.volumeId(before.get(0)));
        lab.checkpoint("mine");
        lab.begin(prepared(7).scenario());
        assertEquals(before, volumes(lab));
        assertThrows(IllegalArgumentException.class, () -> lab.restore("mine"));
        lab.ec2().deleteVolume(r -> r.volumeId(before.get(0)));
        lab.restore("start");
        assertEquals(before, volumes(lab));
    }

    @Test
    void the_journal_of_such_a_lab_is_done_again(@TempDir Path directory) {
        Path file = directory.resolve("lab.jsonl");
        List<String> before;
        try (Lab lab = Lab.open(LabOptions.seed(2026), file)) {
            lab.ec2().createKeyPair(r -> r.keyName("undone"));
            lab.begin(prepared(7).scenario());
            lab.ec2().createVolume(r -> r.availabilityZone("us-east-1b").size(9));
            before = volumes(lab);
        }
        Lab again = Lab.replay(Journal.read(file));
        assertEquals(before, volumes(again));
        assertTrue(again.ec2().describeKeyPairs().keyPairs().stream()
                .noneMatch(key -> key.keyName().equals("undone")));
    }

    @Test
    void a_sealed_scenario_is_not_read_by_looking_at_it_nor_taken_when_damaged() {
        String sealed = prepared(7).scenario().seal();
        assertEquals(sealed, prepared(7).scenario().seal());
        assertNotEquals(sealed, prepared(8).scenario().seal());
        assertTrue(sealed.matches("[A-Za-z0-9+/=\\n]+"), sealed);
        String damaged = sealed.substring(0, 40) + (sealed.charAt(40) == 'A' ? 'B' : 'A') + sealed.substring(41);
        assertThrows(IllegalArgumentException.class, () -> Scenario.unseal(damaged));
        assertThrows(IllegalArgumentException.class, () -> Scenario.unseal("aGVsbG8="));
        assertThrows(IllegalArgumentException.class, () -> Scenario.unseal("no base64!"));
    }

    @Test
    void a_scenario_of_another_region_is_refused() {
        Scenario elsewhere = Lab.open(LabOptions.seed(7).in("us-west-2")).scenario();
        Lab lab = Lab.open(LabOptions.seed(7));
        assertThrows(IllegalArgumentException.class, () -> lab.begin(elsewhere));
    }
}
