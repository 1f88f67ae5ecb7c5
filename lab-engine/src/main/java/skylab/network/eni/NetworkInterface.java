package skylab.network.eni;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import skylab.world.Kind;

/**
 * An elastic network interface.
 *
 * @param id {@code eni-…}
 * @param subnet the subnet's id
 * @param mac its hardware address
 * @param addresses its addresses, the first of them the primary one
 * @param wantsPublicAddress whether it receives a new public address whenever its machine starts
 * @param groups the ids of its security groups
 * @param checksAddresses the source/destination check: whether it drops packets that are neither from nor to itself
 * @param attachment what it is attached to, or null
 * @param use what it is for
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
        Use use) {
    /** All interfaces. */
    public static final Kind<NetworkInterface> INTERFACES = new Kind<>("network-interface", "eni-");

    /** Interface ids by every address they have, private ones written {@code <vpc>/<address>}. */
    public static final Kind<String> BY_ADDRESS = new Kind<>("interface-by-address", "");

    /** Interface ids by {@link #slot} of the machine they are attached to. */
    public static final Kind<String> BY_MACHINE = new Kind<>("interface-by-machine", "");

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
     */
    public record Attachment(String id, String machine, int device, boolean deleteOnTermination, Instant since) {}

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

    /** The key of {@link #BY_MACHINE}: the machine's id alone for the primary interface. */
    public static String slot(String machine, int device) {
        return device == 0 ? machine : machine + "/" + device;
    }

    /** Its primary address. */
    public String privateAddress() {
        return addresses.get(0).privateAddress();
    }

    /** The address by which the Internet knows its primary address, or null. */
    public String publicAddress() {
        return addresses.get(0).publicAddress();
    }

    /** The id of the machine it is attached to, or null. */
    public String machine() {
        return attachment == null ? null : attachment.machine();
    }

    /** This interface with another public address for its primary address, or none for null. */
    public NetworkInterface withPublicAddress(String address) {
        List<Address> changed = new ArrayList<>(addresses);
        changed.set(0, new Address(privateAddress(), address));
        return with(changed);
    }

    /** This interface with other addresses. */
    public NetworkInterface with(List<Address> changed) {
        return new NetworkInterface(
                id, subnet, mac, changed, wantsPublicAddress, groups, checksAddresses, attachment, use);
    }

    /** This interface attached to something else, or to nothing for null. */
    public NetworkInterface with(Attachment changed) {
        return new NetworkInterface(
                id, subnet, mac, addresses, wantsPublicAddress, groups, checksAddresses, changed, use);
    }

    /** This interface in other groups. */
    public NetworkInterface withGroups(List<String> changed) {
        return new NetworkInterface(
                id, subnet, mac, addresses, wantsPublicAddress, changed, checksAddresses, attachment, use);
    }

    /** This interface with or without the source/destination check. */
    public NetworkInterface checking(boolean checks) {
        return new NetworkInterface(id, subnet, mac, addresses, wantsPublicAddress, groups, checks, attachment, use);
    }
}
