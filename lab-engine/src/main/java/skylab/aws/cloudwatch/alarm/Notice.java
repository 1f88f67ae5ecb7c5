package skylab.aws.cloudwatch.alarm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import skylab.aws.ec2.Zones;
import skylab.aws.shape.Shapes;
import skylab.aws.sns.Message;
import skylab.world.Scope;

/**
 * What CloudWatch tells a topic when an alarm changes its state: JSON for programs, a letter for people.
 *
 * @param subject of the letter
 * @param json for programs
 * @param letter for people
 */
record Notice(String subject, String json, String letter) {
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern(
                    "EEEE dd MMMM, yyyy HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int LONGEST_SUBJECT = 100;

    static Notice of(Scope scope, Alarm alarm, AlarmState before) {
        String region = Zones.region(scope.region()).longName();
        String subject = alarm.state().value() + ": \"" + alarm.name() + "\" in " + region;
        return new Notice(
                subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT - 3) + "...",
                json(scope, alarm, before, region).toString(),
                letter(scope, alarm, before, region));
    }

    Message message() {
        return new Message(subject, json, Map.of("email", letter, "sms", subject));
    }

    /** As the history has it. */
    String published() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("default", json)
                .put("email", letter)
                .put("sms", subject)
                .toString();
    }

    private static ObjectNode json(Scope scope, Alarm alarm, AlarmState before, String region) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("AlarmName", alarm.name());
        json.put("AlarmDescription", alarm.settings().description());
        json.put("AWSAccountId", scope.account());
        json.put("AlarmConfigurationUpdatedTimestamp", Reasons.stamp(alarm.configured()));
        if (alarm.watch() instanceof RuleWatch rule) {
            json.put("AlarmRule", rule.text());
        }
        json.put("NewStateValue", alarm.state().value().name());
        json.put("NewStateReason", alarm.state().reason());
        json.put("StateChangeTime", Reasons.stamp(alarm.state().since()));
        json.put("Region", region);
        json.put("AlarmArn", alarm.arn());
        json.put("OldStateValue", before.name());
        strings(json.putArray("OKActions"), alarm.settings().ok());
        strings(json.putArray("AlarmActions"), alarm.settings().alarm());
        strings(json.putArray("InsufficientDataActions"), alarm.settings().insufficientData());
        if (alarm.watch() instanceof MetricWatch watch) {
            json.set("Trigger", trigger(watch));
        } else {
            json.set(
                    "TriggeringChildren",
                    Transition.parsed(alarm.state().reasonData()).path("triggeringAlarms"));
        }
        return json;
    }

    private static ObjectNode trigger(MetricWatch watch) {
        ObjectNode trigger = JsonNodeFactory.instance.objectNode();
        if (watch.source() instanceof MetricWatch.One one) {
            trigger.put("MetricName", one.id().name());
            trigger.put("Namespace", one.id().namespace());
            trigger.put("StatisticType", one.extended() ? "ExtendedStatistic" : "Statistic");
            if (one.extended()) {
                trigger.put("ExtendedStatistic", one.statistic());
            } else {
                trigger.put("Statistic", screaming(one.statistic()));
            }
            trigger.put("Unit", one.unit());
            ArrayNode dimensions = trigger.putArray("Dimensions");
            one.id()
                    .dimensions()
                    .forEach((name, value) ->
                            dimensions.addObject().put("value", value).put("name", name));
        } else {
            ArrayNode metrics = trigger.putArray("Metrics");
            watch.queries().forEach(query -> metrics.add(Shapes.toJson(query)));
        }
        trigger.put("Period", watch.source().period());
        trigger.put("EvaluationPeriods", watch.evaluationPeriods());
        if (watch.datapointsToAlarm() != null) {
            trigger.put("DatapointsToAlarm", watch.datapointsToAlarm());
        }
        trigger.put("ComparisonOperator", watch.comparison().apiName());
        if (watch.band() == null) {
            trigger.put("Threshold", watch.threshold());
        } else {
            trigger.put("ThresholdMetricId", watch.band());
        }
        trigger.put("TreatMissingData", watch.missing().apiName());
        trigger.put("EvaluateLowSampleCountPercentile", watch.lowSamples() == null ? "" : watch.lowSamples());
        return trigger;
    }

    // SampleCount is SAMPLE_COUNT.
    private static String screaming(String statistic) {
        return statistic.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    private static String letter(Scope scope, Alarm alarm, AlarmState before, String region) {
        String when = LONG.format(alarm.state().since());
        StringBuilder text = new StringBuilder();
        text.append("You are receiving this email because your Amazon CloudWatch Alarm \"")
                .append(alarm.name())
                .append("\" in the ")
                .append(region)
                .append(" region has entered the ")
                .append(alarm.state().value())
                .append(" state, because \"")
                .append(alarm.state().reason())
                .append("\" at \"")
                .append(when)
                .append("\".\n\nView this alarm in the AWS Management Console:\nhttps://")
                .append(scope.region())
                .append(".console.aws.amazon.com/cloudwatch/deeplink.js?region=")
                .append(scope.region())
                .append("#alarmsV2:alarm/")
                .append(URLEncoder.encode(alarm.name(), StandardCharsets.UTF_8).replace("+", "%20"))
                .append("\n\nAlarm Details:\n");
        detail(text, "Name", alarm.name());
        detail(
                text,
                "Description",
                alarm.settings().description() == null ? "" : alarm.settings().description());
        detail(text, "State Change", before + " -> " + alarm.state().value());
        detail(text, "Reason for State Change", alarm.state().reason());
        detail(text, "Timestamp", when);
        detail(text, "AWS Account", scope.account());
        detail(text, "Alarm Arn", alarm.arn());
        if (alarm.watch() instanceof MetricWatch watch) {
            metric(text, watch);
        } else if (alarm.watch() instanceof RuleWatch rule) {
            text.append("\nAlarm Rule:\n- ").append(rule.text()).append('\n');
        }
        text.append("\n\nState Change Actions:\n");
        actions(text, "OK", alarm.settings().ok());
        actions(text, "ALARM", alarm.settings().alarm());
        actions(text, "INSUFFICIENT_DATA", alarm.settings().insufficientData());
        return text.toString();
    }

    private static void metric(StringBuilder text, MetricWatch watch) {
        int period = watch.source().period();
        text.append("\nThreshold:\n- The alarm is in the ALARM state when the metric is ")
                .append(watch.comparison().apiName())
                .append(' ')
                .append(watch.band() == null ? watch.threshold().toString() : watch.band())
                .append(" for at least ")
                .append(watch.toAlarm())
                .append(" of the last ")
                .append(watch.evaluationPeriods())
                .append(" period(s) of ")
                .append(period)
                .append(" seconds.\n\nMonitored Metric");
        if (watch.source() instanceof MetricWatch.One one) {
            text.append(":\n");
            wide(text, "MetricNamespace", one.id().namespace());
            wide(text, "MetricName", one.id().name());
            wide(
                    text,
                    "Dimensions",
                    one.id().dimensions().entrySet().stream()
                            .map(entry -> entry.getKey() + " = " + entry.getValue())
                            .collect(Collectors.joining("] [", "[", "]")));
            wide(text, "Period", period + " seconds");
            wide(text, one.extended() ? "ExtendedStatistic" : "Statistic", one.statistic());
            wide(text, "Unit", one.unit() == null ? "not specified" : one.unit());
        } else {
            text.append("s:\n");
            watch.queries().forEach(query -> text.append("- ")
                    .append(query.id())
                    .append(": ")
                    .append(
                            query.expression() != null
                                    ? query.expression()
                                    : query.metricStat().metric().metricName() + " "
                                            + query.metricStat().stat())
                    .append('\n'));
        }
        wide(text, "TreatMissingData", watch.missing().apiName());
    }

    private static void detail(StringBuilder text, String name, String value) {
        text.append(
                String.format(Locale.ROOT, "- %-27s %s%n", name + ":", value).replace("\r", ""));
    }

    private static void wide(StringBuilder text, String name, String value) {
        text.append(
                String.format(Locale.ROOT, "- %-36s %s%n", name + ":", value).replace("\r", ""));
    }

    private static void actions(StringBuilder text, String state, List<String> arns) {
        text.append("- ")
                .append(state)
                .append(": ")
                .append(arns.stream().map(arn -> "[" + arn + "]").collect(Collectors.joining(" ")))
                .append('\n');
    }

    private static void strings(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }
}
