package skylab.kernel.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import skylab.kernel.chart.CloudWatchChart.Fill;
import skylab.kernel.chart.CloudWatchChart.Interval;
import skylab.kernel.chart.CloudWatchChart.Side;
import skylab.kernel.chart.CloudWatchChart.Threshold;
import skylab.kernel.chart.CloudWatchChart.Tone;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** The metric of an alarm with its threshold, and its states as shading. */
final class AlarmChart {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AlarmChart() {}

    static CloudWatchChart of(CloudWatchClient client, String name, Instant from, Instant to) {
        DescribeAlarmsResponse found = client.describeAlarms(
                r -> r.alarmNames(name).alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM));
        if (found.metricAlarms().isEmpty() && found.compositeAlarms().isEmpty()) {
            throw ResourceNotFoundException.builder()
                    .message("there is no alarm " + name)
                    .build();
        }
        CloudWatchChart chart = found.metricAlarms().isEmpty()
                ? CloudWatchChart.of(name, "").between(from, to)
                : metric(client, found.metricAlarms().get(0), from, to);
        String state = found.metricAlarms().isEmpty()
                ? found.compositeAlarms().get(0).stateValueAsString()
                : found.metricAlarms().get(0).stateValueAsString();
        Instant since = found.metricAlarms().isEmpty()
                ? found.compositeAlarms().get(0).stateUpdatedTimestamp()
                : found.metricAlarms().get(0).stateUpdatedTimestamp();
        for (Interval interval : states(client, name, state, since, from, to)) {
            chart = chart.shade(interval);
        }
        return chart;
    }

    private static CloudWatchChart metric(CloudWatchClient client, MetricAlarm alarm, Instant from, Instant to) {
        String unit = alarm.unitAsString() != null ? alarm.unitAsString() : unit(client, alarm, from, to);
        CloudWatchChart chart = CloudWatchChart.of(alarm.alarmName(), unit).between(from, to);
        chart = Samples.drawn(chart, Metrics.all(client, queries(alarm), from, to));
        return alarm.threshold() == null ? chart : chart.threshold(threshold(alarm));
    }

    private static String unit(CloudWatchClient client, MetricAlarm alarm, Instant from, Instant to) {
        if (alarm.metricName() == null) {
            return "";
        }
        Metric metric = Metric.builder()
                .namespace(alarm.namespace())
                .metricName(alarm.metricName())
                .dimensions(alarm.dimensions())
                .build();
        return Metrics.unit(client, metric, String.valueOf(alarm.statisticAsString()), from, to);
    }

    private static List<MetricDataQuery> queries(MetricAlarm alarm) {
        if (!alarm.metrics().isEmpty()) {
            return alarm.metrics();
        }
        return List.of(MetricDataQuery.builder()
                .id("m1")
                .label(alarm.metricName())
                .metricStat(of -> of.metric(m -> m.namespace(alarm.namespace())
                                .metricName(alarm.metricName())
                                .dimensions(alarm.dimensions()))
                        .period(alarm.period())
                        .stat(
                                alarm.statisticAsString() != null
                                        ? alarm.statisticAsString()
                                        : alarm.extendedStatistic()))
                .build());
    }

    private static Threshold threshold(MetricAlarm alarm) {
        String comparison = String.valueOf(alarm.comparisonOperatorAsString()).toLowerCase(Locale.ROOT);
        boolean isAbove = comparison.startsWith("greater");
        String sign = (isAbove ? ">" : "<") + (comparison.contains("orequal") ? "=" : "");
        int needed = alarm.datapointsToAlarm() != null ? alarm.datapointsToAlarm() : alarm.evaluationPeriods();
        String metric = alarm.metricName() == null ? "" : alarm.metricName() + " ";
        return new Threshold(
                alarm.threshold(),
                Optional.empty(),
                metric + sign + " " + Units.brief(alarm.threshold()) + " · " + needed + "/" + alarm.evaluationPeriods(),
                Side.LEFT,
                Fill.NONE,
                Optional.empty());
    }

    private record Change(Instant at, String before, String after) {}

    /** The states between two moments; before its first change an alarm was in the state that change tells of. */
    private static List<Interval> states(
            CloudWatchClient client, String name, String state, Instant since, Instant from, Instant to) {
        List<Change> changes = changes(client, name, from, to);
        List<Interval> states = new ArrayList<>();
        if (changes.isEmpty()) {
            Instant begin = since != null && since.isAfter(from) ? since : from;
            return begin.isBefore(to) ? List.of(interval(begin, to, state)) : List.of();
        }
        if (!changes.get(0).before().isEmpty()) {
            states.add(interval(from, changes.get(0).at(), changes.get(0).before()));
        }
        for (int i = 0; i < changes.size(); i++) {
            Instant end = i + 1 < changes.size() ? changes.get(i + 1).at() : to;
            states.add(interval(changes.get(i).at(), end, changes.get(i).after()));
        }
        return states;
    }

    private static List<Change> changes(CloudWatchClient client, String name, Instant from, Instant to) {
        List<Change> changes = new ArrayList<>();
        String token = null;
        do {
            String next = token;
            DescribeAlarmHistoryResponse page = client.describeAlarmHistory(r -> r.alarmName(name)
                    .alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM)
                    .historyItemType(HistoryItemType.STATE_UPDATE)
                    .startDate(from)
                    .endDate(to)
                    .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                    .nextToken(next));
            page.alarmHistoryItems().forEach(item -> change(item).ifPresent(changes::add));
            token = page.nextToken();
        } while (token != null);
        return changes;
    }

    private static Optional<Change> change(AlarmHistoryItem item) {
        try {
            var data = JSON.readTree(item.historyData());
            String after = data.path("newState").path("stateValue").asText();
            return after.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Change(
                            item.timestamp(),
                            data.path("oldState").path("stateValue").asText(),
                            after));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Interval interval(Instant from, Instant to, String state) {
        return new Interval(from, to, state, tone(state));
    }

    static Tone tone(String state) {
        return switch (state) {
            case "OK" -> Tone.OK;
            case "ALARM" -> Tone.ALARM;
            default -> Tone.INSUFFICIENT_DATA;
        };
    }
}
