package skylab.network.filter;

import java.util.List;
import skylab.world.Kind;

/**
 * A network ACL: what may enter and leave the subnets it is associated with. It knows no flows: an answer is a packet like
 * any other (VPC guide, "Network ACLs").
 *
 * @param id {@code acl-…}
 * @param vpc the VPC's id
 * @param isDefault whether the VPC's new subnets have it
 * @param entries inbound and outbound, each in ascending order of their numbers; the last rule, which denies
 *     everything, is not among them
 */
public record NetworkAcl(String id, String vpc, boolean isDefault, List<Entry> entries) {
    /** All network ACLs. */
    public static final Kind<NetworkAcl> NETWORK_ACLS = new Kind<>("network-acl", "acl-");

    /** Which ACL a subnet has, by the subnet's id. */
    public static final Kind<Association> ACL_ASSOCIATIONS = new Kind<>("network-acl-association", "aclassoc-");

    /** Copies the list. */
    public NetworkAcl {
        entries = List.copyOf(entries);
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
     * @param protocol {@code tcp}, {@code udp}, {@code icmp}, a protocol's number, or {@code -1} for all
     * @param fromPort the first port, or the ICMP type; -1 for all
     * @param toPort the last port, or the ICMP code; -1 for all
     * @param peer the addresses outside of the subnet
     */
    public record Entry(
            int number, boolean egress, boolean allow, String protocol, int fromPort, int toPort, Peer peer) {}
}
