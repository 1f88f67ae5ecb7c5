package skylab.network.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.ec2.model.RuleAction;

/** Rules that never decide anything. */
class ShadowsTest {
    private final Given given = Given.lab();
    private final String vpc =
            given.ec2.createVpc(r -> r.cidrBlock("10.9.0.0/16")).vpc().vpcId();

    private List<Shadow> shadows() {
        return given.lab.shadowed().all();
    }

    private void entry(String acl, int number, int from, int to, String range, RuleAction action) {
        given.ec2.createNetworkAclEntry(r -> r.networkAclId(acl)
                .ruleNumber(number)
                .egress(false)
                .protocol("6")
                .portRange(p -> p.from(from).to(to))
                .cidrBlock(range)
                .ruleAction(action));
    }

    @Test
    void anEntryBehindOthersThatTogetherFitAllThatItFits() {
        assertTrue(given.lab.shadowed().isEmpty());
        String acl = given.ec2.createNetworkAcl(r -> r.vpcId(vpc)).networkAcl().networkAclId();
        entry(acl, 100, 0, 1023, "0.0.0.0/0", RuleAction.ALLOW);
        entry(acl, 110, 1024, 65_535, "10.0.0.0/8", RuleAction.DENY);
        entry(acl, 120, 1000, 2000, "10.9.0.0/16", RuleAction.ALLOW);
        entry(acl, 130, 1000, 2000, "11.0.0.0/8", RuleAction.ALLOW);
        assertEquals(
                List.of(new Shadow(Shadow.Kind.NETWORK_ACL, acl, "120 inbound", List.of("100 inbound", "110 inbound"))),
                shadows());
        assertEquals(
                acl
                        + ": entry 120 inbound never decides anything; all that it fits is decided before, by 100 inbound, 110"
                        + " inbound.\n",
                given.lab.shadowed().toString());
        assertEquals(
                acl + ": 120 인바운드 항목은 먼저 적용되는 100 인바운드, 110 인바운드 때문에 쓰이는 일이 없습니다.\n",
                given.lab.shadowed().in(Locale.KOREAN));
    }

    @Test
    void aRuleOfAGroupThatAllowsNothingMoreThanAnother() {
        String group = given.ec2
                .createSecurityGroup(r -> r.groupName("web").description("web").vpcId(vpc))
                .groupId();
        admit(group, 80, 80, "198.51.100.0/24");
        String narrow = shadowedBy(group);
        assertEquals("", narrow);
        admit(group, 0, 1023, "198.51.0.0/16");
        assertEquals(1, shadows().size());
        assertEquals(Shadow.Kind.SECURITY_GROUP, shadows().get(0).kind());
        assertEquals(1, shadows().get(0).coveredBy().size());
        given.ec2.revokeSecurityGroupIngress(
                r -> r.groupId(group).securityGroupRuleIds(shadows().get(0).rule()));
        assertTrue(given.lab.shadowed().isEmpty());
    }

    private String shadowedBy(String group) {
        return String.join(
                ",",
                shadows().stream()
                        .filter(one -> one.component().equals(group))
                        .map(Shadow::rule)
                        .toList());
    }

    private void admit(String group, int from, int to, String range) {
        given.ec2.authorizeSecurityGroupIngress(r ->
                r.groupId(group).ipProtocol("tcp").fromPort(from).toPort(to).cidrIp(range));
    }

    @Test
    void aRouteWhoseHalvesHaveMoreSpecificRoutes() {
        String gateway =
                given.ec2.createInternetGateway(r -> {}).internetGateway().internetGatewayId();
        given.ec2.attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
        String table =
                given.ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
        for (String range : List.of("198.51.100.0/24", "198.51.100.0/25", "198.51.100.128/25")) {
            given.ec2.createRoute(
                    r -> r.routeTableId(table).destinationCidrBlock(range).gatewayId(gateway));
        }
        assertEquals(
                List.of(new Shadow(
                        Shadow.Kind.ROUTE_TABLE,
                        table,
                        "198.51.100.0/24",
                        List.of("198.51.100.0/25", "198.51.100.128/25"))),
                shadows());
    }
}
