package skylab.aws.cloudwatch.alarm;

import static skylab.aws.cloudwatch.alarm.Alarm.ALARMS;
import static skylab.aws.cloudwatch.alarm.History.HISTORIES;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Page;
import skylab.aws.cloudwatch.metric.Dimensions;
import skylab.telemetry.MetricId;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsForMetricRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsForMetricResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;

/** Looking at alarms (CloudWatch API reference). */
final class AlarmList {
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 100;
    private static final String METRIC = "MetricAlarm";
    private static final String COMPOSITE = "CompositeAlarm";

    private AlarmList() {}

    /** DescribeAlarms, by name; metric alarms unless other types are asked for or alarms are named. */
    static DescribeAlarmsResponse describe(Call call, DescribeAlarmsRequest request) {
        Predicate<Alarm> wanted = wanted(call, request);
        List<Alarm> all = call.tx().all(call.scope(), ALARMS).stream()
                .filter(wanted)
                .sorted(Comparator.comparing(Alarm::isComposite).reversed().thenComparing(Alarm::name))
                .toList();
        Page<Alarm> page = page(all, request.maxRecords(), request.nextToken(), USUAL_PAGE);
        return DescribeAlarmsResponse.builder()
                .metricAlarms(page.items().stream()
                        .filter(alarm -> !alarm.isComposite())
                        .map(AlarmShapes::metric)
                        .toList())
                .compositeAlarms(page.items().stream()
                        .filter(Alarm::isComposite)
                        .map(AlarmShapes::composite)
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static Predicate<Alarm> wanted(Call call, DescribeAlarmsRequest request) {
        boolean named = !request.alarmNames().isEmpty();
        if (named && request.alarmNamePrefix() != null) {
            throw new AwsError(
                    "InvalidParameterCombination", "AlarmNames and AlarmNamePrefix cannot be specified together.");
        }
        if (request.alarmNames().size() > LARGEST_PAGE) {
            throw Checked.constraint(
                    request.alarmNames(), "alarmNames", "have length less than or equal to " + LARGEST_PAGE);
        }
        Set<String> types = types(request.alarmTypesAsStrings());
        Predicate<Alarm> wanted = request.alarmTypesAsStrings().isEmpty()
                        && (named || request.childrenOfAlarmName() != null || request.parentsOfAlarmName() != null)
                ? alarm -> true
                : alarm -> types.contains(alarm.isComposite() ? COMPOSITE : METRIC);
        if (named) {
            wanted = wanted.and(alarm -> request.alarmNames().contains(alarm.name()));
        }
        if (request.alarmNamePrefix() != null) {
            wanted = wanted.and(alarm -> alarm.name().startsWith(request.alarmNamePrefix()));
        }
        if (request.stateValueAsString() != null) {
            AlarmState state = Checked.state(request.stateValueAsString());
            wanted = wanted.and(alarm -> alarm.state().value() == state);
        }
        if (request.actionPrefix() != null) {
            wanted = wanted.and(
                    alarm -> actions(alarm).stream().anyMatch(arn -> arn.startsWith(request.actionPrefix())));
        }
        if (request.childrenOfAlarmName() != null) {
            Set<String> children = composite(call, request.childrenOfAlarmName())
                    .rule()
                    .alarms()
                    .collect(Collectors.toSet());
            wanted = wanted.and(alarm -> children.contains(alarm.name()));
        }
        if (request.parentsOfAlarmName() != null) {
            Set<String> parents = Composites.parents(call.tx(), call.scope(), request.parentsOfAlarmName()).stream()
                    .map(Alarm::name)
                    .collect(Collectors.toSet());
            wanted = wanted.and(alarm -> parents.contains(alarm.name()));
        }
        return wanted;
    }

    private static RuleWatch composite(Call call, String name) {
        return call.tx()
                .find(call.scope(), ALARMS, name)
                .map(Alarm::watch)
                .filter(RuleWatch.class::isInstance)
                .map(RuleWatch.class::cast)
                .orElseThrow(() -> Checked.invalid("There is no composite alarm " + name + "."));
    }

    private static Set<String> types(List<String> asked) {
        for (String type : asked) {
            if (!type.equals(METRIC) && !type.equals(COMPOSITE)) {
                throw Checked.oneOf(type, "alarmTypes", List.of(COMPOSITE, METRIC));
            }
        }
        return asked.isEmpty() ? Set.of(METRIC) : Set.copyOf(asked);
    }

    private static List<String> actions(Alarm alarm) {
        List<String> all = new ArrayList<>(alarm.settings().ok());
        all.addAll(alarm.settings().alarm());
        all.addAll(alarm.settings().insufficientData());
        return all;
    }

    /** DescribeAlarmsForMetric. */
    static DescribeAlarmsForMetricResponse forMetric(Call call, DescribeAlarmsForMetricRequest request) {
        Checked.required(request.metricName(), "metricName");
        Checked.required(request.namespace(), "namespace");
        MetricId id = Dimensions.id(request.namespace(), request.metricName(), request.dimensions());
        String statistic =
                request.statisticAsString() != null ? request.statisticAsString() : request.extendedStatistic();
        return DescribeAlarmsForMetricResponse.builder()
                .metricAlarms(call.tx().all(call.scope(), ALARMS).stream()
                        .filter(alarm ->
                                MetricAlarms.reads(alarm, id, statistic, request.period(), request.unitAsString()))
                        .sorted(Comparator.comparing(Alarm::name))
                        .map(AlarmShapes::metric)
                        .toList())
                .build();
    }

    /** DescribeAlarmHistory, the newest first unless it is asked otherwise; also of alarms that were deleted. */
    static DescribeAlarmHistoryResponse history(Call call, DescribeAlarmHistoryRequest request) {
        Set<String> types = types(request.alarmTypesAsStrings());
        boolean named = request.alarmName() != null;
        Instant oldest = call.tx().now().minus(History.KEPT);
        List<AlarmHistoryItem> items = new ArrayList<>();
        for (History history : call.tx().all(call.scope(), HISTORIES)) {
            boolean wanted = named
                    ? history.name().equals(request.alarmName())
                    : types.contains(history.composite() ? COMPOSITE : METRIC);
            if (wanted) {
                history.items().stream()
                        .filter(item -> !item.at().isBefore(oldest) && isAsked(request, item))
                        .forEach(item -> items.add(shape(history, item)));
            }
        }
        items.sort(Comparator.comparing(AlarmHistoryItem::timestamp));
        if (!"TimestampAscending".equals(request.scanByAsString())) {
            Collections.reverse(items);
        }
        Page<AlarmHistoryItem> page = page(items, request.maxRecords(), request.nextToken(), LARGEST_PAGE);
        return DescribeAlarmHistoryResponse.builder()
                .alarmHistoryItems(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static boolean isAsked(DescribeAlarmHistoryRequest request, History.Item item) {
        String type = request.historyItemTypeAsString();
        return (type == null || type.equals(item.type()))
                && (request.startDate() == null || !item.at().isBefore(request.startDate()))
                && (request.endDate() == null || item.at().isBefore(request.endDate()));
    }

    private static AlarmHistoryItem shape(History history, History.Item item) {
        return AlarmHistoryItem.builder()
                .alarmName(history.name())
                .alarmType(history.composite() ? COMPOSITE : METRIC)
                .timestamp(item.at())
                .historyItemType(item.type())
                .historySummary(item.summary())
                .historyData(item.data())
                .build();
    }

    private static <T> Page<T> page(List<T> all, Integer asked, String token, int usual) {
        if (asked != null && (asked < 1 || asked > LARGEST_PAGE)) {
            throw Checked.constraint(
                    asked,
                    "maxRecords",
                    asked < 1
                            ? "have value greater than or equal to 1"
                            : "have value less than or equal to " + LARGEST_PAGE);
        }
        return Page.of(all, asked == null ? usual : asked, token, 1, LARGEST_PAGE);
    }
}
