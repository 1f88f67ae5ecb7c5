package skylab.network.eni;

import static skylab.network.eni.NetworkInterface.BY_ADDRESS;
import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.vpc.Subnet.SUBNETS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.network.Cidr;
import skylab.network.address.ElasticAddresses;
import skylab.network.eni.NetworkInterface.Address;
import skylab.network.eni.NetworkInterface.Extra;
import skylab.network.vpc.Subnet;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;

/** Secondary addresses, IPv6 addresses and prefixes of interfaces that are there already. */
public final class InterfaceAddresses {
    private InterfaceAddresses() {}

    /** The id of the interface that has an address of a subnet's VPC. */
    public static Optional<String> owner(World world, Scope scope, Subnet subnet, String address) {
        return world.table(scope, BY_ADDRESS).get(subnet.vpc() + "/" + address);
    }

    /** Adds secondary addresses that are known to be free. */
    public static void assign(Transaction tx, Scope scope, String id, List<String> added) {
        NetworkInterface one = tx.find(scope, INTERFACES, id).orElseThrow();
        Subnet subnet = tx.find(scope, SUBNETS, one.subnet()).orElseThrow();
        List<Address> addresses = new ArrayList<>(one.addresses());
        for (String address : added) {
            FreeAddresses.give(tx, scope, subnet, address, id);
            addresses.add(new Address(address, null));
        }
        tx.put(scope, INTERFACES, id, one.with(addresses));
    }

    /**
     * Adds free addresses of the subnet.
     *
     * @return the addresses; empty when there are not that many, and nothing has happened then
     */
    public static Optional<List<String>> assign(Transaction tx, Scope scope, String id, int count) {
        NetworkInterface one = tx.find(scope, INTERFACES, id).orElseThrow();
        Subnet subnet = tx.find(scope, SUBNETS, one.subnet()).orElseThrow();
        if (!FreeAddresses.areThere(tx.world(), scope, subnet, count)) {
            return Optional.empty();
        }
        List<String> added = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String address = FreeAddresses.draw(tx, scope, subnet).orElseThrow();
            assign(tx, scope, id, List.of(address));
            added.add(address);
        }
        return Optional.of(added);
    }

    /** Takes secondary addresses back; elastic ones that led there lead nowhere. */
    public static void unassign(Transaction tx, Scope scope, String id, List<String> gone) {
        tx.find(scope, INTERFACES, id).ifPresent(one -> one.addresses().stream()
                .filter(address -> gone.contains(address.privateAddress()))
                .forEach(address -> ElasticAddresses.letGo(tx, scope, address)));
        NetworkInterface one = tx.find(scope, INTERFACES, id).orElseThrow();
        Subnet subnet = tx.find(scope, SUBNETS, one.subnet()).orElseThrow();
        gone.forEach(address -> FreeAddresses.takeBack(tx, scope, subnet, address));
        tx.put(
                scope,
                INTERFACES,
                id,
                one.with(one.addresses().stream()
                        .filter(address -> !gone.contains(address.privateAddress()))
                        .toList()));
    }

    /** Gives an interface other IPv6 addresses and prefixes; what is new of them is known to be free. */
    public static void change(Transaction tx, Scope scope, String id, Extra extra) {
        NetworkInterface one = tx.find(scope, INTERFACES, id).orElseThrow();
        Subnet subnet = tx.find(scope, SUBNETS, one.subnet()).orElseThrow();
        FreeAddresses.takeBack(tx, scope, subnet, one.extra());
        FreeAddresses.give(tx, scope, subnet, extra, id);
        tx.put(scope, INTERFACES, id, one.with(extra));
    }

    /**
     * Free prefixes /28 of a subnet, the lowest ones.
     *
     * @return empty when there are not that many
     */
    public static Optional<List<String>> freePrefixes(World world, Scope scope, Subnet subnet, int count) {
        List<String> found = new ArrayList<>();
        Cidr range = subnet.cidr();
        for (long start = range.network(); start <= range.last() && found.size() < count; ) {
            Cidr prefix = new Cidr(start, Interfaces.PREFIX_LENGTH);
            if (isFree(world, scope, subnet, prefix)) {
                found.add(prefix.toString());
            }
            start += Interfaces.PREFIX_SIZE;
        }
        return found.size() < count ? Optional.empty() : Optional.of(found);
    }

    /** Whether a prefix lies in a subnet and all of its addresses may be given. */
    public static boolean isFree(World world, Scope scope, Subnet subnet, Cidr prefix) {
        if (prefix.prefix() != Interfaces.PREFIX_LENGTH || !subnet.cidr().contains(prefix)) {
            return false;
        }
        for (long address = prefix.network(); address <= prefix.last(); address++) {
            if (!FreeAddresses.contain(world, scope, subnet, Cidr.dotted(address))) {
                return false;
            }
        }
        return true;
    }
}
