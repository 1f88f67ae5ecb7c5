package skylab.aws.ec2.snapshot;

import java.util.Set;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.world.Kind;
import software.amazon.awssdk.services.ec2.model.DisableSnapshotBlockPublicAccessRequest;
import software.amazon.awssdk.services.ec2.model.DisableSnapshotBlockPublicAccessResponse;
import software.amazon.awssdk.services.ec2.model.EnableSnapshotBlockPublicAccessRequest;
import software.amazon.awssdk.services.ec2.model.EnableSnapshotBlockPublicAccessResponse;
import software.amazon.awssdk.services.ec2.model.GetSnapshotBlockPublicAccessStateRequest;
import software.amazon.awssdk.services.ec2.model.GetSnapshotBlockPublicAccessStateResponse;

/** Whether snapshots may be made public (EBS guide, "Block public access for Amazon EBS snapshots"); at first they may. */
public final class SnapshotBlocking {
    private static final Kind<String> STATES = new Kind<>("snapshot-block-public-access", "");
    private static final String KEY = "state";
    private static final String UNBLOCKED = "unblocked";
    private static final Set<String> BLOCKED = Set.of("block-all-sharing", "block-new-sharing");

    private SnapshotBlocking() {}

    private static String state(Call call) {
        return call.tx().find(call.scope(), STATES, KEY).orElse(UNBLOCKED);
    }

    /**
     * Checks that a snapshot may be made public.
     *
     * @throws AwsError {@code OperationNotPermitted}
     */
    static void checkPublic(Call call, Snapshot snapshot) {
        if (!state(call).equals(UNBLOCKED)) {
            throw new AwsError(
                    "OperationNotPermitted",
                    "You can't publicly share the snapshot " + snapshot.id()
                            + " because block public access for snapshots is enabled for this account in "
                            + call.scope().region());
        }
    }

    /** GetSnapshotBlockPublicAccessState. */
    public static GetSnapshotBlockPublicAccessStateResponse get(
            Call call, GetSnapshotBlockPublicAccessStateRequest request) {
        return GetSnapshotBlockPublicAccessStateResponse.builder()
                .state(state(call))
                .managedBy("account")
                .build();
    }

    /** EnableSnapshotBlockPublicAccess. */
    public static EnableSnapshotBlockPublicAccessResponse enable(
            Call call, EnableSnapshotBlockPublicAccessRequest request) {
        String state = request.stateAsString();
        if (state == null || !BLOCKED.contains(state)) {
            throw new AwsError(
                    state == null ? "MissingParameter" : "InvalidParameterValue",
                    state == null
                            ? "The request must contain the parameter State"
                            : "Value (" + state + ") for parameter State is invalid.");
        }
        call.tx().put(call.scope(), STATES, KEY, state);
        return EnableSnapshotBlockPublicAccessResponse.builder().state(state).build();
    }

    /** DisableSnapshotBlockPublicAccess. */
    public static DisableSnapshotBlockPublicAccessResponse disable(
            Call call, DisableSnapshotBlockPublicAccessRequest request) {
        call.tx().put(call.scope(), STATES, KEY, UNBLOCKED);
        return DisableSnapshotBlockPublicAccessResponse.builder()
                .state(UNBLOCKED)
                .build();
    }
}
