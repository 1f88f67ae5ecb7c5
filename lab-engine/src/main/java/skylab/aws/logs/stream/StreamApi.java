package skylab.aws.logs.stream;

import skylab.aws.logs.LogsApi;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;

/** The operations of CloudWatch Logs on log streams. */
public interface StreamApi extends LogsApi {
    @Override
    default CreateLogStreamResponse createLogStream(CreateLogStreamRequest request) {
        return call(request, Streams::create);
    }

    @Override
    default DeleteLogStreamResponse deleteLogStream(DeleteLogStreamRequest request) {
        return call(request, Streams::delete);
    }

    @Override
    default DescribeLogStreamsResponse describeLogStreams(DescribeLogStreamsRequest request) {
        return call(request, Streams::describe);
    }
}
