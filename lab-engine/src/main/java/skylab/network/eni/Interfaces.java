package skylab.network.eni;

import static skylab.network.eni.NetworkInterface.BY_ADDRESS;
import static skylab.network.eni.NetworkInterface.BY_MACHINE;
import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.vpc.Subnet.SUBNETS;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import skylab.network.Cidr;
import skylab.network.address.ElasticAddress;
import skylab.network.address.ElasticAddresses;
import skylab.network.address.PublicAddresses;
import skylab.network.eni.NetworkInterface.Address;
import skylab.network.eni.NetworkInterface.Attachment;
import skylab.network.eni.NetworkInterface.Use;
import skylab.network.vpc.Subnet;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;

/** Making and removing interfaces, and the addresses they receive. */
public final class Interfaces {
    /** How many addresses of a subnet are given, by the subnet's id. */
    private static final Kind<Integer> GIVEN = new Kind<>("addresses-given", "");

    // VPC guide, "Subnet CIDR blocks": network, router, DNS, future use, and the last one.
    private static final int RESERVED = 5;

    private static final HexFormat MAC = HexFormat.ofDelimiter(":");

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
            String mac = mac(tx.random());
            Attachment attachment = new Attachment(tx.newId(NetworkInterface.ATTACHMENTS), machine, 0, true, tx.now());
            NetworkInterface made = new NetworkInterface(
                    id,
                    subnet.id(),
                    mac,
                    List.of(new Address(given, null)),
                    wantsPublicAddress,
                    groups,
                    true,
                    attachment,
                    Use.PLAIN);
            tx.put(scope, INTERFACES, id, made);
            tx.put(scope, BY_ADDRESS, subnet.vpc() + "/" + given, id);
            tx.put(scope, BY_MACHINE, machine, id);
            count(tx, scope, subnet.id(), 1);
            return made;
        });
    }

    /** Removes an interface; its addresses are free again, an elastic one leads nowhere. */
    public static void delete(Transaction tx, Scope scope, String id) {
        tx.find(scope, INTERFACES, id).ifPresent(gone -> {
            ElasticAddresses.letGo(tx, scope, gone);
            releasePublicAddress(tx, scope, id);
            count(tx, scope, gone.subnet(), -1);
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
                .ifPresent(one -> setPublicAddress(tx, scope, id, PublicAddresses.draw(tx, scope)));
    }

    /** Takes the public address back, as a stop does; an elastic one stays. */
    public static void releasePublicAddress(Transaction tx, Scope scope, String id) {
        tx.find(scope, INTERFACES, id)
                .filter(one -> one.publicAddress() != null)
                .filter(one -> ElasticAddress.at(tx.world(), scope, one.publicAddress())
                        .isEmpty())
                .ifPresent(one -> setPublicAddress(tx, scope, id, null));
    }

    /** Lets an interface be known by another public address, or by none for null. */
    public static void setPublicAddress(Transaction tx, Scope scope, String id, String address) {
        NetworkInterface one = tx.find(scope, INTERFACES, id).orElseThrow();
        if (one.publicAddress() != null) {
            tx.remove(scope, BY_ADDRESS, one.publicAddress());
        }
        if (address != null) {
            tx.put(scope, BY_ADDRESS, address, id);
        }
        tx.put(scope, INTERFACES, id, one.withPublicAddress(address));
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
        return subnet.cidr().size()
                - RESERVED
                - world.table(scope, GIVEN).get(subnet.id()).orElse(0);
    }

    private static void count(Transaction tx, Scope scope, String subnet, int difference) {
        tx.put(scope, GIVEN, subnet, tx.find(scope, GIVEN, subnet).orElse(0) + difference);
    }

    private static Optional<String> freeAddress(Transaction tx, Scope scope, Subnet subnet) {
        if (freeCount(tx.world(), scope, subnet) == 0) {
            return Optional.empty();
        }
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

    private static boolean isReserved(Subnet subnet, long address) {
        long host = address - subnet.cidr().network();
        return host < 4 || host == subnet.cidr().size() - 1;
    }

    private static String mac(SplittableRandom random) {
        byte[] rest = new byte[5];
        random.nextBytes(rest);
        // 02: locally administered, as AWS's are.
        return "02:" + MAC.formatHex(rest);
    }
}
