package skylab.aws.ec2.group;

import java.util.List;
import java.util.stream.Collectors;
import skylab.aws.ec2.Ask;
import skylab.network.filter.Peer;
import skylab.network.filter.SecurityGroup;
import skylab.network.filter.SecurityGroup.Rule;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** A security group as the API shows it. */
final class GroupShape {
    private GroupShape() {}

    static software.amazon.awssdk.services.ec2.model.SecurityGroup group(
            World world, Scope scope, SecurityGroup group) {
        return software.amazon.awssdk.services.ec2.model.SecurityGroup.builder()
                .groupId(group.id())
                .groupName(group.name())
                .description(group.description())
                .vpcId(group.vpc())
                .ownerId(scope.account())
                .securityGroupArn(arn(scope, group.id()))
                .ipPermissions(permissions(scope, group, false))
                .ipPermissionsEgress(permissions(scope, group, true))
                .tags(Ask.tags(world, scope, group.id()))
                .build();
    }

    static String arn(Scope scope, String id) {
        return "arn:aws:ec2:" + scope.region() + ":" + scope.account() + ":security-group/" + id;
    }

    static SecurityGroupRule rule(Scope scope, SecurityGroup group, Rule rule) {
        boolean isRange = !(rule.peer() instanceof Peer.Group);
        return SecurityGroupRule.builder()
                .securityGroupRuleId(rule.id())
                .groupId(group.id())
                .groupOwnerId(scope.account())
                .isEgress(rule.egress())
                .ipProtocol(rule.protocol())
                .fromPort(rule.fromPort())
                .toPort(rule.toPort())
                .cidrIpv4(isRange ? rule.peer().text() : null)
                .referencedGroupInfo(
                        isRange
                                ? null
                                : software.amazon.awssdk.services.ec2.model.ReferencedSecurityGroup.builder()
                                        .groupId(rule.peer().text())
                                        .userId(scope.account())
                                        .build())
                .description(rule.description())
                .build();
    }

    static String traffic(Rule rule) {
        return rule.protocol().equals("-1")
                ? "ALL"
                : rule.protocol().toUpperCase(java.util.Locale.ROOT) + ", from port: " + rule.fromPort() + ", to port: "
                        + rule.toPort();
    }

    // The API gathers rules for the same traffic into one permission.
    private static List<IpPermission> permissions(Scope scope, SecurityGroup group, boolean egress) {
        record Traffic(String protocol, int from, int to) {}

        return group.rules().stream()
                .filter(rule -> rule.egress() == egress)
                .collect(Collectors.groupingBy(
                        rule -> new Traffic(rule.protocol(), rule.fromPort(), rule.toPort()),
                        java.util.LinkedHashMap::new,
                        Collectors.toList()))
                .entrySet()
                .stream()
                .map(same -> {
                    Traffic traffic = same.getKey();
                    boolean all = traffic.protocol().equals("-1");
                    return IpPermission.builder()
                            .ipProtocol(traffic.protocol())
                            .fromPort(all ? null : traffic.from())
                            .toPort(all ? null : traffic.to())
                            .ipRanges(same.getValue().stream()
                                    .filter(rule -> !(rule.peer() instanceof Peer.Group))
                                    .map(rule -> IpRange.builder()
                                            .cidrIp(rule.peer().text())
                                            .description(rule.description())
                                            .build())
                                    .toList())
                            .userIdGroupPairs(same.getValue().stream()
                                    .filter(rule -> rule.peer() instanceof Peer.Group)
                                    .map(rule -> UserIdGroupPair.builder()
                                            .groupId(rule.peer().text())
                                            .userId(scope.account())
                                            .description(rule.description())
                                            .build())
                                    .toList())
                            .build();
                })
                .toList();
    }
}
