package skylab.network.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * The routes of a table as a value, made for finding the most specific one: a binary search for each length of prefix that
 * occurs, whatever their number.
 */
public final class Routes {
    private final List<Route> all;
    // Derived from the list: the routes to ranges by the length of their prefix, longest first; those to prefix lists.
    private final Level[] levels;
    private final List<Route> lists;

    /** The routes whose prefixes have one length, by the network. */
    private record Level(int prefix, long mask, long[] networks, Route[] routes) {}

    private Routes(List<Route> all) {
        this.all = List.copyOf(all);
        Map<Integer, Map<Long, Route>> byPrefix = new TreeMap<>(Comparator.reverseOrder());
        for (Route route : this.all) {
            route.range().ifPresent(range -> byPrefix.computeIfAbsent(range.prefix(), none -> new TreeMap<>())
                    // A static route before a propagated one to the same destination.
                    .merge(range.network(), route, (a, b) -> isPropagated(a) ? b : a));
        }
        this.levels = byPrefix.entrySet().stream()
                .map(level -> new Level(
                        level.getKey(),
                        0xFFFFFFFFL << (32 - level.getKey()) & 0xFFFFFFFFL,
                        level.getValue().keySet().stream()
                                .mapToLong(Long::longValue)
                                .toArray(),
                        level.getValue().values().toArray(Route[]::new)))
                .toArray(Level[]::new);
        this.lists = this.all.stream()
                .filter(route -> route.destination().startsWith("pl-"))
                .toList();
    }

    private static boolean isPropagated(Route route) {
        return route.origin() == Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION;
    }

    /** These routes, in order of creation. */
    public static Routes of(List<Route> routes) {
        return new Routes(routes);
    }

    /** All of them, in order of creation. */
    public List<Route> all() {
        return all;
    }

    /** The most specific route whose destination is a range that has this address; routes to prefix lists are not asked. */
    public Optional<Route> find(long address) {
        return find(address, list -> -1);
    }

    /**
     * The most specific route for an address (VPC guide, "Route priority"): of routes with prefixes of the same length a
     * static one to a range comes first, then one to a prefix list, then a propagated one.
     *
     * @param lists the length of the longest prefix in a prefix list that has the address, by the list's id; -1 if none has
     */
    public Optional<Route> find(long address, ToIntFunction<String> lists) {
        Route best = null;
        int length = -1;
        for (Level level : levels) {
            int at = Arrays.binarySearch(level.networks(), address & level.mask());
            if (at >= 0) {
                best = level.routes()[at];
                length = level.prefix();
                break;
            }
        }
        for (Route route : this.lists) {
            int prefix = lists.applyAsInt(route.destination());
            if (prefix > length || prefix == length && prefix >= 0 && isPropagated(best)) {
                best = route;
                length = prefix;
            }
        }
        return Optional.ofNullable(best);
    }

    /** These and one more, at the end. */
    public Routes plus(Route route) {
        List<Route> more = new ArrayList<>(all);
        more.add(route);
        return new Routes(more);
    }

    /** These without those to a destination. */
    public Routes minus(String destination) {
        return new Routes(all.stream()
                .filter(route -> !route.destination().equals(destination))
                .toList());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Routes routes && all.equals(routes.all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
