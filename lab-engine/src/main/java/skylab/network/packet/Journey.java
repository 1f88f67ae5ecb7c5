package skylab.network.packet;

import java.util.List;
import java.util.stream.Stream;

/**
 * The way of the first packet of a flow, and of the answer to it.
 *
 * @param forth what happens to the packet, in order. Filters that drop it do not end the list: what is behind them is
 *     asked too, so that all that is in the way is known at once. Where no way is known the list ends
 * @param back what happens to the answer; empty when the packet finds no receiver even if every filter let it pass
 * @param fate what the sender finds out
 */
public record Journey(List<Hop> forth, List<Hop> back, Fate fate) {
    /** Copies the lists. */
    public Journey {
        forth = List.copyOf(forth);
        back = List.copyOf(back);
    }

    /** Everything that is in the way, forth and back, in order. */
    public List<Fate.Blocker> blockers() {
        return Stream.concat(forth.stream(), back.stream())
                .flatMap(hop -> hop.blocker().stream())
                .toList();
    }
}
