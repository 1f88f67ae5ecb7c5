package skylab.aws.logs.event;

import static skylab.aws.logs.Constraints.invalid;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.logs.Constraints;
import skylab.aws.logs.group.Groups;
import skylab.aws.logs.store.EventKey;
import skylab.aws.logs.store.LogEvent;
import skylab.aws.logs.store.LogGroup;
import skylab.aws.logs.store.LogStream;
import skylab.aws.logs.stream.Streams;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;

/** PutLogEvents. */
public final class PutEvents {
    // API reference, "PutLogEvents".
    private static final int MOST_EVENTS = 10_000;
    private static final long MOST_BYTES = 1_048_576;
    private static final Duration LONGEST_SPAN = Duration.ofHours(24);

    private PutEvents() {}

    /**
     * PutLogEvents. Events that are too old or too new are left out, the others taken; sequence tokens are not looked at.
     *
     * @throws AwsError {@code ResourceNotFoundException}, {@code InvalidParameterException}
     */
    public static PutLogEventsResponse put(Call call, PutLogEventsRequest request) {
        LogGroup group = Groups.named(call, request.logGroupName());
        LogStream stream = Streams.named(group, request.logStreamName());
        List<LogGroup.Incoming> batch = batch(request);
        Intake intake = Intake.take(call.tx(), call.scope(), group, stream, batch);
        checkSpan(batch, intake);
        PutLogEventsResponse.Builder answer = PutLogEventsResponse.builder()
                .nextSequenceToken(new EventKey(call.tx().now().toEpochMilli(), 0).id());
        boolean all = intake.from() == 0 && intake.to() == batch.size();
        return all
                ? answer.build()
                : answer.rejectedLogEventsInfo(rejected(intake, batch)).build();
    }

    private static List<LogGroup.Incoming> batch(PutLogEventsRequest request) {
        Constraints.required(request.hasLogEvents() ? request.logEvents() : null, "logEvents");
        int size = request.logEvents().size();
        if (size == 0 || size > MOST_EVENTS) {
            throw invalid("1 validation error detected: Value at 'logEvents' failed to satisfy constraint: Member must"
                    + " have length " + (size == 0 ? "greater than or equal to 1" : "less than or equal to 10000"));
        }
        List<LogGroup.Incoming> batch = new ArrayList<>();
        long bytes = 0;
        long last = 0;
        for (InputLogEvent event : request.logEvents()) {
            String at = "logEvents." + (batch.size() + 1) + ".member.";
            String message = Constraints.text(event.message(), at + "message", Integer.MAX_VALUE);
            long timestamp = Constraints.required(event.timestamp(), at + "timestamp");
            if (timestamp < last) {
                throw invalid(
                        timestamp < 0
                                ? "1 validation error detected: Value '" + timestamp + "' at '" + at
                                        + "timestamp' failed to satisfy constraint: Member must have value greater than or"
                                        + " equal to 0"
                                : "Log events in a single PutLogEvents request must be in chronological order.");
            }
            last = timestamp;
            bytes += LogEvent.bytes(message);
            batch.add(new LogGroup.Incoming(timestamp, message));
        }
        if (bytes > MOST_BYTES) {
            throw invalid("Upload too large: " + bytes + " bytes exceeds limit of " + MOST_BYTES);
        }
        return batch;
    }

    private static void checkSpan(List<LogGroup.Incoming> batch, Intake intake) {
        if (intake.from() < intake.to()
                && batch.get(intake.to() - 1).timestamp()
                                - batch.get(intake.from()).timestamp()
                        > LONGEST_SPAN.toMillis()) {
            throw invalid("The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
        }
    }

    private static RejectedLogEventsInfo rejected(Intake intake, List<LogGroup.Incoming> batch) {
        return RejectedLogEventsInfo.builder()
                .tooOldLogEventEndIndex(intake.tooOld() == 0 ? null : intake.tooOld())
                .expiredLogEventEndIndex(intake.expired() == 0 ? null : intake.expired())
                .tooNewLogEventStartIndex(intake.to() == batch.size() ? null : intake.to())
                .build();
    }
}
