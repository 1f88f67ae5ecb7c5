package skylab.guest.command.network;

import java.util.Locale;
import skylab.guest.process.NetworkCalls.Link;
import skylab.network.Cidr;

/** What follows from a machine's interface: its network, the router's hardware address, its own IPv6 address. */
final class Neighbours {
    private Neighbours() {}

    /** The range of the interface's network. */
    static Cidr network(Link link) {
        return Cidr.of(link.address() + "/" + link.prefix());
    }

    /** The broadcast address. */
    static String broadcast(Link link) {
        Cidr range = network(link);
        return Cidr.dotted(range.network() + range.size() - 1);
    }

    /** The mask of the network in dotted form. */
    static String mask(Link link) {
        return Cidr.dotted((1L << 32) - network(link).size());
    }

    /** The router's hardware address: in a VPC it shares all but the last two bytes with the interfaces. */
    static String router(Link link) {
        return link.mac().substring(0, 12) + "00:01";
    }

    /** The link-local address made of the hardware address (RFC 4291, appendix A). */
    static String linkLocal(Link link) {
        String[] part = link.mac().split(":");
        int first = Integer.parseInt(part[0], 16) ^ 2;
        return String.format(
                        Locale.ROOT,
                        "fe80::%x:%x:%x:%x",
                        first << 8 | Integer.parseInt(part[1], 16),
                        Integer.parseInt(part[2], 16) << 8 | 0xff,
                        0xfe00 | Integer.parseInt(part[3], 16),
                        Integer.parseInt(part[4], 16) << 8 | Integer.parseInt(part[5], 16))
                .replace("fe80::0:", "fe80::");
    }
}
