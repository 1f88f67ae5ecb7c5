package skylab.network.filter;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import skylab.world.Kind;

/**
 * A network ACL: what may enter and leave the subnets it is associated with. It knows no flows: an answer is a packet like
 * any other (VPC guide, "Network ACLs").
 *
 * @param id {@code acl-…}
 * @param vpc the VPC's id
 * @param isDefault whether the VPC's new subnets have it
 * @param entries in ascending order of their numbers, of two with the same number the inbound one first; the last rule,
 *     which denies everything, is not among them
 */
public record NetworkAcl(String id, String vpc, boolean isDefault, List<Entry> entries) {
    /** All network ACLs. */
    public static final Kind<NetworkAcl> NETWORK_ACLS = new Kind<>("network-acl", "acl-");

    /** Which ACL a subnet has, by the subnet's id; by the VPC's id its default ACL. */
    public static final Kind<Association> ACL_ASSOCIATIONS = new Kind<>("network-acl-association", "aclassoc-");

    /** The number of the last rule, which denies everything and cannot be changed. */
    public static final int LAST_RULE = 32767;

    private static final Comparator<Entry> ORDER =
            Comparator.comparingInt(Entry::number).thenComparing(Entry::egress);

    /** Copies the entries, in their order. */
    public NetworkAcl {
        entries = entries.stream().sorted(ORDER).toList();
    }

    /**
     * Which ACL a subnet has.
     *
     * @param id {@code aclassoc-…}
     * @param acl the ACL's id
     * @param subnet the subnet's id
     */
    public record Association(String id, String acl, String subnet) {}

    /**
     * A rule.
     *
     * @param number 1 to 32766; the lowest that fits decides
     * @param egress whether it is about what leaves
     * @param allow whether it allows, or denies
     * @param protocol {@code tcp}, {@code udp}, {@code icmp}, {@code icmpv6}, the number of another protocol, or
     *     {@code -1} for all
     * @param fromPort the first port, or the ICMP type; -1 for all
     * @param toPort the last port, or the ICMP code; -1 for all
     * @param peer the addresses outside of the subnet, a {@link Peer.Range} or a {@link Peer.Range6}
     */
    public record Entry(
            int number, boolean egress, boolean allow, String protocol, int fromPort, int toPort, Peer peer) {
        /**
         * Whether it fits a packet.
         *
         * @param address the address outside of the subnet, as an unsigned 32-bit number
         * @param port the packet's destination port, or its ICMP type
         * @param code its ICMP code; of no account for other protocols
         */
        public boolean covers(String packetProtocol, long address, int port, int code) {
            return peer instanceof Peer.Range range
                    && range.cidr().contains(address)
                    && Traffic.covers(protocol, fromPort, toPort, packetProtocol, port, code);
        }
    }

    /**
     * The entry that decides about a packet; empty when it is the last rule, which denies.
     *
     * @param egress whether the packet leaves the subnet
     * @param protocol as in {@link Entry#protocol}
     * @param address the address outside of the subnet, as an unsigned 32-bit number
     * @param port the packet's destination port, or its ICMP type
     * @param code its ICMP code; of no account for other protocols
     */
    public Optional<Entry> decide(boolean egress, String protocol, long address, int port, int code) {
        for (Entry entry : entries) {
            if (entry.egress() == egress && entry.covers(protocol, address, port, code)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** This ACL with other entries, in any order. */
    public NetworkAcl with(List<Entry> changed) {
        return new NetworkAcl(id, vpc, isDefault, changed);
    }
}
