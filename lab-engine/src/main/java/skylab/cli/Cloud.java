package skylab.cli;

import java.util.List;
import skylab.aws.Emulated;
import skylab.world.Scope;
import skylab.world.Transaction;

/** The lab that the command line is used in. An implementation holds no state: programs that keep it are values. */
public interface Cloud {
    /** The services there are. */
    List<Emulated<?>> services();

    /**
     * Does a call; what a refused one has begun is undone.
     *
     * @param scope where the machine is that calls
     * @param machine its id
     */
    ApiAnswer call(Transaction tx, Scope scope, String machine, ApiCall call);

    /** Does one look of a waiter. */
    Look.Seen look(Transaction tx, Scope scope, String machine, Look look);
}
