package skylab.aws.cloudwatch.metric;

import static skylab.telemetry.MonitoredMachine.MONITORED_MACHINES;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Page;
import skylab.aws.ec2.instance.Hosts;
import skylab.telemetry.Meter;
import skylab.telemetry.Metric;
import skylab.telemetry.MonitoredMachine;
import skylab.telemetry.Series;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;

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
        Instant published = call.tx().now().minus(Series.DETAILED_DELAY);
        Instant since = call.tx().now().minus(recently == null ? LISTED : RECENT);
        List<software.amazon.awssdk.services.cloudwatch.model.Metric> found = new ArrayList<>();
        if (request.namespace() == null || request.namespace().equals(Metric.NAMESPACE)) {
            Hosts.appear(call.tx(), call.scope());
            for (MonitoredMachine machine : call.tx().all(call.scope(), MONITORED_MACHINES)) {
                Meter meter = Catalog.meter(call, machine);
                for (Metric metric : Metric.values()) {
                    if (isAsked(request, metric, machine.id()) && meter.measures(metric, since, published)) {
                        found.add(described(metric, machine.id()));
                    }
                }
            }
        }
        var page = Page.of(found, PAGE, request.nextToken(), 1, PAGE);
        return ListMetricsResponse.builder()
                .metrics(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static boolean isAsked(ListMetricsRequest request, Metric metric, String machine) {
        return (request.metricName() == null || request.metricName().equals(metric.metricName()))
                && request.dimensions().stream()
                        .allMatch(filter -> Metric.DIMENSION.equals(filter.name())
                                && (filter.value() == null || filter.value().equals(machine)));
    }

    private static software.amazon.awssdk.services.cloudwatch.model.Metric described(Metric metric, String machine) {
        return software.amazon.awssdk.services.cloudwatch.model.Metric.builder()
                .namespace(Metric.NAMESPACE)
                .metricName(metric.metricName())
                .dimensions(Dimension.builder()
                        .name(Metric.DIMENSION)
                        .value(machine)
                        .build())
                .build();
    }
}
