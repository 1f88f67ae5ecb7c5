package skylab.aws.ec2.vpn;

import java.time.Duration;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Tags;
import skylab.world.Event;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/** What all things of VPN connections have in common: their only type, and that they are seen for a while when gone. */
final class VpnType {
    /** The only type there is. */
    static final String NAME = "ipsec.1";

    private static final Duration SEEN = Duration.ofHours(1);

    private VpnType() {}

    /**
     * Checks the type that is asked for.
     *
     * @throws AwsError {@code MissingParameter} or {@code InvalidParameterValue}
     */
    static void require(String type) {
        if (type == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter type");
        }
        if (!type.equals(NAME)) {
            throw new AwsError("InvalidParameterValue", "Value (" + type + ") for parameter type is invalid.");
        }
    }

    /** Lets something that is gone be seen for about an hour. */
    static void forgetLater(Call call, Kind<?> kind, String id) {
        forgetLater(call.tx(), call.scope(), kind, id);
    }

    static void forgetLater(Transaction tx, Scope scope, Kind<?> kind, String id) {
        tx.schedule(SEEN, new Forgotten(scope, kind, id));
    }

    private record Forgotten(Scope scope, Kind<?> kind, String id) implements Event {
        @Override
        public void happen(Transaction tx) {
            tx.remove(scope, kind, id);
            Tags.forget(tx, scope, id);
        }
    }
}
