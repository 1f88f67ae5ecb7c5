package skylab.network.internet;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.World;

/**
 * The place where the learner's own computer is: at home, in a class room.
 *
 * @param address the public address by which the Internet knows whoever is there
 * @param blocked the ports to which the site's firewall lets no connection out; it lets in only answers
 */
public record Site(String address, SortedSet<Integer> blocked) {
    /** Where a computer is that is not where it was at first, by the computer's id. */
    public static final Kind<Site> SITES = new Kind<>("site", "");

    /** Where the learner's computer is at first (RFC 5737, TEST-NET-3): nothing is blocked there. */
    public static final Site HOME = new Site("203.0.113.25", new TreeSet<>());

    /** From a learner to the region: a good connection across a continent, wherever the site is. */
    public static final Duration ROUND_TRIP = Duration.ofMillis(48);

    /** Why a packet does not leave a site. Reachability Analyzer knows no such thing, so the code is our own. */
    public static final String FIREWALL = "SITE_FIREWALL_RESTRICTION";

    /** Where a computer is. */
    public static Site of(World world, Scope scope, String computer) {
        return world.table(scope, SITES).get(computer).orElse(HOME);
    }

    /** Copies the set. */
    public Site {
        blocked = Collections.unmodifiableSortedSet(new TreeSet<>(blocked));
    }
}
