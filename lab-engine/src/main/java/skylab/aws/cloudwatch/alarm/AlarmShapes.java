package skylab.aws.cloudwatch.alarm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import skylab.aws.cloudwatch.metric.Dimensions;
import skylab.aws.shape.Shapes;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** Alarms as the SDK shows them, and as their history has them. */
final class AlarmShapes {
    private AlarmShapes() {}

    static MetricAlarm metric(Alarm alarm) {
        MetricWatch watch = (MetricWatch) alarm.watch();
        MetricAlarm.Builder shape = MetricAlarm.builder()
                .alarmName(alarm.name())
                .alarmArn(alarm.arn())
                .alarmDescription(alarm.settings().description())
                .alarmConfigurationUpdatedTimestamp(alarm.configured())
                .actionsEnabled(alarm.settings().actionsEnabled())
                .okActions(alarm.settings().ok())
                .alarmActions(alarm.settings().alarm())
                .insufficientDataActions(alarm.settings().insufficientData())
                .stateValue(alarm.state().value().name())
                .stateReason(alarm.state().reason())
                .stateReasonData(alarm.state().reasonData())
                .stateUpdatedTimestamp(alarm.state().since())
                .stateTransitionedTimestamp(alarm.state().since())
                .evaluationPeriods(watch.evaluationPeriods())
                .datapointsToAlarm(watch.datapointsToAlarm())
                .threshold(watch.threshold())
                .comparisonOperator(watch.comparison().apiName())
                .treatMissingData(watch.treatMissingData())
                .evaluateLowSampleCountPercentile(watch.lowSamples());
        if (watch.source() instanceof MetricWatch.One one) {
            shape.metricName(one.id().name())
                    .namespace(one.id().namespace())
                    .dimensions(Dimensions.shape(one.id()).dimensions())
                    .period(one.period())
                    .unit(one.unit());
            if (one.extended()) {
                shape.extendedStatistic(one.statistic());
            } else {
                shape.statistic(one.statistic());
            }
        } else {
            shape.metrics(watch.queries()).thresholdMetricId(watch.band());
        }
        return shape.build();
    }

    static CompositeAlarm composite(Alarm alarm) {
        RuleWatch watch = (RuleWatch) alarm.watch();
        String by = watch.suppression().by();
        return CompositeAlarm.builder()
                .alarmName(alarm.name())
                .alarmArn(alarm.arn())
                .alarmDescription(alarm.settings().description())
                .alarmConfigurationUpdatedTimestamp(alarm.configured())
                .actionsEnabled(alarm.settings().actionsEnabled())
                .okActions(alarm.settings().ok())
                .alarmActions(alarm.settings().alarm())
                .insufficientDataActions(alarm.settings().insufficientData())
                .stateValue(alarm.state().value().name())
                .stateReason(alarm.state().reason())
                .stateReasonData(alarm.state().reasonData())
                .stateUpdatedTimestamp(alarm.state().since())
                .stateTransitionedTimestamp(alarm.state().since())
                .alarmRule(watch.text())
                .actionsSuppressor(watch.suppressor())
                .actionsSuppressorWaitPeriod(watch.waitPeriod())
                .actionsSuppressorExtensionPeriod(watch.extension())
                .actionsSuppressedBy(by)
                .actionsSuppressedReason(by == null ? null : "Actions suppressed by " + by)
                .build();
    }

    /** An alarm's configuration as JSON. */
    static ObjectNode json(Alarm alarm) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("alarmName", alarm.name());
        json.put("alarmArn", alarm.arn());
        if (alarm.settings().description() != null) {
            json.put("alarmDescription", alarm.settings().description());
        }
        json.put("alarmConfigurationUpdatedTimestamp", Reasons.stamp(alarm.configured()));
        json.put("actionsEnabled", alarm.settings().actionsEnabled());
        strings(json.putArray("okActions"), alarm.settings().ok());
        strings(json.putArray("alarmActions"), alarm.settings().alarm());
        strings(json.putArray("insufficientDataActions"), alarm.settings().insufficientData());
        json.put("stateUpdatedTimestamp", Reasons.stamp(alarm.state().since()));
        json.put("stateValue", alarm.state().value().name());
        if (alarm.watch() instanceof MetricWatch watch) {
            watched(json, watch);
        } else if (alarm.watch() instanceof RuleWatch rule) {
            json.put("alarmRule", rule.text());
        }
        return json;
    }

    private static void watched(ObjectNode json, MetricWatch watch) {
        if (watch.source() instanceof MetricWatch.One one) {
            json.put("metricName", one.id().name());
            json.put("namespace", one.id().namespace());
            json.put(one.extended() ? "extendedStatistic" : "statistic", one.statistic());
            ArrayNode dimensions = json.putArray("dimensions");
            one.id()
                    .dimensions()
                    .forEach((name, value) ->
                            dimensions.addObject().put("name", name).put("value", value));
            json.put("period", one.period());
            if (one.unit() != null) {
                json.put("unit", one.unit());
            }
        } else {
            ArrayNode metrics = json.putArray("metrics");
            watch.queries().forEach(query -> metrics.add(Shapes.toJson(query)));
        }
        json.put("evaluationPeriods", watch.evaluationPeriods());
        if (watch.datapointsToAlarm() != null) {
            json.put("datapointsToAlarm", watch.datapointsToAlarm());
        }
        if (watch.band() == null) {
            json.put("threshold", watch.threshold());
        } else {
            json.put("thresholdMetricId", watch.band());
        }
        json.put("comparisonOperator", watch.comparison().apiName());
        json.put("treatMissingData", watch.missing().apiName());
        if (watch.lowSamples() != null) {
            json.put("evaluateLowSampleCountPercentile", watch.lowSamples());
        }
    }

    private static void strings(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }
}
