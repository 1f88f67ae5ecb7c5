package skylab.aws.ec2.group;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import skylab.aws.ec2.Given;
import skylab.world.World;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.AddPrefixListEntry;
import software.amazon.awssdk.services.ec2.model.IcmpTypeCode;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PortRange;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.RemovePrefixListEntry;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleUpdate;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** Whatever is asked of groups, ACLs and prefix lists: it is done, or refused in AWS's way with nothing changed. */
class OddFilterRequestsTest {
    private static final Given GIVEN = Given.lab();
    private static final String GROUP = Rules.group(GIVEN, "odd");
    private static final String RULE = Rules.rules(GIVEN, GROUP).get(0).securityGroupRuleId();
    private static final String ACL =
            GIVEN.ec2.describeNetworkAcls().networkAcls().get(0).networkAclId();
    private static final String LIST = GIVEN.ec2
            .createManagedPrefixList(
                    r -> r.prefixListName("odd").addressFamily("IPv4").maxEntries(2))
            .prefixList()
            .prefixListId();

    /** A request's texts and numbers, each of them any or none. */
    record Odd(List<String> texts, List<Integer> numbers) {
        String text(int i) {
            return texts.get(i);
        }

        /** For lists, whose elements are never null. */
        String some(int i) {
            return text(i) == null ? "" : text(i);
        }

        Integer number(int i) {
            return numbers.get(i);
        }

        Long longer(int i) {
            return number(i) == null ? null : Long.valueOf(number(i));
        }

        Boolean flag(int i) {
            return number(i) == null ? null : number(i) > 0;
        }
    }

    @Provide
    Arbitrary<Odd> odds() {
        Arbitrary<String> texts = Arbitraries.of(
                        "",
                        " ",
                        "tcp",
                        "-1",
                        "6",
                        "58",
                        "999999999999",
                        "icmp",
                        "all",
                        "10.0.0.0/8",
                        "0.0.0.0/0",
                        "::/0",
                        "10.0.0.0/99",
                        ":::/0",
                        "1.2.3.4",
                        "한국어",
                        "\u0000",
                        "sg-",
                        "sg-0123456789abcdef0",
                        "pl-1",
                        "pl-63a5400a",
                        "allow",
                        "deny",
                        "IPv4",
                        GROUP,
                        RULE,
                        ACL,
                        LIST)
                .injectNull(0.2);
        Arbitrary<Integer> numbers = Arbitraries.of(
                        -2, -1, 0, 1, 2, 22, 100, 255, 32766, 32767, 65535, 65536, Integer.MAX_VALUE, Integer.MIN_VALUE)
                .injectNull(0.2);
        return Combinators.combine(texts.list().ofSize(8), numbers.list().ofSize(6))
                .as(Odd::new);
    }

    private static IpPermission permission(Odd odd) {
        return IpPermission.builder()
                .ipProtocol(odd.text(0))
                .fromPort(odd.number(0))
                .toPort(odd.number(1))
                .ipRanges(IpRange.builder()
                        .cidrIp(odd.text(1))
                        .description(odd.text(2))
                        .build())
                .ipv6Ranges(Ipv6Range.builder().cidrIpv6(odd.text(3)).build())
                .prefixListIds(PrefixListId.builder().prefixListId(odd.text(4)).build())
                .userIdGroupPairs(UserIdGroupPair.builder()
                        .groupId(odd.text(5))
                        .groupName(odd.text(6))
                        .build())
                .build();
    }

    private static void doneOrRefused(Runnable call) {
        World before = GIVEN.lab.world();
        try {
            call.run();
        } catch (AwsServiceException refusal) {
            assertEquals(400, refusal.statusCode());
            assertEquals(before, GIVEN.lab.world());
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void oddRequestsAboutGroups(@ForAll("odds") Odd odd) {
        var ec2 = GIVEN.ec2;
        doneOrRefused(
                () -> ec2.authorizeSecurityGroupIngress(r -> r.groupId(GROUP).ipPermissions(permission(odd))));
        doneOrRefused(() -> ec2.authorizeSecurityGroupIngress(r -> r.groupId(odd.text(7))
                .ipProtocol(odd.text(0))
                .fromPort(odd.number(0))
                .toPort(odd.number(1))
                .cidrIp(odd.text(1))
                .sourceSecurityGroupName(odd.text(6))));
        doneOrRefused(() -> ec2.revokeSecurityGroupIngress(r -> r.groupId(GROUP).ipPermissions(permission(odd))));
        doneOrRefused(
                () -> ec2.revokeSecurityGroupEgress(r -> r.groupId(odd.text(7)).securityGroupRuleIds(odd.some(6))));
        SecurityGroupRuleUpdate update = SecurityGroupRuleUpdate.builder()
                .securityGroupRuleId(odd.text(2) == null ? RULE : odd.text(2))
                .securityGroupRule(s -> s.ipProtocol(odd.text(0))
                        .fromPort(odd.number(0))
                        .toPort(odd.number(1))
                        .cidrIpv4(odd.text(1))
                        .cidrIpv6(odd.text(3)))
                .build();
        doneOrRefused(() -> ec2.modifySecurityGroupRules(r -> r.groupId(GROUP).securityGroupRules(update)));
        doneOrRefused(() -> ec2.describeSecurityGroups(r -> r.groupNames(odd.some(3))
                .maxResults(odd.number(2))
                .filters(Given.filter(odd.text(4), odd.some(5)))
                .nextToken(odd.text(6))));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void oddRequestsAboutAcls(@ForAll("odds") Odd odd) {
        var ec2 = GIVEN.ec2;
        doneOrRefused(() -> ec2.createNetworkAclEntry(r -> r.networkAclId(odd.text(7) == null ? ACL : odd.text(7))
                .protocol(odd.text(0))
                .ruleAction(odd.text(1))
                .ruleNumber(odd.number(0))
                .egress(odd.flag(1))
                .portRange(PortRange.builder()
                        .from(odd.number(2))
                        .to(odd.number(3))
                        .build())
                .icmpTypeCode(IcmpTypeCode.builder()
                        .type(odd.number(4))
                        .code(odd.number(5))
                        .build())
                .cidrBlock(odd.text(2))
                .ipv6CidrBlock(odd.text(3))));
        doneOrRefused(() -> ec2.deleteNetworkAclEntry(
                r -> r.networkAclId(ACL).ruleNumber(odd.number(0)).egress(odd.flag(1))));
        doneOrRefused(
                () -> ec2.replaceNetworkAclAssociation(r -> r.networkAclId(ACL).associationId(odd.text(4))));
        doneOrRefused(() -> ec2.createNetworkAcl(r -> r.vpcId(odd.text(5))));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void oddRequestsAboutPrefixLists(@ForAll("odds") Odd odd) {
        var ec2 = GIVEN.ec2;
        AddPrefixListEntry added = AddPrefixListEntry.builder()
                .cidr(odd.text(0))
                .description(odd.text(1))
                .build();
        doneOrRefused(() -> ec2.createManagedPrefixList(r -> r.prefixListName(odd.text(2))
                .addressFamily(odd.text(3))
                .maxEntries(odd.number(0))
                .entries(added)));
        doneOrRefused(() -> ec2.modifyManagedPrefixList(r -> r.prefixListId(odd.text(7) == null ? LIST : odd.text(7))
                .currentVersion(odd.longer(1))
                .prefixListName(odd.text(2))
                .maxEntries(odd.number(2))
                .addEntries(added)
                .removeEntries(RemovePrefixListEntry.builder().cidr(odd.text(4)).build())));
        doneOrRefused(() -> ec2.restoreManagedPrefixListVersion(
                r -> r.prefixListId(LIST).currentVersion(odd.longer(1)).previousVersion(odd.longer(2))));
        doneOrRefused(() -> ec2.getManagedPrefixListEntries(
                r -> r.prefixListId(odd.text(7)).targetVersion(odd.longer(3)).maxResults(odd.number(4))));
        doneOrRefused(() -> ec2.describePrefixLists(r -> r.prefixListIds(odd.some(6))));
    }
}
