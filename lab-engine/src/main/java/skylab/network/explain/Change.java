package skylab.network.explain;

import java.util.List;
import skylab.world.Scope;
import skylab.world.Transaction;

/** A small change of a network: what it does, in words, and as calls of the API. */
public interface Change {
    /** Makes it, in a world in which it is tried. */
    void apply(Transaction tx, Scope scope);

    /** What it is, as a sentence. */
    String text(Phrases phrases, Names names);

    /** The calls that make it. */
    List<Call> calls();
}
