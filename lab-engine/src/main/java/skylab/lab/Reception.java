package skylab.lab;

import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Operation;
import skylab.aws.ec2.Zones;
import skylab.aws.ec2.instance.Hosts;
import skylab.aws.ec2.place.NewRegion;
import skylab.lab.academy.LearnerLabPolicy;
import skylab.world.Scope;
import software.amazon.awssdk.core.SdkPojo;

/** What becomes of every call, wherever it comes from, before and after its operation. */
public final class Reception {
    private Reception() {}

    /**
     * Does a call if the caller may.
     *
     * @param source the service as CloudTrail names it
     * @param name the operation
     * @param readOnly whether it only looks
     * @throws AwsError if it is refused
     */
    public static <Q extends SdkPojo, R extends SdkPojo> R receive(
            Call call, String source, String name, Q request, boolean readOnly, Operation<Q, R> operation) {
        Scope scope = call.scope();
        if (Zones.region(scope.region()).optIn()) {
            // A region that has to be enabled first, which nobody has done.
            throw new AwsError("AuthFailure", "AWS was not able to validate the provided access credentials");
        }
        NewRegion.open(call.tx(), scope);
        if (!readOnly) {
            // What machines have sent until now went where the world as it was until now let it go.
            Hosts.MACHINES.settle(call.tx(), scope);
        }
        LearnerLabPolicy.admit(call, source, name, request);
        R response = operation.apply(call, request);
        if (!readOnly) {
            LearnerLabPolicy.done(call, source);
        }
        return response;
    }
}
