package skylab.aws.logs.filter;

import skylab.aws.logs.LogsApi;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteMetricFilterResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeMetricFiltersRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeMetricFiltersResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutMetricFilterResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.TestMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TestMetricFilterResponse;

/** The operations of CloudWatch Logs on metric filters. */
public interface FilterApi extends LogsApi {
    @Override
    default PutMetricFilterResponse putMetricFilter(PutMetricFilterRequest request) {
        return call(request, MetricFilters::put);
    }

    @Override
    default DeleteMetricFilterResponse deleteMetricFilter(DeleteMetricFilterRequest request) {
        return call(request, MetricFilters::delete);
    }

    @Override
    default DescribeMetricFiltersResponse describeMetricFilters(DescribeMetricFiltersRequest request) {
        return call(request, MetricFilters::describe);
    }

    @Override
    default TestMetricFilterResponse testMetricFilter(TestMetricFilterRequest request) {
        return call(request, FilterTrial::test);
    }
}
