package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skylab.aws.ec2.Given;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.world.World;
import skylab.world.journal.Journal;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.RuleAction;

/** What flow logs write down (VPC guide, "Flow log record examples"). */
class FlowRecordsTest extends Inhabited {
    private static final String ROLE = "arn:aws:iam::666377637706:role/LabRole";

    private final Instance instance = loginable(r -> {});
    private final String eni = instance.networkInterfaces().get(0).networkInterfaceId();
    private final String own = instance.privateIpAddress();

    private String log(Consumer<CreateFlowLogsRequest.Builder> changes) {
        return given.ec2
                .createFlowLogs(r -> {
                    r.resourceIds(instance.vpcId())
                            .resourceType("VPC")
                            .trafficType("ALL")
                            .logGroupName("flows")
                            .deliverLogsPermissionArn(ROLE)
                            .maxAggregationInterval(60);
                    changes.accept(r);
                })
                .flowLogIds()
                .get(0);
    }

    private static List<String> lines(Lab lab, String stream) {
        CloudWatchLogsClient logs = lab.logs();
        return logs
                .getLogEvents(r -> r.logGroupName("flows")
                        .logStreamName(stream)
                        .startFromHead(true)
                        .limit(10_000))
                .events()
                .stream()
                .map(OutputLogEvent::message)
                .toList();
    }

    private List<String> lines() {
        return lines(given.lab, eni + "-all");
    }

    private static long matching(List<String> lines, String pattern) {
        return lines.stream().filter(line -> line.matches(pattern)).count();
    }

    @Test
    void bothDirectionsOfALoginAreAccepted() {
        log(r -> {});
        ssh(instance.instanceId(), "echo hello");
        given.lab.advance("10m");
        List<String> lines = lines();
        String begin = "2 \\d{12} " + eni + " ";
        assertTrue(
                matching(lines, begin + "[\\d.]+ " + own + " \\d+ 22 6 \\d+ \\d+ \\d{10} \\d{10} ACCEPT OK") > 0,
                lines::toString);
        assertTrue(
                matching(lines, begin + own + " [\\d.]+ 22 \\d+ 6 \\d+ \\d+ \\d{10} \\d{10} ACCEPT OK") > 0,
                lines::toString);
        assertEquals(0, matching(lines, ".*REJECT.*"), lines::toString);
        assertTrue(matching(lines, begin + "- - - - - - - \\d{10} \\d{10} - NODATA") > 0, lines::toString);
    }

    @Test
    void whatASecurityGroupDropsIsRejected() {
        log(r -> r.trafficType("REJECT").maxAggregationInterval(600));
        given.lab.terminal().run("curl -m 3 http://" + instance.publicIpAddress());
        given.lab.advance("20m");
        List<String> lines = lines(given.lab, eni + "-reject");
        assertEquals(1, matching(lines, ".* " + own + " \\d+ 80 6 1 60 \\d+ \\d+ REJECT OK"), lines::toString);
    }

    @Test
    void aNetworkAclThatForgetsAnswersAcceptsThePacketAndRejectsTheAnswer() {
        // VPC guide, "Security group and network ACL rules": the flow log shows it.
        log(r -> {});
        String acl = given.ec2.describeNetworkAcls().networkAcls().get(0).networkAclId();
        given.ec2.createNetworkAclEntry(r -> r.networkAclId(acl)
                .egress(true)
                .ruleNumber(1)
                .protocol("-1")
                .cidrBlock("0.0.0.0/0")
                .ruleAction(RuleAction.DENY));
        given.lab.terminal().run("ssh -o ConnectTimeout=5 ec2-user@" + instance.publicIpAddress() + " true");
        given.lab.advance("10m");
        List<String> lines = lines();
        assertEquals(1, matching(lines, ".* " + own + " \\d+ 22 6 .* ACCEPT OK"), lines::toString);
        assertEquals(1, matching(lines, ".* " + own + " [\\d.]+ 22 \\d+ 6 .* REJECT OK"), lines::toString);
    }

    @Test
    void fieldsAreThoseAskedFor() {
        log(r -> r.logFormat("${version} ${vpc-id} ${subnet-id} ${instance-id} ${tcp-flags} ${type} ${region}"
                + " ${az-id} ${flow-direction} ${action} ${ecs-task-id}"));
        ssh(instance.instanceId(), "true");
        given.lab.advance("10m");
        List<String> lines = lines();
        String begin = "7 " + instance.vpcId() + " " + instance.subnetId() + " " + instance.instanceId();
        assertTrue(matching(lines, begin + " 2 IPv4 us-east-1 use1-az\\d ingress ACCEPT -") > 0, lines::toString);
        assertTrue(matching(lines, begin + " 18 IPv4 us-east-1 use1-az\\d egress ACCEPT -") > 0, lines::toString);
    }

    @Test
    void aPingThatGoesOnIsSeenInEveryMinute() {
        log(r -> {});
        ssh(instance.instanceId(), "nohup ping -i 10 8.8.8.8 > ping.log 2>&1 &");
        given.lab.advance("3h");
        List<String> lines = lines();
        long minutes = matching(lines, ".* " + own + " 8.8.8.8 0 0 1 6 504 .* ACCEPT OK");
        assertTrue(minutes >= 170, () -> minutes + " minutes of " + lines);
        assertEquals(minutes, matching(lines, ".* 8.8.8.8 " + own + " 0 0 1 6 504 .* ACCEPT OK"), 1);
    }

    @Test
    void quietYearsCostNothing() {
        log(r -> {});
        given.lab.advance("2h");
        int hour = lines().size();
        assertTrue(hour > 50 && hour < 80, hour + " records");
        given.lab.advance("365d");
        assertEquals(hour, lines().size());
        ssh(instance.instanceId(), "true");
        given.lab.advance("10m");
        assertTrue(matching(lines(), ".* ACCEPT OK") > 0);
        assertTrue(lines().size() < hour + 30);
    }

    @Test
    void aDeletedFlowLogWritesNoMore() {
        String id = log(r -> {});
        given.lab.advance("10m");
        int there = lines().size();
        given.ec2.deleteFlowLogs(r -> r.flowLogIds(id));
        ssh(instance.instanceId(), "true");
        given.lab.advance("1h");
        assertEquals(there, lines().size());
    }

    @Test
    void otherDestinationsSayThatNothingComes() {
        String id = log(r -> r.logGroupName(null)
                .deliverLogsPermissionArn(null)
                .logDestinationType("s3")
                .logDestination("arn:aws:s3:::my-logs"));
        var seen = given.ec2.describeFlowLogs(r -> r.flowLogIds(id)).flowLogs().get(0);
        assertEquals("FAILED", seen.deliverLogsStatus());
        assertTrue(seen.deliverLogsErrorMessage().contains("Skylab"), seen.deliverLogsErrorMessage());
    }

    @Test
    void recordsAreReplayed(@TempDir Path folder) {
        Path file = folder.resolve("lab.journal");
        World world;
        try (Lab lab = Lab.open(LabOptions.seed(42), file)) {
            Given.in(lab).running(r -> {});
            String vpc = lab.ec2().describeVpcs().vpcs().get(0).vpcId();
            lab.ec2().createFlowLogs(r -> r.resourceIds(vpc)
                    .resourceType("VPC")
                    .trafficType("ALL")
                    .logGroupName("flows")
                    .deliverLogsPermissionArn(ROLE));
            lab.terminal().run("curl -m 3 http://" + address(lab));
            lab.advance("30m");
            world = lab.world();
        }
        Lab again = Lab.replay(Journal.read(file));
        assertEquals(world, again.world());
        assertFalse(again.logs()
                .filterLogEvents(r -> r.logGroupName("flows").filterPattern("REJECT"))
                .events()
                .isEmpty());
    }

    private static String address(Lab lab) {
        return lab.ec2()
                .describeInstances()
                .reservations()
                .get(0)
                .instances()
                .get(0)
                .publicIpAddress();
    }
}
