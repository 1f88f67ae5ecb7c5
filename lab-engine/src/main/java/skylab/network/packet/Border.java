package skylab.network.packet;

import skylab.network.Cidr;
import skylab.network.eni.NetworkInterface;
import skylab.network.gateway.InternetGateway;
import skylab.network.gateway.VpcEndpoint;
import skylab.network.internet.Internet;
import skylab.network.internet.Site;
import skylab.network.packet.Fate.Blocker;
import skylab.network.packet.Walk.End;
import skylab.network.route.RouteTable;
import skylab.network.vpc.Subnet;

/** Between VPCs and the Internet: Internet gateways, the learner's site, hosts outside of the lab. */
final class Border {
    private static final Cidr SHARED = Cidr.of("100.64.0.0/10");

    private static final int ECHO_REQUEST = 8;

    private Border() {}

    /** Somebody at a site sends the packet. */
    static void fromSite(Walk walk, Site site) {
        boolean blocked = walk.header().protocol().equals("tcp")
                && site.blocked().contains(walk.header().destinationPort());
        walk.hop(
                Place.SITE,
                site.address(),
                blocked ? Integer.toString(walk.header().destinationPort()) : "",
                false,
                walk.header(),
                blocked ? new Blocker(Site.FIREWALL, site.address()) : null);
        internet(walk);
    }

    /** Among public addresses: to a gateway of the lab, to a host outside, or home to the learner. */
    static void internet(Walk walk) {
        long address = walk.header().destination();
        String destination = Cidr.dotted(address);
        if (!Internet.isPublic(address)) {
            walk.stop(Place.INTERNET, destination, "", true, "NO_ROUTE_TO_DESTINATION");
            return;
        }
        walk.pass(Place.INTERNET, destination, "", true);
        NetworkInterface eni = walk.atlas().eniAtPublic(destination);
        if (eni != null) {
            in(walk, eni, destination);
        } else if (walk.forth() != null && answersSite(walk)) {
            walk.pass(Place.SITE, destination, "", true);
            walk.endsAt(new End.OwnComputer());
            walk.pass(Place.RECEIVER, destination, "", true);
        } else {
            outside(walk, destination, null, null);
        }
    }

    private static boolean answersSite(Walk walk) {
        for (Hop hop : walk.forth().hops()) {
            if (hop.place() == Place.SITE) {
                return hop.before().source() == walk.header().destination();
            }
        }
        return false;
    }

    private static void outside(Walk walk, String destination, String endpoint, String vpc) {
        // Whoever has asked is there to hear the answer.
        if (walk.forth() == null && Internet.at(destination).isEmpty()) {
            walk.stop(Place.RECEIVER, destination, "", true, "UNKNOWN_DESTINATION");
        } else {
            walk.endsAt(new End.Host(endpoint, vpc));
            walk.pass(Place.RECEIVER, destination, "", true);
        }
    }

    /** Through a gateway endpoint to a service of AWS. */
    static void toService(Walk walk, String endpoint, String vpc) {
        VpcEndpoint there = walk.atlas().endpoint(endpoint);
        if (there == null || there.state() != VpcEndpoint.State.AVAILABLE) {
            walk.stop(Place.ENDPOINT, endpoint, "", false, "BAD_STATE");
            return;
        } else if (!isTaken(walk.header())) {
            walk.stop(Place.ENDPOINT, endpoint, "", false, "VPCE_GATEWAY_PROTOCOL_RESTRICTION");
            return;
        }
        walk.pass(Place.ENDPOINT, endpoint, "", false);
        outside(walk, Cidr.dotted(walk.header().destination()), endpoint, vpc);
    }

    // TCP and echo requests only (VPC Reachability Analyzer guide, "Explanation codes").
    private static boolean isTaken(Header header) {
        return header.protocol().equals("tcp")
                || header.protocol().equals("icmp") && header.destinationPort() == ECHO_REQUEST;
    }

    /** The answer of a service comes back through the endpoint. */
    static void fromService(Walk walk, End.Host service) {
        walk.pass(Place.ENDPOINT, service.endpoint(), "", true);
        Way.deliver(walk, service.vpc(), null);
    }

    /** Out of a VPC: the public address of an interface for its private one. */
    static void out(Walk walk, String gateway, String vpc) {
        long destination = walk.header().destination();
        if (!Internet.isPublic(destination)) {
            stop(
                    walk,
                    gateway,
                    SHARED.contains(destination)
                            ? "IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS"
                            : "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS");
            return;
        }
        NetworkInterface eni = walk.atlas().eniAt(vpc, walk.header().source());
        String address = eni == null
                ? null
                : eni.address(Cidr.dotted(walk.header().source()))
                        .map(NetworkInterface.Address::publicAddress)
                        .orElse(null);
        if (address == null) {
            stop(walk, gateway, "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS");
            return;
        }
        walk.translate(
                Place.INTERNET_GATEWAY,
                gateway,
                false,
                walk.header().from(number(address), walk.header().sourcePort()));
        walk.isAtHomeIn(null);
        internet(walk);
    }

    private static void stop(Walk walk, String gateway, String code) {
        walk.stop(Place.INTERNET_GATEWAY, gateway, "", false, code);
    }

    // Into a VPC: the private address of an interface for its public one.
    private static void in(Walk walk, NetworkInterface eni, String address) {
        Subnet subnet = walk.atlas().subnet(eni.subnet());
        InternetGateway gateway = subnet == null ? null : walk.atlas().internetGatewayOf(subnet.vpc());
        if (gateway == null) {
            walk.stop(Place.INTERNET_GATEWAY, eni.id(), "", true, "UNASSOCIATED_COMPONENT");
            return;
        }
        long source = walk.header().source();
        if (!Internet.isPublic(source)) {
            walk.stop(Place.INTERNET_GATEWAY, gateway.id(), "", true, "GATEWAY_REJECTS_SPOOFED_TRAFFIC");
            return;
        }
        long inside = number(inside(eni, address));
        walk.atlas().know(subnet.vpc(), inside, eni);
        walk.translate(
                Place.INTERNET_GATEWAY,
                gateway.id(),
                true,
                walk.header().to(inside, walk.header().destinationPort()));
        RouteTable table = walk.atlas().tableOfGateway(gateway.id());
        if (table == null) {
            Way.deliver(walk, subnet.vpc(), null);
        } else {
            Way.follow(walk, table, subnet.vpc(), null);
        }
    }

    private static String inside(NetworkInterface eni, String address) {
        for (NetworkInterface.Address one : eni.addresses()) {
            if (address.equals(one.publicAddress())) {
                return one.privateAddress();
            }
        }
        return eni.privateAddress();
    }

    private static long number(String address) {
        return Cidr.address(address).orElseThrow();
    }
}
