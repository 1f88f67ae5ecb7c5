package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static skylab.network.packet.Ground.LEARNER;
import static skylab.network.packet.Ground.headers;
import static skylab.network.packet.Ground.places;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.network.Cidr;
import skylab.network.packet.Fate;
import skylab.network.packet.Ground;
import skylab.network.packet.Journey;
import skylab.network.packet.Packet;
import skylab.network.packet.Place;
import skylab.network.route.Route;
import skylab.network.route.Routes;

/** Packets between a VPC and the Internet, header by header. */
class InternetWalkTest {
    private static final String OPEN_OUT = "out all 0.0.0.0/0";
    private static final String SSH_IN = "in tcp 22 0.0.0.0/0";

    /** A VPC with a public and a private subnet, and a machine in each; addresses are of a plan. */
    private static Ground plan(String vpc, String open, String inside, String web, String app) {
        return new Ground()
                .vpc("vpc-a", vpc)
                .subnet("subnet-open", "vpc-a", open)
                .subnet("subnet-inside", "vpc-a", inside)
                .internetGateway("igw-1", "vpc-a")
                .table("rtb-open", "vpc-a", Set.of("subnet-open"), "0.0.0.0/0 igw-1")
                .group("sg-1", "vpc-a", OPEN_OUT, SSH_IN)
                .machine("web", "subnet-open", web, "sg-1")
                .machine("app", "subnet-inside", app, "sg-1");
    }

    private static Ground plan() {
        return plan("10.0.0.0/16", "10.0.0.0/24", "10.0.1.0/24", "10.0.0.10", "10.0.1.10");
    }

    @Test
    void S0_111_theLongestPrefixDecides() {
        Routes table = Routes.of(List.of(
                Route.to("192.168.0.0/24", Route.LOCAL, Route.Origin.CREATE_ROUTE_TABLE),
                Route.to("0.0.0.0/0", "igw-1", Route.Origin.CREATE_ROUTE)));
        assertEquals("local", table.find(address("192.168.0.77")).orElseThrow().target());
        assertEquals("igw-1", table.find(address("8.8.8.8")).orElseThrow().target());
        assertEquals("igw-1", table.find(address("192.168.1.77")).orElseThrow().target());
    }

    @Test
    void aPrefixListCountsByItsLongestPrefixThatFits() {
        Routes table = Routes.of(List.of(
                Route.to("pl-1", "vpce-1", Route.Origin.CREATE_ROUTE),
                Route.to("52.0.0.0/8", "igw-1", Route.Origin.CREATE_ROUTE),
                Route.to("10.9.0.0/16", "vgw-1", Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION)));
        assertEquals(
                "vpce-1",
                table.find(address("52.1.1.1"), list -> 16).orElseThrow().target());
        assertEquals(
                "igw-1",
                table.find(address("52.1.1.1"), list -> 8).orElseThrow().target(),
                "a range comes first");
        assertEquals(
                "vpce-1",
                table.find(address("10.9.1.1"), list -> 16).orElseThrow().target());
        assertEquals(
                "vgw-1",
                table.find(address("10.9.1.1"), list -> -1).orElseThrow().target());
    }

    private static long address(String dotted) {
        return Cidr.address(dotted).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 10.0.0.0/24, 10.0.1.0/24, 10.0.0.10, 10.0.1.10",
        "172.16.0.0/20, 172.16.2.0/23, 172.16.0.0/25, 172.16.3.77, 172.16.0.9",
        "192.168.0.0/16, 192.168.128.0/17, 192.168.0.0/28, 192.168.200.1, 192.168.0.5"
    })
    void S0_115_anElasticAddressAndARouteToTheGatewayLeadOutAndIn(
            String vpc, String open, String inside, String web, String app) {
        Ground ground = plan(vpc, open, inside, web, app).publicly("web", "50.1.1.10");
        Journey out = ground.journey(Packet.tcp("i-web", "8.8.8.8", 443));
        assertInstanceOf(Fate.External.class, out.fate());
        assertEquals(
                List.of(
                        Place.SENDER,
                        Place.INTERFACE,
                        Place.SECURITY_GROUPS,
                        Place.NETWORK_ACL,
                        Place.ROUTE_TABLE,
                        Place.INTERNET_GATEWAY,
                        Place.INTERNET,
                        Place.RECEIVER),
                places(out.forth()));
        Fate.Delivered in = assertInstanceOf(
                Fate.Delivered.class,
                ground.journey(Packet.tcp(LEARNER, "50.1.1.10", 22)).fate());
        assertEquals("i-web", in.machine());
        assertEquals(web, in.address());
        assertEquals(Duration.ofMillis(48), in.roundTrip());
    }

    @Test
    void S0_116_aRouteWithoutAPublicAddressIsNotEnough() {
        assertEquals("IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS", plan().result(Packet.tcp("i-web", "8.8.8.8", 443)));
    }

    @Test
    void S0_117_aPublicAddressWithoutARouteIsNotEnough() {
        Ground ground = plan().publicly("app", "50.1.1.11");
        assertEquals("NO_ROUTE_TO_DESTINATION", ground.result(Packet.tcp("i-app", "8.8.8.8", 443)));
        Journey in = ground.journey(Packet.tcp(LEARNER, "50.1.1.11", 22));
        assertEquals("NO_ROUTE_TO_DESTINATION", in.blockers().get(0).code());
        assertTrue(
                in.forth().stream().allMatch(hop -> hop.blocker().isEmpty()),
                "the request arrives, the answer does not");
        assertEquals(Place.ROUTE_TABLE, in.back().get(in.back().size() - 1).place());
    }

    @Test
    void S0_118_withoutItsGatewayARouteIsABlackhole() {
        Ground ground = plan().publicly("web", "50.1.1.10").internetGateway("igw-1", null);
        assertEquals("BAD_STATE_ROUTE", ground.result(Packet.tcp("i-web", "8.8.8.8", 443)));
        Ground gone = plan().publicly("web", "50.1.1.10");
        gone.write(tx -> tx.remove(Ground.SCOPE, skylab.network.gateway.InternetGateway.BY_VPC, "vpc-a"));
        assertEquals("UNASSOCIATED_COMPONENT", gone.result(Packet.tcp(LEARNER, "50.1.1.10", 22)));
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.10", "10.0.1.10"})
    void S0_122_aPrivateAddressCannotBeReachedFromOutside(String address) {
        assertEquals("NO_ROUTE_TO_DESTINATION", plan().result(Packet.tcp(LEARNER, address, 22)));
    }

    @Test
    void S1_18_byItsPublicAddressAPeerIsNoMemberOfTheGroup() {
        Ground ground = plan().publicly("web", "50.1.1.10")
                .group("sg-1", "vpc-a", OPEN_OUT, "in tcp 22 sg-1")
                .machine("second", "subnet-open", "10.0.0.11", "sg-1")
                .publicly("second", "50.1.1.12");
        assertEquals("ok", ground.result(Packet.tcp("i-web", "10.0.0.11", 22)));
        Journey journey = ground.journey(Packet.tcp("i-web", "50.1.1.12", 22));
        assertEquals(
                List.of("ENI_SG_RULES_MISMATCH"),
                journey.blockers().stream().map(Fate.Blocker::code).toList());
        assertEquals(
                List.of(
                        "tcp 10.0.0.10:40001 > 50.1.1.12:22",
                        "INTERNET_GATEWAY tcp 50.1.1.10:40001 > 50.1.1.12:22",
                        "INTERNET_GATEWAY tcp 50.1.1.10:40001 > 10.0.0.11:22"),
                headers(journey.forth()));
    }

    @Test
    void S1_19_twoVpcsKnowNothingOfEachOther() {
        Ground ground = plan().vpc("vpc-b", "10.9.0.0/16")
                .subnet("subnet-b", "vpc-b", "10.9.0.0/24")
                .group("sg-b", "vpc-b", OPEN_OUT, SSH_IN)
                .machine("other", "subnet-b", "10.9.0.10", "sg-b");
        assertEquals("NO_ROUTE_TO_DESTINATION", ground.result(Packet.tcp("i-app", "10.9.0.10", 22)));
        assertEquals(
                "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS", ground.result(Packet.tcp("i-web", "10.9.0.10", 22)));
        Ground same = plan().vpc("vpc-b", "10.0.0.0/16")
                .subnet("subnet-b", "vpc-b", "10.0.7.0/24")
                .group("sg-b", "vpc-b", OPEN_OUT, SSH_IN)
                .machine("other", "subnet-b", "10.0.7.10", "sg-b");
        assertEquals("NO_POSSIBLE_DESTINATION", same.result(Packet.tcp("i-app", "10.0.7.10", 22)));
    }

    @Test
    void S4_19_S4_20_S4_21_throughTheInternetGatewayAndBack() {
        Journey journey = plan().publicly("web", "50.1.1.10").journey(Packet.tcp("i-web", "60.1.1.1", 80));
        assertEquals(
                List.of("tcp 10.0.0.10:40001 > 60.1.1.1:80", "INTERNET_GATEWAY tcp 50.1.1.10:40001 > 60.1.1.1:80"),
                headers(journey.forth()));
        assertEquals(
                List.of("tcp 60.1.1.1:80 > 50.1.1.10:40001", "INTERNET_GATEWAY tcp 60.1.1.1:80 > 10.0.0.10:40001"),
                headers(journey.back()));
        assertInstanceOf(Fate.External.class, journey.fate());
    }

    @Test
    void S4_22_withoutAPublicAddressItIsDroppedAtTheGateway() {
        Journey journey = plan().journey(Packet.tcp("i-web", "60.1.1.1", 80));
        var last = journey.forth().get(journey.forth().size() - 1);
        assertEquals(Place.INTERNET_GATEWAY, last.place());
        assertEquals(
                "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS",
                last.blocker().orElseThrow().code());
        assertTrue(journey.back().isEmpty());
    }

    @Test
    void allThatIsInTheWayIsFoundAtOnce() {
        Ground ground = plan().publicly("web", "50.1.1.10")
                .group("sg-1", "vpc-a", OPEN_OUT)
                .acl("acl-1", Set.of("subnet-open"), "in 100 allow tcp 80 0.0.0.0/0")
                .site("203.0.113.25", 22);
        assertEquals(
                "SITE_FIREWALL_RESTRICTION SUBNET_ACL_RESTRICTION SG_HAS_NO_RULES SUBNET_ACL_RESTRICTION",
                ground.result(Packet.tcp(LEARNER, "50.1.1.10", 22)));
    }

    @Test
    void S4_35_aRuleForMyAddressIsStaleWhenTheAddressChanges() {
        Ground ground =
                plan().publicly("web", "50.1.1.10").group("sg-1", "vpc-a", OPEN_OUT, "in tcp 22 203.0.113.25/32");
        Packet ssh = Packet.tcp(LEARNER, "50.1.1.10", 22);
        var flow = ground.flow(ssh);
        assertTrue(ground.carries(flow));
        ground.site("198.51.100.7");
        assertEquals("ENI_SG_RULES_MISMATCH", ground.result(ssh));
        assertTrue(!ground.carries(flow), "what was open is of the old address");
    }

    @Test
    void S4_36_aClassRoomThatBlocksSshKeepsThePacketInside() {
        Ground ground = plan().publicly("web", "50.1.1.10").site("203.0.113.25", 22);
        Journey journey = ground.journey(Packet.tcp(LEARNER, "50.1.1.10", 22));
        assertEquals(
                List.of("SITE_FIREWALL_RESTRICTION"),
                journey.blockers().stream().map(Fate.Blocker::code).toList());
        assertEquals(Place.SITE, journey.forth().get(1).place());
        assertTrue(journey.forth().get(1).blocker().isPresent());
        assertTrue(
                journey.forth().stream().skip(2).allMatch(hop -> hop.blocker().isEmpty()),
                "and AWS is right all the way");
        assertEquals("ENI_SG_RULES_MISMATCH", ground.result(Packet.tcp(LEARNER, "50.1.1.10", 443)), "443 leaves");
    }
}
