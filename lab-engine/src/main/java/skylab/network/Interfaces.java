package skylab.network;

import static skylab.network.NetworkInterface.BY_ADDRESS;
import static skylab.network.NetworkInterface.BY_MACHINE;
import static skylab.network.NetworkInterface.INTERFACES;
import static skylab.network.Subnet.SUBNETS;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;

/** Making and removing interfaces, and the addresses they receive. */
public final class Interfaces {
    /** Amazon's range from which public addresses are drawn here; a real one of us-east-1. */
    private static final Cidr PUBLIC_POOL = Cidr.of("54.144.0.0/12");

    private Interfaces() {}

    /**
     * Makes an interface and attaches it to a machine.
     *
     * @param privateAddress the address asked for, or null for a free one
     * @return empty when the subnet is full
     */
    public static Optional<NetworkInterface> create(
            Transaction tx,
            Scope scope,
            Subnet subnet,
            String privateAddress,
            boolean wantsPublicAddress,
            List<String> groups,
            String machine) {
        Optional<String> address =
                privateAddress != null ? Optional.of(privateAddress) : freeAddress(tx, scope, subnet);
        return address.map(given -> {
            String id = tx.newId(INTERFACES);
            NetworkInterface made = new NetworkInterface(
                    id, subnet.id(), mac(tx.random()), given, null, wantsPublicAddress, groups, machine);
            tx.put(scope, INTERFACES, id, made);
            tx.put(scope, BY_ADDRESS, subnet.vpc() + "/" + given, id);
            tx.put(scope, BY_MACHINE, machine, id);
            return made;
        });
    }

    /** Removes an interface; its addresses are free again. */
    public static void delete(Transaction tx, Scope scope, String id) {
        tx.find(scope, INTERFACES, id).ifPresent(gone -> {
            releasePublicAddress(tx, scope, id);
            tx.find(scope, SUBNETS, gone.subnet())
                    .ifPresent(subnet -> tx.remove(scope, BY_ADDRESS, subnet.vpc() + "/" + gone.privateAddress()));
            tx.remove(scope, BY_MACHINE, gone.machine());
            tx.remove(scope, INTERFACES, id);
        });
    }

    /** Gives a public address to an interface that wants one and has none. */
    public static void assignPublicAddress(Transaction tx, Scope scope, String id) {
        tx.find(scope, INTERFACES, id)
                .filter(one -> one.wantsPublicAddress() && one.publicAddress() == null)
                .ifPresent(one -> {
                    SplittableRandom random = tx.random();
                    String address;
                    do {
                        address = Cidr.dotted(PUBLIC_POOL.network() + random.nextLong(PUBLIC_POOL.size()));
                    } while (tx.find(scope, BY_ADDRESS, address).isPresent());
                    tx.put(scope, INTERFACES, id, one.withPublicAddress(address));
                    tx.put(scope, BY_ADDRESS, address, id);
                });
    }

    /** Takes the public address back, as a stop does. */
    public static void releasePublicAddress(Transaction tx, Scope scope, String id) {
        tx.find(scope, INTERFACES, id)
                .filter(one -> one.publicAddress() != null)
                .ifPresent(one -> {
                    tx.remove(scope, BY_ADDRESS, one.publicAddress());
                    tx.put(scope, INTERFACES, id, one.withPublicAddress(null));
                });
    }

    /** Whether an address of a subnet may be given: inside, not among the first four or the last, and not in use. */
    public static boolean isFree(World world, Scope scope, Subnet subnet, String address) {
        return subnet.cidr().contains(address)
                && !isReserved(subnet, Cidr.address(address).orElseThrow())
                && world.table(scope, BY_ADDRESS)
                        .get(subnet.vpc() + "/" + address)
                        .isEmpty();
    }

    /** How many addresses of a subnet may still be given. */
    public static long freeCount(World world, Scope scope, Subnet subnet) {
        long used = world.table(scope, INTERFACES).values().stream()
                .filter(one -> one.subnet().equals(subnet.id()))
                .count();
        return subnet.cidr().size() - 5 - used;
    }

    private static Optional<String> freeAddress(Transaction tx, Scope scope, Subnet subnet) {
        SplittableRandom random = tx.random();
        long size = subnet.cidr().size();
        long start = random.nextLong(size);
        for (long i = 0; i < size; i++) {
            long address = subnet.cidr().network() + (start + i) % size;
            if (!isReserved(subnet, address)) {
                String dotted = Cidr.dotted(address);
                if (tx.find(scope, BY_ADDRESS, subnet.vpc() + "/" + dotted).isEmpty()) {
                    return Optional.of(dotted);
                }
            }
        }
        return Optional.empty();
    }

    // VPC guide, "Subnet CIDR blocks": network, router, DNS, future use, and the last one.
    private static boolean isReserved(Subnet subnet, long address) {
        long host = address - subnet.cidr().network();
        return host < 4 || host == subnet.cidr().size() - 1;
    }

    private static String mac(SplittableRandom random) {
        // 02: locally administered, as AWS's are.
        byte[] bytes = new byte[6];
        random.nextBytes(bytes);
        bytes[0] = 2;
        return HexFormat.ofDelimiter(":").formatHex(bytes);
    }
}
