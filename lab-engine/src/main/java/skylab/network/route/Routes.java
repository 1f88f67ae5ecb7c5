package skylab.network.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes of a table as a value, made for finding the most specific one: at most 33 looks whatever their number. */
public final class Routes {
    private final List<Route> all;
    // By the length of the prefix, then by the network. Derived from the list.
    private final List<Map<Long, Route>> byPrefix;

    private Routes(List<Route> all) {
        this.all = List.copyOf(all);
        this.byPrefix = new ArrayList<>();
        for (int i = 0; i <= 32; i++) {
            byPrefix.add(null);
        }
        for (Route route : this.all) {
            route.range().ifPresent(range -> {
                Map<Long, Route> same = byPrefix.get(range.prefix());
                if (same == null) {
                    same = new HashMap<>();
                    byPrefix.set(range.prefix(), same);
                }
                // A static route before a propagated one to the same destination.
                same.merge(
                        range.network(),
                        route,
                        (a, b) -> a.origin() == Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION ? b : a);
            });
        }
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
        for (int prefix = 32; prefix >= 0; prefix--) {
            Map<Long, Route> same = byPrefix.get(prefix);
            if (same != null) {
                Route route = same.get(address & 0xFFFFFFFFL << (32 - prefix) & 0xFFFFFFFFL);
                if (route != null) {
                    return Optional.of(route);
                }
            }
        }
        return Optional.empty();
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
