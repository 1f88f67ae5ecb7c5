package skylab.network;

import java.util.List;
import skylab.world.Kind;

/**
 * An elastic network interface.
 *
 * @param id {@code eni-…}
 * @param subnet the subnet's id
 * @param mac its hardware address
 * @param privateAddress its address in the subnet
 * @param publicAddress the address by which the Internet knows it, or null
 * @param wantsPublicAddress whether it receives a new public address whenever its machine starts
 * @param groups the ids of its security groups
 * @param checksAddresses the source/destination check: whether it drops packets that are neither from nor to itself
 * @param machine the id of the machine it is attached to, or null
 */
public record NetworkInterface(
        String id,
        String subnet,
        String mac,
        String privateAddress,
        String publicAddress,
        boolean wantsPublicAddress,
        List<String> groups,
        boolean checksAddresses,
        String machine) {
    /** All interfaces. */
    public static final Kind<NetworkInterface> INTERFACES = new Kind<>("network-interface", "eni-");

    /** Interface ids by every address they have, private ones written {@code <vpc>/<address>}. */
    public static final Kind<String> BY_ADDRESS = new Kind<>("interface-by-address", "");

    /** Primary interface ids by the machine they are attached to. */
    public static final Kind<String> BY_MACHINE = new Kind<>("interface-by-machine", "");

    /** Copies the list. */
    public NetworkInterface {
        groups = List.copyOf(groups);
    }

    /** This interface with another public address, or none for null. */
    public NetworkInterface withPublicAddress(String address) {
        return new NetworkInterface(
                id, subnet, mac, privateAddress, address, wantsPublicAddress, groups, checksAddresses, machine);
    }

    /** This interface in other groups. */
    public NetworkInterface withGroups(List<String> changed) {
        return new NetworkInterface(
                id, subnet, mac, privateAddress, publicAddress, wantsPublicAddress, changed, checksAddresses, machine);
    }

    /** This interface with or without the source/destination check. */
    public NetworkInterface checking(boolean checks) {
        return new NetworkInterface(
                id, subnet, mac, privateAddress, publicAddress, wantsPublicAddress, groups, checks, machine);
    }
}
