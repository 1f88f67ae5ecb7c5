package skylab.network.route;

import static skylab.network.gateway.VpnConnection.VPN_CONNECTIONS;
import static skylab.network.gateway.VpnGateway.VPN_GATEWAYS;
import static skylab.network.route.RouteTable.ROUTE_TABLES;

import java.util.ArrayList;
import java.util.List;
import skylab.network.Cidr;
import skylab.network.gateway.VpnConnection;
import skylab.network.gateway.VpnGateway;
import skylab.world.Scope;
import skylab.world.Transaction;

/** The routes that virtual private gateways tell route tables (VPC guide, "Route tables", "Route propagation"). */
public final class Propagation {
    private Propagation() {}

    /** Makes a VPC's tables say what the gateways tell that propagate into them: after every change of either. */
    public static void refresh(Transaction tx, Scope scope, String vpc) {
        for (RouteTable table : tx.all(scope, ROUTE_TABLES)) {
            if (table.vpc().equals(vpc)) {
                List<Route> routes = new ArrayList<>(table.routes().all());
                routes.removeIf(route -> route.origin() == Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION);
                table.propagating().forEach(gateway -> told(tx, scope, vpc, gateway)
                        .forEach(range -> routes.add(
                                Route.to(range.toString(), gateway, Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION))));
                if (!routes.equals(table.routes().all())) {
                    tx.put(scope, ROUTE_TABLES, table.id(), table.with(Routes.of(routes)));
                }
            }
        }
    }

    private static List<Cidr> told(Transaction tx, Scope scope, String vpc, String gateway) {
        if (tx.find(scope, VPN_GATEWAYS, gateway)
                .filter((VpnGateway one) -> one.isAttachedTo(vpc))
                .isEmpty()) {
            return List.of();
        }
        return tx.all(scope, VPN_CONNECTIONS).stream()
                .filter(connection -> connection.gateway().equals(gateway) && connection.isAvailable())
                .map(VpnConnection::routes)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }
}
