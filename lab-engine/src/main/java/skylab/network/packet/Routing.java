package skylab.network.packet;

import skylab.network.eni.NetworkInterface;
import skylab.network.filter.Peer;
import skylab.network.filter.PrefixList;
import skylab.network.gateway.InternetGateway;
import skylab.network.gateway.NatGateway;
import skylab.network.gateway.PeeringConnection;
import skylab.network.route.Route;
import skylab.network.route.RouteTable;
import skylab.network.vpc.Subnet;

/** Where route tables send a packet. */
final class Routing {
    private Routing() {}

    /** The most specific route of a table for an address, or null. */
    static Route find(Atlas atlas, RouteTable table, long address) {
        return table.routes().find(address, list -> longest(atlas.prefixes(list), address)).orElse(null);
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
        String target = route.target();
        if (target.startsWith("igw-")) {
            InternetGateway gateway = atlas.internetGateway(target);
            return gateway != null && vpc.equals(gateway.vpc());
        } else if (target.startsWith("nat-")) {
            NatGateway gateway = atlas.nat(target);
            return gateway != null
                    && (gateway.state() == NatGateway.State.AVAILABLE || gateway.state() == NatGateway.State.PENDING);
        } else if (target.startsWith("eni-")) {
            NetworkInterface eni = atlas.eni(target);
            return eni != null && eni.machine() != null;
        } else if (target.startsWith("pcx-")) {
            PeeringConnection peering = atlas.peering(target);
            return peering != null
                    && peering.state() == PeeringConnection.State.ACTIVE
                    && (vpc.equals(peering.requester()) || vpc.equals(peering.accepter()));
        }
        return true;
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
