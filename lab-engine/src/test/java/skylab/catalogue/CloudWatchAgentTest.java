package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import skylab.aws.ec2.Given;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.lab.Profile;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/** The CloudWatch agent on an instance. */
class CloudWatchAgentTest {
    private static final String CTL = "sudo /opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl ";
    private static final String CONFIG =
            """
            {"logs": {"logs_collected": {"files": {"collect_list": [
              {"file_path": "/var/log/app/*.log", "log_group_name": "app", "log_stream_name": "{instance_id}",
               "retention_in_days": 7}]}}},
             "metrics": {"append_dimensions": {"InstanceId": "${aws:InstanceId}"},
              "metrics_collected": {"mem": {"measurement": ["mem_used_percent"]},
               "disk": {"measurement": ["used_percent"], "resources": ["/"]}}}}""";

    private final Given given = Given.in(Lab.open(LabOptions.seed(42).under(Profile.LEARNER_LAB)));
    private String id;

    private void launch(boolean role) {
        String group = given.sshGroup();
        id = given.running(r -> {
                    r.securityGroupIds(group);
                    if (role) {
                        r.iamInstanceProfile(p -> p.name("LabInstanceProfile"));
                    }
                })
                .instanceId();
        given.lab.advance(Duration.ofMinutes(3));
    }

    private String ssh(String... lines) {
        return given.lab
                .terminal()
                .type("ssh -o StrictHostKeyChecking=accept-new -i ~/.ssh/labsuser.pem ec2-user@"
                        + given.instance(id).publicIpAddress() + "\n" + String.join("\n", lines) + "\nexit")
                .transcript();
    }

    private String configured() {
        return ssh(
                "sudo dnf install -y -q amazon-cloudwatch-agent",
                "sudo mkdir /var/log/app; sudo chmod 777 /var/log/app",
                "cat > config.json <<'END'\n" + CONFIG + "\nEND",
                CTL + "-a fetch-config -m ec2 -s -c file:config.json",
                CTL + "-m ec2 -a status");
    }

    private List<FilteredLogEvent> events() {
        return given.lab.logs().filterLogEvents(r -> r.logGroupName("app")).events();
    }

    @Test
    void linesOfAFileBecomeEventsOfAStream() {
        launch(true);
        String seen = configured();
        assertTrue(seen.contains("I! Valid Json input schema."), seen);
        assertTrue(seen.contains("\"status\": \"running\""), seen);
        assertTrue(seen.contains("\"configstatus\": \"configured\""), seen);
        ssh("echo first >> /var/log/app/a.log", "(echo second; printf half) >> /var/log/app/a.log");
        assertEquals(
                List.of("first", "second"),
                events().stream().map(FilteredLogEvent::message).toList());
        assertEquals(id, events().get(0).logStreamName());
        ssh("echo ' is whole' >> /var/log/app/a.log", "echo other > /var/log/app/b.log");
        assertEquals(
                List.of("first", "second", "half is whole", "other"),
                events().stream().map(FilteredLogEvent::message).toList());
        assertEquals(7, given.lab.logs().describeLogGroups().logGroups().get(0).retentionInDays());
        given.ec2.rebootInstances(r -> r.instanceIds(id));
        given.lab.advance("3m");
        ssh("echo later >> /var/log/app/a.log");
        assertEquals(5, events().size(), "nothing is sent twice");
    }

    @Test
    void memoryAndDisksAreMeasuredFromInside() {
        launch(true);
        configured();
        given.lab.advance("30m");
        List<Metric> metrics =
                given.lab.cloudwatch().listMetrics(r -> r.namespace("CWAgent")).metrics();
        assertEquals(
                List.of("disk_used_percent", "mem_used_percent"),
                metrics.stream().map(Metric::metricName).sorted().toList());
        Instant minute = given.lab.now().truncatedTo(ChronoUnit.MINUTES);
        List<Datapoint> memory = given.lab
                .cloudwatch()
                .getMetricStatistics(r -> r.namespace("CWAgent")
                        .metricName("mem_used_percent")
                        .dimensions(
                                Dimension.builder().name("InstanceId").value(id).build())
                        .startTime(minute.minus(Duration.ofMinutes(20)))
                        .endTime(minute.minus(Duration.ofMinutes(10)))
                        .period(60)
                        .statistics(Statistic.AVERAGE))
                .datapoints();
        assertEquals(10, memory.size());
        assertTrue(memory.stream().allMatch(point -> point.average() > 5 && point.average() < 90), memory.toString());
        assertEquals("Percent", memory.get(0).unitAsString());
    }

    @Test
    void withoutARoleNothingIsSent() {
        launch(false);
        configured();
        ssh("echo first >> /var/log/app/a.log");
        assertTrue(given.lab.logs().describeLogGroups().logGroups().isEmpty());
        String log = ssh("tail -n 3 /opt/aws/amazon-cloudwatch-agent/logs/amazon-cloudwatch-agent.log");
        assertTrue(log.contains("NoCredentialProviders: no valid providers in chain"), log);
    }

    @Test
    void aWrongConfigurationIsRefused() {
        launch(true);
        String seen = ssh(
                "sudo dnf install -y -q amazon-cloudwatch-agent",
                "echo '{\"logs\": ' > config.json",
                CTL + "-a fetch-config -m ec2 -s -c file:config.json; echo status $?",
                CTL + "-a fetch-config -m ec2 -s -c file:missing.json; echo status $?",
                CTL + "-a status");
        assertTrue(seen.contains("E! Invalid Json input schema"), seen);
        assertTrue(seen.contains("open missing.json: no such file or directory"), seen);
        assertTrue(seen.contains("\"status\": \"stopped\""), seen);
        assertFalse(seen.contains("status 0"), seen);
    }
}
