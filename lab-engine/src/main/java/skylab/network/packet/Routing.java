package skylab.network.packet;

import skylab.network.filter.Peer;
import skylab.network.filter.PrefixList;
import skylab.network.route.Route;
import skylab.network.route.RouteTable;
import skylab.network.route.Targets;
import skylab.network.vpc.Subnet;

/** Where route tables send a packet. */
final class Routing {
    private Routing() {}

    /** The most specific route of a table for an address, or null. */
    static Route find(Atlas atlas, RouteTable table, long address) {
        return table.routes()
                .find(address, list -> longest(atlas.prefixes(list), address))
                .orElse(null);
    }

    private static int longest(PrefixList list, long address) {
        int longest = -1;
        if (list != null) {
            for (PrefixList.Entry entry : list.entries()) {
                if (entry.range() instanceof Peer.Range range
                        && range.cidr().prefix() > longest
                        && range.cidr().contains(address)) {
                    longest = range.cidr().prefix();
                }
            }
        }
        return longest;
    }

    /** Whether what a route leads to is there and takes packets of a VPC; else the route is a {@code blackhole}. */
    static boolean works(Atlas atlas, Route route, String vpc) {
        return route.target().equals(Route.LOCAL)
                || Targets.state(atlas.world(), atlas.scope(), vpc, route.target()) == Targets.State.ACTIVE;
    }

    /** The VPC of the peer to which a subnet's route table sends an address, or null. */
    static String peer(Atlas atlas, Subnet subnet, long address) {
        RouteTable table = atlas.tableOf(subnet);
        Route route = table == null ? null : find(atlas, table, address);
        return route != null && route.target().startsWith("pcx-") && works(atlas, route, subnet.vpc())
                ? atlas.peering(route.target()).other(subnet.vpc())
                : null;
    }
}
