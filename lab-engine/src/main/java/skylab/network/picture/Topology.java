package skylab.network.picture;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import skylab.network.filter.SecurityGroup;
import skylab.network.route.RouteTable;
import skylab.network.vpc.Subnet;
import skylab.network.vpc.Vpc;

/**
 * What there is in a VPC, in the order in which it is drawn.
 *
 * @param region its region
 * @param vpc the VPC
 * @param areas its availability zones that have subnets
 * @param tables its route tables, the main one first
 * @param internetGateway the id of the attached Internet gateway
 * @param exits other ways out at its border
 * @param groups its security groups
 */
record Topology(
        String region,
        Vpc vpc,
        List<Area> areas,
        List<Table> tables,
        Optional<String> internetGateway,
        List<String> exits,
        List<SecurityGroup> groups) {

    /** An availability zone with its subnets, public ones first. */
    record Area(String zone, String zoneId, List<Net> subnets) {}

    /**
     * A subnet.
     *
     * @param isPublic whether its route table leads to an attached Internet gateway
     * @param table the index of its route table
     * @param acl the id of its network ACL, empty for the VPC's default one
     * @param free how many addresses are left
     * @param residents what is in it
     */
    record Net(Subnet subnet, boolean isPublic, int table, String acl, long free, List<Resident> residents) {}

    /**
     * Something with an address: a machine's interface, a NAT gateway, an endpoint.
     *
     * @param id by which the API knows it best: the instance's, else the gateway's or endpoint's, else the interface's
     * @param glyph what kind of thing
     * @param machine the id of the instance, or null
     * @param known its ids and addresses, by which a packet's hop may name it
     * @param privateAddress its primary address
     * @param publicAddress the Internet's for it, or null
     * @param groups indexes of its security groups
     */
    record Resident(
            String id,
            Glyph glyph,
            String machine,
            Set<String> known,
            String privateAddress,
            String publicAddress,
            List<Integer> groups) {}

    /**
     * A route table.
     *
     * @param isMain whether it holds for subnets without one of their own
     * @param blackholes destinations whose targets are gone
     * @param subnets how many subnets it holds for
     */
    record Table(RouteTable table, boolean isMain, Set<String> blackholes, int subnets) {}
}
