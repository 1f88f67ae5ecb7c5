package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.lab.Fault;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.lab.LabRefusal;
import skylab.lab.Probe;
import skylab.world.journal.Journal;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStatus;
import software.amazon.awssdk.services.ec2.model.VolumeStatusItem;

/** Hosts, zones, disks and lines that fail: what dies, what lives, and what AWS shows. */
class FaultsTest {
    private static final String SERVER = "#!/bin/bash\nyum install -y -q httpd\nsystemctl enable --now httpd\n";

    private final Given given = Given.lab();
    private final Lab lab = given.lab;

    private String subnet(String zone) {
        return given.ec2
                .describeSubnets(r -> r.filters(Given.filter("availability-zone", zone)))
                .subnets()
                .get(0)
                .subnetId();
    }

    private Instance server(String zone, String group) {
        return given.running(r -> r.subnetId(subnet(zone))
                .securityGroupIds(group)
                .userData(java.util.Base64.getEncoder().encodeToString(SERVER.getBytes())));
    }

    private String web() {
        String group = given.sshGroup();
        given.ec2.authorizeSecurityGroupIngress(
                r -> r.groupId(group).ipProtocol("tcp").fromPort(80).toPort(80).cidrIp("0.0.0.0/0"));
        return group;
    }

    private boolean answers(Instance server) {
        return lab.terminal()
                        .run("curl -s -o /dev/null --connect-timeout 3 http://" + server.publicIpAddress() + "/")
                        .status()
                == 0;
    }

    private InstanceStatus status(String id) {
        return given.ec2
                .describeInstanceStatus(r -> r.instanceIds(id).includeAllInstances(true))
                .instanceStatuses()
                .get(0);
    }

    private String checks(String id) {
        InstanceStatus status = status(id);
        return status.systemStatus().statusAsString() + " "
                + status.instanceStatus().statusAsString() + " "
                + status.attachedEbsStatus().statusAsString();
    }

    private double failed(String id, String metric, Instant from) {
        return Measured.instance(lab, id).most(metric, from, lab.now());
    }

    @ParameterizedTest
    @CsvSource({"us-east-1a, us-east-1b", "us-east-1c, us-east-1a"})
    void S0_125_aServiceInTheZoneDies_theOneInTheOtherLives(String dying, String living) {
        String group = web();
        Instance one = server(dying, group);
        Instance two = server(living, group);
        lab.advance("3m");
        assertTrue(answers(one) && answers(two));
        Instant before = lab.now();
        lab.fail(Fault.zone(dying));
        assertFalse(answers(one));
        assertTrue(answers(two));
        lab.advance("10m");
        assertEquals("impaired impaired ok", checks(one.instanceId()));
        assertEquals("ok ok ok", checks(two.instanceId()));
        assertEquals("running", given.instance(one.instanceId()).state().nameAsString());
        assertEquals(1, failed(one.instanceId(), "StatusCheckFailed_System", before));
        assertEquals(0, failed(two.instanceId(), "StatusCheckFailed", before));
        String there = subnet(dying);
        assertTrue(given.refused("InsufficientInstanceCapacity", () -> given.launch(r -> r.subnetId(there)))
                .contains(living));
        assertEquals(
                "impaired",
                given.ec2
                        .describeAvailabilityZones(r -> r.zoneNames(dying))
                        .availabilityZones()
                        .get(0)
                        .stateAsString());
        for (int i = 0; i < 8; i++) {
            assertNotEquals(dying, given.launch(r -> {}).placement().availabilityZone());
        }
        lab.repair(Fault.zone(dying));
        lab.advance("4m");
        assertTrue(answers(one));
        assertEquals("ok ok ok", checks(one.instanceId()));
        assertEquals(List.of(), lab.faults());
    }

    @ParameterizedTest
    @ValueSource(strings = {"t3.micro", "m5.large", "t2.small"})
    void aHostThatFailsIsLeftByItselfAfterSomeMinutes(String type) {
        Instance before = given.running(r -> r.instanceType(type).securityGroupIds(given.sshGroup()));
        String id = before.instanceId();
        lab.advance("10m");
        Instant from = lab.now();
        lab.fail(Fault.host(id));
        assertEquals("ok ok ok", checks(id), "the checks have not run yet");
        lab.advance("3m");
        assertEquals("impaired impaired ok", checks(id));
        Instant since = status(id).systemStatus().details().get(0).impairedSince();
        assertTrue(since.isAfter(from) && since.isBefore(from.plusSeconds(121)));
        lab.advance("6m");
        assertEquals(1, failed(id, "StatusCheckFailed", from));
        assertEquals(List.of(), lab.faults());
        lab.advance("4m");
        assertEquals("ok ok ok", checks(id));
        Instance after = given.instance(id);
        assertEquals(before.privateIpAddress(), after.privateIpAddress());
        assertEquals(before.publicIpAddress(), after.publicIpAddress());
        String login = "ssh -o StrictHostKeyChecking=accept-new -i ~/.ssh/labsuser.pem ec2-user@"
                + after.publicIpAddress() + " ";
        String up = lab.terminal().run(login + "cat /proc/uptime").out();
        assertTrue(Double.parseDouble(up.split(" ")[0]) < 12 * 60, up);
        Instant end = lab.now();
        assertEquals(0, Measured.instance(lab, id).most("StatusCheckFailed", end.minusSeconds(180), end));
    }

    @Test
    void whoForbidsRecoveryStopsAndStartsByHand() {
        String id = given.running(r -> r.maintenanceOptions(m -> m.autoRecovery("disabled")))
                .instanceId();
        lab.advance("10m");
        lab.fail(Fault.host(id));
        lab.advance("2h");
        assertEquals("impaired impaired ok", checks(id));
        assertEquals("instance-retirement", status(id).events().get(0).codeAsString());
        given.ec2.rebootInstances(r -> r.instanceIds(id));
        lab.advance("5m");
        assertEquals("impaired impaired ok", checks(id), "the same host again");
        given.ec2.stopInstances(r -> r.instanceIds(id));
        given.ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(id));
        given.ec2.startInstances(r -> r.instanceIds(id));
        lab.advance("5m");
        assertEquals("ok ok ok", checks(id));
        assertEquals(List.of(), status(id).events());
    }

    @Test
    void anAlarmOnTheSystemCheckRecoversTheInstance() {
        String id = given.running(r -> r.maintenanceOptions(m -> m.autoRecovery("disabled")))
                .instanceId();
        lab.advance("10m");
        lab.cloudwatch().putMetricAlarm(r -> r.alarmName("recover")
                .namespace("AWS/EC2")
                .metricName("StatusCheckFailed_System")
                .dimensions(Dimension.builder().name("InstanceId").value(id).build())
                .statistic(Statistic.MAXIMUM)
                .period(60)
                .evaluationPeriods(2)
                .threshold(1.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .alarmActions("arn:aws:automate:us-east-1:ec2:recover"));
        lab.advance("10m");
        lab.fail(Fault.host(id));
        lab.advance("3m");
        assertEquals(1, lab.faults().size());
        lab.advance("10m");
        assertEquals(List.of(), lab.faults());
        assertEquals("ok ok ok", checks(id));
        assertEquals(
                StateValue.OK,
                lab.cloudwatch()
                        .describeAlarms(r -> r.alarmNames("recover"))
                        .metricAlarms()
                        .get(0)
                        .stateValue());
    }

    @Test
    void aDegradedHostIsAnnouncedAndThenLeft() {
        String id = given.running(r -> {}).instanceId();
        lab.advance("10m");
        lab.fail(Fault.degradedHost(id));
        lab.advance("5m");
        assertEquals("impaired ok ok", checks(id));
        Instant day = status(id).events().get(0).notBefore();
        assertTrue(Duration.between(lab.now(), day).toDays() >= 13);
        assertEquals(
                1,
                given.ec2
                        .describeInstanceStatus(r -> r.filters(Given.filter("event.code", "instance-retirement")))
                        .instanceStatuses()
                        .size());
        lab.advanceTo(day.plus(1, ChronoUnit.HOURS));
        assertEquals("stopped", given.instance(id).state().nameAsString());
        assertEquals("Server.ScheduledStop", given.instance(id).stateReason().code());
    }

    @Test
    void S0_21_aDiskOfTheHostFails_itsDataIsLost_thatOfVolumesIsKept() {
        Storage storage = new Storage("m5d.large", 8);
        Lab there = storage.given.lab;
        String other = storage.type("lsblk -dno NAME,MODEL | grep Instance").split(" ")[0];
        String kept =
                storage.type("lsblk -dno NAME,SIZE | grep ' 8G' | tail -n 1").split(" ")[0];
        storage.type("for d in " + other + " " + kept
                + "; do sudo mkfs -q -t xfs /dev/$d; sudo mkdir -p /mnt/$d; sudo mount /dev/$d /mnt/$d; echo precious |"
                + " sudo tee /mnt/$d/file; done");
        there.fail(Fault.disk(storage.id, other));
        assertEquals(List.of(Fault.degradedHost(storage.id), Fault.disk(storage.id, other)), there.faults());
        String read = storage.type("cat /mnt/" + other + "/file; cat /mnt/" + kept + "/file; sudo dmesg | tail -n 4");
        assertTrue(read.contains("/mnt/" + other + "/file: Input/output error"), read);
        assertTrue(read.contains("\nprecious\n"), read);
        assertTrue(read.contains("I/O error, dev " + other), read);
        assertTrue(read.contains("XFS (" + other + "): Filesystem has been shut down"), read);
        there.repair(Fault.disk(storage.id, other));
        assertTrue(storage.type("sudo blkid /dev/" + other + "; echo $?").endsWith("2\n"), "it is empty");
        storage.stopAndStart();
        String after = storage.type("sudo mount /dev/" + kept + " /mnt/" + kept + "; cat /mnt/" + kept + "/file");
        assertTrue(after.contains("precious"), after);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aVolumeWhoseIoIsDisabledKeepsItsData(boolean automatic) {
        Storage storage = new Storage("t3.micro", 8);
        Lab there = storage.given.lab;
        String volume = storage.volume();
        storage.given.ec2.modifyVolumeAttribute(r -> r.volumeId(volume).autoEnableIO(a -> a.value(automatic)));
        storage.type("sudo mkfs -q -t ext4 /dev/DISK; sudo mount /dev/DISK /mnt; echo precious | sudo tee /mnt/file");
        Instant before = there.now();
        there.fail(Fault.disk(volume));
        assertTrue(storage.type("cat /mnt/file").contains("Input/output error"));
        there.advance("8m");
        VolumeStatusItem item = storage.given
                .ec2
                .describeVolumeStatus(r -> r.volumeIds(volume))
                .volumeStatuses()
                .get(0);
        if (!automatic) {
            assertEquals("impaired", item.volumeStatus().statusAsString());
            assertEquals("failed", item.volumeStatus().details().get(0).status());
            assertEquals("potential-data-inconsistency", item.events().get(0).eventType());
            assertEquals("enable-volume-io", item.actions().get(0).code());
            assertEquals(
                    1,
                    storage.given
                            .ec2
                            .describeVolumeStatus(r -> r.filters(Given.filter("volume-status.status", "impaired")))
                            .volumeStatuses()
                            .size());
            assertEquals(
                    1,
                    Measured.volume(there, volume).most("VolumeStalledIOCheck", before.plusSeconds(120), there.now()));
            assertEquals(
                    1, Measured.instance(there, storage.id).most("StatusCheckFailed_AttachedEBS", before, there.now()));
            storage.given.ec2.enableVolumeIO(r -> r.volumeId(volume));
        }
        assertEquals("precious\n", storage.type("cat /mnt/file"));
        there.advance("6m");
        assertEquals(
                "ok",
                storage.given
                        .ec2
                        .describeVolumeStatus(r -> r.volumeIds(volume))
                        .volumeStatuses()
                        .get(0)
                        .volumeStatus()
                        .statusAsString());
    }

    @Test
    void aBrokenLineSeparatesTwoZonesAndNothingElse() {
        String group = web();
        Instance one = server("us-east-1a", group);
        Instance two = server("us-east-1b", group);
        lab.advance("3m");
        Fault cut = Fault.path("us-east-1a", "us-east-1b");
        lab.fail(cut);
        var trace = lab.trace(one.instanceId(), two.instanceId(), Probe.tcp(80));
        assertTrue(trace.text(Locale.ENGLISH).contains("Something is broken"), trace.text(Locale.ENGLISH));
        assertTrue(trace.text(Locale.KOREAN).contains("장애"), trace.text(Locale.KOREAN));
        assertTrue(answers(one) && answers(two), "from outside both are reached");
        lab.repair(Fault.path("us-east-1b", "us-east-1a"));
        assertFalse(lab.trace(one.instanceId(), two.instanceId(), Probe.tcp(80))
                .text(Locale.ENGLISH)
                .contains("broken"));
        lab.fail(Fault.path(two.instanceId()));
        assertFalse(answers(two));
        assertEquals(List.of(Fault.path(two.instanceId())), lab.faults());
    }

    @Test
    void whatDoesNotExistCannotBreak() {
        String id = given.launch(r -> {}).instanceId();
        var before = lab.world();
        for (Fault fault : List.of(
                Fault.zone("us-east-1z"),
                Fault.zone("eu-west-1a"),
                Fault.host("i-0123456789abcdef0"),
                Fault.host(id),
                Fault.disk("vol-0123456789abcdef0"),
                Fault.disk(id, "nvme1n1"),
                Fault.path("subnet-0123456789abcdef0", "us-east-1a"),
                Fault.path("me"))) {
            LabRefusal refusal = assertThrows(LabRefusal.class, () -> lab.fail(fault), fault.toString());
            assertTrue(refusal.text(Locale.KOREAN).matches("(?s).*[가-힣]{2}.*(다|요|:).*"), refusal::getMessage);
        }
        assertEquals(before, lab.world());
    }

    @Test
    void faultsAreReplayedAndForksHaveTheirOwn(@TempDir Path folder) {
        Path journal = folder.resolve("journal");
        try (Lab kept = Lab.open(LabOptions.seed(42), journal)) {
            Given there = Given.in(kept);
            Instance instance = there.running(r -> {});
            kept.advance("5m");
            Lab fork = kept.fork();
            kept.fail(Fault.zone(instance.placement().availabilityZone()));
            kept.fail(Fault.path(instance.instanceId()));
            kept.advance("10m");
            kept.repair(Fault.path(instance.instanceId()));
            assertEquals(List.of(), fork.faults());
            assertEquals(1, kept.faults().size());
            assertEquals(kept.world(), Lab.replay(Journal.read(journal)).world());
        }
        assertNotEquals(
                Fault.zone("us-east-1a").text(Locale.KOREAN),
                Fault.zone("us-east-1a").text(Locale.ENGLISH));
    }
}
