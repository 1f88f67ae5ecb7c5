package skylab.network.route;

import java.util.List;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.World;

/**
 * A route table (VPC guide, "Route tables").
 *
 * @param id {@code rtb-…}
 * @param vpc the VPC's id
 * @param routes what it says, in order of creation
 * @param propagating ids of the virtual private gateways that tell it routes
 */
public record RouteTable(String id, String vpc, Routes routes, List<String> propagating) {
    /** All route tables. */
    public static final Kind<RouteTable> ROUTE_TABLES = new Kind<>("route-table", "rtb-");

    /** Which table holds, by the id of the subnet or gateway that has one of its own; by the VPC's id, the main one. */
    public static final Kind<Association> TABLE_ASSOCIATIONS = new Kind<>("route-table-association", "rtbassoc-");

    /** Copies the list. */
    public RouteTable {
        propagating = List.copyOf(propagating);
    }

    /**
     * Which table holds for a subnet or gateway.
     *
     * @param id {@code rtbassoc-…}
     * @param table the table's id
     * @param subject the id of the subnet, of the gateway, or of the VPC if it is the main table
     */
    public record Association(String id, String table, String subject) {}

    /** This table with other routes. */
    public RouteTable with(Routes changed) {
        return new RouteTable(id, vpc, changed, propagating);
    }

    /** This table with routes told by other virtual private gateways. */
    public RouteTable propagating(List<String> changed) {
        return new RouteTable(id, vpc, routes, changed);
    }

    /** The table that holds for a subnet: its own, or else the VPC's main one. */
    public static RouteTable of(World world, Scope scope, String subnet, String vpc) {
        var associations = world.table(scope, TABLE_ASSOCIATIONS);
        String table = associations
                .get(subnet)
                .or(() -> associations.get(vpc))
                .orElseThrow()
                .table();
        return world.table(scope, ROUTE_TABLES).get(table).orElseThrow();
    }
}
