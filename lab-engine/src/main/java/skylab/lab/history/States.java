package skylab.lab.history;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.aws.cloudwatch.alarm.Alarm;
import skylab.aws.ec2.instance.Instance;
import skylab.network.gateway.NatGateway;
import skylab.world.Kind;
import skylab.world.Observer;
import skylab.world.Scope;
import skylab.world.Transaction;

/** Writes down the states that resources go through, as rows of the world in which they do. */
public final class States implements Observer {
    /** What was written down, by the id of the resource. */
    static final Kind<PVector<Happening>> HAPPENINGS = new Kind<>("happening", "");

    /** How a row says its state, by the name of its kind. */
    private static final Map<String, Function<Object, String>> STATES = Map.of(
            Instance.INSTANCES.name(),
            row -> ((Instance) row).state().phase().apiName().toString(),
            NatGateway.NAT_GATEWAYS.name(),
            row -> ((NatGateway) row).state().name().toLowerCase(Locale.ROOT),
            Alarm.ALARMS.name(),
            row -> ((Alarm) row).state().value().name());

    @Override
    public Set<String> kinds() {
        return STATES.keySet();
    }

    @Override
    public void changed(Transaction tx, Scope scope, Kind<?> kind, String id, Object before, Object after) {
        Function<Object, String> state = STATES.get(kind.name());
        String is = after == null ? null : state.apply(after);
        String was = before == null ? null : state.apply(before);
        if (is != null && !Objects.equals(was, is)) {
            PVector<Happening> soFar = tx.find(scope, HAPPENINGS, id).orElse(TreePVector.empty());
            tx.put(
                    scope,
                    HAPPENINGS,
                    id,
                    soFar.plus(new Happening(tx.now(), scope.region(), Happening.Sort.STATE, id, is, "")));
        }
    }
}
