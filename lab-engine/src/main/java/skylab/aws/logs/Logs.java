package skylab.aws.logs;

import java.lang.invoke.MethodHandles;
import java.util.Map;
import skylab.aws.Completed;
import skylab.aws.Door;
import skylab.aws.EmulatedClient;
import skylab.aws.Operation;
import skylab.aws.Service;
import skylab.aws.ec2.instance.Hosts;
import skylab.aws.logs.event.EventApi;
import skylab.aws.logs.filter.FilterApi;
import skylab.aws.logs.group.GroupApi;
import skylab.aws.logs.query.QueryApi;
import skylab.aws.logs.stream.StreamApi;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsResponseMetadata;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidOperationException;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LimitExceededException;
import software.amazon.awssdk.services.cloudwatchlogs.model.MalformedQueryException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatchlogs.model.TooManyTagsException;

/** The engine as the SDK's own client of CloudWatch Logs. An operation that is not here refuses by name. */
public class Logs extends EmulatedClient implements GroupApi, StreamApi, EventApi, FilterApi, QueryApi {
    private static final Completed<CloudWatchLogsClient> WHOLE =
            new Completed<>(MethodHandles.lookup(), Logs.class, CloudWatchLogsClient.class);

    Logs(Door door) {
        super(new Service(
                "CloudWatchLogs",
                "logs.amazonaws.com",
                door,
                CloudWatchLogsException::builder,
                CloudWatchLogsResponseMetadata::create,
                Map.of(
                        "ResourceNotFoundException",
                        ResourceNotFoundException::builder,
                        "ResourceAlreadyExistsException",
                        ResourceAlreadyExistsException::builder,
                        "InvalidParameterException",
                        InvalidParameterException::builder,
                        "InvalidOperationException",
                        InvalidOperationException::builder,
                        "LimitExceededException",
                        LimitExceededException::builder,
                        "MalformedQueryException",
                        MalformedQueryException::builder,
                        "TooManyTagsException",
                        TooManyTagsException::builder)));
    }

    /** A client whose calls go through a door into a lab. */
    public static CloudWatchLogsClient client(Door door) {
        return WHOLE.client(door);
    }

    @Override
    public <Q extends CloudWatchLogsRequest, R extends CloudWatchLogsResponse> R call(
            Q request, Operation<Q, R> operation) {
        return service.call(request, (call, asked) -> {
            // What machines have written until now is there.
            Hosts.MACHINES.settle(call.tx(), call.scope());
            return operation.apply(call, asked);
        });
    }
}
