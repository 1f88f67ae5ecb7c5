package skylab.guest.command.network;

import java.util.List;
import skylab.guest.process.NetworkCalls.Link;
import skylab.network.Cidr;

/**
 * The routes of a machine as amazon-ec2-net-utils sets them up: all interfaces in the main table, the primary one first,
 * and for every other one a table of its own, so that answers leave by the interface at which the question came in.
 */
final class IpRoutes {
    private static final int FIRST_TABLE = 10_000;

    private IpRoutes() {}

    /** The number of an interface's own table. */
    static int table(Link link) {
        return FIRST_TABLE + link.device();
    }

    static String main(List<Link> links) {
        StringBuilder text = new StringBuilder();
        links.forEach(link -> text.append(byDefault(link)));
        links.forEach(link -> text.append(near(link)));
        return text.toString();
    }

    static String own(Link link) {
        return byDefault(link) + near(link);
    }

    private static String byDefault(Link link) {
        return "default via " + link.gateway() + " dev " + link.name() + " proto dhcp src " + link.address()
                + " metric " + link.metric() + " \n";
    }

    private static String near(Link link) {
        String rest = " src " + link.address() + " metric " + link.metric() + " \n";
        return Neighbours.network(link) + " dev " + link.name() + " proto kernel scope link" + rest + link.gateway()
                + " dev " + link.name() + " proto dhcp scope link" + rest;
    }

    static String rules(List<Link> links) {
        StringBuilder text = new StringBuilder("0:\tfrom all lookup local\n");
        for (Link link : links.subList(1, links.size())) {
            for (String address : link.addresses()) {
                text.append(table(link) + ":\tfrom " + address + " lookup " + table(link) + " proto static\n");
            }
        }
        return text + "32766:\tfrom all lookup main\n32767:\tfrom all lookup default\n";
    }

    /** The way that a packet of the machine's own takes: by the interface in whose network the receiver is, else by the primary one. */
    static String get(List<Link> links, String destination) {
        for (Link link : links) {
            Cidr near = Neighbours.network(link);
            if (near.contains(destination)) {
                return line(destination, "", link);
            }
        }
        Link primary = links.get(0);
        return line(destination, " via " + primary.gateway(), primary);
    }

    private static String line(String destination, String via, Link link) {
        return destination + via + " dev " + link.name() + " src " + link.address() + " uid 1000 \n    cache \n";
    }
}
