package skylab.aws;

import java.time.Duration;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * How a waiter of the SDK waits between two looks: time passes in the lab, and none outside.
 *
 * @param door the way into the lab
 * @param pause virtual time between two looks
 */
public record VirtualWait(Door door, Duration pause) implements BackoffStrategy {
    @Override
    public Duration computeDelay(int attempt) {
        door.pass(pause);
        return Duration.ZERO;
    }
}
