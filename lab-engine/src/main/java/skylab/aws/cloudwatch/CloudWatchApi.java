package skylab.aws.cloudwatch;

import skylab.aws.Operation;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchRequest;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchResponse;

/** A part of CloudWatch: the operations of one sort of resource. */
public interface CloudWatchApi extends CloudWatchClient {
    /** Does a call. */
    <Q extends CloudWatchRequest, R extends CloudWatchResponse> R call(Q request, Operation<Q, R> operation);
}
