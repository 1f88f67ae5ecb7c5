package skylab.aws;

import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * One call on its way through the engine: what an operation may look at and change.
 *
 * @param tx the change in the making; it is dropped when the operation refuses
 * @param scope the account and region that were called
 * @param identity who calls
 */
public record Call(Transaction tx, Scope scope, Identity identity) {
    /** A call by the learner. */
    public Call(Transaction tx, Scope scope) {
        this(tx, scope, Identity.of(tx.world(), scope.account()));
    }
}
