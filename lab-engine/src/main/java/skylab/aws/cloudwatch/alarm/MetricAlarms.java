package skylab.aws.cloudwatch.alarm;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pcollections.TreePVector;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.cloudwatch.metric.Dimensions;
import skylab.aws.cloudwatch.metric.Models;
import skylab.aws.cloudwatch.metric.Queries;
import skylab.telemetry.MetricId;
import skylab.telemetry.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmResponse;

/** PutMetricAlarm (CloudWatch API reference). */
final class MetricAlarms {
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int DAY = 86_400;
    private static final int WEEK = 7 * DAY;
    private static final List<Integer> SHORT_PERIODS = List.of(10, 20, 30);
    private static final int MOST_DIMENSIONS = 30;
    private static final int MOST_QUERIES = 20;
    private static final int MOST_METRICS = 10;
    private static final Pattern PERCENTILE =
            Pattern.compile("(p|tm|tc|ts|wm)(\\d{1,2}(\\.\\d{1,10})?|100)|(TM|TC|TS|WM|PR)\\(.*\\)|IQM");
    private static final String RECOVERABLE = "StatusCheckFailed_System";

    private MetricAlarms() {}

    /** PutMetricAlarm: a new alarm has not been evaluated; one that is changed keeps its state. */
    static PutMetricAlarmResponse put(Call call, PutMetricAlarmRequest request) {
        String name = Checked.name(request.alarmName());
        MetricWatch watch = watch(request);
        Alarm.Settings settings = Checked.settings(
                call.scope(),
                request.alarmDescription(),
                request.actionsEnabled(),
                request.okActions(),
                request.alarmActions(),
                request.insufficientDataActions());
        checkDeeds(watch, settings);
        // The machine that is watched is looked at from now on; see Check.soon.
        Reading.of(call.tx(), call.scope(), watch, new Models());
        AlarmChanges.put(call, name, settings, watch, AlarmChanges.tags(request.tags()));
        return PutMetricAlarmResponse.builder().build();
    }

    private static void checkDeeds(MetricWatch watch, Alarm.Settings settings) {
        for (AlarmState state : AlarmState.values()) {
            for (String arn : settings.actions(state)) {
                Optional<Actions.Deed> deed = Actions.Deed.of(arn);
                if (deed.isPresent() && Actions.instance(watch).isEmpty()) {
                    throw Checked.invalid("Invalid use of EC2 action. An EC2 action can only be used if the alarm is"
                            + " monitoring an EC2 instance.");
                }
                if (deed.equals(Optional.of(Actions.Deed.RECOVER))
                        && watch.source().metrics().noneMatch(id -> id.name().equals(RECOVERABLE))) {
                    throw Checked.invalid("Invalid use of EC2 'Recover' action. The EC2 'Recover' action can only be"
                            + " used if the alarm is monitoring " + RECOVERABLE + ".");
                }
            }
        }
    }

    private static MetricWatch watch(PutMetricAlarmRequest request) {
        int periods = Checked.required(request.evaluationPeriods(), "evaluationPeriods");
        Checked.atLeast(periods, "evaluationPeriods", 1);
        Integer toAlarm = request.datapointsToAlarm();
        if (toAlarm != null) {
            Checked.atLeast(toAlarm, "datapointsToAlarm", 1);
            if (toAlarm > periods) {
                throw Checked.invalid("DatapointsToAlarm must be less than or equal to EvaluationPeriods.");
            }
        }
        String comparing = Checked.required(request.comparisonOperatorAsString(), "comparisonOperator");
        Comparison comparison = Comparison.named(comparing)
                .orElseThrow(() -> Checked.oneOf(
                        comparing,
                        "comparisonOperator",
                        Arrays.stream(Comparison.values())
                                .map(Comparison::apiName)
                                .toList()));
        if (comparison.isBand() != (request.thresholdMetricId() != null)) {
            throw Checked.invalid("ThresholdMetricId must be specified for comparison operators on anomaly detection"
                    + " bands, and for no others. The comparison operator is " + comparing + ".");
        }
        if (comparison.isBand() == (request.threshold() != null)) {
            throw Checked.invalid("Threshold " + (comparison.isBand() ? "cannot" : "must")
                    + " be specified for comparison operator " + comparing + ".");
        }
        String missing = request.treatMissingData();
        if (missing != null && Missing.named(missing).isEmpty()) {
            throw Checked.oneOf(
                    missing,
                    "treatMissingData",
                    Arrays.stream(Missing.values()).map(Missing::apiName).toList());
        }
        String low = request.evaluateLowSampleCountPercentile();
        if (low != null && !low.equals("evaluate") && !low.equals("ignore")) {
            throw Checked.oneOf(low, "evaluateLowSampleCountPercentile", List.of("evaluate", "ignore"));
        }
        if (comparison.isBand() && request.metrics().isEmpty()) {
            throw Checked.invalid("Metrics must be specified for comparison operator " + comparing + ".");
        }
        MetricWatch.Source source =
                request.hasMetrics() && !request.metrics().isEmpty() ? several(request) : one(request);
        if (low != null && !(source instanceof MetricWatch.One one && one.extended())) {
            throw Checked.invalid("EvaluateLowSampleCountPercentile can only be used with percentile statistics.");
        }
        checkRange(source.period(), periods);
        return new MetricWatch(source, periods, toAlarm, comparison, request.threshold(), missing, low);
    }

    private static void checkRange(int period, int periods) {
        long range = (long) period * periods;
        if (range > (period < HOUR ? DAY : WEEK)) {
            throw Checked.invalid("Metrics cannot be checked across more than "
                    + (period < HOUR ? "a day" : "a week")
                    + " (EvaluationPeriods * Period must be <= " + (period < HOUR ? DAY : WEEK) + ").");
        }
    }

    private static MetricWatch.One one(PutMetricAlarmRequest request) {
        if (request.metricName() == null || request.namespace() == null) {
            throw Checked.invalid("Either MetricName and Namespace or Metrics must be specified.");
        }
        int period = Checked.required(request.period(), "period");
        checkPeriod(period);
        if (request.dimensions().size() > MOST_DIMENSIONS) {
            throw Checked.constraint(
                    request.dimensions(), "dimensions", "have length less than or equal to " + MOST_DIMENSIONS);
        }
        String simple = request.statisticAsString();
        String extended = request.extendedStatistic();
        if ((simple == null) == (extended == null)) {
            throw new AwsError(
                    "InvalidParameterCombination", "Exactly one of Statistic and ExtendedStatistic must be specified.");
        }
        if (simple != null
                && Statistic.named(simple).filter(Statistic::isSimple).isEmpty()) {
            throw Checked.oneOf(simple, "statistic", List.of("Average", "Sum", "SampleCount", "Maximum", "Minimum"));
        }
        if (extended != null
                && (!PERCENTILE.matcher(extended).matches()
                        || Statistic.named(extended).isEmpty())) {
            throw Checked.invalid("The value " + extended + " for parameter ExtendedStatistic is not supported.");
        }
        MetricId id = Dimensions.id(request.namespace(), request.metricName(), request.dimensions());
        return new MetricWatch.One(
                id, simple != null ? simple : extended, extended != null, period, request.unitAsString());
    }

    private static MetricWatch.Several several(PutMetricAlarmRequest request) {
        if (request.metricName() != null
                || request.namespace() != null
                || request.period() != null
                || request.statisticAsString() != null
                || request.extendedStatistic() != null
                || !request.dimensions().isEmpty()) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "MetricName, Namespace, Dimensions, Period, Unit, Statistic and ExtendedStatistic cannot be"
                            + " specified when Metrics is specified.");
        }
        List<MetricDataQuery> queries = request.metrics();
        if (queries.size() > MOST_QUERIES) {
            throw Checked.constraint(queries, "metrics", "have length less than or equal to " + MOST_QUERIES);
        }
        Queries.check(queries);
        if (queries.stream().filter(query -> query.metricStat() != null).count() > MOST_METRICS) {
            throw Checked.invalid("An alarm can have at most " + MOST_METRICS + " metrics.");
        }
        String band = request.thresholdMetricId();
        if (band != null) {
            Queries.checkBand(band, queries);
        }
        List<MetricDataQuery> returned = queries.stream()
                .filter(query -> !query.id().equals(band))
                .filter(query -> queries.size() == 1 || Boolean.TRUE.equals(query.returnData()))
                .toList();
        if (returned.size() != 1) {
            throw Checked.invalid("Exactly one element of the metrics list should return data.");
        }
        MetricDataQuery compared = returned.get(0);
        Queries.checkWatchable(compared.id(), queries);
        int period = compared.metricStat() != null
                ? compared.metricStat().period()
                : queries.stream()
                        .filter(query -> query.metricStat() != null)
                        .map(query -> query.metricStat().period())
                        .max(Integer::compare)
                        .or(() -> Optional.ofNullable(compared.period()))
                        .orElseThrow(() -> Checked.invalid("Period must be specified."));
        checkPeriod(period);
        return new MetricWatch.Several(TreePVector.from(queries), compared.id(), band, period);
    }

    private static void checkPeriod(int period) {
        if (!SHORT_PERIODS.contains(period) && (period < MINUTE || period % MINUTE != 0)) {
            throw Checked.invalid("Period must be 10, 20, 30 or a multiple of 60");
        }
    }

    /** DescribeAlarmsForMetric asks for the alarms that read a metric in a certain way. */
    static boolean reads(Alarm alarm, MetricId id, String statistic, Integer period, String unit) {
        return alarm.watch() instanceof MetricWatch watch
                && watch.source() instanceof MetricWatch.One one
                && one.id().equals(id)
                && (statistic == null || statistic.equals(one.statistic()))
                && (period == null || period == one.period())
                && (unit == null || Objects.equals(unit, one.unit()));
    }
}
