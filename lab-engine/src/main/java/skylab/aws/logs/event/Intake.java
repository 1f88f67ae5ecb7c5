package skylab.aws.logs.event;

import static skylab.aws.logs.store.LogGroup.LOG_GROUPS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import skylab.aws.logs.filter.Publication;
import skylab.aws.logs.store.LogGroup;
import skylab.aws.logs.store.LogStream;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * Which of a batch of events can be taken (API reference, "PutLogEvents").
 *
 * @param from the first one that is neither too old nor expired
 * @param to the first one that is too new, or the number of events
 * @param tooOld how many are older than 14 days
 * @param expired how many are older than the group keeps them
 */
public record Intake(int from, int to, int tooOld, int expired) {
    private static final Duration PAST = Duration.ofDays(14);
    private static final Duration FUTURE = Duration.ofHours(2);

    /**
     * Takes what can be taken, and publishes what metric filters find in it.
     *
     * @param batch in order of time
     */
    public static Intake take(
            Transaction tx, Scope scope, LogGroup group, LogStream stream, List<LogGroup.Incoming> batch) {
        Instant now = tx.now();
        int tooOld = before(batch, now.minus(PAST).toEpochMilli());
        int expired = before(batch, group.oldest(now));
        int to = before(batch, now.plus(FUTURE).toEpochMilli() + 1);
        Intake intake = new Intake(Math.max(tooOld, expired), to, tooOld, expired);
        List<LogGroup.Incoming> accepted = batch.subList(Math.min(intake.from(), to), to);
        if (!accepted.isEmpty()) {
            tx.put(scope, LOG_GROUPS, group.name(), group.take(now, stream, accepted));
            Publication.publish(tx, scope, group, accepted);
        }
        return intake;
    }

    private static int before(List<LogGroup.Incoming> batch, long timestamp) {
        int count = 0;
        while (count < batch.size() && batch.get(count).timestamp() < timestamp) {
            count++;
        }
        return count;
    }
}
