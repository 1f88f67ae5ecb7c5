package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static skylab.network.packet.Ground.LEARNER;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.network.filter.AwsPrefixLists;
import skylab.network.filter.SecurityGroup;
import skylab.network.gateway.PeeringConnection;
import skylab.network.gateway.VpcEndpoint;
import skylab.network.packet.Flow;
import skylab.network.packet.Ground;
import skylab.network.packet.Hop;
import skylab.network.packet.Journey;
import skylab.network.packet.Packet;
import skylab.network.packet.Place;

/** Security groups and network ACLs on the way of packets. */
class FilterWalkTest {
    private static final Packet WEB_TO_APP = Packet.tcp("i-web", "10.0.1.10", 80);

    private static Ground plan(String... appRules) {
        return new Ground()
                .vpc("vpc-a", "10.0.0.0/16")
                .subnet("subnet-1", "vpc-a", "10.0.0.0/24")
                .subnet("subnet-2", "vpc-a", "10.0.1.0/24")
                .internetGateway("igw-1", "vpc-a")
                .table("rtb-1", "vpc-a", Set.of("vpc-a"), "0.0.0.0/0 igw-1")
                .group("sg-out", "vpc-a", "out all 0.0.0.0/0")
                .group("sg-app", "vpc-a", appRules)
                .machine("web", "subnet-1", "10.0.0.10", "sg-out")
                .machine("app", "subnet-2", "10.0.1.10", "sg-app")
                .publicly("web", "50.1.1.10")
                .publicly("app", "50.1.1.11");
    }

    @Test
    void S0_130_aGroupWithoutRulesLetsNothingPass() {
        Ground ground = plan();
        assertEquals("SG_HAS_NO_RULES", ground.result(Packet.tcp(LEARNER, "50.1.1.11", 22)));
        assertEquals("SG_HAS_NO_RULES", ground.result(Packet.tcp("i-app", "8.8.8.8", 443)));
        assertEquals("SG_HAS_NO_RULES", ground.result(WEB_TO_APP));
    }

    @Test
    void S0_131_outboundEverywhereThenOnlyInsideTheVpc() {
        Ground ground = plan("out all 0.0.0.0/0").group("sg-out", "vpc-a", "in tcp 80 0.0.0.0/0");
        assertEquals("ok", ground.result(Packet.tcp("i-app", "8.8.8.8", 443)));
        assertEquals("ok", ground.result(Packet.tcp("i-app", "10.0.0.10", 80)));
        ground.group("sg-app", "vpc-a", "out all 10.0.0.0/16");
        assertEquals("ENI_SG_RULES_MISMATCH", ground.result(Packet.tcp("i-app", "8.8.8.8", 443)));
        assertEquals("ok", ground.result(Packet.tcp("i-app", "10.0.0.10", 80)));
    }

    @Test
    void S0_132_S2_24_theAnswerNeedsNoRule() {
        Ground ground = plan("out all 0.0.0.0/0");
        Journey out = ground.journey(Packet.tcp("i-app", "8.8.8.8", 443));
        assertTrue(out.blockers().isEmpty());
        Hop answer = out.back().stream()
                .filter(hop -> hop.place() == Place.SECURITY_GROUPS)
                .findFirst()
                .orElseThrow();
        assertTrue(answer.ingress() && answer.rule().isEmpty());
        assertEquals("SG_HAS_NO_RULES", ground.result(Packet.tcp("8.8.8.8", "50.1.1.11", 443)));
        Ground in = plan("in tcp 80 0.0.0.0/0");
        assertEquals("ok", in.result(WEB_TO_APP), "nor an outbound rule for the answer to what came in");
    }

    @ParameterizedTest
    @ValueSource(strings = {LEARNER, "8.8.8.8", "i-web"})
    void S0_133_inboundFromEverywhereAdmitsEverybody(String from) {
        Ground ground = plan("in tcp 22 0.0.0.0/0");
        assertEquals("ok", ground.result(Packet.tcp(from, "50.1.1.11", 22)));
        assertEquals("ENI_SG_RULES_MISMATCH", ground.result(Packet.tcp(from, "50.1.1.11", 23)));
    }

    @Test
    void S1_17_aGroupAsSourceMeansItsMembers() {
        Ground ground = plan("in tcp 80 sg-out");
        assertEquals("ok", ground.result(WEB_TO_APP));
        ground.group("sg-new", "vpc-a", "out all 0.0.0.0/0").machine("new", "subnet-1", "10.0.0.11", "sg-new");
        Packet fromNew = Packet.tcp("i-new", "10.0.1.10", 80);
        assertEquals("ENI_SG_RULES_MISMATCH", ground.result(fromNew));
        ground.write(tx -> tx.update(
                Ground.SCOPE,
                skylab.network.eni.NetworkInterface.INTERFACES,
                ground.eni("new"),
                one -> one.withGroups(List.of("sg-new", "sg-out"))));
        assertEquals("ok", ground.result(fromNew));
    }

    @Test
    void S2_20_withoutAnOutboundEntryTheAnswerIsDropped() {
        Ground ground = plan("in tcp 80 0.0.0.0/0").acl("acl-1", Set.of("subnet-2"), "in 100 allow tcp 80 0.0.0.0/0");
        Journey journey = ground.journey(WEB_TO_APP);
        assertTrue(journey.forth().stream().allMatch(hop -> hop.blocker().isEmpty()));
        Hop border = journey.back().stream()
                .filter(hop -> hop.blocker().isPresent())
                .findFirst()
                .orElseThrow();
        assertEquals(Place.NETWORK_ACL, border.place());
        assertEquals("*", border.rule());
        assertFalse(border.ingress());
    }

    @ParameterizedTest
    @CsvSource({"1024-65535, ok", "32768-60999, ok", "49152-65535, SUBNET_ACL_RESTRICTION", "80, SUBNET_ACL_RESTRICTION"
    })
    void S2_21_theAnswerGoesToAnEphemeralPort(String ports, String result) {
        Ground ground = plan("in tcp 80 0.0.0.0/0")
                .acl(
                        "acl-1",
                        Set.of("subnet-2"),
                        "in 100 allow tcp 80 0.0.0.0/0",
                        "out 100 allow tcp " + ports + " 0.0.0.0/0");
        assertEquals(result, ground.result(WEB_TO_APP));
        assertEquals(result, ground.result(Packet.tcp(LEARNER, "50.1.1.11", 80)));
    }

    @Test
    void S2_22_theLowestNumberThatFitsDecides() {
        String all = "in 100 allow all * 0.0.0.0/0";
        String out = "out 100 allow all * 0.0.0.0/0";
        Ground ground = plan("in tcp 80 0.0.0.0/0");
        ground.acl("acl-1", Set.of("subnet-2"), all, out, "in 90 deny tcp 80 10.0.0.0/24");
        Journey denied = ground.journey(WEB_TO_APP);
        Hop border = denied.forth().stream()
                .filter(hop -> hop.blocker().isPresent())
                .findFirst()
                .orElseThrow();
        assertEquals("90", border.rule());
        ground.acl("acl-1", Set.of("subnet-2"), all, out, "in 110 deny tcp 80 10.0.0.0/24");
        assertEquals("ok", ground.result(WEB_TO_APP));
    }

    @Test
    void S2_23_aDefaultAclAllowsEverythingAnEmptyOneNothing() {
        Ground ground = plan("in tcp 80 0.0.0.0/0");
        assertEquals("ok", ground.result(WEB_TO_APP));
        ground.acl("acl-own", Set.of("subnet-2"));
        assertEquals("SUBNET_ACL_RESTRICTION SUBNET_ACL_RESTRICTION", ground.result(WEB_TO_APP));
    }

    @Test
    void insideOfASubnetNoAclIsAsked() {
        Ground ground = plan("in tcp 80 0.0.0.0/0")
                .machine("near", "subnet-2", "10.0.1.20", "sg-out")
                .acl("acl-own", Set.of("subnet-2"));
        assertEquals("ok", ground.result(Packet.tcp("i-near", "10.0.1.10", 80)));
    }

    @Test
    void aTrackedFlowOutlivesItsRuleAnUntrackedOneDoesNot() {
        Ground ground = plan("in tcp 22 203.0.113.0/24", "in tcp 80 0.0.0.0/0", "out all 0.0.0.0/0");
        Flow tracked = ground.flow(Packet.tcp(LEARNER, "50.1.1.11", 22));
        Flow untracked = ground.flow(Packet.tcp(LEARNER, "50.1.1.11", 80));
        assertEquals(List.of(ground.eni("app")), tracked.tracking());
        assertEquals(List.of(), untracked.tracking());
        ground.group("sg-app", "vpc-a", "out all 0.0.0.0/0");
        assertTrue(ground.carries(tracked));
        assertFalse(ground.carries(untracked));
        ground.acl("acl-1", Set.of("subnet-2"), "out 100 allow all * 0.0.0.0/0");
        assertFalse(ground.carries(tracked), "an ACL knows no flows");
    }

    @Test
    void aRouteThatIsTakenAwayEndsEveryFlow() {
        Ground ground = plan("in tcp 22 203.0.113.0/24");
        Flow flow = ground.flow(Packet.tcp(LEARNER, "50.1.1.11", 22));
        ground.table("rtb-1", "vpc-a", Set.of("vpc-a"));
        assertFalse(ground.carries(flow));
        ground.table("rtb-1", "vpc-a", Set.of("vpc-a"), "0.0.0.0/0 igw-1");
        assertTrue(ground.carries(flow));
    }

    @Test
    void aForgedSourceIsStoppedByTheCheckOfItsInterface() {
        Ground ground = plan("in tcp 80 0.0.0.0/0");
        Packet forged = WEB_TO_APP.claiming("10.0.0.99");
        assertEquals("ENI_SOURCE_DEST_CHECK_RESTRICTION NO_POSSIBLE_DESTINATION", ground.result(forged));
        assertEquals("NO_POSSIBLE_DESTINATION", ground.unchecked("web").result(forged), "the answer finds nobody");
    }

    @Test
    void aMachineOnTheWayForwardsOnlyWithoutItsCheck() {
        Ground ground = plan("in tcp 80 0.0.0.0/0")
                .subnet("subnet-3", "vpc-a", "10.0.2.0/24")
                .group("sg-all", "vpc-a", "in all 0.0.0.0/0", "out all 0.0.0.0/0")
                .machine("box", "subnet-3", "10.0.2.5", "sg-all");
        ground.table("rtb-far", "vpc-a", Set.of("subnet-1"), "10.0.1.0/24 " + ground.eni("box"));
        assertEquals("ENI_SOURCE_DEST_CHECK_RESTRICTION HOST_DOES_NOT_FORWARD", ground.result(WEB_TO_APP));
        assertEquals("HOST_DOES_NOT_FORWARD", ground.unchecked("box").result(WEB_TO_APP));
        assertEquals("ok", ground.forwarding("box").result(WEB_TO_APP));
    }

    @Test
    void peersAreReachedOverAnActiveConnectionWithRoutesAtBothSides() {
        Ground ground = plan("in tcp 80 sg-b")
                .vpc("vpc-b", "10.1.0.0/16")
                .subnet("subnet-b", "vpc-b", "10.1.0.0/24")
                .vpc("vpc-c", "10.2.0.0/16")
                .subnet("subnet-c", "vpc-c", "10.2.0.0/24")
                .group("sg-b", "vpc-b", "out all 0.0.0.0/0")
                .machine("far", "subnet-b", "10.1.0.9", "sg-b")
                .machine("farther", "subnet-c", "10.2.0.9", "sg-b")
                .peering("pcx-ab", "vpc-a", "vpc-b", PeeringConnection.State.PENDING_ACCEPTANCE)
                .peering("pcx-ac", "vpc-c", "vpc-a", PeeringConnection.State.ACTIVE)
                .table("rtb-b", "vpc-b", Set.of("vpc-b"), "10.0.0.0/16 pcx-ab", "10.2.0.0/16 pcx-ab");
        Packet packet = Packet.tcp("i-far", "10.0.1.10", 80);
        assertEquals("BAD_STATE_ROUTE", ground.result(packet));
        ground.peering("pcx-ab", "vpc-a", "vpc-b", PeeringConnection.State.ACTIVE);
        assertEquals("IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS", ground.result(packet), "no way back");
        ground.table("rtb-1", "vpc-a", Set.of("vpc-a"), "10.1.0.0/16 pcx-ab", "10.2.0.0/16 pcx-ac");
        assertEquals("ok", ground.result(packet), "the group of a peer's machine is known here");
        assertEquals(
                "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR",
                ground.result(Packet.tcp("i-far", "10.2.0.9", 80)),
                "not transitive");
    }

    @Test
    void aGatewayEndpointTakesTcpToItsPrefixListFromTheVpcAndTheAnswerComesBack() {
        String s3 = AwsPrefixLists.of("us-east-1").stream()
                .filter(list -> list.name().equals("com.amazonaws.us-east-1.s3"))
                .findFirst()
                .orElseThrow()
                .id();
        Ground ground = plan("out all 0.0.0.0/0").table("rtb-1", "vpc-a", Set.of("vpc-a"), s3 + " vpce-1");
        Packet toS3 = Packet.tcp("i-app", "52.217.130.34", 443);
        assertEquals("BAD_STATE_ROUTE", ground.result(toS3));
        ground.write(tx -> tx.put(
                Ground.SCOPE,
                VpcEndpoint.VPC_ENDPOINTS,
                "vpce-1",
                new VpcEndpoint(
                        "vpce-1",
                        "vpc-a",
                        "com.amazonaws.us-east-1.s3",
                        true,
                        VpcEndpoint.State.AVAILABLE,
                        tx.now(),
                        null,
                        null,
                        List.of(),
                        List.of())));
        Journey journey = ground.journey(toS3);
        assertTrue(journey.blockers().isEmpty(), journey.toString());
        assertEquals(1, Ground.headers(journey.forth()).size(), "no address is changed");
        assertEquals(
                s3,
                journey.forth().stream()
                        .filter(hop -> hop.place() == Place.ROUTE_TABLE)
                        .findFirst()
                        .orElseThrow()
                        .rule());
        assertEquals("VPCE_GATEWAY_PROTOCOL_RESTRICTION", ground.result(Packet.udp("i-app", "52.217.130.34", 443)));
        assertEquals("NO_ROUTE_TO_DESTINATION", ground.result(Packet.tcp("i-app", "8.8.8.8", 443)));
    }

    @Test
    void severalGroupsAllowTogether() {
        Ground ground = plan("in tcp 22 0.0.0.0/0");
        ground.group("sg-two", "vpc-a", "in tcp 80 0.0.0.0/0")
                .write(tx -> tx.update(
                        Ground.SCOPE,
                        skylab.network.eni.NetworkInterface.INTERFACES,
                        ground.eni("app"),
                        one -> one.withGroups(List.of("sg-app", "sg-two"))));
        assertEquals("ok", ground.result(WEB_TO_APP));
        assertEquals(
                new TreeSet<>(Set.of("sg-app", "sg-two", "sg-out")),
                ground.world().table(Ground.SCOPE, SecurityGroup.SECURITY_GROUPS).ids().stream()
                        .filter(id -> id.length() < 8)
                        .collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
        Hop decided = ground.journey(WEB_TO_APP).forth().stream()
                .filter(hop -> hop.place() == Place.SECURITY_GROUPS && hop.ingress())
                .findFirst()
                .orElseThrow();
        assertEquals("sgr-sg-two-0", decided.rule());
    }
}
