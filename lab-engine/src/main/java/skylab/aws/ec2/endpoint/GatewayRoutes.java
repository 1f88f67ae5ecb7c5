package skylab.aws.ec2.endpoint;

import static skylab.network.route.RouteTable.ROUTE_TABLES;

import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Ids;
import skylab.network.filter.AwsPrefixLists;
import skylab.network.filter.PrefixList;
import skylab.network.gateway.VpcEndpoint;
import skylab.network.route.Route;
import skylab.network.route.RouteTable;
import skylab.world.Scope;
import skylab.world.World;

/** The routes of gateway endpoints: from the service's prefix list to the endpoint, in each of its tables. */
final class GatewayRoutes {
    private static final Ids<RouteTable> TABLES = new Ids<>(ROUTE_TABLES, "routeTable ID", "InvalidRouteTableID");

    private GatewayRoutes() {}

    /**
     * Adds the routes.
     *
     * @throws AwsError {@code InvalidRouteTableID.NotFound}, {@code InvalidParameter} or {@code RouteAlreadyExists}
     */
    static void add(Call call, VpcEndpoint endpoint, List<String> tables) {
        if (tables.isEmpty()) {
            return;
        }
        String list = list(call.scope(), endpoint.service());
        for (RouteTable table : TABLES.all(call.tx().world(), call.scope(), tables)) {
            if (!table.vpc().equals(endpoint.vpc())) {
                throw new AwsError(
                        "InvalidParameter", "route table " + table.id() + " does not belong to VPC " + endpoint.vpc());
            }
            if (table.routes().all().stream()
                    .anyMatch(route -> route.destination().equals(list))) {
                throw new AwsError(
                        "RouteAlreadyExists",
                        "route table " + table.id() + " already has a route with destination-prefix-list-id " + list);
            }
            Route route = Route.to(list, endpoint.id(), Route.Origin.CREATE_ROUTE);
            call.tx()
                    .put(
                            call.scope(),
                            ROUTE_TABLES,
                            table.id(),
                            table.with(table.routes().plus(route)));
        }
    }

    /** Removes the routes from tables; those that have none stay as they are. */
    static void remove(Call call, VpcEndpoint endpoint, List<String> tables) {
        String list = list(call.scope(), endpoint.service());
        for (String id : of(call.tx().world(), call.scope(), endpoint.id())) {
            if (tables.contains(id)) {
                call.tx()
                        .update(
                                call.scope(),
                                ROUTE_TABLES,
                                id,
                                table -> table.with(table.routes().minus(list)));
            }
        }
    }

    /** The ids of the tables that lead to an endpoint. */
    static List<String> of(World world, Scope scope, String endpoint) {
        return world.table(scope, ROUTE_TABLES).values().stream()
                .filter(table -> table.routes().all().stream()
                        .anyMatch(route -> route.target().equals(endpoint)))
                .map(RouteTable::id)
                .toList();
    }

    private static String list(Scope scope, String service) {
        return AwsPrefixLists.of(scope.region()).stream()
                .filter(list -> list.name().equals(service) && list.family().equals("IPv4"))
                .map(PrefixList::id)
                .findFirst()
                .orElseThrow(() -> new AwsError(
                        "NotEmulated",
                        "Skylab does not emulate gateway endpoints for " + service + ". Nothing has happened."));
    }
}
