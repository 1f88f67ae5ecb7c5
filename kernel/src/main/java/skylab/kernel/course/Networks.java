package skylab.kernel.course;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import skylab.lab.Lab;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** What checks ask of a learner's network, in the region of the lab. */
public final class Networks {
    private static final String REST_OF_THE_WORLD = "0.0.0.0/0";

    private Networks() {}

    /** The VPC whose first range this is. */
    public static Optional<Vpc> vpc(Lab lab, String range) {
        return lab.ec2().describeVpcs().vpcs().stream()
                .filter(vpc -> vpc.cidrBlock().equals(range))
                .findFirst();
    }

    /**
     * Notes it when no VPC has this range.
     *
     * @return whether there is none, so that a check can end here
     */
    public static boolean absent(Lab lab, Findings findings, String range) {
        return findings.missing(
                vpc(lab, range).isEmpty(),
                "There is no VPC with the range `" + range + "`.",
                "범위가 `" + range + "`인 VPC가 없습니다.");
    }

    /** The routes of the table that the subnet with this range is associated with; none while it follows the main table. */
    public static List<Route> routes(Lab lab, String range) {
        String subnet = lab.ec2().describeSubnets().subnets().stream()
                .filter(one -> one.cidrBlock().equals(range))
                .map(Subnet::subnetId)
                .findFirst()
                .orElse("");
        return lab.ec2().describeRouteTables().routeTables().stream()
                .filter(table -> table.associations().stream().anyMatch(one -> subnet.equals(one.subnetId())))
                .map(RouteTable::routes)
                .findFirst()
                .orElse(List.of());
    }

    /** The one of {@link #routes} for the rest of the world. */
    public static Optional<Route> wayOut(Lab lab, String range) {
        return routes(lab, range).stream()
                .filter(route -> REST_OF_THE_WORLD.equals(route.destinationCidrBlock()))
                .findFirst();
    }

    /** NAT gateways that are there or about to be: neither deleted nor failed. */
    public static List<NatGateway> natGateways(Lab lab) {
        return lab.ec2().describeNatGateways().natGateways().stream()
                .filter(one -> one.state() != NatGatewayState.DELETED && one.state() != NatGatewayState.FAILED)
                .toList();
    }

    /** The ids of security groups with an inbound rule that lets an address in at this TCP port. */
    public static Set<String> groupsOpenAt(Lab lab, int port) {
        return lab.ec2().describeSecurityGroups().securityGroups().stream()
                .filter(group -> group.ipPermissions().stream().anyMatch(rule -> letsIn(rule, port)))
                .map(SecurityGroup::groupId)
                .collect(Collectors.toSet());
    }

    private static boolean letsIn(IpPermission rule, int port) {
        return !rule.ipRanges().isEmpty()
                && (rule.ipProtocol().equals("-1")
                        || rule.ipProtocol().equals("tcp") && rule.fromPort() <= port && rule.toPort() >= port);
    }
}
