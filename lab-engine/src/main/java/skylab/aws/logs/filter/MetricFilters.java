package skylab.aws.logs.filter;

import static skylab.aws.logs.Constraints.invalid;

import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Page;
import skylab.aws.logs.Constraints;
import skylab.aws.logs.group.Groups;
import skylab.aws.logs.pattern.FilterPattern;
import skylab.aws.logs.store.LogGroup;
import skylab.aws.logs.store.MetricFilter;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteMetricFilterResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeMetricFiltersRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeMetricFiltersResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutMetricFilterResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.StandardUnit;

/** Making, listing and deleting metric filters. */
public final class MetricFilters {
    // API reference, "PutMetricFilter" and "MetricTransformation".
    private static final int MOST = 100;
    private static final int MOST_DIMENSIONS = 3;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_VALUE = 100;
    private static final Pattern NAME = Pattern.compile("[^:*$]*");

    private MetricFilters() {}

    /**
     * PutMetricFilter: makes a filter or changes the one of that name. Events that have come in before do not count.
     *
     * @throws AwsError {@code ResourceNotFoundException}, {@code InvalidParameterException}, {@code
     *     LimitExceededException}, {@code InvalidOperationException}
     */
    public static PutMetricFilterResponse put(Call call, PutMetricFilterRequest request) {
        LogGroup group = Groups.named(call, request.logGroupName());
        String name = Constraints.filter(request.filterName());
        String text = Constraints.atMost(
                Constraints.required(request.filterPattern(), "filterPattern"), "filterPattern", FilterPattern.LONGEST);
        if (!group.settings().logClass().equals(LogGroup.STANDARD)) {
            throw new AwsError(
                    "InvalidOperationException",
                    "PutMetricFilter is not supported for log groups of the class "
                            + group.settings().logClass() + ".");
        }
        if (Boolean.TRUE.equals(request.applyOnTransformedLogs())
                || request.fieldSelectionCriteria() != null
                || request.hasEmitSystemFieldDimensions()) {
            throw new AwsError(
                    "NotEmulated",
                    "Skylab does not emulate ApplyOnTransformedLogs, FieldSelectionCriteria and"
                            + " EmitSystemFieldDimensions of metric filters.");
        }
        if (request.metricTransformations().size() != 1) {
            throw invalid("1 validation error detected: Value at 'metricTransformations' failed to satisfy constraint:"
                    + " Member must have length equal to 1");
        }
        FilterPattern pattern = FilterPattern.parse(text);
        if (!group.filters().containsKey(name) && group.filters().size() == MOST) {
            throw new AwsError("LimitExceededException", "Resource limit exceeded.");
        }
        Groups.put(
                call,
                group.with(filter(
                        call,
                        name,
                        text,
                        pattern,
                        request.metricTransformations().get(0))));
        return PutMetricFilterResponse.builder().build();
    }

    private static MetricFilter filter(
            Call call, String name, String text, FilterPattern pattern, MetricTransformation made) {
        String at = "metricTransformations.1.member.";
        String metric = Constraints.matching(made.metricName(), at + "metricName", LONGEST_NAME, NAME, "[^:*$]*");
        String namespace =
                Constraints.matching(made.metricNamespace(), at + "metricNamespace", LONGEST_NAME, NAME, "[^:*$]*");
        String value = Constraints.text(made.metricValue(), at + "metricValue", LONGEST_VALUE);
        if (value.startsWith("$")
                ? !pattern.hasField(value)
                : Publication.number(value).isEmpty()) {
            throw invalid("Invalid metric transformation: the metric value '" + value
                    + "' is neither a number nor a field of the filter pattern.");
        }
        if (made.hasDimensions() && !made.dimensions().isEmpty()) {
            checkDimensions(made, pattern);
        }
        if (made.unit() == StandardUnit.UNKNOWN_TO_SDK_VERSION) {
            throw invalid("1 validation error detected: Value '" + made.unitAsString() + "' at '" + at
                    + "unit' failed to satisfy constraint: Member must satisfy enum value set: "
                    + StandardUnit.knownValues());
        }
        return new MetricFilter(
                name,
                call.tx().now(),
                text,
                namespace,
                metric,
                value,
                made.defaultValue(),
                new TreeMap<>(made.dimensions()),
                made.unitAsString());
    }

    private static void checkDimensions(MetricTransformation made, FilterPattern pattern) {
        if (made.defaultValue() != null) {
            throw invalid("Invalid metric transformation: dimensions and default value are mutually exclusive"
                    + " properties.");
        }
        if (made.dimensions().size() > MOST_DIMENSIONS) {
            throw invalid("Invalid metric transformation: a metric filter can have at most " + MOST_DIMENSIONS
                    + " dimensions.");
        }
        made.dimensions().forEach((dimension, field) -> {
            if (field == null || !pattern.hasField(field)) {
                throw invalid("Invalid metric transformation: the value '" + field + "' of the dimension '" + dimension
                        + "' is not a field of the filter pattern.");
            }
        });
    }

    /**
     * DeleteMetricFilter; the metric stays.
     *
     * @throws AwsError {@code ResourceNotFoundException}, {@code InvalidParameterException}
     */
    public static DeleteMetricFilterResponse delete(Call call, DeleteMetricFilterRequest request) {
        LogGroup group = Groups.named(call, request.logGroupName());
        String name = Constraints.filter(request.filterName());
        if (!group.filters().containsKey(name)) {
            throw new AwsError("ResourceNotFoundException", "The specified metric filter does not exist.");
        }
        Groups.put(call, group.withoutFilter(name));
        return DeleteMetricFilterResponse.builder().build();
    }

    /**
     * DescribeMetricFilters, by group and name.
     *
     * @throws AwsError {@code ResourceNotFoundException}, {@code InvalidParameterException}
     */
    public static DescribeMetricFiltersResponse describe(Call call, DescribeMetricFiltersRequest request) {
        if ((request.metricName() == null) != (request.metricNamespace() == null)) {
            throw invalid("metricName and metricNamespace must be given together.");
        }
        Stream<LogGroup> groups = request.logGroupName() == null
                ? call.tx().world().table(call.scope(), LogGroup.LOG_GROUPS).ids().stream()
                        .map(name -> Groups.named(call, name))
                : Stream.of(Groups.named(call, request.logGroupName()));
        List<software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter> all = groups.flatMap(
                        group -> group.filters().values().stream()
                                .filter(filter -> isAsked(filter, request))
                                .map(filter -> shape(group, filter)))
                .toList();
        Page<software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter> page =
                Constraints.page(all, request.limit(), "limit", request.nextToken());
        return DescribeMetricFiltersResponse.builder()
                .metricFilters(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static boolean isAsked(MetricFilter filter, DescribeMetricFiltersRequest request) {
        return (request.filterNamePrefix() == null || filter.name().startsWith(request.filterNamePrefix()))
                && (request.metricName() == null || filter.metric().equals(request.metricName()))
                && (request.metricNamespace() == null || filter.namespace().equals(request.metricNamespace()));
    }

    private static software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter shape(
            LogGroup group, MetricFilter filter) {
        return software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter.builder()
                .filterName(filter.name())
                .filterPattern(filter.pattern())
                .logGroupName(group.name())
                .creationTime(filter.created().toEpochMilli())
                .metricTransformations(MetricTransformation.builder()
                        .metricName(filter.metric())
                        .metricNamespace(filter.namespace())
                        .metricValue(filter.value())
                        .defaultValue(filter.defaultValue())
                        .dimensions(filter.dimensions().isEmpty() ? null : filter.dimensions())
                        .unit(filter.unit())
                        .build())
                .build();
    }
}
