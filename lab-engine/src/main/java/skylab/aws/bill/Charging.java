package skylab.aws.bill;

import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * What is billed of the resources of one kind.
 *
 * @param <T> the record of the resource
 */
interface Charging<T> {
    /** The kind of its rows. */
    Kind<T> kind();

    /**
     * Enters into the ledger what a change of a row means.
     *
     * @param id the row's
     * @param before null if there was none
     * @param after null if there is none
     */
    void changed(Transaction tx, Scope scope, String id, T before, T after);
}
