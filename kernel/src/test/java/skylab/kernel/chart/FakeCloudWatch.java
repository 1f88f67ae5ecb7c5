package skylab.kernel.chart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetDashboardRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetDashboardResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.paginators.ListMetricsIterable;

/** Answers what a test gives it; the points of a metric are those of its name, two on each page. */
class FakeCloudWatch implements CloudWatchClient {
    final List<MetricAlarm> alarms = new ArrayList<>();
    final List<AlarmHistoryItem> history = new ArrayList<>();
    final List<String> names = new ArrayList<>();
    final List<Instant> times = new ArrayList<>();
    final List<GetMetricDataRequest> asked = new ArrayList<>();
    String dashboard = "{\"widgets\":[]}";

    @Override
    public DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest request) {
        return DescribeAlarmsResponse.builder()
                .metricAlarms(alarms.stream()
                        .filter(alarm -> request.alarmNames().contains(alarm.alarmName()))
                        .toList())
                .build();
    }

    @Override
    public DescribeAlarmHistoryResponse describeAlarmHistory(DescribeAlarmHistoryRequest request) {
        int page = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
        return DescribeAlarmHistoryResponse.builder()
                .alarmHistoryItems(history.isEmpty() ? List.of() : List.of(history.get(page)))
                .nextToken(page + 1 < history.size() ? String.valueOf(page + 1) : null)
                .build();
    }

    @Override
    public ListMetricsResponse listMetrics(ListMetricsRequest request) {
        return ListMetricsResponse.builder()
                .metrics(names.stream()
                        .map(name -> Metric.builder().metricName(name).build())
                        .toList())
                .build();
    }

    @Override
    public ListMetricsIterable listMetricsPaginator(ListMetricsRequest request) {
        return new ListMetricsIterable(this, request);
    }

    @Override
    public GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
        asked.add(request);
        int begin = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
        int end = Math.min(times.size(), begin + 2);
        List<MetricDataResult> results = new ArrayList<>();
        for (MetricDataQuery query : request.metricDataQueries()) {
            if (!Boolean.FALSE.equals(query.returnData())) {
                String label = query.label() != null
                        ? query.label()
                        : query.expression() != null
                                ? query.expression()
                                : query.metricStat().metric().metricName();
                results.add(MetricDataResult.builder()
                        .id(query.id())
                        .label(label)
                        .timestamps(times.subList(begin, end))
                        .values(times.subList(begin, end).stream()
                                .map(at -> (double) label.length())
                                .toList())
                        .build());
            }
        }
        return GetMetricDataResponse.builder()
                .metricDataResults(results)
                .nextToken(end < times.size() ? String.valueOf(end) : null)
                .build();
    }

    @Override
    public GetMetricStatisticsResponse getMetricStatistics(GetMetricStatisticsRequest request) {
        return GetMetricStatisticsResponse.builder()
                .datapoints(Datapoint.builder()
                        .timestamp(request.startTime())
                        .unit(StandardUnit.MILLISECONDS)
                        .build())
                .build();
    }

    @Override
    public GetDashboardResponse getDashboard(GetDashboardRequest request) {
        return GetDashboardResponse.builder()
                .dashboardName(request.dashboardName())
                .dashboardBody(dashboard)
                .build();
    }

    @Override
    public String serviceName() {
        return "monitoring";
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
