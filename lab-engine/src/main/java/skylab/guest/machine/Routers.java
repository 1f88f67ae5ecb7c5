package skylab.guest.machine;

import static skylab.network.eni.NetworkInterface.INTERFACES;

import java.util.ArrayList;
import java.util.List;
import skylab.network.Cidr;
import skylab.network.eni.NetworkInterface;
import skylab.network.packet.Hop;
import skylab.network.packet.Packet;
import skylab.network.packet.Place;
import skylab.world.Scope;
import skylab.world.Transaction;

/** The routers of the lab that count down a packet's time to live: those of Amazon's own do not. */
final class Routers {
    // Machines behind each other, each of which is found only when the one before it leads on.
    private static final int MOST = 8;

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

    /** Whoever is about to lead a packet on, or to take it, comes to be if nobody has looked at it yet. */
    static void appear(Transaction tx, Scope scope, Machines machines, Packet packet) {
        boolean appeared = true;
        for (int i = 0; appeared && i < MOST; i++) {
            appeared = false;
            for (Hop hop : machines.net().journey(tx.world(), scope, packet).forth()) {
                String machine = machine(tx, scope, hop);
                if (machine != null && tx.find(scope, Machine.MACHINES, machine).isEmpty()) {
                    machines.requests().appear(tx, scope, machine);
                    appeared |= tx.find(scope, Machine.MACHINES, machine).isPresent();
                }
            }
        }
    }

    private static String machine(Transaction tx, Scope scope, Hop hop) {
        return hop.place() == Place.INTERFACE
                ? tx.find(scope, INTERFACES, hop.component())
                        .map(NetworkInterface::machine)
                        .orElse(null)
                : null;
    }

    // A machine that a route leads through: what comes in at its interface goes out again.
    private static boolean isPassedOn(List<Hop> hops, int i) {
        if (hops.get(i).place() != Place.INTERFACE || !hops.get(i).ingress()) {
            return false;
        }
        int next = i + 1;
        while (next < hops.size() && hops.get(next).place() == Place.HOST) {
            next++;
        }
        return next < hops.size()
                && hops.get(next).place() == Place.INTERFACE
                && !hops.get(next).ingress();
    }
}
