package skylab.guest.machine;

import static skylab.network.eni.NetworkInterface.INTERFACES;

import java.util.ArrayList;
import java.util.List;
import skylab.network.Cidr;
import skylab.network.packet.Hop;
import skylab.network.packet.Packet;
import skylab.network.packet.Place;

/** The routers of the lab that count down a packet's time to live: those of Amazon's own do not. */
final class Routers {
    private Routers() {}

    /** Their addresses, in order, as far as an echo request to an address comes. */
    static List<String> of(Kernel k, String address) {
        List<String> routers = new ArrayList<>();
        List<Hop> hops = k.net.journey(k.tx.world(), k.scope, Packet.echoRequest(k.id, address))
                .forth();
        for (int i = 0; i < hops.size() && hops.get(i).blocker().isEmpty(); i++) {
            Hop hop = hops.get(i);
            if (hop.place() == Place.NAT_GATEWAY && !hop.ingress()) {
                routers.add(Cidr.dotted(hop.after().source()));
            } else if (isPassedOn(hops, i)) {
                k.tx.find(k.scope, INTERFACES, hop.component()).ifPresent(one -> routers.add(one.privateAddress()));
            }
        }
        return routers;
    }

    // A machine that a route leads through: what comes in at its interface goes out there again.
    private static boolean isPassedOn(List<Hop> hops, int i) {
        Hop hop = hops.get(i);
        return hop.place() == Place.INTERFACE
                && hop.ingress()
                && i + 1 < hops.size()
                && hops.get(i + 1).place() == Place.INTERFACE
                && !hops.get(i + 1).ingress();
    }
}
