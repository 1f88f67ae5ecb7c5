package skylab.network.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.network.Cidr;
import skylab.network.address.PublicAddresses;
import skylab.network.gateway.NatGateway;
import skylab.network.gateway.PeeringConnection;
import skylab.network.packet.Fate;
import skylab.network.packet.Ground;
import skylab.world.Timeline;
import skylab.world.World;

class RemediesTest {
    private static final String ME = Ground.LEARNER;

    /** A public subnet with {@code web}, a private one with {@code db}, all in order. */
    private static Ground plan() {
        Ground ground = new Ground()
                .vpc("vpc-a", "10.0.0.0/16")
                .subnet("subnet-open", "vpc-a", "10.0.1.0/24")
                .subnet("subnet-inside", "vpc-a", "10.0.2.0/24")
                .internetGateway("igw-1", "vpc-a")
                .table("rtb-open", "vpc-a", Set.of("subnet-open"), "0.0.0.0/0 igw-1")
                .table("rtb-inside", "vpc-a", Set.of("subnet-inside"))
                .group("sg-web", "vpc-a", "in tcp 22 203.0.113.25/32", "out all 0.0.0.0/0")
                .group("sg-db", "vpc-a", "out all 0.0.0.0/0")
                .machine("web", "subnet-open", "10.0.1.10", "sg-web")
                .machine("db", "subnet-inside", "10.0.2.10", "sg-db")
                .publicly("web", "50.1.1.10");
        ground.write(tx -> PublicAddresses.create(tx, Ground.SCOPE, Cidr.of("54.144.0.0/12")));
        return ground;
    }

    private static List<Remedy> remedies(Ground ground, String from, String to, String protocol, int port) {
        Question question = new BetweenEnds(Ground.SCOPE, from, to, protocol, port);
        List<Remedy> found = Remedies.find(Ground.NET, ground.world(), Ground.SCOPE, question);
        for (Remedy remedy : found) {
            assertTrue(arrives(ground, question, remedy.changes()), remedy.toString());
            for (Change each : remedy.changes()) {
                List<Change> without =
                        remedy.changes().stream().filter(one -> one != each).toList();
                assertFalse(arrives(ground, question, without), each + " is not needed");
            }
        }
        return found;
    }

    private static boolean arrives(Ground ground, Question question, List<Change> changes) {
        World changed = new Timeline(ground.world()).write(tx -> {
            changes.forEach(change -> change.apply(tx, Ground.SCOPE));
            return tx.world();
        });
        return question.packet(changed)
                .map(packet -> Ground.NET.journey(changed, Ground.SCOPE, packet).fate())
                .filter(fate -> !(fate instanceof Fate.Dropped))
                .isPresent();
    }

    /** Each proposal as a line, its changes one after the other. */
    private static List<String> texts(Ground ground, String from, String to, String protocol, int port) {
        return remedies(ground, from, to, protocol, port).stream()
                .map(remedy -> String.join(
                        " ",
                        remedy.changes().stream()
                                .map(change -> change.text(Phrases.in(Locale.ENGLISH), id -> Optional.empty()))
                                .toList()))
                .toList();
    }

    @Test
    void whatArrivesNeedsNothing() {
        assertEquals(List.of(), remedies(plan(), ME, "i-web", "tcp", 22));
    }

    @Test
    void aMissingRuleOfAGroupIsForThisSenderAlone() {
        assertEquals(
                List.of("Add an inbound rule to security group sg-web: tcp 80 from 203.0.113.25/32."),
                texts(plan(), ME, "i-web", "tcp", 80));
        assertEquals(
                List.of("Add an inbound rule to security group sg-web: icmp type 8 from 203.0.113.25/32."),
                texts(plan(), ME, "i-web", "icmp", 8));
    }

    @Test
    void betweenInstancesOfAVpcTheGroupIsTheBetterPeer() {
        assertEquals(
                List.of(
                        "Add an inbound rule to security group sg-db: tcp 3306 from sg-web.",
                        "Add an inbound rule to security group sg-db: tcp 3306 from 10.0.1.10/32."),
                texts(plan(), "i-web", "i-db", "tcp", 3306));
    }

    @Test
    void anAclNeedsBothDirections() {
        Ground ground = plan().acl("acl-1", Set.of("subnet-open"), "in 100 allow tcp 443 0.0.0.0/0");
        assertEquals(
                List.of("Add inbound rule 200 to network ACL acl-1: allow tcp 22 from 203.0.113.25/32."
                        + " Add outbound rule 100 to network ACL acl-1: allow tcp 1024-65535 to 203.0.113.25/32."),
                texts(ground, ME, "i-web", "tcp", 22));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 90, 32_766})
    void aDenyingEntryIsOverruledByALowerNumberOrRemoved(int number) {
        Ground ground = plan().acl(
                        "acl-1",
                        Set.of("subnet-open"),
                        "in " + number + " deny tcp 22 0.0.0.0/0",
                        "out 100 allow all * 0.0.0.0/0",
                        "in 32700 allow all * 0.0.0.0/0");
        List<String> texts = texts(ground, ME, "i-web", "tcp", 22);
        if (number > 32_700) {
            assertEquals(List.of(), texts, "it comes after the one that allows");
        } else {
            assertEquals(
                    List.of(
                            "Add inbound rule " + number / 2
                                    + " to network ACL acl-1: allow tcp 22 from 203.0.113.25/32.",
                            "Remove inbound rule " + number + " from network ACL acl-1."),
                    texts);
        }
    }

    @Test
    void belowTheFirstNumberThereIsNoRoom() {
        Ground ground = plan().acl(
                        "acl-1",
                        Set.of("subnet-open"),
                        "in 1 deny tcp 22 0.0.0.0/0",
                        "in 2 allow all * 0.0.0.0/0",
                        "out 100 allow all * 0.0.0.0/0");
        assertEquals(List.of("Remove inbound rule 1 from network ACL acl-1."), texts(ground, ME, "i-web", "tcp", 22));
    }

    @Test
    void aPrivateInstanceNeedsARouteAndAnAddressOrANatGateway() {
        assertEquals(
                List.of(
                        "Create a NAT gateway in the public subnet subnet-open, with a new elastic IP address."
                                + " Add the route 0.0.0.0/0 → the new NAT gateway to route table rtb-inside.",
                        "Add the route 0.0.0.0/0 → igw-1 to route table rtb-inside."
                                + " Allocate an elastic IP address and associate it with " + plan().eni("db") + "."),
                texts(plan(), "i-db", "8.8.8.8", "tcp", 443).stream().sorted().toList().stream()
                        .sorted((a, b) -> b.compareTo(a))
                        .toList());
    }

    @Test
    void anAvailableNatGatewayIsUsed() {
        Ground ground = plan().nat("nat-1", "subnet-open", "10.0.1.100", "50.1.1.100");
        assertEquals(
                "Add the route 0.0.0.0/0 → nat-1 to route table rtb-inside.",
                texts(ground, "i-db", "8.8.8.8", "tcp", 443).get(0));
    }

    @Test
    void aNatGatewayInAPrivateSubnetIsPutIntoAPublicOne() {
        Ground ground = plan().nat("nat-1", "subnet-inside", "10.0.2.100", "50.1.1.100")
                .subnet("subnet-deep", "vpc-a", "10.0.3.0/24")
                .table("rtb-deep", "vpc-a", Set.of("subnet-deep"), "0.0.0.0/0 nat-1")
                .machine("deep", "subnet-deep", "10.0.3.10", "sg-db");
        List<String> texts = texts(ground, "i-deep", "8.8.8.8", "tcp", 443);
        assertEquals("Add the route 0.0.0.0/0 → igw-1 to route table rtb-inside.", texts.get(0));
        assertTrue(
                texts.contains("Create a NAT gateway in the public subnet subnet-open, with a new elastic IP address."
                        + " Let the route 0.0.0.0/0 in route table rtb-deep point to the new NAT gateway."),
                texts.toString());
    }

    @Test
    void aNatGatewayInTheMakingIsWaitedFor() {
        Ground ground = plan().nat("nat-1", "subnet-open", "10.0.1.100", "50.1.1.100")
                .table("rtb-inside", "vpc-a", Set.of("subnet-inside"), "0.0.0.0/0 nat-1")
                .natState("nat-1", NatGateway.State.PENDING);
        assertEquals(
                "Wait until NAT gateway nat-1 is available.",
                texts(ground, "i-db", "8.8.8.8", "tcp", 443).get(0));
    }

    @Test
    void aDetachedGatewayIsAttachedAgain() {
        Ground ground = plan();
        ground.write(tx -> tx.remove(Ground.SCOPE, skylab.network.gateway.InternetGateway.BY_VPC, "vpc-a"));
        ground.internetGateway("igw-1", null);
        assertEquals(
                "Attach Internet gateway igw-1 to vpc-a.",
                texts(ground, "i-web", "8.8.8.8", "tcp", 443).get(0));
        assertEquals(
                "Attach Internet gateway igw-1 to vpc-a.",
                texts(ground, ME, "i-web", "tcp", 22).get(0));
    }

    @Test
    void aVpcWithoutAGatewayGetsOneWithARoute() {
        Ground ground = plan().vpc("vpc-b", "10.1.0.0/16")
                .subnet("subnet-b", "vpc-b", "10.1.0.0/24")
                .group("sg-b", "vpc-b", "out all 0.0.0.0/0")
                .machine("b", "subnet-b", "10.1.0.10", "sg-b");
        List<String> texts = texts(ground, "i-b", "8.8.8.8", "tcp", 443);
        assertEquals(1, texts.size());
        assertTrue(texts.get(0).startsWith("Create an Internet gateway and attach it to vpc-b. Add the route"));
        assertTrue(texts.get(0).contains("Allocate an elastic IP address"));
    }

    @Test
    void peersNeedAConnectionRoutesBothWaysAndARule() {
        Ground ground = plan().vpc("vpc-b", "10.1.0.0/16")
                .subnet("subnet-b", "vpc-b", "10.1.0.0/24")
                .group("sg-b", "vpc-b", "out all 0.0.0.0/0")
                .machine("b", "subnet-b", "10.1.0.10", "sg-b");
        Remedy remedy = remedies(ground, "i-web", "i-b", "tcp", 80).get(0);
        assertEquals(4, remedy.changes().size(), remedy.toString());
        ground.peering("pcx-1", "vpc-b", "vpc-a", PeeringConnection.State.PENDING_ACCEPTANCE);
        assertTrue(texts(ground, "i-web", "i-b", "tcp", 80).get(0).startsWith("Accept the peering connection pcx-1."));
        Ground overlapping = plan().vpc("vpc-b", "10.0.0.0/16")
                .subnet("subnet-b", "vpc-b", "10.0.9.0/24")
                .group("sg-b", "vpc-b", "out all 0.0.0.0/0")
                .machine("b", "subnet-b", "10.0.9.10", "sg-b");
        assertEquals(List.of(), texts(overlapping, "i-web", "i-b", "tcp", 80));
    }

    @Test
    void fromOutsideAPrivateInstanceNeedsAnAddressARouteAndARule() {
        List<Remedy> remedies = remedies(plan(), ME, "i-db", "tcp", 22);
        assertEquals(3, remedies.get(0).changes().size(), remedies.toString());
    }

    @Test
    void theFirewallOfTheSiteIsNotAwss() {
        Ground ground = plan().site("203.0.113.25", 22);
        assertEquals(
                List.of(
                        "Ask whoever runs the firewall of the site to let TCP to port 22 out, or go to another network."),
                texts(ground, ME, "i-web", "tcp", 22));
        assertEquals(
                List.of(),
                remedies(ground, ME, "i-web", "tcp", 22).get(0).changes().get(0).calls());
    }

    @Test
    void aForwardingInstanceMustNotCheckAddresses() {
        Ground ground = plan();
        ground.table("rtb-inside", "vpc-a", Set.of("subnet-inside"), "10.9.0.0/16 " + ground.eni("web"));
        assertEquals(List.of(), texts(ground, "i-db", "10.9.0.1", "tcp", 80), "nobody is there");
    }

    @Test
    void whereNobodyIsNothingHelps() {
        assertEquals(List.of(), texts(plan(), "i-web", "198.51.100.77", "tcp", 80));
        assertEquals(List.of(), texts(plan(), "i-web", "10.0.1.99", "tcp", 80));
    }
}
