package skylab.network.picture;

import java.util.function.UnaryOperator;

/**
 * What a picture says of resources beyond what the network knows of them.
 *
 * @param name the name of a resource by its id; empty when it has none
 * @param state the state of a machine by its id, as the API says it; empty when nobody knows
 */
public record Captions(UnaryOperator<String> name, UnaryOperator<String> state) {
    /** Ids alone. */
    public static final Captions NONE = new Captions(id -> "", id -> "");

    String nameOf(String id) {
        return id == null ? "" : name.apply(id);
    }

    String stateOf(String machine) {
        return machine == null ? "" : state.apply(machine);
    }
}
