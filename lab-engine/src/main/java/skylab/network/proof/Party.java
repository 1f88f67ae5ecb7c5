package skylab.network.proof;

import java.util.List;
import java.util.Optional;
import skylab.network.Cidr;
import skylab.network.eni.NetworkInterface;
import skylab.network.vpc.Subnet;

/**
 * Interfaces that filters and routes do not tell apart but by their addresses.
 *
 * @param subnet where they are
 * @param groups their security groups, sorted
 * @param router the id of the interface if routes lead through its machine; then it is alone
 */
record Party(Subnet subnet, List<String> groups, Optional<String> router) {
    /** What all parties of a subnet have in common. */
    static Party anyOf(Subnet subnet) {
        return new Party(subnet, List.of(), Optional.empty());
    }

    /** What an interface belongs to. */
    static Party of(Subnet subnet, NetworkInterface one, boolean isRouter) {
        return new Party(
                subnet, one.groups().stream().sorted().toList(), isRouter ? Optional.of(one.id()) : Optional.empty());
    }

    /** The private addresses of an interface, in one field of a header. */
    static HeaderSpace addresses(NetworkInterface one, Field field) {
        return HeaderSpace.anyOf(one.addresses().stream()
                .map(address -> Box.EVERYTHING.with(field, Interval.of(number(address.privateAddress()))))
                .toList());
    }

    static long number(String dotted) {
        return Cidr.address(dotted).orElseThrow();
    }
}
