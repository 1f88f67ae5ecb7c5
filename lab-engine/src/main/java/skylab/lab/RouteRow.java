package skylab.lab;

import java.util.List;
import skylab.network.route.Route;
import skylab.network.route.RouteTable;
import skylab.network.route.Targets;
import skylab.world.Scope;
import skylab.world.World;

/**
 * A line of a route table, as the console shows it.
 *
 * @param destination a range, or the id of a prefix list
 * @param target {@code local} or an id
 * @param state {@code active} or {@code blackhole}
 * @param propagated whether a virtual private gateway told it
 */
public record RouteRow(String destination, String target, String state, boolean propagated) {
    /** The lines of a table. */
    static List<RouteRow> of(World world, Scope scope, RouteTable table) {
        return table.routes().all().stream()
                .map(route -> new RouteRow(
                        route.destination(),
                        route.target(),
                        Targets.state(world, scope, table.vpc(), route.target()).text(),
                        route.origin() == Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION))
                .toList();
    }
}
