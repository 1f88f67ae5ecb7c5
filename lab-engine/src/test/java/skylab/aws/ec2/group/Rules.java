package skylab.aws.ec2.group;

import java.util.List;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** Permissions and groups, as tests of filters spell them. */
public final class Rules {
    private Rules() {}

    /** Ports of a protocol, for peers: a range of IPv4 or IPv6, {@code sg-…} or {@code pl-…}. */
    public static IpPermission permission(String protocol, Integer from, Integer to, String... peers) {
        List<String> all = List.of(peers);
        return IpPermission.builder()
                .ipProtocol(protocol)
                .fromPort(from)
                .toPort(to)
                .ipRanges(all.stream()
                        .filter(peer -> peer.contains("."))
                        .map(peer -> IpRange.builder().cidrIp(peer).build())
                        .toList())
                .ipv6Ranges(all.stream()
                        .filter(peer -> peer.contains(":"))
                        .map(peer -> Ipv6Range.builder().cidrIpv6(peer).build())
                        .toList())
                .prefixListIds(all.stream()
                        .filter(peer -> peer.startsWith("pl-"))
                        .map(peer -> PrefixListId.builder().prefixListId(peer).build())
                        .toList())
                .userIdGroupPairs(all.stream()
                        .filter(peer -> peer.startsWith("sg-"))
                        .map(peer -> UserIdGroupPair.builder().groupId(peer).build())
                        .toList())
                .build();
    }

    /** A new group of the default VPC. */
    public static String group(Given given, String name) {
        return given.ec2
                .createSecurityGroup(r -> r.groupName(name).description("group " + name))
                .groupId();
    }

    /** A group as it is shown. */
    public static SecurityGroup shown(Given given, String id) {
        return given.ec2
                .describeSecurityGroups(r -> r.groupIds(id))
                .securityGroups()
                .get(0);
    }

    /** The rules of a group, one by one. */
    public static List<SecurityGroupRule> rules(Given given, String id) {
        return given.ec2
                .describeSecurityGroupRules(r -> r.filters(Given.filter("group-id", id)))
                .securityGroupRules();
    }

    /** Takes all rules of a group away. */
    public static void revokeAll(Given given, String id) {
        SecurityGroup group = shown(given, id);
        if (!group.ipPermissions().isEmpty()) {
            given.ec2.revokeSecurityGroupIngress(r -> r.groupId(id).ipPermissions(group.ipPermissions()));
        }
        if (!group.ipPermissionsEgress().isEmpty()) {
            given.ec2.revokeSecurityGroupEgress(r -> r.groupId(id).ipPermissions(group.ipPermissionsEgress()));
        }
    }
}
