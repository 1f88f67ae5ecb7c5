package skylab.network.eni;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.world.Kind;

/**
 * An elastic network interface.
 *
 * @param id {@code eni-…}
 * @param subnet the subnet's id
 * @param mac its hardware address
 * @param addresses its IPv4 addresses, the first of them the primary one
 * @param wantsPublicAddress whether it receives a new public address whenever its machine starts
 * @param groups the ids of its security groups
 * @param checksAddresses the source/destination check: whether it drops packets that are neither from nor to itself
 * @param attachment what it is attached to, or null
 * @param use what it is for
 * @param extra IPv6 addresses and prefixes
 */
public record NetworkInterface(
        String id,
        String subnet,
        String mac,
        List<Address> addresses,
        boolean wantsPublicAddress,
        List<String> groups,
        boolean checksAddresses,
        Attachment attachment,
        Use use,
        Extra extra) {
    /** All interfaces. */
    public static final Kind<NetworkInterface> INTERFACES = new Kind<>("network-interface", "eni-");

    /**
     * Interface ids by every IPv4 address they have, private ones written {@code <vpc>/<address>}; so are those of the
     * prefixes that are delegated to them.
     */
    public static final Kind<String> BY_ADDRESS = new Kind<>("interface-by-address", "");

    /** The id of a machine's primary interface, by the machine's id. The others: {@link Interfaces#of}. */
    public static final Kind<String> BY_MACHINE = new Kind<>("interface-by-machine", "");

    /** The ids of a machine's other interfaces in the order of their devices, by the machine's id. */
    public static final Kind<List<String>> SECONDARY = new Kind<>("secondary-interfaces", "");

    /** Ids of attachments. */
    public static final Kind<Attachment> ATTACHMENTS = new Kind<>("interface-attachment", "eni-attach-");

    /** Copies the lists. */
    public NetworkInterface {
        addresses = List.copyOf(addresses);
        groups = List.copyOf(groups);
    }

    /**
     * An address.
     *
     * @param privateAddress in its subnet
     * @param publicAddress by which the Internet knows it, or null
     */
    public record Address(String privateAddress, String publicAddress) {}

    /**
     * What an interface is attached to.
     *
     * @param id {@code eni-attach-…}
     * @param machine the id of the instance
     * @param device 0 for the primary interface of the instance
     * @param deleteOnTermination whether it goes with the instance
     * @param since when it was attached
     * @param link whether it is there already, or still
     */
    public record Attachment(
            String id, String machine, int device, boolean deleteOnTermination, Instant since, Link link) {
        /** This with another state. */
        public Attachment with(Link changed) {
            return new Attachment(id, machine, device, deleteOnTermination, since, changed);
        }

        /** This going with the instance, or staying. */
        public Attachment deletedOnTermination(boolean changed) {
            return new Attachment(id, machine, device, changed, since, link);
        }
    }

    /** How far an attachment is. */
    public enum Link {
        /** The machine does not have it yet. */
        ATTACHING,
        /** The machine has it. */
        ATTACHED,
        /** It is being taken away. */
        DETACHING
    }

    /**
     * What an interface is for.
     *
     * @param type as the API says it: {@code interface}, {@code nat_gateway}, {@code vpc_endpoint}, …
     * @param description what its maker says
     * @param requester the service that manages it, e.g. {@code amazon-elb}; null for the account's own
     */
    public record Use(String type, String description, String requester) {
        /** An instance's own. */
        public static final Use PLAIN = new Use("interface", "", null);
    }

    /**
     * What it has besides IPv4 addresses.
     *
     * @param addresses6 IPv6 addresses
     * @param prefixes ranges /28 of its subnet that are delegated to it
     * @param prefixes6 ranges /80 of its subnet that are delegated to it
     */
    public record Extra(List<String> addresses6, List<String> prefixes, List<String> prefixes6) {
        /** Nothing. */
        public static final Extra NONE = new Extra(List.of(), List.of(), List.of());

        /** Copies the lists. */
        public Extra {
            addresses6 = List.copyOf(addresses6);
            prefixes = List.copyOf(prefixes);
            prefixes6 = List.copyOf(prefixes6);
        }
    }

    /** Its primary address. */
    public String privateAddress() {
        return addresses.get(0).privateAddress();
    }

    /** The address by which the Internet knows its primary address, or null. */
    public String publicAddress() {
        return addresses.get(0).publicAddress();
    }

    /** One of its addresses by its private side. */
    public Optional<Address> address(String privateAddress) {
        for (Address one : addresses) {
            if (one.privateAddress().equals(privateAddress)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** The id of the machine it is attached to, or null. */
    public String machine() {
        return attachment == null ? null : attachment.machine();
    }

    /** Whether a service of AWS manages it, so that only that service may change it. */
    public boolean isManaged() {
        return use.requester() != null;
    }

    /** This interface with another public address for one of its addresses, or none for null. */
    public NetworkInterface withPublicAddress(String privateAddress, String publicAddress) {
        List<Address> changed = new ArrayList<>(addresses);
        changed.replaceAll(
                one -> one.privateAddress().equals(privateAddress) ? new Address(privateAddress, publicAddress) : one);
        return with(changed);
    }

    /** This interface with other addresses. */
    public NetworkInterface with(List<Address> changed) {
        return new NetworkInterface(
                id, subnet, mac, changed, wantsPublicAddress, groups, checksAddresses, attachment, use, extra);
    }

    /** This interface attached to something else, or to nothing for null. */
    public NetworkInterface with(Attachment changed) {
        return new NetworkInterface(
                id, subnet, mac, addresses, wantsPublicAddress, groups, checksAddresses, changed, use, extra);
    }

    /** This interface for another use. */
    public NetworkInterface with(Use changed) {
        return new NetworkInterface(
                id, subnet, mac, addresses, wantsPublicAddress, groups, checksAddresses, attachment, changed, extra);
    }

    /** This interface with other IPv6 addresses and prefixes. */
    public NetworkInterface with(Extra changed) {
        return new NetworkInterface(
                id, subnet, mac, addresses, wantsPublicAddress, groups, checksAddresses, attachment, use, changed);
    }

    /** This interface in other groups. */
    public NetworkInterface withGroups(List<String> changed) {
        return new NetworkInterface(
                id, subnet, mac, addresses, wantsPublicAddress, changed, checksAddresses, attachment, use, extra);
    }

    /** This interface with or without the source/destination check. */
    public NetworkInterface checking(boolean checks) {
        return new NetworkInterface(
                id, subnet, mac, addresses, wantsPublicAddress, groups, checks, attachment, use, extra);
    }

    /** This interface receiving a public address whenever its machine starts, or not. */
    public NetworkInterface wanting(boolean wants) {
        return new NetworkInterface(id, subnet, mac, addresses, wants, groups, checksAddresses, attachment, use, extra);
    }
}
