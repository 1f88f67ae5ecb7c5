package skylab.aws.ec2.group;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import skylab.aws.ec2.Ask;
import skylab.network.filter.Peer;
import skylab.network.filter.Protocols;
import skylab.network.filter.SecurityGroup;
import skylab.network.filter.SecurityGroup.Rule;
import skylab.network.gateway.PeeringConnection;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.ReferencedSecurityGroup;
import software.amazon.awssdk.services.ec2.model.RevokedSecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/**
 * The rules of a group as the API shows them.
 *
 * @param group the group that has them
 */
record RuleShape(World world, Scope scope, SecurityGroup group) {
    /** Rules for the same protocol and ports are one permission. */
    private record Traffic(String protocol, int from, int to) {
        static Traffic of(Rule rule) {
            return new Traffic(rule.protocol(), rule.fromPort(), rule.toPort());
        }

        Integer first() {
            return isLimited() ? from : null;
        }

        Integer last() {
            return isLimited() ? to : null;
        }

        private boolean isLimited() {
            return Protocols.hasPorts(protocol) || Protocols.hasTypes(protocol);
        }
    }

    /** A rule by itself. */
    SecurityGroupRule rule(Rule rule) {
        return SecurityGroupRule.builder()
                .securityGroupRuleId(rule.id())
                .securityGroupRuleArn(
                        "arn:aws:ec2:" + scope.region() + ":" + scope.account() + ":security-group-rule/" + rule.id())
                .groupId(group.id())
                .groupOwnerId(scope.account())
                .isEgress(rule.egress())
                .ipProtocol(rule.protocol())
                .fromPort(rule.fromPort())
                .toPort(rule.toPort())
                .cidrIpv4(text(rule, Peer.Range.class))
                .cidrIpv6(text(rule, Peer.Range6.class))
                .prefixListId(text(rule, Peer.Prefixes.class))
                .referencedGroupInfo(rule.peer() instanceof Peer.Group peer ? referenced(peer) : null)
                .description(rule.description())
                .tags(Ask.tags(world, scope, rule.id()))
                .build();
    }

    /** A rule that was taken away. */
    RevokedSecurityGroupRule revoked(Rule rule) {
        return RevokedSecurityGroupRule.builder()
                .securityGroupRuleId(rule.id())
                .groupId(group.id())
                .isEgress(rule.egress())
                .ipProtocol(rule.protocol())
                .fromPort(rule.fromPort())
                .toPort(rule.toPort())
                .cidrIpv4(text(rule, Peer.Range.class))
                .cidrIpv6(text(rule, Peer.Range6.class))
                .prefixListId(text(rule, Peer.Prefixes.class))
                .referencedGroupId(text(rule, Peer.Group.class))
                .description(rule.description())
                .build();
    }

    /** The rules of one direction, those for the same traffic gathered. */
    List<IpPermission> permissions(boolean egress) {
        return permissions(
                group.rules().stream().filter(rule -> rule.egress() == egress).toList());
    }

    /** Rules, those for the same traffic gathered. */
    List<IpPermission> permissions(List<Rule> rules) {
        return rules.stream()
                .collect(Collectors.groupingBy(Traffic::of, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(same -> permission(same.getKey(), same.getValue()))
                .toList();
    }

    private IpPermission permission(Traffic traffic, List<Rule> rules) {
        return IpPermission.builder()
                .ipProtocol(traffic.protocol())
                .fromPort(traffic.first())
                .toPort(traffic.last())
                .ipRanges(each(rules, Peer.Range.class, rule -> IpRange.builder()
                        .cidrIp(rule.peer().text())
                        .description(rule.description())
                        .build()))
                .ipv6Ranges(each(rules, Peer.Range6.class, rule -> Ipv6Range.builder()
                        .cidrIpv6(rule.peer().text())
                        .description(rule.description())
                        .build()))
                .prefixListIds(each(rules, Peer.Prefixes.class, rule -> PrefixListId.builder()
                        .prefixListId(rule.peer().text())
                        .description(rule.description())
                        .build()))
                .userIdGroupPairs(each(rules, Peer.Group.class, this::pair))
                .build();
    }

    /** The group that a rule names. */
    UserIdGroupPair pair(Rule rule) {
        Peer.Group peer = (Peer.Group) rule.peer();
        Optional<PeeringConnection> connection = connection(peer);
        return UserIdGroupPair.builder()
                .groupId(peer.text())
                .userId(scope.account())
                .description(rule.description())
                .vpcId(connection.map(one -> one.other(group.vpc())).orElse(null))
                .vpcPeeringConnectionId(peer.connection())
                .peeringStatus(connection.map(RuleShape::status).orElse(null))
                .build();
    }

    private ReferencedSecurityGroup referenced(Peer.Group peer) {
        Optional<PeeringConnection> connection = connection(peer);
        return ReferencedSecurityGroup.builder()
                .groupId(peer.text())
                .userId(scope.account())
                .vpcId(connection.map(one -> one.other(group.vpc())).orElse(null))
                .vpcPeeringConnectionId(peer.connection())
                .peeringStatus(connection.map(RuleShape::status).orElse(null))
                .build();
    }

    private Optional<PeeringConnection> connection(Peer.Group peer) {
        return Optional.ofNullable(peer.connection())
                .flatMap(id -> world.table(scope, PeeringConnection.PEERING_CONNECTIONS)
                        .get(id));
    }

    private static String status(PeeringConnection connection) {
        return connection.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A rule as refusals name it. */
    static String named(Rule rule) {
        String traffic = rule.protocol().toUpperCase(Locale.ROOT);
        if (rule.protocol().equals(Protocols.ALL)) {
            traffic = "ALL";
        } else if (Protocols.hasPorts(rule.protocol())) {
            traffic += ", from port: " + rule.fromPort() + ", to port: " + rule.toPort();
        } else if (Protocols.hasTypes(rule.protocol())) {
            traffic += ", type: " + allOr(rule.fromPort()) + ", code: " + allOr(rule.toPort());
        }
        return "\"peer: " + rule.peer().text() + ", " + traffic + ", ALLOW\"";
    }

    private static String allOr(int number) {
        return number == -1 ? "ALL" : Integer.toString(number);
    }

    private static String text(Rule rule, Class<? extends Peer> kind) {
        return kind.isInstance(rule.peer()) ? rule.peer().text() : null;
    }

    private static <T> List<T> each(List<Rule> rules, Class<? extends Peer> kind, Function<Rule, T> shape) {
        return rules.stream()
                .filter(rule -> kind.isInstance(rule.peer()))
                .map(shape)
                .toList();
    }
}
