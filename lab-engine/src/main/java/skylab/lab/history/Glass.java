package skylab.lab.history;

import java.time.Duration;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Door;
import skylab.aws.Operation;
import skylab.world.Scope;
import skylab.world.Timeline;
import skylab.world.World;
import software.amazon.awssdk.core.SdkPojo;

/**
 * A door through which services only look at a world: no time passes, nothing is written down, and what a call changes is
 * dropped.
 *
 * @param world what is looked at
 * @param scope the account and region
 */
record Glass(World world, Scope scope) implements Door {
    @Override
    public <Q extends SdkPojo, R extends SdkPojo> Answer<R> call(
            String source, String name, Q request, boolean readOnly, Operation<Q, R> operation) {
        try {
            return new Answer<>("", new Timeline(world).write(tx -> operation.apply(new Call(tx, scope), request)));
        } catch (AwsError error) {
            throw new Refusal("", error);
        }
    }

    @Override
    public void pass(Duration duration) {
        // The world does not move while it is looked at.
    }
}
