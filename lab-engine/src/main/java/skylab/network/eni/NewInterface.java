package skylab.network.eni;

import java.util.ArrayList;
import java.util.List;
import skylab.network.eni.NetworkInterface.Extra;
import skylab.network.eni.NetworkInterface.Use;
import skylab.network.vpc.Subnet;

/**
 * What an interface is to be like that {@link Interfaces#create} makes.
 *
 * @param subnet where
 * @param groups the ids of its security groups; those of managed ones that have none are empty
 * @param address its primary address, or null for a free one
 * @param secondaries further addresses asked for by name
 * @param more how many free addresses besides
 * @param wantsPublicAddress whether it receives a public address whenever its machine starts
 * @param checksAddresses whether it checks source and destination of packets
 * @param use what it is for
 * @param extra IPv6 addresses and prefixes
 */
public record NewInterface(
        Subnet subnet,
        List<String> groups,
        String address,
        List<String> secondaries,
        int more,
        boolean wantsPublicAddress,
        boolean checksAddresses,
        Use use,
        Extra extra) {
    /** Copies the lists. */
    public NewInterface {
        groups = List.copyOf(groups);
        secondaries = List.copyOf(secondaries);
    }

    /** An ordinary interface with one free address. */
    public static NewInterface in(Subnet subnet, List<String> groups) {
        return new NewInterface(subnet, groups, null, List.of(), 0, false, true, Use.PLAIN, Extra.NONE);
    }

    /** How many addresses it takes of its subnet. */
    public int size() {
        return 1
                + secondaries.size()
                + more
                + Interfaces.PREFIX_SIZE * extra.prefixes().size();
    }

    /** The addresses that it asks for by name. */
    public List<String> named() {
        if (address == null) {
            return secondaries;
        }
        List<String> all = new ArrayList<>(secondaries);
        all.add(address);
        return all;
    }

    /** This with a primary address; null for a free one. */
    public NewInterface at(String wanted) {
        return new NewInterface(
                subnet, groups, wanted, secondaries, more, wantsPublicAddress, checksAddresses, use, extra);
    }

    /** This with further addresses: these, and as many free ones. */
    public NewInterface with(List<String> wanted, int free) {
        return new NewInterface(subnet, groups, address, wanted, free, wantsPublicAddress, checksAddresses, use, extra);
    }

    /** This with IPv6 addresses and prefixes. */
    public NewInterface with(Extra wanted) {
        return new NewInterface(
                subnet, groups, address, secondaries, more, wantsPublicAddress, checksAddresses, use, wanted);
    }

    /** This for something else than an instance's own, e.g. managed by a service. */
    public NewInterface with(Use wanted) {
        return new NewInterface(
                subnet, groups, address, secondaries, more, wantsPublicAddress, checksAddresses, wanted, extra);
    }

    /** This receiving a public address whenever its machine starts, or not. */
    public NewInterface wantingPublicAddress(boolean wants) {
        return new NewInterface(subnet, groups, address, secondaries, more, wants, checksAddresses, use, extra);
    }

    /** This forwarding packets that are neither from nor to itself, as NAT gateways do. */
    public NewInterface unchecked() {
        return new NewInterface(subnet, groups, address, secondaries, more, wantsPublicAddress, false, use, extra);
    }
}
