package skylab.network.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import skylab.network.Cidr;
import skylab.network.route.Route;

/**
 * A route, and what it decides: the destinations that are in no more specific one's range.
 *
 * @param route the route
 * @param range the range of destinations that it has, or one of them if it is for a prefix list
 * @param decides the headers it is the longest prefix for; nothing if it never is
 */
record RouteSpace(Route route, Cidr range, HeaderSpace decides) {
    /**
     * The routes of a table, the most specific first.
     *
     * @param ranges what a route's destination means
     */
    static List<RouteSpace> of(List<Route> routes, Function<Route, List<Cidr>> ranges) {
        List<RouteSpace> ordered = new ArrayList<>();
        for (Route route : routes) {
            ranges.apply(route).forEach(range -> ordered.add(new RouteSpace(route, range, HeaderSpace.NOTHING)));
        }
        ordered.sort((a, b) -> a.range.prefix() != b.range.prefix()
                ? b.range.prefix() - a.range.prefix()
                : rank(a.route) - rank(b.route));
        HeaderSpace rest = HeaderSpace.EVERYTHING;
        List<RouteSpace> decided = new ArrayList<>();
        for (RouteSpace one : ordered) {
            HeaderSpace about = HeaderSpace.where(Field.DESTINATION, Interval.of(one.range));
            decided.add(new RouteSpace(one.route, one.range, rest.intersect(about)));
            rest = rest.minus(about);
        }
        return decided;
    }

    // Of equal ranges (VPC guide, "Route priority"): static before prefix list before propagated.
    private static int rank(Route route) {
        return route.origin() == Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION
                ? 2
                : route.range().isPresent() ? 0 : 1;
    }
}
