package skylab.aws.cloudwatch;

import java.lang.invoke.MethodHandles;
import skylab.aws.Completed;
import skylab.aws.Door;
import skylab.aws.EmulatedClient;
import skylab.aws.Operation;
import skylab.aws.Service;
import skylab.aws.cloudwatch.alarm.AlarmApi;
import skylab.aws.cloudwatch.dashboard.DashboardApi;
import skylab.aws.cloudwatch.metric.DetectorApi;
import skylab.aws.cloudwatch.metric.MetricApi;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchRequest;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchResponse;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchResponseMetadata;

/** The engine as the SDK's own client of CloudWatch. An operation that is not here refuses by name. */
public class CloudWatch extends EmulatedClient implements MetricApi, DetectorApi, AlarmApi, DashboardApi {
    private static final Completed<CloudWatchClient> WHOLE =
            new Completed<>(MethodHandles.lookup(), CloudWatch.class, CloudWatchClient.class);

    CloudWatch(Door door) {
        super(new Service(
                "CloudWatch",
                "monitoring.amazonaws.com",
                door,
                CloudWatchException::builder,
                CloudWatchResponseMetadata::create));
    }

    /** A client whose calls go through a door into a lab. */
    public static CloudWatchClient client(Door door) {
        return WHOLE.client(door);
    }

    @Override
    public <Q extends CloudWatchRequest, R extends CloudWatchResponse> R call(Q request, Operation<Q, R> operation) {
        return service.call(request, operation);
    }
}
