package skylab.aws.ec2.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static skylab.aws.ec2.group.Rules.permission;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupForVpc;
import software.amazon.awssdk.services.ec2.model.SecurityGroupReference;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** Making, finding and deleting security groups, and groups of peered VPCs. */
class GroupsTest {
    private final Given given = Given.lab();

    private List<String> found(Filter... filters) {
        return given.ec2.describeSecurityGroups(r -> r.filters(filters)).securityGroups().stream()
                .map(SecurityGroup::groupId)
                .toList();
    }

    private String vpc(String range) {
        return given.ec2.createVpc(r -> r.cidrBlock(range)).vpc().vpcId();
    }

    private String group(String vpc, String name) {
        return given.ec2
                .createSecurityGroup(
                        r -> r.groupName(name).description("group " + name).vpcId(vpc))
                .groupId();
    }

    private String peering(String from, String to) {
        String id = given.ec2
                .createVpcPeeringConnection(r -> r.vpcId(from).peerVpcId(to))
                .vpcPeeringConnection()
                .vpcPeeringConnectionId();
        given.lab.advance("10s");
        given.ec2.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(id));
        given.lab.advance("10s");
        return id;
    }

    @Test
    void theDefaultGroupAdmitsItsMembersOnlyAndStays() {
        SecurityGroup byDefault =
                Rules.shown(given, found(Given.filter("group-name", "default")).get(0));
        assertEquals("default VPC security group", byDefault.description());
        assertEquals(
                byDefault.groupId(),
                byDefault.ipPermissions().get(0).userIdGroupPairs().get(0).groupId());
        assertEquals(
                "0.0.0.0/0",
                byDefault.ipPermissionsEgress().get(0).ipRanges().get(0).cidrIp());
        given.refused("CannotDelete", () -> given.ec2.deleteSecurityGroup(r -> r.groupId(byDefault.groupId())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sg-mine", "caf\u00e9", "default"})
    void someNamesAreRefused(String name) {
        given.refused("InvalidParameterValue", () -> Rules.group(given, name));
    }

    @Test
    void aNameIsTakenInItsVpcOnly() {
        String other = vpc("10.9.0.0/16");
        String mine = Rules.group(given, "web");
        given.refused("InvalidGroup.Duplicate", () -> Rules.group(given, "web"));
        String theirs = group(other, "web");
        assertEquals(List.of(mine, theirs), found(Given.filter("group-name", "web")));
        assertEquals(
                List.of(mine),
                given.ec2.describeSecurityGroups(r -> r.groupNames("web")).securityGroups().stream()
                        .map(SecurityGroup::groupId)
                        .toList(),
                "by name it is one of the default VPC");
        group(other, "theirs");
        given.refused("InvalidGroup.NotFound", () -> given.ec2.describeSecurityGroups(r -> r.groupNames("theirs")));
    }

    @Test
    void aGroupThatAnInterfaceIsInCannotBeDeletedUntilNoneIs() {
        String group = Rules.group(given, "web");
        String other = Rules.group(given, "other");
        String instance = given.running(r -> r.securityGroupIds(group)).instanceId();
        given.refused("DependencyViolation", () -> given.ec2.deleteSecurityGroup(r -> r.groupId(group)));
        given.ec2.modifyInstanceAttribute(r -> r.instanceId(instance).groups(other));
        given.ec2.deleteSecurityGroup(r -> r.groupId(group));
        given.refused("DependencyViolation", () -> given.ec2.deleteSecurityGroup(r -> r.groupId(other)));
        given.ec2.terminateInstances(r -> r.instanceIds(instance));
        given.ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(instance));
        given.ec2.deleteSecurityGroup(r -> r.groupId(other));
        given.refused("InvalidGroup.NotFound", () -> Rules.shown(given, other));
    }

    @Test
    void aGroupThatAnotherNamesCannotBeDeletedButOneThatNamesItselfCan() {
        String group = Rules.group(given, "web");
        String other = Rules.group(given, "other");
        given.ec2.authorizeSecurityGroupIngress(
                r -> r.groupId(group).ipPermissions(permission("tcp", 80, 80, group, other)));
        given.refused("DependencyViolation", () -> given.ec2.deleteSecurityGroup(r -> r.groupId(other)));
        given.ec2.deleteSecurityGroup(r -> r.groupId(group));
        given.ec2.deleteSecurityGroup(r -> r.groupName("other"));
    }

    @ParameterizedTest
    @CsvSource({
        "ip-permission.cidr, 198.51.100.0/24",
        "ip-permission.ipv6-cidr, 2001:db8::/32",
        "ip-permission.prefix-list-id, pl-63a5400a",
        "ip-permission.group-name, def*",
        "ip-permission.protocol, udp",
        "ip-permission.from-port, 500",
        "ip-permission.to-port, 510",
        "egress.ip-permission.cidr, 192.0.2.0/24",
        "egress.ip-permission.to-port, 443",
        "description, group w?b",
        "group-name, web"
    })
    void filtersFindGroupsByTheirRules(String name, String value) {
        String group = Rules.group(given, "web");
        String byDefault = found(Given.filter("group-name", "default")).get(0);
        given.ec2.authorizeSecurityGroupIngress(r -> r.groupId(group)
                .ipPermissions(
                        permission("udp", 500, 510, "198.51.100.0/24", "2001:db8::/32", "pl-63a5400a", byDefault)));
        given.ec2.authorizeSecurityGroupEgress(
                r -> r.groupId(group).ipPermissions(permission("tcp", 443, 443, "192.0.2.0/24")));
        assertTrue(found(Given.filter(name, value)).contains(group));
        Rules.revokeAll(given, group);
        assertEquals(
                name.contains("permission") ? 0 : 1,
                found(Given.filter(name, value), Given.filter("group-id", group))
                        .size());
    }

    @Test
    void rulesComeInPages() {
        String group = Rules.group(given, "web");
        for (int port = 1; port <= 12; port++) {
            int one = port;
            given.ec2.authorizeSecurityGroupIngress(
                    r -> r.groupId(group).ipPermissions(permission("tcp", one, one, "10.0.0.0/8")));
        }
        var all = given.ec2.describeSecurityGroupRulesPaginator(
                r -> r.maxResults(5).filters(Given.filter("group-id", group)));
        assertEquals(3, all.stream().count());
        assertEquals(13, all.securityGroupRules().stream().distinct().count());
    }

    @Test
    void aGroupOfAnotherVpcIsAPeerOnlyOverAnActiveConnection() {
        String mine = vpc("10.8.0.0/16");
        String theirs = vpc("10.9.0.0/16");
        String web = group(mine, "web");
        String clients = group(theirs, "clients");
        String message = given.refused(
                "InvalidGroup.NotFound",
                () -> given.ec2.authorizeSecurityGroupIngress(
                        r -> r.groupId(web).ipPermissions(permission("tcp", 80, 80, clients))));
        assertEquals("You have specified two resources that belong to different networks.", message);
        String connection = peering(mine, theirs);
        given.ec2.authorizeSecurityGroupIngress(r -> r.groupId(web).ipPermissions(permission("tcp", 80, 80, clients)));
        UserIdGroupPair pair = Rules.shown(given, web)
                .ipPermissions()
                .get(0)
                .userIdGroupPairs()
                .get(0);
        assertEquals(theirs, pair.vpcId());
        assertEquals(connection, pair.vpcPeeringConnectionId());
        assertEquals("active", pair.peeringStatus());
        SecurityGroupReference reference = given.ec2
                .describeSecurityGroupReferences(r -> r.groupId(clients))
                .securityGroupReferenceSet()
                .get(0);
        assertEquals(mine, reference.referencingVpcId());
        assertEquals(connection, reference.vpcPeeringConnectionId());
        assertTrue(given.ec2
                .describeStaleSecurityGroups(r -> r.vpcId(mine))
                .staleSecurityGroupSet()
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRuleIsStaleWhenTheGroupOrTheConnectionIsGone(boolean theGroup) {
        String mine = vpc("10.8.0.0/16");
        String theirs = vpc("10.9.0.0/16");
        String web = group(mine, "web");
        String clients = group(theirs, "clients");
        String connection = peering(theirs, mine);
        given.ec2.authorizeSecurityGroupEgress(r -> r.groupId(web).ipPermissions(permission("tcp", 80, 80, clients)));
        if (theGroup) {
            given.ec2.deleteSecurityGroup(r -> r.groupId(clients));
        } else {
            given.ec2.deleteVpcPeeringConnection(r -> r.vpcPeeringConnectionId(connection));
        }
        var stale = given.ec2.describeStaleSecurityGroups(r -> r.vpcId(mine)).staleSecurityGroupSet();
        assertEquals(1, stale.size());
        assertEquals(web, stale.get(0).groupId());
        assertEquals(
                clients,
                stale.get(0)
                        .staleIpPermissionsEgress()
                        .get(0)
                        .userIdGroupPairs()
                        .get(0)
                        .groupId());
        assertTrue(stale.get(0).staleIpPermissions().isEmpty());
    }

    @Test
    void idsThatAreNoneAreRefused() {
        given.refused("InvalidGroupId.Malformed", () -> Rules.shown(given, "sg-12"));
        given.refused(
                "InvalidSecurityGroupRuleId.Malformed",
                () -> given.ec2.describeSecurityGroupRules(r -> r.securityGroupRuleIds("sg-12")));
        given.refused(
                "InvalidNetworkAclId.Malformed", () -> given.ec2.describeNetworkAcls(r -> r.networkAclIds("acl-xyz")));
        given.refused(
                "InvalidPrefixListId.Malformed", () -> given.ec2.deleteManagedPrefixList(r -> r.prefixListId("pl-1")));
    }

    @Test
    void inAVpcWithIpv6ANewGroupMaySendByItToo() {
        String vpc = given.ec2
                .createVpc(r -> r.cidrBlock("10.8.0.0/16").amazonProvidedIpv6CidrBlock(true))
                .vpc()
                .vpcId();
        List<String> everywhere = Rules.shown(given, group(vpc, "web")).ipPermissionsEgress().stream()
                .flatMap(permission -> permission.ipv6Ranges().stream())
                .map(Ipv6Range::cidrIpv6)
                .toList();
        assertEquals(List.of("::/0"), everywhere);
        List<Integer> numbers = given
                .ec2
                .describeNetworkAcls(r -> r.filters(Given.filter("vpc-id", vpc)))
                .networkAcls()
                .get(0)
                .entries()
                .stream()
                .map(NetworkAclEntry::ruleNumber)
                .distinct()
                .toList();
        assertEquals(List.of(100, 101, 32767, 32768), numbers);
    }

    @Test
    void theGroupsOfAVpc() {
        String vpc = vpc("10.8.0.0/16");
        String web = group(vpc, "web");
        List<SecurityGroupForVpc> groups =
                given.ec2.getSecurityGroupsForVpc(r -> r.vpcId(vpc)).securityGroupForVpcs();
        assertEquals(
                List.of("default", "web"),
                groups.stream().map(SecurityGroupForVpc::groupName).toList());
        assertEquals(web, groups.get(1).groupId());
        assertEquals(vpc, groups.get(1).primaryVpcId());
    }

    @Test
    void inADefaultVpcRevokingWhatIsNotThereIsToldAndElsewhereRefused() {
        String mine = Rules.group(given, "web");
        var answer = given.ec2.revokeSecurityGroupIngress(
                r -> r.groupId(mine).ipPermissions(permission("tcp", 80, 80, "10.0.0.0/8")));
        assertEquals(
                "10.0.0.0/8",
                answer.unknownIpPermissions().get(0).ipRanges().get(0).cidrIp());
        String elsewhere = group(vpc("10.8.0.0/16"), "web");
        given.refused(
                "InvalidPermission.NotFound",
                () -> given.ec2.revokeSecurityGroupIngress(
                        r -> r.groupId(elsewhere).ipPermissions(permission("tcp", 80, 80, "10.0.0.0/8"))));
    }
}
