package skylab.kernel.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.Tag;

/** What checks are told of a learner's instances. */
class MachinesTest {
    private static final String IMAGE =
            "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

    private final Lab lab = Lab.open(LabOptions.seed(1));
    private final Ec2Client ec2 = lab.ec2();
    private String id;

    @BeforeEach
    void launch() {
        id = ec2.runInstances(r -> r.imageId(IMAGE)
                        .instanceType("t3.micro")
                        .keyName("vockey")
                        .minCount(1)
                        .maxCount(1))
                .instances()
                .get(0)
                .instanceId();
        ec2.createTags(
                r -> r.resources(id).tags(Tag.builder().key("Name").value("web").build()));
        ec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(id));
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private void openSsh() {
        String group = instance().securityGroups().get(0).groupId();
        ec2.authorizeSecurityGroupIngress(
                r -> r.groupId(group).ipProtocol("tcp").fromPort(22).toPort(22).cidrIp("0.0.0.0/0"));
    }

    private Instance instance() {
        return Machines.all(lab).get(0);
    }

    private void stop() {
        ec2.stopInstances(r -> r.instanceIds(id));
        ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(id));
    }

    @Test
    void anInstanceIsFoundByItsNameWhileItRuns() {
        assertEquals(Optional.of(id), Machines.running(lab, "web").map(Instance::instanceId));
        assertEquals(Optional.empty(), Machines.running(lab, "db"));
        stop();
        assertEquals(Optional.empty(), Machines.running(lab, "web"));
        assertEquals(List.of(instance()), Machines.in(lab, InstanceStateName.STOPPED));
        assertEquals(List.of(instance()), Machines.left(lab));
    }

    @Test
    void whatIsAbsentIsNotedByItsName() {
        Findings findings = new Findings();
        assertFalse(Machines.absent(lab, findings, "web"));
        assertEquals(List.of(), findings.all());
        assertTrue(Machines.absent(lab, findings, "db", "web", "cache"));
        assertEquals(
                List.of("No instance named `db` is running.", "No instance named `cache` is running."),
                findings.all().stream().map(Bilingual::english).toList());
    }

    @Test
    void aCommandIsAnsweredOnlyWhenSshGetsIn() {
        assertEquals(Optional.empty(), Machines.ssh(lab, instance(), "whoami"));
        assertEquals("", Machines.on(lab, instance(), "whoami"));
        openSsh();
        assertEquals(Optional.of("ec2-user\n"), Machines.ssh(lab, instance(), "whoami"));
        assertEquals("ec2-user", Machines.on(lab, instance(), "whoami"));
        assertEquals(Optional.of(""), Machines.ssh(lab, instance(), "false"));
    }

    @Test
    void anInstanceWithoutAnAddressAnswersNothing() {
        openSsh();
        stop();
        assertEquals(Optional.empty(), Machines.ssh(lab, instance(), "whoami"));
        assertEquals(Optional.empty(), Machines.booted(lab, instance()));
    }

    @Test
    void aRebootIsSeenInsideAndAStartLeavesTheFirstLaunchAsItWas() {
        openSsh();
        Instant launched = instance().launchTime();
        assertTrue(Machines.booted(lab, instance()).orElseThrow().isBefore(launched.plusSeconds(60)));

        lab.advance(Duration.ofHours(1));
        Instant asked = lab.now();
        ec2.rebootInstances(r -> r.instanceIds(id));
        lab.advance(Duration.ofMinutes(3));
        assertFalse(Machines.booted(lab, instance()).orElseThrow().isBefore(asked));
        assertEquals(launched, instance().launchTime());

        Instant first = Machines.firstLaunch(instance());
        assertTrue(Duration.between(launched, first).abs().compareTo(Duration.ofSeconds(10)) < 0);
        stop();
        ec2.startInstances(r -> r.instanceIds(id));
        ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(id));
        assertTrue(instance().launchTime().isAfter(asked));
        assertEquals(first, Machines.firstLaunch(instance()));
    }

    @Test
    void aTerminatedInstanceIsRememberedWhenDescribeInstancesHasForgottenIt() {
        ec2.terminateInstances(r -> r.instanceIds(id));
        ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(id));
        assertEquals(List.of(), Machines.left(lab));
        assertEquals(instance().launchTime(), Machines.firstLaunch(instance()));

        lab.advance(Duration.ofDays(1));
        assertEquals(List.of(), Machines.all(lab));
        assertTrue(Machines.haveBeen(lab));
    }

    @Test
    void anEmptyLabHasHadNone() {
        try (Lab empty = Lab.open(LabOptions.seed(2))) {
            assertFalse(Machines.haveBeen(empty));
        }
    }
}
