package skylab.aws.cloudwatch.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Page;
import skylab.telemetry.MetricId;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

/** ListMetrics: what has been published of late. */
public final class MetricList {
    // CloudWatch API reference, "ListMetrics": 500 on a page; two weeks without data and a metric is not listed.
    private static final int PAGE = 500;
    private static final Duration LISTED = Duration.ofDays(14);
    private static final Duration RECENT = Duration.ofHours(3);

    private MetricList() {}

    /**
     * ListMetrics, by machine in the order of their creation.
     *
     * @throws AwsError {@code InvalidParameterValue} or {@code InvalidNextToken}
     */
    public static ListMetricsResponse listMetrics(Call call, ListMetricsRequest request) {
        String recently = request.recentlyActiveAsString();
        if (recently != null && !recently.equals("PT3H")) {
            throw Window.invalid("The parameter RecentlyActive must be a value in the set [ PT3H ].");
        }
        Instant since = call.tx().now().minus(recently == null ? LISTED : RECENT);
        List<Metric> found = Catalog.all(call.tx(), call.scope())
                .filter(metric -> isAsked(request, metric.id()))
                .filter(metric -> metric.series().hasDataSince(since, call.tx().now()))
                .map(metric -> Dimensions.shape(metric.id()))
                .toList();
        var page = Page.of(found, PAGE, request.nextToken(), 1, PAGE);
        return ListMetricsResponse.builder()
                .metrics(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static boolean isAsked(ListMetricsRequest request, MetricId id) {
        return (request.namespace() == null || request.namespace().equals(id.namespace()))
                && (request.metricName() == null || request.metricName().equals(id.name()))
                && request.dimensions().stream()
                        .allMatch(filter -> id.dimensions().containsKey(filter.name())
                                && (filter.value() == null
                                        || filter.value().equals(id.dimensions().get(filter.name()))));
    }
}
