package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.network.proof.Reachable;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.RuleAction;

/** What gets through, proved over all packets. */
class ExposureTest {
    private final Given given = Given.lab();
    private final String group = given.ec2
            .createSecurityGroup(r -> r.groupName("servers").description("servers"))
            .groupId();

    private Instance server() {
        return given.running(r -> r.securityGroupIds(group));
    }

    private void admit(int port, String range) {
        given.ec2.authorizeSecurityGroupIngress(r ->
                r.groupId(group).ipProtocol("tcp").fromPort(port).toPort(port).cidrIp(range));
    }

    private static String line(String table, String beginning) {
        return table.lines()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElse(table)
                .replaceAll(" +", " ");
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 80, 3306})
    void S0_133_aRuleFromEverywhereIsReachedFromEverywhere(int port) {
        Instance server = server();
        assertTrue(given.lab.exposed().isEmpty());
        assertEquals("The Internet reaches nothing.\n", given.lab.exposed().toString());
        admit(port, "0.0.0.0/0");
        String exposed = line(given.lab.exposed().toString(), server.instanceId());
        assertTrue(exposed.endsWith(" " + server.publicIpAddress() + " tcp " + port + " 0.0.0.0/0"), exposed);
        Reachable reachable = given.lab.reachable("internet", server.instanceId());
        assertTrue(reachable.permits("tcp", port));
        assertFalse(reachable.permits("tcp", port + 1));
        assertFalse(reachable.permits("udp", port));
        assertFalse(reachable.permits("icmp", 8));
    }

    @Test
    void S0_122_aMachineWithoutAPublicAddressIsReachedByNobodyOutside() {
        admit(22, "0.0.0.0/0");
        Instance hidden = given.running(r -> r.networkInterfaces(List.of(InstanceNetworkInterfaceSpecification.builder()
                .deviceIndex(0)
                .groups(group)
                .associatePublicIpAddress(false)
                .build())));
        Instance neighbour = server();
        assertTrue(given.lab.reachable("internet", hidden.instanceId()).isEmpty());
        assertEquals(
                "Nothing gets from your computer to " + hidden.instanceId() + ".\n",
                given.lab.reachable("me", hidden.instanceId()).toString());
        assertTrue(
                given.lab.reachable(neighbour.instanceId(), hidden.instanceId()).permits("tcp", 22));
        assertEquals(
                List.of(neighbour.instanceId()),
                given.lab.exposed().exposed().stream().map(one -> one.machine()).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.0/24", "192.0.2.16/28", "203.0.113.25/32"})
    void S3_12_sshFromTheCompanyOnly(String company) {
        Instance server = server();
        admit(22, company);
        Reachable reachable = given.lab.reachable("internet", server.instanceId());
        assertEquals("tcp 22 " + company, line(reachable.toString(), "tcp"));
        assertTrue(given.lab
                .reachable(company.replaceFirst("/.*", ""), server.instanceId())
                .permits("tcp", 22));
        assertFalse(given.lab.reachable("8.8.8.8", server.instanceId()).permits("tcp", 22));
        boolean isHere = company.startsWith("203.0.113.25/");
        assertEquals(isHere, given.lab.reachable("me", server.instanceId()).permits("tcp", 22));
    }

    @Test
    void S3_13_theSameDenyReachesTheSubnetOrTheMachine() {
        admit(80, "0.0.0.0/0");
        String other = given.ec2
                .createSecurityGroup(r -> r.groupName("others").description("others"))
                .groupId();
        Instance one = server();
        Instance two = given.running(r -> r.subnetId(one.subnetId()).securityGroupIds(group, other));
        given.lab.checkpoint("before");
        given.ec2.revokeSecurityGroupIngress(
                r -> r.groupId(group).ipProtocol("tcp").fromPort(80).toPort(80).cidrIp("0.0.0.0/0"));
        given.ec2.authorizeSecurityGroupIngress(
                r -> r.groupId(other).ipProtocol("tcp").fromPort(80).toPort(80).cidrIp("0.0.0.0/0"));
        var byGroup = given.lab.difference("before");
        assertTrue(byGroup.lost("internet", eni(one)).permits("tcp", 80));
        assertTrue(byGroup.lost("internet", eni(two)).isEmpty());
        given.lab.restore("before");
        String acl = given.ec2
                .describeNetworkAcls(r -> r.filters(Given.filter("association.subnet-id", one.subnetId())))
                .networkAcls()
                .get(0)
                .networkAclId();
        given.ec2.createNetworkAclEntry(r -> r.networkAclId(acl)
                .ruleNumber(50)
                .egress(false)
                .protocol("6")
                .portRange(p -> p.from(80).to(80))
                .cidrBlock("0.0.0.0/0")
                .ruleAction(RuleAction.DENY));
        var byAcl = given.lab.difference("before");
        assertTrue(byAcl.lost("internet", eni(one)).permits("tcp", 80));
        assertTrue(byAcl.lost("internet", eni(two)).permits("tcp", 80));
        // Within the subnet no ACL is asked.
        assertTrue(byAcl.lost(eni(one), eni(two)).isEmpty());
        assertTrue(byAcl.toString().contains("-  internet"), byAcl.toString());
    }

    private static String eni(Instance one) {
        return one.networkInterfaces().get(0).networkInterfaceId();
    }

    @Test
    void whatIsSaidInKorean() {
        Instance server = server();
        assertTrue(given.lab
                .reachable("internet", server.instanceId())
                .in(Locale.KOREAN)
                .endsWith("통하지 않습니다.\n"));
        assertEquals("인터넷에서는 아무것에도 닿지 못합니다.\n", given.lab.exposed().in(Locale.KOREAN));
        assertEquals("모든 규칙이 쓰입니다.\n", given.lab.shadowed().in(Locale.KOREAN));
    }
}
