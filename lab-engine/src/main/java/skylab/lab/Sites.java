package skylab.lab;

import java.util.SortedSet;
import java.util.TreeSet;
import skylab.network.Cidr;
import skylab.network.address.PublicAddresses;
import skylab.network.internet.Internet;
import skylab.network.internet.Site;
import skylab.world.Scope;
import skylab.world.World;

/** The sites to which a learner's computer can be carried. */
final class Sites {
    private static final int LAST_PORT = 65_535;

    private Sites() {}

    /**
     * A site.
     *
     * @throws IllegalArgumentException if the address is not a public one, somebody else has it, or a port is none
     */
    static Site of(World world, Scope scope, String address, int... ports) {
        long number = Cidr.address(address)
                .filter(Internet::isPublic)
                .orElseThrow(() -> new IllegalArgumentException("'" + address + "' is not a public IPv4 address"));
        String dotted = Cidr.dotted(number);
        if (Internet.at(dotted).isPresent() || PublicAddresses.contains(world, scope, dotted)) {
            throw new IllegalArgumentException("somebody else has the address " + dotted);
        }
        SortedSet<Integer> blocked = new TreeSet<>();
        for (int port : ports) {
            if (port < 1 || port > LAST_PORT) {
                throw new IllegalArgumentException(port + " is not a port: there are 1 to " + LAST_PORT);
            }
            blocked.add(port);
        }
        return new Site(dotted, blocked);
    }
}
