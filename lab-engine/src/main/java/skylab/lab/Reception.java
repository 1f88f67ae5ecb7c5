package skylab.lab;

import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Operation;
import skylab.aws.ec2.Zones;
import skylab.aws.ec2.instance.Hosts;
import skylab.aws.ec2.place.NewRegion;
import skylab.aws.shape.Missing;
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
        R response = done(call, source, request, operation);
        if (!readOnly) {
            LearnerLabPolicy.done(call, source);
        }
        return response;
    }

    private static <Q extends SdkPojo, R> R done(Call call, String source, Q request, Operation<Q, R> operation) {
        try {
            return operation.apply(call, request);
        } catch (NullPointerException stumbled) {
            // To look through every request for what is missing would take longer than most operations do.
            throw Missing.first(request)
                    .<RuntimeException>map(path -> refusal(source, path))
                    .orElse(stumbled);
        }
    }

    private static AwsError refusal(String source, String path) {
        String code =
                switch (source) {
                    case "monitoring.amazonaws.com", "sns.amazonaws.com", "iam.amazonaws.com", "sts.amazonaws.com" ->
                        "ValidationError";
                    case "logs.amazonaws.com" -> "InvalidParameterException";
                    case "ec2.amazonaws.com" -> "MissingParameter";
                    default -> "ValidationException";
                };
        return new AwsError(
                code,
                "1 validation error detected: Value null at '" + path
                        + "' failed to satisfy constraint: Member must not be null");
    }
}
