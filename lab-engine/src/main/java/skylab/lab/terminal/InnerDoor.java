package skylab.lab.terminal;

import java.time.Duration;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Door;
import skylab.aws.Identity;
import skylab.aws.Operation;
import skylab.lab.Reception;
import skylab.world.Scope;
import skylab.world.Transaction;
import software.amazon.awssdk.core.SdkPojo;

/**
 * A way into the lab from within a change: what is called becomes part of that change, which is written down as a whole.
 *
 * @param tx the change
 * @param scope the account and region that are called
 * @param identity who calls
 */
record InnerDoor(Transaction tx, Scope scope, Identity identity) implements Door {
    @Override
    public <Q extends SdkPojo, R extends SdkPojo> Answer<R> call(
            String source, String name, Q request, boolean readOnly, Operation<Q, R> operation) {
        try {
            return new Answer<>(
                    "", Reception.receive(new Call(tx, scope, identity), source, name, request, readOnly, operation));
        } catch (AwsError error) {
            throw new Refusal("", error);
        }
    }

    @Override
    public void pass(Duration duration) {
        // Who waits is a program on a machine: it waits there.
    }
}
