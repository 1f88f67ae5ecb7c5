package skylab.aws.ec2.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import skylab.aws.Tags;
import skylab.aws.ec2.Given;
import skylab.network.filter.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** What holds for all rules of security groups. */
class RuleLawsTest {
    private final Given given = Given.lab();
    private final String group = Rules.group(given, "web");

    @Provide
    Arbitrary<List<IpPermission>> permissions() {
        Arbitrary<Set<String>> peers = Arbitraries.of(
                        "0.0.0.0/0",
                        "10.0.0.0/8",
                        "192.0.2.1/32",
                        "::/0",
                        "2001:db8::/32",
                        "pl-63a5400a",
                        "pl-02cd2c6b",
                        group)
                .set()
                .ofMinSize(1)
                .ofMaxSize(4);
        return Combinators.combine(
                        Arbitraries.of("tcp", "udp", "icmp", "icmpv6", "-1", "50", "6"),
                        Arbitraries.integers().between(0, 255),
                        peers)
                .as((protocol, port, all) -> Rules.permission(protocol, port, port, all.toArray(String[]::new)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .uniqueElements(one -> (one.ipProtocol().equals("6") ? "tcp" : one.ipProtocol())
                        + (Set.of("-1", "50").contains(one.ipProtocol()) ? 0 : one.fromPort()));
    }

    private List<Object> contents() {
        var world = given.lab.world();
        var scope = given.lab.scope();
        return List.of(
                world.table(scope, SecurityGroup.SECURITY_GROUPS).values(),
                new TreeSet<>(world.table(scope, SecurityGroup.RULES).ids()),
                world.table(scope, Tags.TAGS).values());
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void whatIsAddedAndTakenAwayAgainLeavesNothingBehind(
            @ForAll("permissions") List<IpPermission> permissions, @ForAll boolean egress, @ForAll boolean byIds) {
        Rules.revokeAll(given, group);
        List<Object> before = contents();
        TagSpecification tags = TagSpecification.builder()
                .resourceType("security-group-rule")
                .tags(Tag.builder().key("a").value("b").build())
                .build();
        List<SecurityGroupRule> made = egress
                ? given.ec2
                        .authorizeSecurityGroupEgress(
                                r -> r.groupId(group).ipPermissions(permissions).tagSpecifications(tags))
                        .securityGroupRules()
                : given.ec2
                        .authorizeSecurityGroupIngress(
                                r -> r.groupId(group).ipPermissions(permissions).tagSpecifications(tags))
                        .securityGroupRules();
        List<String> ids =
                made.stream().map(SecurityGroupRule::securityGroupRuleId).toList();
        assertTrue(Rules.rules(given, group).containsAll(made));
        if (egress) {
            given.ec2.revokeSecurityGroupEgress(
                    r -> (byIds ? r.securityGroupRuleIds(ids) : r.ipPermissions(permissions)).groupId(group));
        } else {
            given.ec2.revokeSecurityGroupIngress(
                    r -> (byIds ? r.securityGroupRuleIds(ids) : r.ipPermissions(permissions)).groupId(group));
        }
        assertEquals(before, contents());
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void whatIsShownCanBeAskedForAgain(@ForAll("permissions") List<IpPermission> permissions) {
        Rules.revokeAll(given, group);
        given.ec2.authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(permissions));
        List<IpPermission> shown = Rules.shown(given, group).ipPermissions();
        given.ec2.revokeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(shown));
        assertTrue(Rules.shown(given, group).ipPermissions().isEmpty());
        given.ec2.authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(shown));
        assertEquals(shown, Rules.shown(given, group).ipPermissions());
        given.ec2.revokeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(shown));
    }
}
