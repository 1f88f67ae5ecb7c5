package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.lab.Fault;
import skylab.lab.Message;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

class AlarmsTest {
    private final Given given = Given.lab();
    private final CloudWatchClient cloudwatch = given.lab.cloudwatch();

    /** An alarm on a metric of one's own: more than ten, in one of one minutes. */
    private void alarm(String name, Consumer<PutMetricAlarmRequest.Builder> changes) {
        cloudwatch.putMetricAlarm(r -> {
            r.alarmName(name)
                    .namespace("Shop")
                    .metricName("Orders")
                    .statistic("Average")
                    .period(60)
                    .evaluationPeriods(1)
                    .threshold(10.0)
                    .comparisonOperator("GreaterThanThreshold");
            changes.accept(r);
        });
    }

    private void put(double value) {
        cloudwatch.putMetricData(r -> r.namespace("Shop")
                .metricData(
                        MetricDatum.builder().metricName("Orders").value(value).build()));
    }

    private MetricAlarm described(String name) {
        return cloudwatch.describeAlarms(r -> r.alarmNames(name)).metricAlarms().get(0);
    }

    private String state(String name) {
        return described(name).stateValueAsString();
    }

    private List<String> history(String name) {
        return cloudwatch
                .describeAlarmHistory(r -> r.alarmName(name).scanBy("TimestampAscending"))
                .alarmHistoryItems()
                .stream()
                .map(AlarmHistoryItem::historySummary)
                .toList();
    }

    private String topic(String address) {
        String arn = given.lab.sns().createTopic(r -> r.name("ops")).topicArn();
        given.lab.sns().subscribe(r -> r.topicArn(arn).protocol("email").endpoint(address));
        given.lab.inbox().get(0).confirm();
        return arn;
    }

    @Test
    void S2_39_anAlarmStartsWithoutData() {
        alarm("busy", r -> {});
        MetricAlarm alarm = described("busy");
        assertEquals("INSUFFICIENT_DATA", alarm.stateValueAsString());
        assertEquals("Unchecked: Initial alarm creation", alarm.stateReason());
        assertEquals("arn:aws:cloudwatch:us-east-1:" + given.lab.scope().account() + ":alarm:busy", alarm.alarmArn());
        given.lab.advance("3d");
        assertEquals("INSUFFICIENT_DATA", state("busy"));
        assertEquals(List.of("Alarm \"busy\" created"), history("busy"));
    }

    @Test
    void S2_39_itFollowsTheMetric() {
        alarm("busy", r -> {});
        put(3);
        given.lab.advance("2m");
        assertEquals("OK", state("busy"));
        put(12.5);
        given.lab.advance("2m");
        MetricAlarm alarm = described("busy");
        assertEquals("ALARM", alarm.stateValueAsString());
        assertTrue(
                alarm.stateReason()
                        .matches("Threshold Crossed: 1 datapoint \\[12\\.5 \\(02/03/26 00:0\\d:00\\)] was greater than"
                                + " the threshold \\(10\\.0\\)\\."),
                alarm.stateReason());
        given.lab.advance("1h");
        alarm = described("busy");
        assertEquals("INSUFFICIENT_DATA", alarm.stateValueAsString());
        assertEquals("Insufficient Data: 1 datapoint was unknown.", alarm.stateReason());
        assertEquals(
                List.of(
                        "Alarm \"busy\" created",
                        "Alarm updated from INSUFFICIENT_DATA to OK",
                        "Alarm updated from OK to ALARM",
                        "Alarm updated from ALARM to INSUFFICIENT_DATA"),
                history("busy"));
    }

    @ParameterizedTest
    @CsvSource({"1,3,ALARM", "2,3,ALARM", "3,3,OK"})
    void S2_39_mOutOfNPointsAlarm(int m, int n, String expected) {
        alarm("busy", r -> r.evaluationPeriods(n).datapointsToAlarm(m));
        for (double value : new double[] {1, 1, 1, 20, 1, 20}) {
            put(value);
            given.lab.advance("59s");
        }
        given.lab.advance("30s");
        assertEquals(expected, state("busy"));
    }

    @Test
    void S2_39_theReasonCountsPointsOutOfTheLast() {
        alarm("busy", r -> r.evaluationPeriods(3).datapointsToAlarm(2));
        for (double value : new double[] {1, 20, 30}) {
            put(value);
            given.lab.advance("59s");
        }
        given.lab.advance("1m");
        assertTrue(
                described("busy")
                        .stateReason()
                        .matches(
                                "Threshold Crossed: 2 out of the last 3 datapoints \\[30\\.0 \\(02/03/26 00:\\d\\d:00\\),"
                                        + " 20\\.0 \\(02/03/26 00:\\d\\d:00\\)] were greater than the threshold \\(10\\.0\\)"
                                        + " \\(minimum 2 datapoints for OK -> ALARM transition\\)\\."),
                described("busy").stateReason());
    }

    @ParameterizedTest
    @CsvSource({"missing,INSUFFICIENT_DATA", "ignore,INSUFFICIENT_DATA", "breaching,ALARM", "notBreaching,OK"})
    void S2_39_nothingIsTreatedAsItsOwnerSays(String treatment, String expected) {
        alarm("busy", r -> r.treatMissingData(treatment));
        given.lab.advance("5m");
        assertEquals(expected, state("busy"));
    }

    @Test
    void S2_39_missingPointsAreNamedInTheReason() {
        alarm("busy", r -> r.treatMissingData("breaching").evaluationPeriods(2));
        given.lab.advance("2m");
        assertEquals(
                "Threshold Crossed: no datapoints were received for 2 periods and 2 missing datapoints were treated as"
                        + " [Breaching].",
                described("busy").stateReason());
    }

    @Test
    void S2_39_S3_64_anAlarmOnCpuFiresUnderLoad() {
        // A machine that boots is busy.
        String id = given.running(r -> r.monitoring(m -> m.enabled(true))).instanceId();
        given.lab.advance("15m");
        cpu(id, "hot", 60, 1);
        given.lab.advance("5m");
        assertEquals("OK", state("hot"));
        given.ec2.rebootInstances(r -> r.instanceIds(id));
        given.lab.advance("3m");
        MetricAlarm alarm = described("hot");
        assertEquals("ALARM", alarm.stateValueAsString(), alarm.stateReason());
        given.lab.advance("30m");
        assertEquals("OK", state("hot"));
        assertEquals(
                List.of(
                        "Alarm \"hot\" created",
                        "Alarm updated from INSUFFICIENT_DATA to OK",
                        "Alarm updated from OK to ALARM",
                        "Alarm updated from ALARM to OK"),
                history("hot"));
    }

    private void cpu(String id, String name, int period, int periods, String... actions) {
        cloudwatch.putMetricAlarm(r -> r.alarmName(name)
                .namespace("AWS/EC2")
                .metricName("CPUUtilization")
                .dimensions(Dimension.builder().name("InstanceId").value(id).build())
                .statistic("Average")
                .period(period)
                .evaluationPeriods(periods)
                .threshold(actions.length == 0 ? 15.0 : 20.0)
                .comparisonOperator(actions.length == 0 ? "GreaterThanThreshold" : "LessThanThreshold")
                .alarmActions(actions));
    }

    @ParameterizedTest
    @CsvSource({"stop,stopped,Stop", "terminate,terminated,Terminate"})
    void S2_39_anIdleInstanceIsStopped(String deed, String end, String verb) {
        String id = given.running(r -> {}).instanceId();
        given.lab.advance("10m");
        cpu(id, "idle", 300, 2, "arn:aws:automate:us-east-1:ec2:" + deed);
        given.lab.advance("20m");
        assertEquals(end, given.instance(id).state().nameAsString());
        assertTrue(
                history("idle").contains(verb + " EC2 Instance '" + id + "' action completed successfully"),
                history("idle").toString());
        given.lab.advance("1h");
        assertEquals("INSUFFICIENT_DATA", state("idle"));
    }

    @Test
    void S2_39_anInstanceIsRebootedByItsAlarm() {
        String id = given.running(r -> {}).instanceId();
        given.lab.advance("10m");
        Instant before = given.lab.now();
        cpu(id, "idle", 300, 1, "arn:aws:automate:us-east-1:ec2:reboot");
        given.lab.advance("20m");
        assertEquals("running", given.instance(id).state().nameAsString());
        String log = new String(
                java.util.Base64.getDecoder()
                        .decode(given.ec2
                                .getConsoleOutput(r -> r.instanceId(id))
                                .output()),
                java.nio.charset.StandardCharsets.UTF_8);
        assertFalse(log.isEmpty());
        assertTrue(history("idle").contains("Reboot EC2 Instance '" + id + "' action completed successfully"));
        assertTrue(given.lab.now().isAfter(before));
    }

    @Test
    void S0_21_S2_39_anInstanceOnABrokenHostIsRecovered() {
        // AWS would recover it by itself.
        String id = given.running(r -> r.maintenanceOptions(o -> o.autoRecovery("disabled")))
                .instanceId();
        given.lab.advance("10m");
        cloudwatch.putMetricAlarm(r -> r.alarmName("broken")
                .namespace("AWS/EC2")
                .metricName("StatusCheckFailed_System")
                .dimensions(Dimension.builder().name("InstanceId").value(id).build())
                .statistic("Maximum")
                .period(60)
                .evaluationPeriods(2)
                .threshold(1.0)
                .comparisonOperator("GreaterThanOrEqualToThreshold")
                .alarmActions("arn:aws:automate:us-east-1:ec2:recover"));
        given.lab.advance("1h");
        assertEquals("OK", state("broken"));
        given.lab.fail(Fault.host(id));
        given.lab.advance("20m");
        assertTrue(
                history("broken").contains("Recover EC2 Instance '" + id + "' action completed successfully"),
                history("broken").toString());
        given.lab.advance("20m");
        assertEquals("OK", state("broken"));
    }

    @Test
    void S3_67_anAlarmWritesOneLetterPerTransition() {
        String topic = topic("ops@example.com");
        alarm("busy", r -> r.alarmActions(topic).alarmDescription("Too many orders"));
        for (int i = 0; i < 6; i++) {
            put(20);
            given.lab.advance("59s");
        }
        List<Message> letters = given.lab.inbox().subList(1, given.lab.inbox().size());
        assertEquals(1, letters.size(), letters.toString());
        Message letter = letters.get(0);
        assertEquals("ALARM: \"busy\" in US East (N. Virginia)", letter.subject());
        assertEquals("ops@example.com", letter.to());
        assertEquals("AWS Notifications <no-reply@sns.amazonaws.com>", letter.from());
        for (String line : List.of(
                "You are receiving this email because your Amazon CloudWatch Alarm \"busy\" in the US East (N. Virginia)"
                        + " region has entered the ALARM state, because \"Threshold Crossed: 1 datapoint [20.0 (",
                "- Name:                       busy\n",
                "- Description:                Too many orders\n",
                "- State Change:               INSUFFICIENT_DATA -> ALARM\n",
                "- AWS Account:                " + given.lab.scope().account() + "\n",
                "- MetricName:                          Orders\n",
                "- ALARM: [" + topic + "]\n",
                "If you wish to stop receiving notifications from this topic")) {
            assertTrue(letter.body().contains(line), () -> line + " is not in " + letter.body());
        }
        assertTrue(history("busy").contains("Successfully executed action " + topic));
    }

    @Test
    void S3_67_aTopicThatIsGoneFailsTheAction() {
        String topic = topic("ops@example.com");
        alarm("busy", r -> r.alarmActions(topic));
        given.lab.sns().deleteTopic(r -> r.topicArn(topic));
        put(20);
        given.lab.advance("2m");
        assertEquals("ALARM", state("busy"));
        assertTrue(
                history("busy")
                        .contains("Failed to execute action " + topic + ". Received error: \"Topic does not exist\""),
                history("busy").toString());
    }

    @Test
    void S2_39_actionsCanBeSwitchedOff() {
        String topic = topic("ops@example.com");
        alarm("busy", r -> r.alarmActions(topic));
        cloudwatch.disableAlarmActions(r -> r.alarmNames("busy"));
        put(20);
        given.lab.advance("2m");
        assertEquals("ALARM", state("busy"));
        assertEquals(1, given.lab.inbox().size());
        assertFalse(described("busy").actionsEnabled());
        cloudwatch.enableAlarmActions(r -> r.alarmNames("busy"));
        assertTrue(described("busy").actionsEnabled());
        assertEquals(1, given.lab.inbox().size());
    }

    @Test
    void S2_39_aStateThatIsSetHoldsUntilTheNextEvaluation() {
        String topic = topic("ops@example.com");
        alarm("busy", r -> r.alarmActions(topic).treatMissingData("notBreaching"));
        given.lab.advance("5m");
        cloudwatch.setAlarmState(r -> r.alarmName("busy").stateValue("ALARM").stateReason("testing purposes"));
        assertEquals(2, given.lab.inbox().size());
        assertTrue(given.lab.inbox().get(1).body().contains("- Reason for State Change:    testing purposes\n"));
        given.lab.advance("1m");
        assertEquals("OK", state("busy"));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 30})
    void S2_39_highResolutionAlarmsAreFaster(int period) {
        alarm("busy", r -> r.period(period));
        cloudwatch.putMetricData(r -> r.namespace("Shop")
                .metricData(MetricDatum.builder()
                        .metricName("Orders")
                        .value(20.0)
                        .storageResolution(1)
                        .build()));
        given.lab.advance(Duration.ofSeconds(2L * period));
        assertEquals("ALARM", state("busy"));
    }

    @Test
    void S2_39_alarmsAreListedByNamePrefixStateAndAction() {
        String topic = topic("ops@example.com");
        alarm("shop-a", r -> r.treatMissingData("breaching"));
        alarm("shop-b", r -> r.alarmActions(topic));
        alarm("other", r -> r.period(300));
        given.lab.advance("3m");
        assertEquals(List.of("other", "shop-a", "shop-b"), names());
        assertEquals(
                List.of("shop-a", "shop-b"),
                cloudwatch.describeAlarms(r -> r.alarmNamePrefix("shop-")).metricAlarms().stream()
                        .map(MetricAlarm::alarmName)
                        .toList());
        assertEquals(
                "shop-a",
                cloudwatch
                        .describeAlarms(r -> r.stateValue("ALARM"))
                        .metricAlarms()
                        .get(0)
                        .alarmName());
        assertEquals(
                "shop-b",
                cloudwatch
                        .describeAlarms(r -> r.actionPrefix("arn:aws:sns:"))
                        .metricAlarms()
                        .get(0)
                        .alarmName());
        var page = cloudwatch.describeAlarms(r -> r.maxRecords(2));
        assertEquals(2, page.metricAlarms().size());
        assertEquals(
                "shop-b",
                cloudwatch
                        .describeAlarms(r -> r.nextToken(page.nextToken()))
                        .metricAlarms()
                        .get(0)
                        .alarmName());
        assertEquals(
                List.of("other"),
                cloudwatch
                        .describeAlarmsForMetric(
                                r -> r.namespace("Shop").metricName("Orders").period(300))
                        .metricAlarms()
                        .stream()
                        .map(MetricAlarm::alarmName)
                        .toList());
    }

    private List<String> names() {
        return cloudwatch.describeAlarms().metricAlarms().stream()
                .map(MetricAlarm::alarmName)
                .toList();
    }

    @Test
    void S2_39_aMetricCanBeNamedAsAQuery() {
        cloudwatch.putMetricAlarm(r -> r.alarmName("query")
                .metrics(MetricDataQuery.builder()
                        .id("m1")
                        .metricStat(m -> m.metric(x -> x.namespace("Shop").metricName("Orders"))
                                .period(60)
                                .stat("Average"))
                        .build())
                .evaluationPeriods(1)
                .threshold(10.0)
                .comparisonOperator("GreaterThanThreshold"));
        put(20);
        given.lab.advance("2m");
        assertEquals("ALARM", state("query"));
        assertEquals("m1", described("query").metrics().get(0).id());
    }

    @Test
    void S2_39_aDeletedAlarmLeavesItsHistory() {
        alarm("busy", r -> r.tags(Tag.builder().key("team").value("shop").build()));
        String arn = described("busy").alarmArn();
        assertEquals(
                "shop",
                cloudwatch
                        .listTagsForResource(r -> r.resourceARN(arn))
                        .tags()
                        .get(0)
                        .value());
        cloudwatch.deleteAlarms(r -> r.alarmNames("busy"));
        assertEquals(List.of(), names());
        assertEquals(List.of("Alarm \"busy\" created", "Alarm \"busy\" deleted"), history("busy"));
        given.refused("ResourceNotFound", () -> cloudwatch.deleteAlarms(r -> r.alarmNames("busy")));
        given.lab.advance("31d");
        assertEquals(List.of(), history("busy"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALARM(a) AND ALARM(b)|OK|ALARM",
                "ALARM(a) OR ALARM(b)|ALARM|ALARM",
                "ALARM(a) AND NOT ALARM(b)|ALARM|OK"
            })
    void S2_39_aCompositeAlarmFollowsItsRule(String rule, String first, String second) {
        alarm("a", r -> {});
        alarm("b", r -> {});
        cloudwatch.putCompositeAlarm(r -> r.alarmName("both").alarmRule(rule));
        assertEquals("OK", composite().stateValueAsString());
        cloudwatch.setAlarmState(r -> r.alarmName("a").stateValue("ALARM").stateReason("test"));
        assertEquals(first, composite().stateValueAsString());
        cloudwatch.setAlarmState(r -> r.alarmName("b").stateValue("ALARM").stateReason("test"));
        assertEquals(second, composite().stateValueAsString());
    }

    private CompositeAlarm composite() {
        return cloudwatch
                .describeAlarms(r -> r.alarmTypes(AlarmType.COMPOSITE_ALARM))
                .compositeAlarms()
                .get(0);
    }

    @Test
    void S2_39_aSuppressorHoldsActionsBack() {
        String topic = topic("ops@example.com");
        alarm("a", r -> r.treatMissingData("ignore"));
        alarm("maintenance", r -> r.treatMissingData("ignore"));
        cloudwatch.putCompositeAlarm(r -> r.alarmName("both")
                .alarmRule("ALARM(a)")
                .alarmActions(topic)
                .actionsSuppressor("maintenance")
                .actionsSuppressorWaitPeriod(60)
                .actionsSuppressorExtensionPeriod(120));
        given.lab.advance("5m");
        cloudwatch.setAlarmState(
                r -> r.alarmName("maintenance").stateValue("ALARM").stateReason("we repair"));
        cloudwatch.setAlarmState(r -> r.alarmName("a").stateValue("ALARM").stateReason("test"));
        assertEquals("ALARM", composite().stateValueAsString());
        assertEquals("Alarm", composite().actionsSuppressedByAsString());
        given.lab.advance("1h");
        assertEquals(1, given.lab.inbox().size());
        cloudwatch.setAlarmState(
                r -> r.alarmName("maintenance").stateValue("OK").stateReason("repaired"));
        assertEquals("ExtensionPeriod", composite().actionsSuppressedByAsString());
        given.lab.advance("1m");
        assertEquals(1, given.lab.inbox().size());
        given.lab.advance("2m");
        assertEquals(2, given.lab.inbox().size());
        assertEquals(null, composite().actionsSuppressedByAsString());
    }

    @Test
    void S2_39_withoutItsSuppressorACompositeAlarmWaitsAndThenActs() {
        String topic = topic("ops@example.com");
        alarm("a", r -> r.treatMissingData("ignore"));
        alarm("maintenance", r -> r.treatMissingData("ignore"));
        cloudwatch.putCompositeAlarm(r -> r.alarmName("both")
                .alarmRule("ALARM(a)")
                .alarmActions(topic)
                .actionsSuppressor("maintenance")
                .actionsSuppressorWaitPeriod(60)
                .actionsSuppressorExtensionPeriod(120));
        given.lab.advance("5m");
        cloudwatch.setAlarmState(r -> r.alarmName("a").stateValue("ALARM").stateReason("test"));
        assertEquals("WaitPeriod", composite().actionsSuppressedByAsString());
        assertEquals(1, given.lab.inbox().size());
        given.lab.advance("1m");
        assertEquals(2, given.lab.inbox().size());
    }

    @Test
    void S2_39_whatIsWrongIsRefused() {
        given.refused("ValidationError", () -> alarm("x", r -> r.comparisonOperator("More")));
        given.refused("ValidationError", () -> alarm("x", r -> r.period(45)));
        given.refused("ValidationError", () -> alarm("x", r -> r.evaluationPeriods(0)));
        given.refused(
                "ValidationError", () -> alarm("x", r -> r.evaluationPeriods(2).datapointsToAlarm(3)));
        given.refused("ValidationError", () -> alarm("x", r -> r.threshold(null)));
        given.refused("ValidationError", () -> alarm("x", r -> r.treatMissingData("guess")));
        given.refused("ValidationError", () -> alarm("x", r -> r.metricName(null)));
        given.refused("InvalidParameterCombination", () -> alarm("x", r -> r.extendedStatistic("p90")));
        assertEquals(
                "Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= 86400).",
                given.refused(
                        "ValidationError", () -> alarm("x", r -> r.period(300).evaluationPeriods(300))));
        assertEquals(
                "Invalid use of EC2 action. An EC2 action can only be used if the alarm is monitoring an EC2 instance.",
                given.refused(
                        "ValidationError",
                        () -> alarm("x", r -> r.alarmActions("arn:aws:automate:us-east-1:ec2:stop"))));
        assertEquals(
                "Invalid arn syntax: me@example.com",
                given.refused("ValidationError", () -> alarm("x", r -> r.alarmActions("me@example.com"))));
        assertEquals(
                "Invalid region us-west-2 specified. Only us-east-1 is supported.",
                given.refused(
                        "ValidationError",
                        () -> alarm("x", r -> r.alarmActions("arn:aws:sns:us-west-2:123456789012:ops"))));
        given.refused(
                "NotEmulated",
                () -> alarm(
                        "x",
                        r -> r.alarmActions(
                                "arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:x:autoScalingGroupName/a")));
        given.refused(
                "ValidationError",
                () -> alarm("x", r -> r.comparisonOperator("GreaterThanUpperThreshold")
                        .thresholdMetricId("e1")));
        given.refused(
                "ValidationError",
                () -> cloudwatch.putCompositeAlarm(r -> r.alarmName("x").alarmRule("ALARM(none)")));
        given.refused(
                "ResourceNotFound",
                () -> cloudwatch.setAlarmState(
                        r -> r.alarmName("none").stateValue("OK").stateReason("test")));
    }
}
