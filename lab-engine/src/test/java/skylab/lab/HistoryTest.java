package skylab.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import skylab.aws.ec2.Given;
import skylab.lab.history.Change;
import skylab.lab.history.Happening;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.Tag;

class HistoryTest {
    @Provide
    Arbitrary<List<Integer>> deeds() {
        return Arbitraries.integers().between(0, 99).list().ofMinSize(5).ofMaxSize(25);
    }

    private static void act(Lab lab, int number) {
        switch (number % 6) {
            case 0 -> Given.in(lab).launch(r -> {});
            case 1 -> lab.advance(number * 7 + "s");
            case 2 -> lab.checkpoint("kept");
            case 3 -> lab.terminal().type("date >> notes");
            case 4 ->
                // Many actions, so that some moments lie far from a world that was kept.
                java.util.stream.IntStream.range(0, number)
                        .forEach(i -> lab.ec2().describeRegions());
            default -> lab.restore(number % 2 == 0 ? "start" : "kept");
        }
    }

    @Property(tries = 40)
    void anyMomentIsAsItWas(@ForAll("deeds") List<Integer> deeds) {
        Lab lab = Lab.open(LabOptions.seed(5));
        lab.checkpoint("kept");
        TreeMap<Instant, World> seen = new TreeMap<>();
        seen.put(lab.now(), lab.world());
        for (int deed : deeds) {
            act(lab, deed);
            seen.tailMap(lab.now(), true).clear();
            seen.put(lab.now(), lab.world());
            if (deed % 6 == 5) {
                // What was undone is no past; what led to the checkpoint may have been forgotten here.
                seen.headMap(lab.now()).clear();
            }
        }
        World present = lab.world();
        for (Map.Entry<Instant, World> moment : seen.entrySet()) {
            assertEquals(moment.getValue(), lab.at(moment.getKey()).world());
        }
        assertEquals(present, lab.world());
    }

    @Example
    void betweenTwoActionsTimePasses() {
        Lab lab = Lab.open(LabOptions.seed(1));
        String id = Given.in(lab).launch(r -> {}).instanceId();
        Instant launched = lab.now();
        lab.advance("45d");
        lab.ec2().terminateInstances(r -> r.instanceIds(id));
        assertEquals("pending", state(lab.at(launched), id));
        assertEquals("running", state(lab.at(launched.plusSeconds(3600)), id));
        Lab then = lab.at(launched.plusSeconds(3600));
        assertEquals(launched.plusSeconds(3600), then.now());
        then.advance("90d");
        assertEquals("pending", state(then.at(launched), id));
        assertEquals("shutting-down", state(lab, id));
    }

    @Example
    void aForkKnowsThePastOfItsParent() {
        Lab lab = Lab.open(LabOptions.seed(1));
        Instant beginning = lab.now();
        Given.in(lab).launch(r -> {});
        lab.advance("1h");
        Lab fork = lab.fork();
        fork.advance("1h");
        assertEquals(
                0, fork.at(beginning).ec2().describeInstances().reservations().size());
        assertEquals(
                1,
                fork.at(beginning.plusSeconds(1800))
                        .ec2()
                        .describeInstances()
                        .reservations()
                        .size());
    }

    @Example
    void aMomentThatTheLabDoesNotKnowIsRefused() {
        Lab lab = Lab.open(LabOptions.seed(1));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> lab.at("2031-01-01"))
                .getMessage()
                .contains("this lab knows the time from"));
        assertThrows(IllegalArgumentException.class, () -> lab.at("yesterday"));
        lab.advanceTo("2026-03-02 12:00");
        assertEquals(Instant.parse("2026-03-02T12:00:00Z"), lab.now());
        assertThrows(IllegalArgumentException.class, () -> lab.advanceTo("2026-03-02T20:59:00+09:00"));
    }

    @Example
    void diffSaysWhatWasMadeChangedAndDeleted() {
        Lab lab = Lab.open(LabOptions.seed(1));
        String stays = Given.in(lab).launch(r -> {}).instanceId();
        String key = lab.ec2().createKeyPair(r -> r.keyName("old")).keyPairId();
        lab.advance("1h");
        lab.checkpoint("before");
        assertEquals(List.of(), lab.diff("before"));

        lab.ec2().createTags(r -> r.resources(stays)
                .tags(Tag.builder().key("Name").value("web").build()));
        lab.ec2().stopInstances(r -> r.instanceIds(stays));
        lab.ec2().deleteKeyPair(r -> r.keyName("old"));
        String volume = lab.ec2()
                .createVolume(r -> r.availabilityZone("us-east-1a").size(8))
                .volumeId();
        lab.advance("1h");
        List<Change> changes = lab.diff("before");

        assertTrue(changes.contains(new Change("volume", volume, "", Change.What.CREATED, "", "", "")));
        assertTrue(changes.contains(new Change("key pair", key, "", Change.What.DELETED, "", "", "")));
        assertTrue(changes.contains(
                new Change("instance", stays, "web", Change.What.CHANGED, "state.name", "running", "stopped")));
        assertTrue(changes.contains(
                new Change("instance", stays, "web", Change.What.CHANGED, "tags[Name].value", "", "web")));
        assertTrue(changes.stream().noneMatch(change -> change.kind().equals("VPC")));
    }

    @Example
    void anAlarmIsInTheTimelineAndInTheDifference() {
        Lab lab = Lab.open(LabOptions.seed(1));
        lab.checkpoint("before");
        lab.cloudwatch().putMetricAlarm(r -> r.alarmName("quiet")
                .namespace("School")
                .metricName("Bells")
                .statistic("Sum")
                .period(60)
                .evaluationPeriods(1)
                .threshold(1.0)
                .comparisonOperator("LessThanThreshold")
                .treatMissingData("breaching"));
        lab.advance("1h");
        assertEquals(
                List.of("INSUFFICIENT_DATA", "ALARM"),
                lab.timeline().stream()
                        .filter(one -> one.subject().equals("quiet"))
                        .map(Happening::what)
                        .toList());
        assertEquals(List.of(new Change("alarm", "quiet", "", Change.What.CREATED, "", "", "")), lab.diff("before"));
    }

    @Example
    void theTimelineSaysWhatWasDoneAndWhatCameOfIt() {
        Lab lab = Lab.open(LabOptions.seed(1));
        String id = Given.in(lab).launch(r -> {}).instanceId();
        lab.advance("1h");
        lab.checkpoint("running");
        lab.ec2().terminateInstances(r -> r.instanceIds(id));
        lab.restore("running");
        lab.ec2().stopInstances(r -> r.instanceIds(id));
        lab.advance("1h");
        assertThrows(Exception.class, () -> lab.ec2().rebootInstances(r -> r.instanceIds(id)));
        List<String> said = lab.timeline().stream()
                .filter(one -> one.subject().equals(id))
                .map(one -> one.sort() + " " + one.what() + " " + one.error())
                .toList();
        assertEquals(
                List.of(
                        "ACTION RunInstances ",
                        "STATE pending ",
                        "STATE running ",
                        "ACTION StopInstances ",
                        "STATE stopping ",
                        "STATE stopped ",
                        "ACTION RebootInstances IncorrectInstanceState"),
                said);
    }

    private static String state(Lab lab, String id) {
        return lab.ec2()
                .describeInstances(r -> r.instanceIds(id))
                .reservations()
                .get(0)
                .instances()
                .get(0)
                .state()
                .nameAsString();
    }
}
