package skylab.aws.ec2.group;

import static skylab.network.filter.SecurityGroup.SECURITY_GROUPS;

import java.util.List;
import java.util.stream.Stream;
import skylab.aws.Call;
import skylab.aws.Ids;
import skylab.aws.Page;
import skylab.network.filter.Peer;
import skylab.network.filter.SecurityGroup;
import skylab.network.filter.SecurityGroup.Rule;
import skylab.network.gateway.PeeringConnection;
import skylab.network.vpc.Vpc;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupReferencesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupReferencesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeStaleSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeStaleSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroupReference;
import software.amazon.awssdk.services.ec2.model.StaleIpPermission;
import software.amazon.awssdk.services.ec2.model.StaleSecurityGroup;

/** Rules that name a group of a peered VPC; they are stale when that group or the connection is gone. */
final class GroupReferences {
    private static final Ids<Vpc> VPC_IDS = new Ids<>(Vpc.VPCS, "vpc ID", "InvalidVpcID");

    private GroupReferences() {}

    /** DescribeSecurityGroupReferences: the peered VPCs whose rules name these groups. */
    static DescribeSecurityGroupReferencesResponse describe(Call call, DescribeSecurityGroupReferencesRequest request) {
        List<SecurityGroupReference> references =
                Groups.IDS.all(call.tx().world(), call.scope(), request.groupId()).stream()
                        .flatMap(group -> references(call, group))
                        .distinct()
                        .toList();
        return DescribeSecurityGroupReferencesResponse.builder()
                .securityGroupReferenceSet(references)
                .build();
    }

    private static Stream<SecurityGroupReference> references(Call call, SecurityGroup named) {
        return call.tx().all(call.scope(), SECURITY_GROUPS).stream()
                .filter(group -> !group.vpc().equals(named.vpc()))
                .flatMap(group -> abroad(group)
                        .filter(rule -> rule.peer().text().equals(named.id()))
                        .map(rule -> SecurityGroupReference.builder()
                                .groupId(named.id())
                                .referencingVpcId(group.vpc())
                                .vpcPeeringConnectionId(connection(rule))
                                .build()));
    }

    /** DescribeStaleSecurityGroups. */
    static DescribeStaleSecurityGroupsResponse stale(Call call, DescribeStaleSecurityGroupsRequest request) {
        Vpc vpc = VPC_IDS.one(call.tx().world(), call.scope(), request.vpcId());
        List<StaleSecurityGroup> stale = call.tx().all(call.scope(), SECURITY_GROUPS).stream()
                .filter(group -> group.vpc().equals(vpc.id()))
                .filter(group -> abroad(group).anyMatch(rule -> isStale(call, rule)))
                .map(group -> StaleSecurityGroup.builder()
                        .groupId(group.id())
                        .groupName(group.name())
                        .description(group.description())
                        .vpcId(group.vpc())
                        .staleIpPermissions(permissions(call, group, false))
                        .staleIpPermissionsEgress(permissions(call, group, true))
                        .build())
                .toList();
        Page<StaleSecurityGroup> page = Page.of(stale, request.maxResults(), request.nextToken(), 5, 1000);
        return DescribeStaleSecurityGroupsResponse.builder()
                .staleSecurityGroupSet(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static List<StaleIpPermission> permissions(Call call, SecurityGroup group, boolean egress) {
        List<Rule> stale = abroad(group)
                .filter(rule -> rule.egress() == egress && isStale(call, rule))
                .toList();
        return new RuleShape(call.tx().world(), call.scope(), group)
                .permissions(stale).stream().map(GroupReferences::stale).toList();
    }

    private static StaleIpPermission stale(IpPermission permission) {
        return StaleIpPermission.builder()
                .ipProtocol(permission.ipProtocol())
                .fromPort(permission.fromPort())
                .toPort(permission.toPort())
                .userIdGroupPairs(permission.userIdGroupPairs())
                .build();
    }

    private static boolean isStale(Call call, Rule rule) {
        boolean connected = call.tx()
                .find(call.scope(), PeeringConnection.PEERING_CONNECTIONS, connection(rule))
                .filter(one -> one.state() == PeeringConnection.State.ACTIVE)
                .isPresent();
        return !connected
                || call.tx()
                        .find(call.scope(), SECURITY_GROUPS, rule.peer().text())
                        .isEmpty();
    }

    private static Stream<Rule> abroad(SecurityGroup group) {
        return group.rules().stream().filter(rule -> connection(rule) != null);
    }

    private static String connection(Rule rule) {
        return rule.peer() instanceof Peer.Group peer ? peer.connection() : null;
    }
}
