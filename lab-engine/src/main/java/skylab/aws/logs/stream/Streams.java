package skylab.aws.logs.stream;

import static skylab.aws.logs.Constraints.invalid;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.pcollections.PSortedMap;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Page;
import skylab.aws.logs.Constraints;
import skylab.aws.logs.group.Groups;
import skylab.aws.logs.store.EventKey;
import skylab.aws.logs.store.LogEvent;
import skylab.aws.logs.store.LogGroup;
import skylab.aws.logs.store.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;

/** Making, listing and deleting log streams. */
public final class Streams {
    private static final List<String> ORDERS = List.of("LogStreamName", "LastEventTime");

    private Streams() {}

    /**
     * The stream of a name.
     *
     * @throws AwsError {@code ResourceNotFoundException}, {@code InvalidParameterException}
     */
    public static LogStream named(LogGroup group, String name) {
        LogStream stream = group.streams().get(Constraints.stream(name));
        if (stream == null) {
            throw new AwsError("ResourceNotFoundException", "The specified log stream does not exist.");
        }
        return stream;
    }

    /**
     * CreateLogStream.
     *
     * @throws AwsError {@code ResourceNotFoundException}, {@code ResourceAlreadyExistsException}, {@code
     *     InvalidParameterException}
     */
    public static CreateLogStreamResponse create(Call call, CreateLogStreamRequest request) {
        String name = Constraints.stream(request.logStreamName());
        LogGroup group = Groups.named(call, request.logGroupName());
        if (group.streams().containsKey(name)) {
            throw new AwsError("ResourceAlreadyExistsException", "The specified log stream already exists");
        }
        Groups.put(call, group.with(LogStream.empty(name, call.tx().now())));
        return CreateLogStreamResponse.builder().build();
    }

    /**
     * DeleteLogStream, with its events.
     *
     * @throws AwsError {@code ResourceNotFoundException}
     */
    public static DeleteLogStreamResponse delete(Call call, DeleteLogStreamRequest request) {
        LogGroup group = Groups.named(call, request.logGroupName());
        Groups.put(
                call, group.withoutStream(named(group, request.logStreamName()).name()));
        return DeleteLogStreamResponse.builder().build();
    }

    /**
     * DescribeLogStreams.
     *
     * @throws AwsError {@code ResourceNotFoundException}, {@code InvalidParameterException}
     */
    public static DescribeLogStreamsResponse describe(Call call, DescribeLogStreamsRequest request) {
        LogGroup group = Groups.meant(call, request.logGroupName(), request.logGroupIdentifier());
        String prefix = request.logStreamNamePrefix();
        String order = request.orderByAsString() == null ? "LogStreamName" : request.orderByAsString();
        Constraints.oneOf(order, "orderBy", ORDERS);
        boolean byTime = order.equals("LastEventTime");
        if (byTime && prefix != null) {
            throw invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
        }
        long oldest = group.oldest(call.tx().now());
        List<software.amazon.awssdk.services.cloudwatchlogs.model.LogStream> all = group.streams().values().stream()
                .filter(stream -> prefix == null || stream.name().startsWith(prefix))
                .map(stream -> shape(call, group, stream, oldest))
                .collect(Collectors.toList());
        if (byTime) {
            all.sort(Comparator.comparing(
                    stream -> stream.lastEventTimestamp() == null ? 0 : stream.lastEventTimestamp()));
        }
        if (Boolean.TRUE.equals(request.descending())) {
            Collections.reverse(all);
        }
        Page<software.amazon.awssdk.services.cloudwatchlogs.model.LogStream> page =
                Constraints.page(all, request.limit(), "limit", request.nextToken());
        return DescribeLogStreamsResponse.builder()
                .logStreams(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    // Since 2019 the stored bytes of a stream are always 0 (API reference, "LogStream").
    @SuppressWarnings("deprecation")
    private static software.amazon.awssdk.services.cloudwatchlogs.model.LogStream shape(
            Call call, LogGroup group, LogStream stream, long oldest) {
        PSortedMap<EventKey, LogEvent> events = stream.since(oldest);
        return software.amazon.awssdk.services.cloudwatchlogs.model.LogStream.builder()
                .logStreamName(stream.name())
                .creationTime(stream.created().toEpochMilli())
                .firstEventTimestamp(events.isEmpty() ? null : events.firstKey().timestamp())
                .lastEventTimestamp(events.isEmpty() ? null : events.lastKey().timestamp())
                .lastIngestionTime(
                        stream.ingested() == null ? null : stream.ingested().toEpochMilli())
                .uploadSequenceToken(
                        stream.ingested() == null
                                ? null
                                : new EventKey(stream.ingested().toEpochMilli(), 0).id())
                .arn(LogGroup.arn(call.scope(), group.name()) + ":log-stream:" + stream.name())
                .storedBytes(0L)
                .build();
    }
}
