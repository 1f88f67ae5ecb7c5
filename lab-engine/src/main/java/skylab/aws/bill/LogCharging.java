package skylab.aws.bill;

import java.util.Map;
import skylab.aws.logs.store.EventKey;
import skylab.aws.logs.store.LogEvent;
import skylab.aws.logs.store.LogGroup;
import skylab.aws.logs.store.LogStream;
import skylab.billing.Entry;
import skylab.billing.Ledger;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/** What is billed of log groups: the bytes they take in, and those they keep (CloudWatch pricing page, "Logs"). */
final class LogCharging implements Charging<LogGroup> {
    @Override
    public Kind<LogGroup> kind() {
        return LogGroup.LOG_GROUPS;
    }

    @Override
    public void changed(Transaction tx, Scope scope, String id, LogGroup before, LogGroup after) {
        long bytes = before == null || after == null ? 0 : taken(before, after);
        if (bytes > 0) {
            Ledger.count(tx, scope, Entry.of(id, "DataProcessing-Bytes", Gib.of(bytes)));
        }
        LogStorage.changed(tx, scope, before, after, bytes);
    }

    private static long taken(LogGroup before, LogGroup after) {
        long bytes = 0;
        for (LogStream stream : after.streams().values()) {
            if (before.taken() != after.taken() && stream != before.streams().get(stream.name())) {
                bytes += taken(stream, before.taken(), after.taken() - before.taken());
            }
        }
        return bytes;
    }

    /** Bytes of the events that came in after the group had taken so many; most of them are the latest. */
    private static long taken(LogStream stream, long before, long most) {
        long bytes = 0;
        long found = 0;
        for (Map.Entry<EventKey, LogEvent> event :
                stream.events().descendingMap().entrySet()) {
            if (found == most) {
                break;
            }
            if (event.getKey().sequence() >= before) {
                bytes += event.getValue().bytes();
                found++;
            }
        }
        return bytes;
    }
}
