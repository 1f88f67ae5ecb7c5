package skylab.aws.ec2.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static skylab.aws.ec2.group.Rules.permission;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleDescription;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleUpdate;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** Adding rules, changing and taking them away. */
class GroupRulesTest {
    private final Given given = Given.lab();
    private final String group = Rules.group(given, "web");

    private List<SecurityGroupRule> authorize(IpPermission... permissions) {
        return given.ec2
                .authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(permissions))
                .securityGroupRules();
    }

    @ParameterizedTest
    @CsvSource({
        "tcp, 80, 80, 0.0.0.0/0, tcp, 80, 80, 0.0.0.0/0",
        "6, 1000, 2000, 10.1.2.3/8, tcp, 1000, 2000, 10.0.0.0/8",
        "17, 53, 53, 2001:DB8:0::1/32, udp, 53, 53, 2001:db8::/32",
        "icmp, 8, -1, 192.0.2.7/32, icmp, 8, -1, 192.0.2.7/32",
        "1, -1, -1, ::/0, icmp, -1, -1, ::/0",
        "icmpv6, , , ::/0, icmpv6, -1, -1, ::/0",
        "58, 128, 0, ::/0, icmpv6, 128, 0, ::/0",
        "-1, 5, 6, 172.16.0.0/12, -1, -1, -1, 172.16.0.0/12",
        "all, , , 172.16.0.0/12, -1, -1, -1, 172.16.0.0/12",
        "50, 1, 2, 198.51.100.0/24, 50, -1, -1, 198.51.100.0/24"
    })
    void aRuleIsShownInItsCanonicalForm(
            String protocol,
            Integer from,
            Integer to,
            String peer,
            String shownProtocol,
            int shownFrom,
            int shownTo,
            String shownPeer) {
        SecurityGroupRule rule = authorize(permission(protocol, from, to, peer)).get(0);
        assertEquals(shownProtocol, rule.ipProtocol());
        assertEquals(shownFrom, rule.fromPort());
        assertEquals(shownTo, rule.toPort());
        assertEquals(shownPeer, rule.cidrIpv4() == null ? rule.cidrIpv6() : rule.cidrIpv4());
        IpPermission shown = Rules.shown(given, group).ipPermissions().get(0);
        boolean limited = List.of("tcp", "udp", "icmp", "icmpv6").contains(shownProtocol);
        assertEquals(limited ? (Integer) shownFrom : null, shown.fromPort());
        assertEquals(limited ? (Integer) shownTo : null, shown.toPort());
    }

    @ParameterizedTest
    @CsvSource({
        "tcp, 80, , 0.0.0.0/0",
        "tcp, -1, -1, 0.0.0.0/0",
        "udp, 90, 80, 0.0.0.0/0",
        "tcp, 0, 65536, 0.0.0.0/0",
        "icmp, , , 0.0.0.0/0",
        "icmp, -1, 4, 0.0.0.0/0",
        "icmp, 256, -1, 0.0.0.0/0",
        "256, 1, 1, 0.0.0.0/0",
        "ospf, 1, 1, 0.0.0.0/0",
        "tcp, 80, 80, 10.0.0.300/8",
        "tcp, 80, 80, 10.0.0.1",
        "tcp, 80, 80, 2001:::/3",
        "tcp, 80, 80, 2001:db8::/129"
    })
    void whatIsNoRuleIsRefused(String protocol, Integer from, Integer to, String peer) {
        given.refused("InvalidParameterValue", () -> authorize(permission(protocol, from, to, peer)));
    }

    @Test
    void onePermissionMayNameManyPeersAndBecomesAsManyRules() {
        String other = Rules.group(given, "other");
        List<SecurityGroupRule> made =
                authorize(permission("tcp", 443, 443, "10.0.0.0/8", "2001:db8::/32", "pl-63a5400a", other));
        assertEquals(4, made.size());
        assertEquals(
                4,
                made.stream()
                        .map(SecurityGroupRule::securityGroupRuleId)
                        .distinct()
                        .count());
        assertEquals("pl-63a5400a", made.get(2).prefixListId());
        assertEquals(other, made.get(3).referencedGroupInfo().groupId());
        IpPermission shown = Rules.shown(given, group).ipPermissions().get(0);
        assertEquals("10.0.0.0/8", shown.ipRanges().get(0).cidrIp());
        assertEquals("2001:db8::/32", shown.ipv6Ranges().get(0).cidrIpv6());
        assertEquals("pl-63a5400a", shown.prefixListIds().get(0).prefixListId());
        assertEquals(other, shown.userIdGroupPairs().get(0).groupId());
    }

    @Test
    void aRuleThatIsThereIsADuplicateWhateverItsDescription() {
        authorize(permission("tcp", 22, 22, "0.0.0.0/0"));
        String message =
                given.refused("InvalidPermission.Duplicate", () -> authorize(permission("6", 22, 22, "8.8.8.8/0")));
        assertEquals(
                "the specified rule \"peer: 0.0.0.0/0, TCP, from port: 22, to port: 22, ALLOW\" already exists",
                message);
        given.refused(
                "InvalidParameterValue",
                () -> authorize(permission("tcp", 23, 23, "10.0.0.0/8"), permission("tcp", 23, 23, "10.9.9.9/8")));
    }

    @Test
    void peersThatAreNotThereAreRefused() {
        given.refused("InvalidGroup.NotFound", () -> authorize(permission("tcp", 1, 1, "sg-0123456789abcdef0")));
        given.refused("InvalidPrefixListID.NotFound", () -> authorize(permission("tcp", 1, 1, "pl-12345678")));
    }

    @Test
    void sixtyRulesForADirectionAndFamilyAndNotOneMore() {
        given.ec2.authorizeSecurityGroupIngress(r -> r.groupId(group)
                .ipPermissions(IntStream.rangeClosed(1, 60)
                        .mapToObj(port -> permission("tcp", port, port, "10.0.0.0/8"))
                        .toList()));
        given.refused("RulesPerSecurityGroupLimitExceeded", () -> authorize(permission("tcp", 61, 61, "10.0.0.0/8")));
        given.refused("RulesPerSecurityGroupLimitExceeded", () -> authorize(permission("tcp", 61, 61, group)));
        authorize(permission("tcp", 61, 61, "2001:db8::/32"));
        given.ec2.authorizeSecurityGroupEgress(
                r -> r.groupId(group).ipPermissions(permission("tcp", 61, 61, "10.0.0.0/8")));
    }

    @Test
    void aPrefixListCountsForAsManyRulesAsItMayHaveEntries() {
        authorize(permission("tcp", 80, 80, "pl-3b927c52"));
        String message = given.refused(
                "RulesPerSecurityGroupLimitExceeded", () -> authorize(permission("tcp", 443, 443, "pl-3b927c52")));
        assertEquals("The maximum number of rules per security group has been reached.", message);
    }

    @Test
    void rulesHaveTagsThatGoWithThem() {
        String rule = given.ec2
                .authorizeSecurityGroupIngress(r -> r.groupId(group)
                        .ipPermissions(permission("tcp", 22, 22, "0.0.0.0/0"))
                        .tagSpecifications(TagSpecification.builder()
                                .resourceType("security-group-rule")
                                .tags(Tag.builder()
                                        .key("why")
                                        .value("maintenance")
                                        .build())
                                .build()))
                .securityGroupRules()
                .get(0)
                .securityGroupRuleId();
        given.ec2.createTags(r ->
                r.resources(rule).tags(Tag.builder().key("until").value("2027").build()));
        List<SecurityGroupRule> found = given.ec2
                .describeSecurityGroupRules(r -> r.filters(Given.filter("tag:until", "20*")))
                .securityGroupRules();
        assertEquals(
                List.of(rule),
                found.stream().map(SecurityGroupRule::securityGroupRuleId).toList());
        assertEquals(2, found.get(0).tags().size());
        given.ec2.revokeSecurityGroupIngress(r -> r.groupId(group).securityGroupRuleIds(rule));
        assertTrue(given.ec2
                .describeTags(r -> r.filters(Given.filter("resource-id", rule)))
                .tags()
                .isEmpty());
        given.refused(
                "InvalidSecurityGroupRuleId.NotFound",
                () -> given.ec2.describeSecurityGroupRules(r -> r.securityGroupRuleIds(rule)));
    }

    @Test
    void aChangedRuleKeepsItsIdAndTags() {
        String id = authorize(permission("tcp", 80, 80, "0.0.0.0/0")).get(0).securityGroupRuleId();
        SecurityGroupRuleUpdate update = SecurityGroupRuleUpdate.builder()
                .securityGroupRuleId(id)
                .securityGroupRule(s -> s.ipProtocol("udp")
                        .fromPort(53)
                        .toPort(54)
                        .cidrIpv6("2001:db8::/56")
                        .description("names"))
                .build();
        given.ec2.modifySecurityGroupRules(r -> r.groupId(group).securityGroupRules(update));
        SecurityGroupRule rule = given.ec2
                .describeSecurityGroupRules(r -> r.securityGroupRuleIds(id))
                .securityGroupRules()
                .get(0);
        assertEquals("udp", rule.ipProtocol());
        assertEquals("2001:db8::/56", rule.cidrIpv6());
        assertEquals("names", rule.description());
        assertEquals(2, Rules.rules(given, group).size());
        SecurityGroupRuleUpdate unknown =
                update.toBuilder().securityGroupRuleId("sgr-0123456789abcdef0").build();
        given.refused(
                "InvalidSecurityGroupRuleId.NotFound",
                () -> given.ec2.modifySecurityGroupRules(r -> r.groupId(group).securityGroupRules(update, unknown)));
        SecurityGroupRuleUpdate again = update.toBuilder()
                .securityGroupRuleId(
                        authorize(permission("tcp", 81, 81, "0.0.0.0/0")).get(0).securityGroupRuleId())
                .build();
        given.refused(
                "InvalidPermission.Duplicate",
                () -> given.ec2.modifySecurityGroupRules(r -> r.groupId(group).securityGroupRules(again)));
    }

    @Test
    void rulesAreChangedTogetherSoThatTwoMayChangePlaces() {
        List<SecurityGroupRule> before =
                authorize(permission("tcp", 80, 80, "0.0.0.0/0"), permission("tcp", 443, 443, "0.0.0.0/0"));
        given.ec2.modifySecurityGroupRules(
                r -> r.groupId(group).securityGroupRules(port(before.get(0), 443), port(before.get(1), 80)));
        assertEquals(
                List.of(443, 80),
                Rules.rules(given, group).stream()
                        .filter(rule -> !rule.isEgress())
                        .map(SecurityGroupRule::fromPort)
                        .toList());
    }

    private static SecurityGroupRuleUpdate port(SecurityGroupRule rule, int port) {
        return SecurityGroupRuleUpdate.builder()
                .securityGroupRuleId(rule.securityGroupRuleId())
                .securityGroupRule(s -> s.ipProtocol(rule.ipProtocol())
                        .fromPort(port)
                        .toPort(port)
                        .cidrIpv4(rule.cidrIpv4()))
                .build();
    }

    @Test
    void descriptionsAreChangedByRuleOrById() {
        SecurityGroupRule rule =
                authorize(permission("tcp", 80, 80, "0.0.0.0/0")).get(0);
        IpPermission described = permission("tcp", 80, 80).toBuilder()
                .ipRanges(IpRange.builder()
                        .cidrIp("0.0.0.0/0")
                        .description("the shop")
                        .build())
                .build();
        given.ec2.updateSecurityGroupRuleDescriptionsIngress(
                r -> r.groupId(group).ipPermissions(described));
        assertEquals("the shop", Rules.rules(given, group).get(1).description());
        given.ec2.updateSecurityGroupRuleDescriptionsIngress(
                r -> r.groupId(group).securityGroupRuleDescriptions(description(rule, "the blog")));
        assertEquals("the blog", Rules.rules(given, group).get(1).description());
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.updateSecurityGroupRuleDescriptionsIngress(
                        r -> r.groupId(group).securityGroupRuleDescriptions(description(rule, "caf\u00e9"))));
        given.refused(
                "InvalidPermission.NotFound",
                () -> given.ec2.updateSecurityGroupRuleDescriptionsEgress(
                        r -> r.groupId(group).ipPermissions(described)));
    }

    private static SecurityGroupRuleDescription description(SecurityGroupRule rule, String text) {
        return SecurityGroupRuleDescription.builder()
                .securityGroupRuleId(rule.securityGroupRuleId())
                .description(text)
                .build();
    }
}
