package skylab.aws.bill;

import java.util.List;
import java.util.function.Function;
import skylab.billing.Entry;
import skylab.billing.Ledger;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * What is billed of resources by nothing but their own row.
 *
 * @param kind the kind of the rows
 * @param entries what is used as long as a row is like this
 * @param <T> the record of the resource
 */
record OwnCharging<T>(Kind<T> kind, Function<T, List<Entry>> entries) implements Charging<T> {
    @Override
    public void changed(Transaction tx, Scope scope, String id, T before, T after) {
        List<Entry> used = before == null ? List.of() : entries.apply(before);
        List<Entry> uses = after == null ? List.of() : entries.apply(after);
        if (!used.equals(uses)) {
            Ledger.change(tx, scope, used, uses);
        }
    }
}
