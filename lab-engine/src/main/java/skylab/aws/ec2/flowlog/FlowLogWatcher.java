package skylab.aws.ec2.flowlog;

import java.util.Set;
import skylab.network.log.FlowLog;
import skylab.network.log.FlowRecord;
import skylab.world.Kind;
import skylab.world.Observer;
import skylab.world.Scope;
import skylab.world.Transaction;

/** Sees to it that flow logs are delivered when there is traffic that they want to know of. */
public final class FlowLogWatcher implements Observer {
    @Override
    public Set<String> kinds() {
        return Set.of(FlowLog.FLOW_LOGS.name(), FlowRecord.FLOW_NEWS.name());
    }

    @Override
    public void changed(Transaction tx, Scope scope, Kind<?> kind, String id, Object before, Object after) {
        if (after != null) {
            FlowLogDelivery.schedule(tx, scope);
        }
    }
}
