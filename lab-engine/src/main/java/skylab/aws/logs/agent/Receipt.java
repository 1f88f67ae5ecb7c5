package skylab.aws.logs.agent;

import static skylab.aws.logs.store.LogGroup.LOG_GROUPS;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.logs.event.Intake;
import skylab.aws.logs.group.GroupLife;
import skylab.aws.logs.store.LogGroup;
import skylab.aws.logs.stream.Streams;
import skylab.guest.process.SystemCalls;
import skylab.telemetry.CustomMetrics;
import skylab.telemetry.MetricId;
import skylab.telemetry.Summary;
import skylab.world.Scope;
import skylab.world.Transaction;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;

/** Takes what agents send. */
public final class Receipt {
    private static final int MINUTE = 60;

    private Receipt() {}

    /**
     * Takes lines as events of the present moment. A group and a stream that are not there are made, as the agent does.
     *
     * @param retention in days; 0 leaves it as it is
     * @return why nothing was taken, if so
     */
    public static Optional<String> logs(
            Transaction tx, Scope scope, String group, String stream, int retention, List<String> lines) {
        long now = tx.now().toEpochMilli();
        return take(
                tx,
                scope,
                group,
                stream,
                retention,
                lines.stream().map(line -> new LogGroup.Incoming(now, line)).toList());
    }

    /**
     * Takes events, as {@link #logs} takes lines.
     *
     * @param events in order of time
     */
    public static Optional<String> take(
            Transaction tx, Scope scope, String group, String stream, int retention, List<LogGroup.Incoming> events) {
        Call call = new Call(tx, scope);
        try {
            if (LogGroup.find(tx.world(), scope, group).isEmpty()) {
                GroupLife.create(
                        call,
                        CreateLogGroupRequest.builder().logGroupName(group).build());
                if (retention > 0) {
                    GroupLife.retain(
                            call,
                            PutRetentionPolicyRequest.builder()
                                    .logGroupName(group)
                                    .retentionInDays(retention)
                                    .build());
                }
            }
            if (!tx.find(scope, LOG_GROUPS, group).orElseThrow().streams().containsKey(stream)) {
                Streams.create(
                        call,
                        CreateLogStreamRequest.builder()
                                .logGroupName(group)
                                .logStreamName(stream)
                                .build());
            }
            LogGroup found = tx.find(scope, LOG_GROUPS, group).orElseThrow();
            Intake.take(tx, scope, found, Streams.named(found, stream), events);
            return Optional.empty();
        } catch (AwsError refused) {
            return Optional.of(refused.code() + ": " + refused.getMessage());
        }
    }

    /** Takes samples, each for all of the moments. */
    public static void metrics(
            Transaction tx, Scope scope, String namespace, List<SystemCalls.Sample> samples, List<Instant> moments) {
        for (SystemCalls.Sample sample : samples) {
            MetricId id = new MetricId(namespace, sample.name(), sample.dimensions());
            Summary value = Summary.of(sample.value());
            moments.forEach(at -> CustomMetrics.put(tx, scope, id, at, sample.unit(), value, MINUTE));
        }
    }
}
