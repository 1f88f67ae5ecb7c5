package skylab.network.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import skylab.aws.ec2.Given;
import skylab.lab.Lab;
import skylab.network.eni.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Instance;

/** What became reachable or unreachable between two moments. */
class DifferenceTest {
    private final Given given = Given.lab();
    private final String group = given.ec2
            .createSecurityGroup(r -> r.groupName("servers").description("servers"))
            .groupId();

    private static String eni(Instance one) {
        return one.networkInterfaces().get(0).networkInterfaceId();
    }

    private void admit(int port, String range) {
        given.ec2.authorizeSecurityGroupIngress(r ->
                r.groupId(group).ipProtocol("tcp").fromPort(port).toPort(port).cidrIp(range));
    }

    @Test
    void aRuleMakesPortsReachableAndItsRemovalTheOtherWayRound() {
        String one = eni(given.running(r -> r.securityGroupIds(group)));
        String two = eni(given.running(r -> r.securityGroupIds(group)));
        given.lab.checkpoint("shut");
        assertTrue(given.lab.difference("shut").isEmpty());
        assertEquals(
                "Nothing became reachable or unreachable.\n",
                given.lab.difference("shut").toString());
        assertEquals(
                "새로 통하게 되거나 더 이상 통하지 않게 된 것이 없습니다.\n",
                given.lab.difference("shut").in(Locale.KOREAN));
        admit(443, "0.0.0.0/0");
        given.lab.checkpoint("open");
        Difference opened = given.lab.difference("shut", "open");
        for (String to : List.of(one, two)) {
            assertTrue(opened.gained("internet", to).permits("tcp", 443));
            assertFalse(opened.gained("internet", to).permits("tcp", 22));
            assertTrue(opened.lost("internet", to).isEmpty());
        }
        assertTrue(opened.gained(one, two).permits("tcp", 443));
        Difference closed = given.lab.difference("open", "shut");
        assertTrue(closed.lost(two, one).permits("tcp", 443));
        assertTrue(closed.gained(two, one).isEmpty());
        assertThrows(IllegalArgumentException.class, () -> given.lab.difference("never"));
    }

    @Test
    void aForkIsCompared() {
        Instance one = given.running(r -> r.securityGroupIds(group));
        Lab fork = given.lab.fork();
        fork.ec2().authorizeSecurityGroupIngress(r -> r.groupId(group)
                .ipProtocol("icmp")
                .fromPort(8)
                .toPort(-1)
                .cidrIp("0.0.0.0/0"));
        Difference difference = given.lab.difference(given.lab.world(), fork.world());
        assertTrue(difference.gained("internet", eni(one)).permits("icmp", 8));
        assertTrue(difference.toString().contains("type 8"), difference.toString());
        assertTrue(given.lab.difference("start").gained("internet", eni(one)).isEmpty());
    }

    @Test
    void whatIsInThePlaceOfManyIsSaidOnce() {
        Lab lab = given.lab;
        given.ec2.runInstances(r -> r.imageId(Given.AL2023)
                .instanceType("t3.micro")
                .securityGroupIds(group)
                .minCount(8)
                .maxCount(8));
        lab.advance("2m");
        lab.checkpoint("shut");
        given.ec2.authorizeSecurityGroupIngress(r ->
                r.groupId(group).ipProtocol("tcp").fromPort(5432).toPort(5432).cidrIp("172.31.0.0/16"));
        Difference difference = lab.difference("shut");
        assertEquals(1, difference.changes().size());
        assertTrue(difference.toString().contains(" and 7 more"), difference.toString());
        List<NetworkInterface> all =
                lab.world().table(lab.scope(), NetworkInterface.INTERFACES).values();
        assertTrue(difference.gained(all.get(0).id(), all.get(7).id()).permits("tcp", 5432));
    }
}
