package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static skylab.network.packet.Ground.headers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.network.Cidr;
import skylab.network.gateway.NatGateway;
import skylab.network.packet.Fate;
import skylab.network.packet.Flow;
import skylab.network.packet.Ground;
import skylab.network.packet.Header;
import skylab.network.packet.Journey;
import skylab.network.packet.NatTable;
import skylab.network.packet.Packet;
import skylab.network.packet.Place;

/** Packets through NAT gateways. */
class NatWalkTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    /** The seed's picture: a public subnet with the gateway, a private one whose default route leads to it. */
    private static Ground plan(String vpc, String open, String inside, String nat, String one, String two) {
        return new Ground()
                .vpc("vpc-a", vpc)
                .subnet("subnet-open", "vpc-a", open)
                .subnet("subnet-inside", "vpc-a", inside)
                .internetGateway("igw-1", "vpc-a")
                .nat("nat-1", "subnet-open", nat, "50.1.1.100")
                .table("rtb-open", "vpc-a", Set.of("subnet-open"), "0.0.0.0/0 igw-1")
                .table("rtb-inside", "vpc-a", Set.of("subnet-inside"), "0.0.0.0/0 nat-1")
                .group("sg-1", "vpc-a", "out all 0.0.0.0/0")
                .machine("one", "subnet-inside", one, "sg-1")
                .machine("two", "subnet-inside", two, "sg-1");
    }

    private static Ground plan() {
        return plan("10.40.0.0/16", "10.40.1.0/24", "10.40.2.0/24", "10.40.1.100", "10.40.2.101", "10.40.2.102");
    }

    private static final Packet WEB = Packet.tcp("i-one", "60.1.1.1", 80);

    @Test
    void S4_23_S4_24_S4_25_outThroughTheNatGateway() {
        Ground ground = plan();
        assertEquals(
                List.of(
                        "tcp 10.40.2.101:40001 > 60.1.1.1:80",
                        "NAT_GATEWAY tcp 10.40.1.100:40001 > 60.1.1.1:80",
                        "INTERNET_GATEWAY tcp 50.1.1.100:40001 > 60.1.1.1:80"),
                headers(ground.journey(WEB).forth()));
        assertTrue(NatTable.of(ground.world(), Ground.SCOPE, "nat-1").isEmpty(), "to ask changes nothing");
        assertInstanceOf(Fate.External.class, ground.open(WEB));
        List<NatTable.Line> table = NatTable.of(ground.world(), Ground.SCOPE, "nat-1");
        assertEquals(1, table.size());
        assertEquals(
                new NatTable.Line(
                        "tcp", "10.40.2.101", 40001, "10.40.1.100", 40001, "60.1.1.1", 80, NOW, Duration.ZERO),
                table.get(0));
    }

    @Test
    void S4_26_S4_27_theAnswerComesBack() {
        assertEquals(
                List.of(
                        "tcp 60.1.1.1:80 > 50.1.1.100:40001",
                        "INTERNET_GATEWAY tcp 60.1.1.1:80 > 10.40.1.100:40001",
                        "NAT_GATEWAY tcp 60.1.1.1:80 > 10.40.2.101:40001"),
                headers(plan().journey(WEB).back()));
    }

    @Test
    void S4_28_S0_128_whatNobodyAskedForIsDropped() {
        Ground ground = plan();
        Packet in = Packet.tcp("60.1.1.1", "50.1.1.100", 40001).fromPort(80);
        Journey journey = ground.journey(in);
        var last = journey.forth().get(journey.forth().size() - 1);
        assertEquals(Place.NAT_GATEWAY, last.place());
        assertEquals("nat-1", last.component());
        assertEquals(
                "NGW_DEST_ADDRESS_PRESERVATION", last.blocker().orElseThrow().code());
        ground.open(WEB);
        Journey mapped = ground.journey(in);
        assertEquals(
                "SG_HAS_NO_RULES", mapped.blockers().get(0).code(), "with a mapping it is let in, but it is no answer");
        assertEquals("NGW_DEST_ADDRESS_PRESERVATION", ground.result(in.fromPort(81)));
        assertEquals(
                "NGW_DEST_ADDRESS_PRESERVATION",
                ground.result(Packet.tcp("8.8.8.8", "50.1.1.100", 40001).fromPort(80)));
    }

    @ParameterizedTest
    @CsvSource({
        "10.40.0.0/16, 10.40.1.0/24, 10.40.2.0/24, 10.40.1.100, 10.40.2.101, 10.40.2.102",
        "172.20.0.0/16, 172.20.8.0/21, 172.20.0.0/22, 172.20.9.1, 172.20.3.3, 172.20.1.200",
        "192.168.4.0/22, 192.168.4.0/24, 192.168.5.0/24, 192.168.4.7, 192.168.5.7, 192.168.5.8"
    })
    void S0_126_S4_08_theSameSourcePortOfTwoHostsBecomesTwo(
            String vpc, String open, String inside, String nat, String one, String two) {
        Ground ground = plan(vpc, open, inside, nat, one, two);
        for (int port : new int[] {40001, 80}) {
            Flow first = ground.flow(WEB.fromPort(port));
            Flow second = ground.flow(Packet.tcp("i-two", "60.1.1.1", 80).fromPort(port));
            assertEquals(first.arrived().source(), second.arrived().source());
            assertNotEquals(first.arrived().sourcePort(), second.arrived().sourcePort());
            assertTrue(first.arrived().sourcePort() >= 1024 && second.arrived().sourcePort() >= 1024);
            Journey back = ground.journey(Packet.tcp("i-two", "60.1.1.1", 80).fromPort(port));
            assertEquals(
                    "tcp 60.1.1.1:80 > " + two + ":" + port,
                    back.back().get(back.back().size() - 1).after().toString());
            assertTrue(ground.carries(first) && ground.carries(second));
        }
        assertEquals(4, NatTable.of(ground.world(), Ground.SCOPE, "nat-1").size());
    }

    @Test
    void anEchoKeepsItsIdentifierApart() {
        Ground ground = plan();
        Flow first = ground.flow(Packet.echoRequest("i-one", "8.8.8.8").fromPort(7));
        Flow second = ground.flow(Packet.echoRequest("i-two", "8.8.8.8").fromPort(7));
        assertNotEquals(first.arrived().sourcePort(), second.arrived().sourcePort());
    }

    @Test
    void S0_127_theOutsideSeesTheGatewaysAddress() {
        Ground ground = plan().natState("nat-1", NatGateway.State.PENDING);
        assertEquals("BAD_STATE", ground.result(WEB));
        ground.natState("nat-1", NatGateway.State.AVAILABLE);
        assertEquals("50.1.1.100", Cidr.dotted(ground.flow(WEB).arrived().source()));
    }

    @Test
    void S0_129_inAPrivateSubnetOrDeletedItLeadsNowhere() {
        Ground ground = plan().table("rtb-open", "vpc-a", Set.of("subnet-open"));
        assertEquals("NO_ROUTE_TO_DESTINATION", ground.result(WEB));
        assertEquals(
                "BAD_STATE_ROUTE",
                plan().natState("nat-1", NatGateway.State.DELETED).result(WEB));
        assertEquals(
                "BAD_STATE", plan().natState("nat-1", NatGateway.State.PENDING).result(WEB));
        assertEquals(
                "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS",
                plan().nat("nat-2", "subnet-open", "10.40.1.50", null)
                        .table("rtb-inside", "vpc-a", Set.of("subnet-inside"), "0.0.0.0/0 nat-2")
                        .result(WEB),
                "a private gateway has no public address");
    }

    @Test
    void aGatewayWhoseOwnSubnetLeadsToItGoesRoundInCircles() {
        Ground ground = plan().table("rtb-open", "vpc-a", Set.of("subnet-open"), "0.0.0.0/0 nat-1");
        assertEquals("CANNOT_ROUTE", ground.result(WEB));
    }

    @Test
    void theAclOfTheGatewaysSubnetIsAskedFourTimes() {
        Ground ground = plan().acl(
                        "acl-nat",
                        Set.of("subnet-open"),
                        "in 100 allow tcp 80 10.40.2.0/24",
                        "out 100 allow tcp 80 0.0.0.0/0",
                        "in 110 allow tcp 1024-65535 0.0.0.0/0",
                        "out 110 allow tcp 1024-65535 10.40.2.0/24");
        assertEquals("ok", ground.result(WEB));
        ground.acl("acl-nat", Set.of("subnet-open"), "in 100 allow tcp 81 10.40.2.0/24");
        assertEquals(
                "SUBNET_ACL_RESTRICTION SUBNET_ACL_RESTRICTION SUBNET_ACL_RESTRICTION SUBNET_ACL_RESTRICTION",
                ground.result(WEB));
    }

    @Test
    void onlyTheVpcsOwnInterfacesUseIt() {
        Ground ground = plan().vpc("vpc-b", "10.50.0.0/16")
                .subnet("subnet-b", "vpc-b", "10.50.0.0/24")
                .group("sg-b", "vpc-b", "out all 0.0.0.0/0")
                .machine("far", "subnet-b", "10.50.0.9", "sg-b")
                .peering("pcx-1", "vpc-a", "vpc-b", skylab.network.gateway.PeeringConnection.State.ACTIVE)
                .table("rtb-b", "vpc-b", Set.of("subnet-b"), "0.0.0.0/0 pcx-1");
        assertEquals("PCX_REQUIRES_ADDRESS_IN_VPC_CIDR", ground.result(Packet.tcp("i-far", "60.1.1.1", 80)));
    }

    @Test
    void after350SecondsWithoutAPacketAMappingIsGone() {
        Ground ground = plan();
        Flow flow = ground.flow(WEB);
        ground.write(tx -> tx.advance(Duration.ofSeconds(350)));
        assertTrue(ground.carries(flow));
        ground.write(tx -> assertTrue(Ground.NET.pass(tx, Ground.SCOPE, flow).isPresent()));
        ground.write(tx -> tx.advance(Duration.ofSeconds(300)));
        assertTrue(ground.carries(flow), "a packet has begun the time anew");
        ground.write(tx -> tx.advance(Duration.ofSeconds(51)));
        assertFalse(ground.carries(flow));
        assertTrue(NatTable.of(ground.world(), Ground.SCOPE, "nat-1").isEmpty());
    }

    @Test
    void S4_07_55000FlowsToOneDestinationAreTheMost() {
        NatTable table = NatTable.EMPTY;
        long server = Cidr.address("60.1.1.1").orElseThrow();
        long host = Cidr.address("10.40.2.0").orElseThrow();
        for (int i = 0; i < NatTable.PER_DESTINATION; i++) {
            Header inside = new Header("tcp", host + i % 7, 10_000 + i / 7, server, 80);
            int port = table.port(inside, NOW).orElseThrow();
            table = table.used(inside, port, NOW);
        }
        Header next = new Header("tcp", host + 9, 40_001, server, 80);
        assertTrue(table.port(next, NOW).isEmpty());
        assertTrue(table.port(next.to(server, 443), NOW).isPresent(), "another port is another destination");
        assertTrue(table.port(next.to(server + 1, 80), NOW).isPresent());
        assertTrue(table.port(next, NOW.plus(Duration.ofSeconds(351))).isPresent(), "the idle ones are gone");
        assertEquals(
                NatTable.PER_DESTINATION,
                table.mappings(NOW).stream()
                        .map(NatTable.Mapping::port)
                        .distinct()
                        .count());
    }
}
