package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static skylab.aws.ec2.group.Rules.permission;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.aws.ec2.group.Rules;
import skylab.network.packet.Fate;
import skylab.network.packet.Packet;
import skylab.network.packet.VpcNet;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.RuleAction;

/** What a learner does with security groups and network ACLs, and what it does to packets. */
class FilterStepsTest {
    private static final String ME = "terminal";
    private static final String EVERYWHERE = "0.0.0.0/0";

    private final Given given = Given.lab();
    private final String group = Rules.group(given, "lab");
    private final Instance one = given.running(r -> r.securityGroupIds(group));

    private List<String> blockers(Packet packet) {
        return new VpcNet()
                .journey(given.lab.world(), given.lab.scope(), packet).blockers().stream()
                        .map(Fate.Blocker::code)
                        .distinct()
                        .toList();
    }

    private Packet in(String protocol, int port) {
        return new Packet(ME, one.publicIpAddress(), protocol, port);
    }

    private Packet out(String destination, int port) {
        return Packet.tcp(one.instanceId(), destination, port);
    }

    private void admit(IpPermission... permissions) {
        given.ec2.authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(permissions));
    }

    private String defaultAcl() {
        return acl(one.subnetId()).networkAclId();
    }

    private NetworkAcl acl(String subnet) {
        return given.ec2
                .describeNetworkAcls(r -> r.filters(Given.filter("association.subnet-id", subnet)))
                .networkAcls()
                .get(0);
    }

    /** Gives a subnet an ACL of its own. */
    private String ownAcl(String subnet) {
        String made = given.ec2
                .createNetworkAcl(r -> r.vpcId(one.vpcId()))
                .networkAcl()
                .networkAclId();
        String before = acl(subnet).associations().stream()
                .filter(association -> association.subnetId().equals(subnet))
                .map(NetworkAclAssociation::networkAclAssociationId)
                .findFirst()
                .orElseThrow();
        given.ec2.replaceNetworkAclAssociation(r -> r.networkAclId(made).associationId(before));
        return made;
    }

    private void entry(String acl, int number, boolean egress, RuleAction action, int from, int to, String cidr) {
        given.ec2.createNetworkAclEntry(r -> r.networkAclId(acl)
                .ruleNumber(number)
                .egress(egress)
                .ruleAction(action)
                .protocol("6")
                .portRange(p -> p.from(from).to(to))
                .cidrBlock(cidr));
    }

    @ParameterizedTest
    @CsvSource({"tcp, 22, 22", "tcp, 0, 65535", "-1, , ", "icmp, -1, -1"})
    void S0_130_aGroupWithoutRulesLetsNothingInAndNothingOut(String protocol, Integer from, Integer to) {
        admit(permission(protocol, from, to, EVERYWHERE));
        Rules.revokeAll(given, group);
        assertTrue(Rules.rules(given, group).isEmpty());
        assertTrue(Rules.shown(given, group).ipPermissionsEgress().isEmpty());
        assertEquals(List.of("SG_HAS_NO_RULES"), blockers(in("tcp", 22)));
        assertEquals(List.of("SG_HAS_NO_RULES"), blockers(in("icmp", 8)));
        assertEquals(List.of("SG_HAS_NO_RULES"), blockers(out("8.8.8.8", 443)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"172.31.0.0/16", "172.16.0.0/12"})
    void S0_131_outboundEverywhereThenOnlyInside(String range) {
        String other = given.running(r -> r.securityGroupIds(openGroup())).privateIpAddress();
        assertEquals(List.of(), blockers(out("8.8.8.8", 443)));
        assertEquals(List.of(), blockers(out(other, 443)));
        given.ec2.revokeSecurityGroupEgress(
                r -> r.groupId(group).ipPermissions(permission("-1", null, null, EVERYWHERE)));
        given.ec2.authorizeSecurityGroupEgress(
                r -> r.groupId(group).ipPermissions(permission("-1", null, null, range)));
        assertEquals(List.of("ENI_SG_RULES_MISMATCH"), blockers(out("8.8.8.8", 443)));
        assertEquals(List.of(), blockers(out(other, 443)));
    }

    private String openGroup() {
        String open = Rules.group(given, "open");
        given.ec2.authorizeSecurityGroupIngress(
                r -> r.groupId(open).ipPermissions(permission("-1", null, null, EVERYWHERE)));
        return open;
    }

    @Test
    void S0_132_S2_24_theAnswerToAnAllowedPacketNeedsNoRule() {
        assertTrue(Rules.shown(given, group).ipPermissions().isEmpty());
        assertEquals(List.of(), blockers(out("8.8.8.8", 443)));
        assertEquals(List.of("SG_HAS_NO_RULES"), blockers(in("tcp", 443)));
    }

    @ParameterizedTest
    @CsvSource({"tcp, 22, 22", "tcp, 8080, 8080", "udp, 53, 53", "icmp, 8, -1"})
    void S0_133_inboundFromEverywhereIsReachableFromEverywhere(String protocol, int port, int to) {
        assertEquals(List.of("SG_HAS_NO_RULES"), blockers(in(protocol, port)));
        admit(permission(protocol, port, to, EVERYWHERE));
        assertEquals(List.of(), blockers(in(protocol, port)));
        assertEquals(List.of(), blockers(new Packet("8.8.8.8", one.publicIpAddress(), protocol, port)));
        assertEquals(List.of("ENI_SG_RULES_MISMATCH"), blockers(in(protocol, port + 1)));
    }

    @ParameterizedTest
    @CsvSource({"1024, 65535, true", "32768, 60999, true", "80, 80, false", "1, 1023, false"})
    void S2_20_S2_21_anAclHasToLetTheAnswerOutToo(int from, int to, boolean works) {
        admit(permission("tcp", 80, 80, EVERYWHERE));
        String acl = ownAcl(one.subnetId());
        entry(acl, 100, false, RuleAction.ALLOW, 80, 80, EVERYWHERE);
        assertEquals(List.of("SUBNET_ACL_RESTRICTION"), blockers(in("tcp", 80)), "no outbound entry");
        entry(acl, 100, true, RuleAction.ALLOW, from, to, EVERYWHERE);
        assertEquals(works ? List.of() : List.of("SUBNET_ACL_RESTRICTION"), blockers(in("tcp", 80)));
    }

    @ParameterizedTest
    @CsvSource({"90, 100, false", "110, 100, true", "1, 32766, false"})
    void S2_22_theLowestNumberDecides(int deny, int allow, boolean passes) {
        admit(permission("tcp", 22, 22, EVERYWHERE));
        String acl = ownAcl(one.subnetId());
        entry(acl, allow, false, RuleAction.ALLOW, 22, 22, EVERYWHERE);
        entry(acl, deny, false, RuleAction.DENY, 0, 65535, EVERYWHERE);
        entry(acl, 100, true, RuleAction.ALLOW, 1024, 65535, EVERYWHERE);
        assertEquals(passes ? List.of() : List.of("SUBNET_ACL_RESTRICTION"), blockers(in("tcp", 22)));
    }

    @Test
    void S2_23_defaultsOfAclsAndGroups() {
        admit(permission("tcp", 22, 22, EVERYWHERE));
        assertEquals(List.of(), blockers(in("tcp", 22)), "the default ACL allows all");
        ownAcl(one.subnetId());
        assertEquals(List.of("SUBNET_ACL_RESTRICTION"), blockers(in("tcp", 22)), "a custom ACL denies all");
        String fresh = Rules.group(given, "fresh");
        assertTrue(Rules.shown(given, fresh).ipPermissions().isEmpty());
        assertEquals(
                List.of(permission("-1", null, null, EVERYWHERE)),
                Rules.shown(given, fresh).ipPermissionsEgress().stream()
                        .map(shown -> permission(
                                shown.ipProtocol(),
                                shown.fromPort(),
                                shown.toPort(),
                                shown.ipRanges().get(0).cidrIp()))
                        .toList());
    }

    @Test
    void S3_11_theGroupsOfABastionAndALoadBalancer() {
        String bastion = Rules.group(given, "bastion");
        String balancer = Rules.group(given, "balancer");
        given.ec2.authorizeSecurityGroupIngress(
                r -> r.groupId(bastion).ipPermissions(permission("tcp", 22, 22, "203.0.113.0/24")));
        given.ec2.authorizeSecurityGroupIngress(r -> r.groupId(balancer)
                .ipPermissions(permission("tcp", 80, 80, EVERYWHERE), permission("tcp", 443, 443, EVERYWHERE)));
        admit(permission("tcp", 22, 22, bastion), permission("tcp", 80, 80, balancer));
        Instance jump = given.running(r -> r.securityGroupIds(bastion));
        Instance front = given.running(r -> r.securityGroupIds(balancer));
        assertEquals(List.of(), blockers(Packet.tcp(jump.instanceId(), one.privateIpAddress(), 22)));
        assertEquals(List.of(), blockers(Packet.tcp(front.instanceId(), one.privateIpAddress(), 80)));
        assertEquals(
                List.of("ENI_SG_RULES_MISMATCH"), blockers(Packet.tcp(front.instanceId(), one.privateIpAddress(), 22)));
        assertEquals(List.of("ENI_SG_RULES_MISMATCH"), blockers(in("tcp", 22)), "nobody else");
        assertEquals(List.of(), blockers(Packet.tcp(ME, front.publicIpAddress(), 443)));
        assertEquals(List.of("ENI_SG_RULES_MISMATCH"), blockers(Packet.tcp(ME, front.publicIpAddress(), 22)));
    }

    @Test
    void S3_13_anAclConcernsTheWholeSubnetAndAGroupOneResource() {
        Instance two = given.running(r -> r.securityGroupIds(openGroup()).subnetId(one.subnetId()));
        admit(permission("tcp", 22, 22, EVERYWHERE));
        given.ec2.revokeSecurityGroupIngress(
                r -> r.groupId(group).ipPermissions(permission("tcp", 22, 22, EVERYWHERE)));
        assertEquals(List.of("SG_HAS_NO_RULES"), blockers(in("tcp", 22)));
        assertEquals(List.of(), blockers(Packet.tcp(ME, two.publicIpAddress(), 22)));
        admit(permission("tcp", 22, 22, EVERYWHERE));
        entry(defaultAcl(), 50, false, RuleAction.DENY, 22, 22, EVERYWHERE);
        assertEquals(List.of("SUBNET_ACL_RESTRICTION"), blockers(in("tcp", 22)));
        assertEquals(List.of("SUBNET_ACL_RESTRICTION"), blockers(Packet.tcp(ME, two.publicIpAddress(), 22)));
        assertEquals(
                List.of(),
                blockers(Packet.tcp(two.instanceId(), one.privateIpAddress(), 22)),
                "inside of the subnet it is not asked");
    }

    @Test
    void S4_30_S4_32_theGroupOfAWebServer() {
        String mine = new VpcNet()
                .publicAddress(given.lab.world(), given.lab.scope(), ME)
                .orElseThrow();
        admit(
                permission("tcp", 22, 22, mine + "/32"),
                permission("tcp", 80, 80, EVERYWHERE),
                permission("tcp", 443, 443, EVERYWHERE));
        assertEquals(3, Rules.shown(given, group).ipPermissions().size());
        assertEquals(List.of(), blockers(in("tcp", 22)));
        assertEquals(List.of("ENI_SG_RULES_MISMATCH"), blockers(Packet.tcp("8.8.8.8", one.publicIpAddress(), 22)));
        assertEquals(List.of(), blockers(Packet.tcp("8.8.8.8", one.publicIpAddress(), 443)));
        assertEquals(
                EVERYWHERE,
                Rules.shown(given, group)
                        .ipPermissionsEgress()
                        .get(0)
                        .ipRanges()
                        .get(0)
                        .cidrIp());
        assertEquals(List.of(), blockers(out("1.1.1.1", 25)));
    }

    @Test
    void aPrefixListAsPeerMeansItsRangesAtEveryMoment() {
        String list = given.ec2
                .createManagedPrefixList(
                        r -> r.prefixListName("dns").addressFamily("IPv4").maxEntries(3))
                .prefixList()
                .prefixListId();
        given.ec2.revokeSecurityGroupEgress(
                r -> r.groupId(group).ipPermissions(permission("-1", null, null, EVERYWHERE)));
        given.ec2.authorizeSecurityGroupEgress(r -> r.groupId(group).ipPermissions(permission("tcp", 53, 53, list)));
        assertEquals(List.of("ENI_SG_RULES_MISMATCH"), blockers(out("8.8.8.8", 53)));
        given.ec2.modifyManagedPrefixList(r -> r.prefixListId(list)
                .addEntries(software.amazon.awssdk.services.ec2.model.AddPrefixListEntry.builder()
                        .cidr("8.8.8.0/24")
                        .build()));
        assertEquals(List.of(), blockers(out("8.8.8.8", 53)));
        assertEquals(List.of("ENI_SG_RULES_MISMATCH"), blockers(out("1.1.1.1", 53)));
    }
}
