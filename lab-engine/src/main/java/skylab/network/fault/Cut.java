package skylab.network.fault;

import java.time.Instant;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.World;

/**
 * A broken part of the network: no packet passes between the two places, or to and from the one.
 *
 * @param one a place: an availability zone's name, or the id of a subnet, of a network interface or of a machine
 * @param other another such place; empty for all the rest of the world
 * @param since when it broke
 */
public record Cut(String one, String other, Instant since) {
    /** All that is broken now, by {@link #key()}. */
    public static final Kind<Cut> CUTS = new Kind<>("network-cut", "");

    /** What the blocker of a packet says. Reachability Analyzer knows no such thing, so the code is our own. */
    public static final String CODE = "NETWORK_FAILURE";

    /** Whether nothing gets into or out of a place. */
    public static boolean isIsolated(World world, Scope scope, String place) {
        return world.table(scope, CUTS).get(place + "/").isPresent();
    }

    /** The row's key. */
    public String key() {
        return one + "/" + other;
    }

    /**
     * Where on its way a packet is.
     *
     * @param zone the availability zone's name
     * @param subnet the subnet's id
     * @param networkInterface the interface's id
     * @param machine the machine's id, or null
     */
    public record Spot(String zone, String subnet, String networkInterface, String machine) {
        private boolean isIn(String place) {
            return place.equals(zone)
                    || place.equals(subnet)
                    || place.equals(networkInterface)
                    || place.equals(machine);
        }
    }

    /** Whether nothing gets into or out of a place. */
    public boolean isolates(Spot spot) {
        return other.isEmpty() && spot.isIn(one);
    }

    /** Whether nothing gets from one place to another. */
    public boolean separates(Spot from, Spot to) {
        return !other.isEmpty() && (from.isIn(one) && to.isIn(other) || from.isIn(other) && to.isIn(one));
    }
}
