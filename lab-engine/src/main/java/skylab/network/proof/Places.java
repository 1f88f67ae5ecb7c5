package skylab.network.proof;

import static skylab.network.eni.NetworkInterface.BY_ADDRESS;
import static skylab.network.eni.NetworkInterface.INTERFACES;

import java.util.List;
import skylab.network.Cidr;
import skylab.network.eni.Interfaces;
import skylab.network.eni.NetworkInterface;
import skylab.network.internet.Site;
import skylab.world.Scope;
import skylab.world.World;

/** The places that a proof is asked about, by what people call them. */
final class Places {
    /** The Internet, whatever the address. */
    private static final String INTERNET = "internet";

    /** The learner's own computer, which is somewhere on the Internet. */
    static final String OWN_COMPUTER = "terminal";

    private Places() {}

    /** A place of packets. */
    sealed interface Place {
        /** Interfaces of the lab. */
        record Inside(List<NetworkInterface> interfaces) implements Place {}

        /**
         * Addresses of the Internet.
         *
         * @param addresses these
         * @param sends what is let out there
         */
        record Outside(Interval addresses, HeaderSpace sends) implements Place {}
    }

    /**
     * Finds a place.
     *
     * @param name the id of a machine or of an interface; {@code internet}, {@code terminal} for the learner's own
     *     computer, or an address of the Internet
     * @throws IllegalArgumentException if it is none of these
     */
    static Place find(World world, Scope scope, String name) {
        if (name.equals(INTERNET)) {
            return new Place.Outside(Field.SOURCE.all(), HeaderSpace.EVERYTHING);
        } else if (name.equals(OWN_COMPUTER)) {
            return site(Site.of(world, scope, OWN_COMPUTER));
        }
        List<NetworkInterface> interfaces = interfaces(world, scope, name);
        if (!interfaces.isEmpty()) {
            return new Place.Inside(interfaces);
        }
        return Cidr.address(name)
                .map(address -> host(Interval.of(address)))
                .orElseThrow(() -> new IllegalArgumentException("there is no '" + name
                        + "' with a network interface; known are ids of instances and of interfaces, public addresses, '"
                        + INTERNET + "' and '" + OWN_COMPUTER + "'"));
    }

    private static Place host(Interval address) {
        return new Place.Outside(address, HeaderSpace.where(Field.SOURCE, address));
    }

    // A site's firewall asks only for the ports of connections.
    private static Place site(Site site) {
        Interval address = Interval.of(Party.number(site.address()));
        HeaderSpace blocked = HeaderSpace.anyOf(site.blocked().stream()
                .map(port -> Box.EVERYTHING
                        .with(Field.PROTOCOL, Interval.of(Protocols.TCP))
                        .with(Field.DESTINATION_PORT, Interval.of(port)))
                .toList());
        return new Place.Outside(
                address, HeaderSpace.where(Field.SOURCE, address).minus(blocked));
    }

    private static List<NetworkInterface> interfaces(World world, Scope scope, String name) {
        var byId = world.table(scope, INTERFACES);
        return byId.get(name)
                .or(() -> world.table(scope, BY_ADDRESS).get(name).flatMap(byId::get))
                .map(List::of)
                .orElseGet(() -> Interfaces.of(world, scope, name));
    }
}
