package skylab.aws.logs.event;

import static skylab.aws.logs.Constraints.invalid;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.logs.Constraints;
import skylab.aws.logs.group.Groups;
import skylab.aws.logs.pattern.FilterPattern;
import skylab.aws.logs.store.EventKey;
import skylab.aws.logs.store.LogEvent;
import skylab.aws.logs.store.LogGroup;
import skylab.aws.logs.store.LogStream;
import skylab.aws.logs.stream.Streams;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/** FilterLogEvents. */
public final class FilterEvents {
    private static final int MOST_STREAMS = 100;

    private FilterEvents() {}

    /** An event and where it is. */
    private record Found(LogStream stream, EventKey key, LogEvent event) {}

    /**
     * FilterLogEvents: the events of several streams together, in order of time.
     *
     * @throws AwsError {@code ResourceNotFoundException}, {@code InvalidParameterException}
     */
    public static FilterLogEventsResponse filter(Call call, FilterLogEventsRequest request) {
        LogGroup group = Groups.meant(call, request.logGroupName(), request.logGroupIdentifier());
        int limit = Constraints.limit(request.limit(), "limit", ReadEvents.MOST_EVENTS, ReadEvents.MOST_EVENTS);
        FilterPattern pattern = FilterPattern.parse(Constraints.atMost(
                request.filterPattern() == null ? "" : request.filterPattern(),
                "filterPattern",
                FilterPattern.LONGEST));
        EventKey after = request.nextToken() == null ? null : position(request.nextToken());
        long from = Math.max(group.oldest(call.tx().now()), request.startTime() == null ? 0 : request.startTime());
        long to = request.endTime() == null ? Long.MAX_VALUE : request.endTime();
        List<Found> all = new ArrayList<>();
        streams(group, request).forEach(stream -> {
            for (Map.Entry<EventKey, LogEvent> one : stream.since(from).entrySet()) {
                if (one.getKey().timestamp() > to) {
                    break;
                }
                if (after == null || one.getKey().compareTo(after) > 0) {
                    all.add(new Found(stream, one.getKey(), one.getValue()));
                }
            }
        });
        all.sort(Comparator.comparing(Found::key));
        List<FilteredLogEvent> page = new ArrayList<>();
        long bytes = 0;
        EventKey last = null;
        for (Found one : all) {
            if (pattern.match(one.event().message()).isEmpty()) {
                continue;
            }
            bytes += one.event().bytes();
            if (page.size() == limit || !page.isEmpty() && bytes > ReadEvents.MOST_BYTES) {
                return answer(page, last);
            }
            page.add(shape(one));
            last = one.key();
        }
        return answer(page, null);
    }

    private static Stream<LogStream> streams(LogGroup group, FilterLogEventsRequest request) {
        String prefix = request.logStreamNamePrefix();
        List<String> names = request.logStreamNames();
        if (names.isEmpty()) {
            return group.streams().values().stream()
                    .filter(stream -> prefix == null || stream.name().startsWith(prefix));
        }
        if (prefix != null) {
            throw invalid("logStreamNamePrefix and logStreamNames are mutually exclusive parameters.");
        }
        if (names.size() > MOST_STREAMS) {
            throw invalid("1 validation error detected: Value at 'logStreamNames' failed to satisfy constraint: Member"
                    + " must have length less than or equal to " + MOST_STREAMS);
        }
        return names.stream().distinct().map(name -> Streams.named(group, name));
    }

    private static FilterLogEventsResponse answer(List<FilteredLogEvent> page, EventKey last) {
        return FilterLogEventsResponse.builder()
                .events(page)
                .searchedLogStreams(List.of())
                .nextToken(
                        last == null
                                ? null
                                : Base64.getUrlEncoder()
                                        .withoutPadding()
                                        .encodeToString(last.id().getBytes(StandardCharsets.US_ASCII)))
                .build();
    }

    private static EventKey position(String token) {
        try {
            return EventKey.of(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII))
                    .orElseThrow(FilterEvents::unknown);
        } catch (IllegalArgumentException notBase64) {
            throw unknown();
        }
    }

    private static AwsError unknown() {
        return invalid("The specified nextToken is invalid.");
    }

    private static FilteredLogEvent shape(Found one) {
        return FilteredLogEvent.builder()
                .logStreamName(one.stream().name())
                .timestamp(one.key().timestamp())
                .message(one.event().message())
                .ingestionTime(one.event().ingested())
                .eventId(one.key().id())
                .build();
    }
}
