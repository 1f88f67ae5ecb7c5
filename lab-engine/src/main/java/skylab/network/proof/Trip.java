package skylab.network.proof;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import skylab.network.vpc.Subnet;

/**
 * What is asked about packets that are under way.
 *
 * @param goal the subnet whose interfaces they are to come to; empty for the Internet
 * @param answers whether they answer others: for these no NAT gateway has a way
 * @param sources the security groups of who sends them, as long as its private address is their source
 * @param destinations the security groups of who has their destination as private address
 * @param known the ids of the interfaces whose groups have seen the flow, and let its answers pass
 */
record Trip(
        Optional<Subnet> goal, boolean answers, List<String> sources, List<String> destinations, Set<String> known) {
    /** A first packet's. */
    static Trip forth(Optional<Subnet> goal, List<String> sources, List<String> destinations) {
        return new Trip(goal, false, sources, destinations, Set.of());
    }

    /** An answer's. */
    static Trip back(Optional<Subnet> goal, List<String> sources, List<String> destinations, Set<String> known) {
        return new Trip(goal, true, sources, destinations, known);
    }

    /** This from a source that is nobody's private address. */
    Trip fromElsewhere() {
        return new Trip(goal, answers, List.of(), destinations, known);
    }
}
