package skylab.network.proof;

import java.util.List;
import java.util.stream.Collectors;
import skylab.network.Cidr;
import skylab.network.eni.NetworkInterface;
import skylab.network.vpc.Subnet;

/**
 * Interfaces that filters and routes do not tell apart but by their addresses.
 *
 * @param subnet where they are
 * @param groups their security groups, sorted
 */
record Party(Subnet subnet, List<String> groups) {
    static Party of(Subnet subnet, NetworkInterface one) {
        return new Party(subnet, one.groups().stream().sorted().collect(Collectors.toList()));
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
