package skylab.aws.logs;

import skylab.aws.Operation;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsResponse;

/** A part of CloudWatch Logs: the operations of one sort of resource. */
public interface LogsApi extends CloudWatchLogsClient {
    /** Does a call. */
    <Q extends CloudWatchLogsRequest, R extends CloudWatchLogsResponse> R call(Q request, Operation<Q, R> operation);
}
