package skylab.network.eni;

import static skylab.network.eni.NetworkInterface.BY_ADDRESS;
import static skylab.network.eni.NetworkInterface.BY_MACHINE;
import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.eni.NetworkInterface.SECONDARY;
import static skylab.network.vpc.Subnet.SUBNETS;

import java.util.ArrayList;
import java.util.Comparator;
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
import skylab.network.eni.NetworkInterface.Link;
import skylab.network.filter.SecurityGroups;
import skylab.network.vpc.Subnet;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;

/** Making, attaching and removing interfaces, and the public addresses they receive. */
public final class Interfaces {
    /** How many addresses a delegated IPv4 prefix has (EC2 guide, "Prefix delegation"): a /28. */
    static final int PREFIX_SIZE = 16;

    static final int PREFIX_LENGTH = 28;

    private static final HexFormat MAC = HexFormat.ofDelimiter(":");

    private Interfaces() {}

    /**
     * Where a new interface is to be attached at once.
     *
     * @param machine the id of the instance
     * @param device 0 for its primary interface
     * @param deleteOnTermination whether the interface goes with the instance
     */
    public record Slot(String machine, int device, boolean deleteOnTermination) {}

    /** Makes an interface that is attached to nothing: of its own, or managed by a service. */
    public static Optional<NetworkInterface> create(Transaction tx, Scope scope, NewInterface wanted) {
        return create(tx, scope, wanted, null);
    }

    /**
     * Makes an interface.
     *
     * @param wanted what it is to be like; addresses that it asks for by name are known to be free
     * @param slot what it is attached to, or null
     * @return empty when the subnet has not that many free addresses; nothing has happened then
     */
    public static Optional<NetworkInterface> create(Transaction tx, Scope scope, NewInterface wanted, Slot slot) {
        Subnet subnet = wanted.subnet();
        int drawn = wanted.more() + (wanted.address() == null ? 1 : 0);
        if (freeCount(tx.world(), scope, subnet) < wanted.size()
                || !FreeAddresses.areThere(tx.world(), scope, subnet, drawn)) {
            return Optional.empty();
        }
        String primary = wanted.address() != null
                ? wanted.address()
                : FreeAddresses.draw(tx, scope, subnet).orElseThrow();
        String id = tx.newId(INTERFACES);
        String mac = mac(tx.random());
        Attachment attachment = slot == null ? null : attachment(tx, slot, Link.ATTACHED);
        FreeAddresses.give(tx, scope, subnet, primary, id);
        List<Address> addresses = List.of(new Address(primary, null));
        if (wanted.more() > 0 || !wanted.secondaries().isEmpty()) {
            addresses = new ArrayList<>(addresses);
            for (String address : wanted.secondaries()) {
                FreeAddresses.give(tx, scope, subnet, address, id);
                addresses.add(new Address(address, null));
            }
            for (int i = 0; i < wanted.more(); i++) {
                String address = FreeAddresses.draw(tx, scope, subnet).orElseThrow();
                FreeAddresses.give(tx, scope, subnet, address, id);
                addresses.add(new Address(address, null));
            }
        }
        FreeAddresses.give(tx, scope, subnet, wanted.extra(), id);
        NetworkInterface made = new NetworkInterface(
                id,
                subnet.id(),
                mac,
                addresses,
                wanted.wantsPublicAddress(),
                wanted.groups(),
                wanted.checksAddresses(),
                attachment,
                wanted.use(),
                wanted.extra());
        tx.put(scope, INTERFACES, id, made);
        SecurityGroups.joined(tx, scope, wanted.groups());
        if (attachment != null) {
            enlist(tx, scope, made);
        }
        return Optional.of(made);
    }

    /** Removes an interface; its addresses are free again, elastic ones lead nowhere. */
    public static void delete(Transaction tx, Scope scope, String id) {
        tx.find(scope, INTERFACES, id).ifPresent(gone -> {
            ElasticAddresses.letGo(tx, scope, gone);
            releasePublicAddress(tx, scope, id);
            Subnet subnet = tx.find(scope, SUBNETS, gone.subnet()).orElseThrow();
            gone.addresses().forEach(one -> FreeAddresses.takeBack(tx, scope, subnet, one.privateAddress()));
            FreeAddresses.takeBack(tx, scope, subnet, gone.extra());
            strike(tx, scope, gone);
            tx.remove(scope, INTERFACES, id);
            SecurityGroups.left(tx, scope, gone.groups());
        });
    }

    /**
     * Attaches an interface that is attached to nothing.
     *
     * @param link whether the machine has it at once
     * @return the attachment
     */
    public static Attachment attach(Transaction tx, Scope scope, String id, Slot slot, Link link) {
        Attachment attachment = attachment(tx, slot, link);
        NetworkInterface attached = tx.find(scope, INTERFACES, id).orElseThrow().with(attachment);
        tx.put(scope, INTERFACES, id, attached);
        enlist(tx, scope, attached);
        return attachment;
    }

    /** Takes an interface from the machine it is attached to; it keeps its addresses, elastic ones too. */
    public static void detach(Transaction tx, Scope scope, String id) {
        tx.find(scope, INTERFACES, id).ifPresent(one -> {
            strike(tx, scope, one);
            tx.put(scope, INTERFACES, id, one.with((Attachment) null));
            releasePublicAddress(tx, scope, id);
        });
    }

    /**
     * The machine is gone: so are the interfaces that go with it; the others are free.
     *
     * @return the ids of those that are gone
     */
    public static List<String> abandon(Transaction tx, Scope scope, String machine) {
        List<String> gone = new ArrayList<>();
        for (NetworkInterface one : of(tx.world(), scope, machine)) {
            if (one.attachment().deleteOnTermination()) {
                delete(tx, scope, one.id());
                gone.add(one.id());
            } else {
                detach(tx, scope, one.id());
            }
        }
        return gone;
    }

    /** The interfaces of a machine in the order of their devices, the primary one first. */
    public static List<NetworkInterface> of(World world, Scope scope, String machine) {
        Optional<NetworkInterface> primary = world.table(scope, BY_MACHINE)
                .get(machine)
                .flatMap(id -> world.table(scope, INTERFACES).get(id));
        List<String> others = world.table(scope, SECONDARY).get(machine).orElse(List.of());
        if (others.isEmpty()) {
            return primary.map(List::of).orElse(List.of());
        }
        List<NetworkInterface> all = new ArrayList<>();
        primary.ifPresent(all::add);
        others.forEach(id -> world.table(scope, INTERFACES).get(id).ifPresent(all::add));
        return all;
    }

    private static Attachment attachment(Transaction tx, Slot slot, Link link) {
        return new Attachment(
                tx.newId(NetworkInterface.ATTACHMENTS),
                slot.machine(),
                slot.device(),
                slot.deleteOnTermination(),
                tx.now(),
                link);
    }

    private static void enlist(Transaction tx, Scope scope, NetworkInterface one) {
        String machine = one.machine();
        if (one.attachment().device() == 0) {
            tx.put(scope, BY_MACHINE, machine, one.id());
            return;
        }
        List<String> others = new ArrayList<>(tx.find(scope, SECONDARY, machine).orElse(List.of()));
        others.add(one.id());
        others.sort(Comparator.comparing(
                id -> tx.find(scope, INTERFACES, id).orElseThrow().attachment().device()));
        tx.put(scope, SECONDARY, machine, List.copyOf(others));
    }

    private static void strike(Transaction tx, Scope scope, NetworkInterface one) {
        String machine = one.machine();
        if (machine == null) {
            return;
        }
        if (one.attachment().device() == 0) {
            tx.remove(scope, BY_MACHINE, machine);
            return;
        }
        List<String> others = new ArrayList<>(tx.find(scope, SECONDARY, machine).orElse(List.of()));
        others.remove(one.id());
        if (others.isEmpty()) {
            tx.remove(scope, SECONDARY, machine);
        } else {
            tx.put(scope, SECONDARY, machine, List.copyOf(others));
        }
    }

    /** Puts an interface into other groups. */
    public static void setGroups(Transaction tx, Scope scope, String id, List<String> groups) {
        tx.find(scope, INTERFACES, id).ifPresent(one -> {
            SecurityGroups.left(tx, scope, one.groups());
            SecurityGroups.joined(tx, scope, groups);
            tx.put(scope, INTERFACES, id, one.withGroups(groups));
        });
    }

    /** Gives a public address to an interface that wants one and has none. */
    public static void assignPublicAddress(Transaction tx, Scope scope, String id) {
        tx.find(scope, INTERFACES, id)
                .filter(one -> one.wantsPublicAddress() && one.publicAddress() == null)
                .ifPresent(
                        one -> setPublicAddress(tx, scope, id, one.privateAddress(), PublicAddresses.draw(tx, scope)));
    }

    /** Takes the public address back, as a stop does; elastic ones stay. */
    public static void releasePublicAddress(Transaction tx, Scope scope, String id) {
        tx.find(scope, INTERFACES, id)
                .filter(one -> one.publicAddress() != null)
                .filter(one -> ElasticAddress.at(tx.world(), scope, one.publicAddress())
                        .isEmpty())
                .ifPresent(one -> setPublicAddress(tx, scope, id, one.privateAddress(), null));
    }

    /** Lets one of an interface's addresses be known by another public address, or by none for null. */
    public static void setPublicAddress(
            Transaction tx, Scope scope, String id, String privateAddress, String publicAddress) {
        NetworkInterface one = tx.find(scope, INTERFACES, id).orElseThrow();
        String before = one.address(privateAddress).orElseThrow().publicAddress();
        if (before != null) {
            tx.remove(scope, BY_ADDRESS, before);
        }
        if (publicAddress != null) {
            tx.put(scope, BY_ADDRESS, publicAddress, id);
        }
        tx.put(scope, INTERFACES, id, one.withPublicAddress(privateAddress, publicAddress));
    }

    /** Whether an address of a subnet may be given: inside, not among the first four or the last, and not in use. */
    public static boolean isFree(World world, Scope scope, Subnet subnet, String address) {
        return FreeAddresses.contain(world, scope, subnet, address);
    }

    /** Whether an address of a subnet is among the first four or the last, which are nobody's. */
    public static boolean isReserved(Subnet subnet, String address) {
        return FreeAddresses.isReserved(subnet, Cidr.address(address).orElseThrow());
    }

    /** How many addresses of a subnet may still be given. */
    public static long freeCount(World world, Scope scope, Subnet subnet) {
        return FreeAddresses.count(world, scope, subnet);
    }

    private static String mac(SplittableRandom random) {
        byte[] rest = new byte[5];
        random.nextBytes(rest);
        // 02: locally administered, as AWS's are.
        return "02:" + MAC.formatHex(rest);
    }
}
