package skylab.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import skylab.aws.ec2.Given;
import skylab.lab.academy.SessionRefusal;
import skylab.world.World;
import skylab.world.journal.Entry;
import skylab.world.journal.Journal;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/** Laws of sessions, whatever learners do. */
class LearnerLabLawsTest {
    /** Something a learner does; the number says how much of it. */
    record Deed(String what, int number) {
        void on(Lab lab) {
            try {
                act(lab);
            } catch (AwsServiceException | SessionRefusal refused) {
                // Learners are refused; that is part of the history too.
            }
        }

        private void act(Lab lab) {
            switch (what) {
                case "launch" ->
                    lab.ec2().runInstances(r -> r.imageId(Given.AL2023)
                            .instanceType("t2.micro")
                            .minCount(1)
                            .maxCount(1 + number % 8));
                case "launch too much" -> Given.in(lab).launch(r -> r.instanceType("m5.8xlarge"));
                case "stop" -> all(lab).forEach(id -> lab.ec2().stopInstances(r -> r.instanceIds(id)));
                case "keep costs" -> lab.ec2().allocateAddress(r -> r.domain("vpc"));
                case "user" -> lab.iam().createUser(r -> r.userName("user" + number));
                case "service role" -> lab.iam().createServiceLinkedRole(r -> r.awsServiceName("spot.amazonaws.com"));
                case "who" -> lab.sts().getCallerIdentity();
                case "press start" -> lab.start();
                case "press end" -> lab.end();
                case "press reset" -> lab.reset();
                case "other account" ->
                    lab.use(
                            number % 9 == 0
                                    ? Profile.OWN_ACCOUNT
                                    : new Profile.LearnerLab(Profile.LEARNER_LAB.session(), 1 + number % 3));
                case "type" -> lab.terminal().type("uptime");
                default -> lab.advance(number + "m");
            }
        }

        private static List<String> all(Lab lab) {
            return lab.ec2().describeInstances().reservations().stream()
                    .flatMap(reservation -> reservation.instances().stream())
                    .filter(instance -> instance.state().name() == InstanceStateName.RUNNING)
                    .map(Instance::instanceId)
                    .toList();
        }
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        return Combinators.combine(
                        Arbitraries.of(
                                "launch",
                                "launch",
                                "launch too much",
                                "stop",
                                "keep costs",
                                "user",
                                "service role",
                                "who",
                                "press start",
                                "press start",
                                "press end",
                                "press reset",
                                "other account",
                                "type",
                                "advance",
                                "advance"),
                        Arbitraries.integers().between(0, 400))
                .as(Deed::new)
                .list()
                .ofMaxSize(20);
    }

    private static Lab after(List<Deed> deeds) {
        Lab lab = Lab.open(LabOptions.seed(3).under(Profile.LEARNER_LAB));
        deeds.forEach(deed -> deed.on(lab));
        return lab;
    }

    @Property(tries = 40)
    void replayOfAJournalGivesAnEqualWorldAndTheSameRecords(@ForAll("deeds") List<Deed> deeds) throws IOException {
        Path folder = Files.createTempDirectory("skylab-laws");
        Path file = folder.resolve("lab.journal");
        World world;
        List<Entry> entries;
        try (Lab lab = Lab.open(LabOptions.seed(3).under(Profile.LEARNER_LAB), file)) {
            deeds.forEach(deed -> deed.on(lab));
            world = lab.world();
            entries = lab.journal();
        }
        Lab again = Lab.replay(Journal.read(file));
        assertEquals(world, again.world());
        assertEquals(entries, again.journal());
        Files.delete(file);
        Files.delete(folder);
    }

    @Property(tries = 30)
    void aForkNeverChangesItsParentAndGoesOnAsItWould(
            @ForAll("deeds") List<Deed> before, @ForAll("deeds") List<Deed> then) {
        Lab parent = after(before);
        World witness = parent.world();
        Lab fork = parent.fork();
        then.forEach(deed -> deed.on(fork));
        assertEquals(witness, parent.world());
        then.forEach(deed -> deed.on(parent));
        assertEquals(parent.world(), fork.world());
    }

    @Property(tries = 30)
    void nothingRunsOutsideOfASessionAndNeverTooMuchForLong(@ForAll("deeds") List<Deed> deeds) {
        Lab lab = after(deeds);
        lab.advance("2m");
        if (lab.profile() instanceof Profile.LearnerLab) {
            long running = lab.world().table(lab.scope(), skylab.aws.ec2.instance.Instance.INSTANCES).values().stream()
                    .filter(instance -> instance.is(skylab.aws.ec2.instance.Phase.RUNNING))
                    .count();
            assertTrue(running <= (lab.session().state() == LabSession.State.READY ? 9 : 0), () -> running + " run");
        }
    }
}
