package skylab.network.packet;

import skylab.network.Cidr;
import skylab.network.eni.NetworkInterface;
import skylab.network.gateway.PeeringConnection;
import skylab.network.packet.Fate.Blocker;
import skylab.network.route.Route;
import skylab.network.route.RouteTable;
import skylab.network.vpc.Subnet;
import skylab.network.vpc.Vpc;

/** The way through a VPC: interface, groups, ACL, route table, and what the route leads to. */
final class Way {
    private static final String SPOOFED = "ENI_SOURCE_DEST_CHECK_RESTRICTION";

    private Way() {}

    /** An interface sends the packet. */
    static void fromInterface(Walk walk, NetworkInterface eni) {
        Subnet subnet = walk.atlas().subnet(eni.subnet());
        if (subnet == null) {
            walk.stop(Place.INTERFACE, eni.id(), "", false, "UNKNOWN_RESOURCE");
            return;
        }
        walk.isAtHomeIn(subnet.vpc());
        boolean forged =
                eni.checksAddresses() && !owns(walk, eni, subnet, walk.header().source());
        walk.hop(Place.INTERFACE, eni.id(), "", false, walk.header(), forged ? new Blocker(SPOOFED, eni.id()) : null);
        walk.groups(eni, subnet, true);
        walk.line(eni, subnet, false);
        outOf(walk, subnet);
    }

    /** From within a subnet: to a neighbour, or past the ACL to the router. */
    static void outOf(Walk walk, Subnet subnet) {
        if (subnet.cidr().contains(walk.header().destination())) {
            deliver(walk, subnet.vpc(), subnet);
            return;
        }
        walk.acl(subnet, true);
        RouteTable table = walk.atlas().tableOf(subnet);
        if (table == null) {
            walk.stop(Place.ROUTE_TABLE, subnet.id(), "", false, "UNKNOWN_RESOURCE");
        } else {
            follow(walk, table, subnet.vpc(), subnet);
        }
    }

    /**
     * Where a route table says.
     *
     * @param from the subnet it comes from; null from a gateway
     */
    static void follow(Walk walk, RouteTable table, String vpc, Subnet from) {
        Route route = Routing.find(walk.atlas(), table, walk.header().destination());
        if (walk.isLost()) {
            walk.stop(Place.ROUTE_TABLE, table.id(), "", false, "CANNOT_ROUTE");
        } else if (route == null) {
            walk.stop(Place.ROUTE_TABLE, table.id(), "", false, "NO_ROUTE_TO_DESTINATION");
        } else if (!Routing.works(walk.atlas(), route, vpc)) {
            walk.stop(Place.ROUTE_TABLE, table.id(), route.destination(), false, "BAD_STATE_ROUTE");
        } else {
            walk.pass(Place.ROUTE_TABLE, table.id(), route.destination(), false);
            to(walk, route.target(), vpc, from);
        }
    }

    private static void to(Walk walk, String target, String vpc, Subnet from) {
        Atlas atlas = walk.atlas();
        if (target.equals(Route.LOCAL)) {
            deliver(walk, vpc, from);
        } else if (target.startsWith("igw-")) {
            Border.out(walk, target, vpc);
        } else if (target.startsWith("nat-")) {
            Nat.out(walk, atlas.nat(target), from);
        } else if (target.startsWith("eni-")) {
            throughMachine(walk, atlas.eni(target), from);
        } else if (target.startsWith("pcx-")) {
            throughPeering(walk, atlas.peering(target), vpc);
        } else if (target.startsWith("vpce-")) {
            Border.toService(walk, target, vpc);
        } else if (target.startsWith("vgw-")) {
            // Nobody is at its other side.
            walk.stop(Place.VPN_GATEWAY, target, "", false, "BAD_STATE_VPN");
        } else {
            walk.stop(Place.ROUTE_TABLE, target, "", false, "CANNOT_ROUTE");
        }
    }

    /**
     * To whoever has the address in a VPC.
     *
     * @param from the subnet it comes from; null from a gateway
     */
    static void deliver(Walk walk, String vpc, Subnet from) {
        NetworkInterface eni = walk.atlas().eniAt(vpc, walk.header().destination());
        Subnet subnet = eni == null ? null : walk.atlas().subnet(eni.subnet());
        if (subnet == null) {
            walk.stop(Place.RECEIVER, Cidr.dotted(walk.header().destination()), "", true, "NO_POSSIBLE_DESTINATION");
            return;
        }
        walk.enter(subnet, from);
        if (eni.use().type().equals("nat_gateway")) {
            Nat.in(walk, eni, subnet);
        } else {
            receive(walk, eni, subnet);
        }
    }

    private static void receive(Walk walk, NetworkInterface eni, Subnet subnet) {
        walk.line(eni, subnet, true);
        walk.groups(eni, subnet, false);
        walk.pass(Place.INTERFACE, eni.id(), "", true);
        if (Host.takes(walk, eni, subnet)) {
            arrive(walk, eni);
        }
    }

    private static void arrive(Walk walk, NetworkInterface eni) {
        walk.endsAt(new Walk.End.Interface(eni));
        if (eni.machine() == null && !eni.isManaged()) {
            walk.stop(Place.RECEIVER, eni.id(), "", true, "UNASSOCIATED_COMPONENT");
        } else {
            walk.pass(Place.RECEIVER, eni.machine() == null ? eni.id() : eni.machine(), "", true);
        }
    }

    // An interface that a route names: its machine passes on what is not for itself.
    private static void throughMachine(Walk walk, NetworkInterface eni, Subnet from) {
        Subnet subnet = walk.atlas().subnet(eni.subnet());
        if (subnet == null) {
            walk.stop(Place.INTERFACE, eni.id(), "", true, "UNKNOWN_RESOURCE");
            return;
        }
        walk.enter(subnet, from);
        if (owns(walk, eni, subnet, walk.header().destination())) {
            receive(walk, eni, subnet);
            return;
        }
        walk.line(eni, subnet, true);
        walk.groups(eni, subnet, false);
        walk.hop(
                Place.INTERFACE,
                eni.id(),
                "",
                true,
                walk.header(),
                eni.checksAddresses() ? new Blocker(SPOOFED, eni.id()) : null);
        if (eni.machine() == null) {
            walk.stop(Place.RECEIVER, eni.id(), "", true, "UNASSOCIATED_COMPONENT");
        } else if (Host.passesOn(walk, eni, subnet)) {
            arrive(walk, eni);
        }
    }

    private static void throughPeering(Walk walk, PeeringConnection peering, String vpc) {
        Vpc here = walk.atlas().vpc(vpc);
        Vpc there = walk.atlas().vpc(peering.other(vpc));
        boolean fits = here != null
                && (vpc.equals(peering.requester()) || vpc.equals(peering.accepter()))
                && here.contains(walk.header().source())
                && there != null
                && there.contains(walk.header().destination());
        if (fits) {
            walk.pass(Place.PEERING, peering.id(), "", false);
            deliver(walk, there.id(), null);
        } else {
            // Neither a third VPC nor a gateway can be reached through a peer.
            walk.stop(Place.PEERING, peering.id(), "", false, "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR");
        }
    }

    private static boolean owns(Walk walk, NetworkInterface eni, Subnet subnet, long address) {
        // Nearly always it is the address that it has had all along; else one of a range that is delegated to it.
        if (Cidr.address(eni.privateAddress()).orElseThrow() == address) {
            walk.atlas().know(subnet.vpc(), address, eni);
            return true;
        }
        NetworkInterface owner = walk.atlas().eniAt(subnet.vpc(), address);
        return owner != null && owner.id().equals(eni.id());
    }
}
