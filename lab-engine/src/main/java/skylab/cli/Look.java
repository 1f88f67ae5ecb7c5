package skylab.cli;

import com.fasterxml.jackson.databind.JsonNode;
import skylab.cli.call.WaiterCommand;
import skylab.cli.config.Keys;
import skylab.guest.process.Question;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * One look of a waiter.
 *
 * @param cloud who does it
 * @param waiter what is waited for
 * @param parameters as {@link skylab.aws.shape.Shapes} writes them
 * @param region which is called
 * @param keys with which it is signed
 */
public record Look(Cloud cloud, WaiterCommand waiter, JsonNode parameters, String region, Keys keys)
        implements Question {
    /** How things stand. */
    public enum State {
        /** It has come. */
        REACHED,
        /** It has not come yet. */
        NOT_YET,
        /** It will never come. */
        FAILED
    }

    /**
     * What was seen.
     *
     * @param state how things stand
     * @param why it failed, if so
     */
    public record Seen(State state, String why) {
        boolean is(State other) {
            return state == other;
        }
    }

    @Override
    public Object answer(Transaction tx, Scope scope, String machine) {
        return cloud.look(tx, scope, machine, this);
    }
}
