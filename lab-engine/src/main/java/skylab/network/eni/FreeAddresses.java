package skylab.network.eni;

import static skylab.network.eni.NetworkInterface.BY_ADDRESS;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import skylab.network.Cidr;
import skylab.network.eni.NetworkInterface.Extra;
import skylab.network.vpc.Subnet;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;

/** Which addresses of a subnet may be given. */
final class FreeAddresses {
    /** How many addresses of a subnet are given, by the subnet's id. */
    private static final Kind<Integer> GIVEN = new Kind<>("addresses-given", "");

    // VPC guide, "Subnet CIDR blocks": network, router, DNS, future use, and the last one.
    private static final int RESERVED = 5;

    private FreeAddresses() {}

    /** How many there are. */
    static long count(World world, Scope scope, Subnet subnet) {
        return subnet.cidr().size()
                - RESERVED
                - world.table(scope, GIVEN).get(subnet.id()).orElse(0);
    }

    /** Whether so many may be given to those who do not ask for one by name, to whom reserved ones are not given. */
    static boolean areThere(World world, Scope scope, Subnet subnet, int wanted) {
        long free = count(world, scope, subnet);
        return wanted <= free
                && wanted
                        <= free
                                - subnet.reserved()
                                        .filter(one -> contain(world, scope, subnet, one))
                                        .count();
    }

    /** Whether one is inside, not among the first four or the last, and nobody's. */
    static boolean contain(World world, Scope scope, Subnet subnet, String address) {
        return subnet.cidr().contains(address)
                && !isReserved(subnet, Cidr.address(address).orElseThrow())
                && world.table(scope, BY_ADDRESS).get(key(subnet, address)).isEmpty();
    }

    /** Gives an address to an interface. */
    static void give(Transaction tx, Scope scope, Subnet subnet, String address, String networkInterface) {
        tx.put(scope, BY_ADDRESS, key(subnet, address), networkInterface);
        note(tx, scope, subnet, 1);
    }

    /** Takes an address back. */
    static void takeBack(Transaction tx, Scope scope, Subnet subnet, String address) {
        tx.remove(scope, BY_ADDRESS, key(subnet, address));
        note(tx, scope, subnet, -1);
    }

    /** Gives IPv6 addresses, and all addresses of prefixes, to an interface. */
    static void give(Transaction tx, Scope scope, Subnet subnet, Extra extra, String networkInterface) {
        extra.addresses6().forEach(address -> tx.put(scope, BY_ADDRESS, key(subnet, address), networkInterface));
        extra.prefixes()
                .forEach(prefix -> addresses(prefix).forEach(one -> give(tx, scope, subnet, one, networkInterface)));
    }

    /** Takes IPv6 addresses, and all addresses of prefixes, back. */
    static void takeBack(Transaction tx, Scope scope, Subnet subnet, Extra extra) {
        extra.addresses6().forEach(address -> tx.remove(scope, BY_ADDRESS, key(subnet, address)));
        extra.prefixes().forEach(prefix -> addresses(prefix).forEach(one -> takeBack(tx, scope, subnet, one)));
    }

    private static Stream<String> addresses(String prefix) {
        Cidr range = Cidr.of(prefix);
        return LongStream.rangeClosed(range.network(), range.last()).mapToObj(Cidr::dotted);
    }

    private static void note(Transaction tx, Scope scope, Subnet subnet, int difference) {
        tx.put(scope, GIVEN, subnet.id(), tx.find(scope, GIVEN, subnet.id()).orElse(0) + difference);
    }

    /** One of them, as the seed has it. */
    static Optional<String> draw(Transaction tx, Scope scope, Subnet subnet) {
        SplittableRandom random = tx.random();
        long size = subnet.cidr().size();
        long start = random.nextLong(size);
        for (long i = 0; i < size; i++) {
            long address = subnet.cidr().network() + (start + i) % size;
            if (!isReserved(subnet, address) && !subnet.reserves(address)) {
                String dotted = Cidr.dotted(address);
                if (tx.find(scope, BY_ADDRESS, key(subnet, dotted)).isEmpty()) {
                    return Optional.of(dotted);
                }
            }
        }
        return Optional.empty();
    }

    private static String key(Subnet subnet, String address) {
        return subnet.vpc() + "/" + address;
    }

    static boolean isReserved(Subnet subnet, long address) {
        long host = address - subnet.cidr().network();
        return host < 4 || host == subnet.cidr().size() - 1;
    }
}
