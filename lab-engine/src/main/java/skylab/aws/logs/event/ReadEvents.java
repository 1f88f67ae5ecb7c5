package skylab.aws.logs.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.pcollections.PSortedMap;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.logs.Constraints;
import skylab.aws.logs.group.Groups;
import skylab.aws.logs.store.EventKey;
import skylab.aws.logs.store.LogEvent;
import skylab.aws.logs.store.LogGroup;
import skylab.aws.logs.stream.Streams;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

/** GetLogEvents. */
public final class ReadEvents {
    // API reference, "GetLogEvents": as many as fit in 1 MB, up to 10,000.
    static final int MOST_EVENTS = 10_000;
    static final long MOST_BYTES = 1_048_576;

    private ReadEvents() {}

    /**
     * GetLogEvents: one stream, the latest events unless asked otherwise. At the end the token is the one that was asked
     * with.
     *
     * @throws AwsError {@code ResourceNotFoundException}, {@code InvalidParameterException}
     */
    public static GetLogEventsResponse read(Call call, GetLogEventsRequest request) {
        LogGroup group = Groups.meant(call, request.logGroupName(), request.logGroupIdentifier());
        int limit = Constraints.limit(request.limit(), "limit", MOST_EVENTS, MOST_EVENTS);
        boolean fromHead = Boolean.TRUE.equals(request.startFromHead());
        Cursor cursor = request.nextToken() == null ? null : Cursor.of(request.nextToken());
        PSortedMap<EventKey, LogEvent> events = Streams.named(group, request.logStreamName())
                .since(Math.max(group.oldest(call.tx().now()), request.startTime() == null ? 0 : request.startTime()));
        if (request.endTime() != null) {
            events = events.headMap(new EventKey(Math.max(0, request.endTime()), 0), false);
        }
        boolean forward = cursor == null ? fromHead : cursor.forward();
        if (cursor != null) {
            events = forward ? events.tailMap(cursor.key(), false) : events.headMap(cursor.key(), false);
        }
        List<Map.Entry<EventKey, LogEvent>> page = page(forward ? events : events.descendingMap(), limit);
        if (!forward) {
            Collections.reverse(page);
        }
        return GetLogEventsResponse.builder()
                .events(page.stream()
                        .map(one -> shape(one.getKey(), one.getValue()))
                        .toList())
                .nextForwardToken(token(true, page, cursor))
                .nextBackwardToken(token(false, page, cursor))
                .build();
    }

    private static List<Map.Entry<EventKey, LogEvent>> page(Map<EventKey, LogEvent> events, int limit) {
        List<Map.Entry<EventKey, LogEvent>> page = new ArrayList<>();
        long bytes = 0;
        for (Map.Entry<EventKey, LogEvent> event : events.entrySet()) {
            bytes += event.getValue().bytes();
            if (page.size() == limit || !page.isEmpty() && bytes > MOST_BYTES) {
                break;
            }
            page.add(event);
        }
        return page;
    }

    private static String token(boolean forward, List<Map.Entry<EventKey, LogEvent>> page, Cursor cursor) {
        if (!page.isEmpty()) {
            return new Cursor(forward, page.get(forward ? page.size() - 1 : 0).getKey()).token();
        }
        Cursor here = cursor == null ? new Cursor(forward, new EventKey(0, 0)) : cursor;
        return (here.forward() == forward ? here : here.back()).token();
    }

    private static OutputLogEvent shape(EventKey key, LogEvent event) {
        return OutputLogEvent.builder()
                .timestamp(key.timestamp())
                .message(event.message())
                .ingestionTime(event.ingested())
                .build();
    }
}
