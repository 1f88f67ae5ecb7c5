package skylab.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import skylab.aws.ec2.Given;
import skylab.world.World;
import skylab.world.journal.DamagedJournal;
import skylab.world.journal.Entry;
import skylab.world.journal.Journal;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Tag;

class LabLawsTest {
    /** Something a learner does; the number chooses among what is there. */
    record Deed(String what, int number) {
        void on(Lab lab) {
            try {
                act(lab);
            } catch (AwsServiceException refused) {
                // Learners are refused; that is part of the history too.
            }
        }

        private void act(Lab lab) {
            switch (what) {
                case "launch" -> Given.in(lab).launch(number % 2 == 0 ? r -> {} : Given.hibernation(8));
                case "launch badly" -> Given.in(lab).launch(r -> r.instanceType("t9.huge"));
                case "stop" ->
                    lab.ec2().stopInstances(r -> r.instanceIds(one(lab)).hibernate(number % 2 == 0));
                case "start" -> lab.ec2().startInstances(r -> r.instanceIds(one(lab)));
                case "reboot" -> lab.ec2().rebootInstances(r -> r.instanceIds(one(lab)));
                case "terminate" -> lab.ec2().terminateInstances(r -> r.instanceIds(one(lab)));
                case "tag" ->
                    lab.ec2().createTags(r -> r.resources(one(lab))
                            .tags(Tag.builder().key("n").value("값" + number).build()));
                case "key" ->
                    lab.ec2().createKeyPair(r -> r.keyName("key" + number % 5).keyType("ed25519"));
                case "type" -> lab.terminal().type("echo " + number + " >> notes; uptime");
                case "keep" -> lab.checkpoint("kept");
                case "return" -> lab.restore(number % 2 == 0 ? "start" : kept(lab));
                default -> lab.advance(number + "s");
            }
        }

        private String kept(Lab lab) {
            return lab.journal().stream().anyMatch(entry -> entry.eventName().equals("Checkpoint")) ? "kept" : "start";
        }

        private String one(Lab lab) {
            List<Instance> all = lab.ec2().describeInstances().reservations().stream()
                    .flatMap(reservation -> reservation.instances().stream())
                    .toList();
            return all.isEmpty()
                    ? "i-0123456789abcdef0"
                    : all.get(number % all.size()).instanceId();
        }
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        return Combinators.combine(
                        Arbitraries.of(
                                "launch",
                                "launch",
                                "launch badly",
                                "stop",
                                "start",
                                "reboot",
                                "terminate",
                                "tag",
                                "key",
                                "type",
                                "keep",
                                "return",
                                "advance",
                                "advance"),
                        Arbitraries.integers().between(0, 400))
                .as(Deed::new)
                .list()
                .ofMaxSize(20);
    }

    private static Lab after(long seed, List<Deed> deeds) {
        Lab lab = Lab.open(LabOptions.seed(seed));
        deeds.forEach(deed -> deed.on(lab));
        return lab;
    }

    private static Path temporary() {
        try {
            Path folder = Files.createTempDirectory("skylab-laws");
            folder.toFile().deleteOnExit();
            Path file = folder.resolve("lab.journal");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Property(tries = 60)
    void replayOfAJournalGivesAnEqualWorldAndTheSameRecords(
            @ForAll @IntRange(max = 9) int seed, @ForAll("deeds") List<Deed> deeds) {
        Path file = temporary();
        World world;
        List<Entry> entries;
        try (Lab lab = Lab.open(LabOptions.seed(seed), file)) {
            deeds.forEach(deed -> deed.on(lab));
            world = lab.world();
            entries = lab.journal();
        }
        Lab again = Lab.replay(Journal.read(file));
        assertEquals(world, again.world());
        assertEquals(entries, again.journal());
    }

    @Property(tries = 60)
    void aForkNeverChangesItsParent(@ForAll("deeds") List<Deed> before, @ForAll("deeds") List<Deed> inFork) {
        Lab parent = after(3, before);
        Lab witness = after(3, before);
        Lab fork = parent.fork();
        inFork.forEach(deed -> deed.on(fork));
        assertEquals(witness.world(), parent.world());
        assertEquals(witness.journal(), parent.journal());
    }

    @Property(tries = 30)
    void aForkGoesOnAsItsParentWould(@ForAll("deeds") List<Deed> before, @ForAll("deeds") List<Deed> then) {
        Lab parent = after(3, before);
        Lab fork = parent.fork();
        then.forEach(deed -> deed.on(fork));
        then.forEach(deed -> deed.on(parent));
        assertEquals(parent.world(), fork.world());
    }

    @Property(tries = 15)
    void aJournalCutAnywhereOpensAndGoesOn(
            @ForAll("deeds") List<Deed> deeds, @ForAll @IntRange(max = 1000) int permille) throws IOException {
        Path file = temporary();
        try (Lab lab = Lab.open(LabOptions.seed(1), file)) {
            deeds.forEach(deed -> deed.on(lab));
        }
        byte[] bytes = Files.readAllBytes(file);
        int header = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
        Files.write(file, Arrays.copyOf(bytes, header + (int) ((bytes.length - header) * (long) permille / 1000)));
        int whole = Journal.read(file).entries().size();
        try (Lab lab = Lab.open(LabOptions.seed(1), file)) {
            assertEquals(whole, lab.journal().size());
            lab.advance("1s");
        }
        assertEquals(whole + 1, Journal.read(file).entries().size());
    }

    @Example
    void anotherSeedGivesOtherIdsAndAnotherAccount() {
        Given one = Given.in(Lab.open(LabOptions.seed(1)));
        Given other = Given.in(Lab.open(LabOptions.seed(2)));
        assertNotEquals(one.launch(r -> {}).instanceId(), other.launch(r -> {}).instanceId());
        assertNotEquals(one.lab.scope().account(), other.lab.scope().account());
    }

    @Example
    void restoringAnUnknownCheckpointNamesThoseThereAre() {
        Lab lab = Lab.open(LabOptions.seed(1));
        lab.checkpoint("before");
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> lab.restore("befor"));
        assertTrue(refusal.getMessage().contains("[before, start]"), refusal.getMessage());
    }

    @Example
    void timeDoesNotRunBackwards() {
        Lab lab = Lab.open(LabOptions.seed(1));
        assertThrows(
                IllegalArgumentException.class, () -> lab.advanceTo(lab.now().minusSeconds(1)));
        assertThrows(IllegalArgumentException.class, () -> lab.advance("soon"));
    }

    @Example
    void aJournalOfSomethingElseIsRefusedWithItsReason() throws IOException {
        Path file = temporary();
        Files.writeString(file, "hello\n");
        assertThrows(DamagedJournal.class, () -> Lab.open(LabOptions.seed(1), file));
        Files.writeString(file, "{\"skylab\":9}\n");
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Lab.open(LabOptions.seed(1), file))
                .getMessage()
                .contains("this version"));
    }
}
