package skylab.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import skylab.aws.AwsError;
import skylab.aws.Door;
import skylab.aws.Identity;
import skylab.aws.bill.Bookkeeper;
import skylab.aws.shape.Shapes;
import skylab.lab.history.Past;
import skylab.world.Observer;
import skylab.world.Scope;
import skylab.world.Timeline;
import skylab.world.Transaction;
import skylab.world.World;
import skylab.world.journal.Entry;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Does actions one after the other and writes each down before the world that it makes can be seen. What is refused is
 * written down too, and changes nothing.
 */
final class Recorder {
    private final Timeline timeline;
    private final Scope scope;
    private final Log log;
    private long actions;
    private Past past;

    Recorder(World world, long actions, Scope scope, Log log, Observer observer) {
        this.timeline = new Timeline(world, Observer.both(Bookkeeper.BOOKKEEPER, observer));
        this.actions = actions;
        this.scope = scope;
        this.log = log;
        this.past = Past.beginning(actions, world);
    }

    World world() {
        return timeline.world();
    }

    synchronized long actions() {
        return actions;
    }

    /**
     * An action.
     *
     * @param source where it came in
     * @param name what it is called
     * @param region where
     * @param parameters all that is needed to do it again
     * @param readOnly whether it only looks
     * @param caller who acts, or null for the learner
     */
    record Action(String source, String name, String region, JsonNode parameters, boolean readOnly, Identity caller) {
        /** An action of the learner. */
        Action(String source, String name, String region, JsonNode parameters, boolean readOnly) {
            this(source, name, region, parameters, readOnly, null);
        }
    }

    /**
     * Does an action.
     *
     * @throws Door.Refusal if it ends in an {@link AwsError}
     */
    <R> Door.Answer<R> act(Action action, Function<Transaction, R> change) {
        return act(action, change, true);
    }

    /** Does an action that nobody is told of: it is durable when the one after it is. */
    void before(Action action, Consumer<Transaction> change) {
        act(
                action,
                tx -> {
                    change.accept(tx);
                    return action;
                },
                false);
    }

    private <R> Door.Answer<R> act(Action action, Function<Transaction, R> change, boolean durable) {
        long position;
        Door.Answer<R> answer;
        synchronized (this) {
            long number = actions + 1;
            String requestId = uuid("request", number);
            long[] written = new long[1];
            try {
                R result = timeline.write(tx -> {
                    R made = change.apply(tx);
                    written[0] =
                            log.write(entry(action, number, tx.now(), requestId, null), () -> answer(action, made));
                    return made;
                });
                did(number);
                position = written[0];
                answer = new Door.Answer<>(requestId, result);
            } catch (AwsError error) {
                position = log.write(entry(action, number, timeline.world().now(), requestId, error), () -> null);
                did(number);
                log.awaitDurable(position);
                throw new Door.Refusal(requestId, error);
            }
        }
        if (durable) {
            log.awaitDurable(position);
        }
        return answer;
    }

    private void did(long number) {
        actions = number;
        past = past.then(number, timeline.world());
    }

    /** Takes over the past of the lab that this one goes on from. */
    synchronized void remember(Past itsPast) {
        past = itsPast;
    }

    /** The way to the present world. */
    synchronized Past past() {
        return past;
    }

    /** Goes over to another world, as an action. */
    synchronized void become(Action action, World other, Past itsPast) {
        long number = actions + 1;
        long position = log.write(entry(action, number, other.now(), uuid("request", number), null), () -> null);
        actions = number;
        past = itsPast.again(number, other);
        timeline.become(other);
        log.awaitDurable(position);
    }

    private static JsonNode answer(Action action, Object made) {
        return action.readOnly() || !(made instanceof SdkPojo answer) ? null : Shapes.toJson(answer);
    }

    private Entry entry(Action action, long number, Instant time, String requestId, AwsError error) {
        boolean isCall = action.source().endsWith(".amazonaws.com");
        return new Entry(
                Entry.VERSION,
                UserIdentity.of(
                        action.caller() == null ? Identity.of(timeline.world(), scope.account()) : action.caller()),
                time,
                action.source(),
                action.name(),
                action.region(),
                error == null ? null : error.code(),
                error == null ? null : error.getMessage(),
                action.parameters(),
                null,
                requestId,
                uuid("event", number),
                action.readOnly(),
                isCall ? "AwsApiCall" : "SkylabAction",
                scope.account());
    }

    private String uuid(String purpose, long number) {
        return timeline.world().seed().uuid(purpose, number).toString();
    }
}
