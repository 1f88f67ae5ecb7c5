package skylab.aws.cloudwatch;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import skylab.aws.Completed;
import skylab.aws.Door;
import skylab.aws.Service;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchResponseMetadata;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;

/** The engine as the SDK's own client of CloudWatch. An operation that is not here refuses by name. */
public class CloudWatch implements CloudWatchClient, Completed.Incomplete {
    private final Service service;

    CloudWatch(Door door) {
        this.service = new Service(
                "CloudWatch",
                "monitoring.amazonaws.com",
                door,
                CloudWatchException::builder,
                CloudWatchResponseMetadata::create);
    }

    /** The constructor of this class with all operations, found when first needed. */
    private static final class Whole {
        static final MethodHandle NEW = Completed.constructor(
                MethodHandles.lookup(),
                CloudWatch.class,
                CloudWatchClient.class,
                MethodType.methodType(void.class, Door.class));
    }

    /** A client whose calls go through a door into a lab. */
    public static CloudWatchClient client(Door door) {
        try {
            return (CloudWatch) Whole.NEW.invokeExact(door);
        } catch (Throwable e) {
            throw new LinkageError("cannot make the CloudWatch client", e);
        }
    }

    @Override
    public GetMetricStatisticsResponse getMetricStatistics(GetMetricStatisticsRequest request) {
        return service.call(request, Metrics::getMetricStatistics);
    }

    @Override
    public GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
        return service.call(request, MetricData::getMetricData);
    }

    @Override
    public ListMetricsResponse listMetrics(ListMetricsRequest request) {
        return service.call(request, MetricList::listMetrics);
    }

    /** The SDK's name of it. */
    @Override
    public String toString() {
        return "CloudWatchClient";
    }

    @Override
    public RuntimeException notEmulated(String operation) {
        return service.notEmulated(operation);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Nothing to release: the engine is in this process, and the lab closes itself.
    }
}
