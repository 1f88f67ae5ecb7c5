package skylab.aws.cloudwatch.metric;

import skylab.aws.cloudwatch.CloudWatchApi;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;

/** The operations of CloudWatch on metrics. */
public interface MetricApi extends CloudWatchApi {
    @Override
    default GetMetricStatisticsResponse getMetricStatistics(GetMetricStatisticsRequest request) {
        return call(request, Metrics::getMetricStatistics);
    }

    @Override
    default GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
        return call(request, MetricData::getMetricData);
    }

    @Override
    default ListMetricsResponse listMetrics(ListMetricsRequest request) {
        return call(request, MetricList::listMetrics);
    }

    @Override
    default PutMetricDataResponse putMetricData(PutMetricDataRequest request) {
        return call(request, MetricWriter::putMetricData);
    }
}
