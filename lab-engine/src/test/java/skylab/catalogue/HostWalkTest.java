package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static skylab.network.packet.Ground.headers;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pcollections.PVector;
import skylab.network.Cidr;
import skylab.network.host.Chain;
import skylab.network.host.Count;
import skylab.network.host.Module;
import skylab.network.host.Passing;
import skylab.network.host.Rejection;
import skylab.network.host.Rule;
import skylab.network.host.RuleTable;
import skylab.network.host.Selector;
import skylab.network.host.Selector.Is;
import skylab.network.host.Span;
import skylab.network.host.Tables;
import skylab.network.host.Target;
import skylab.network.packet.Fate;
import skylab.network.packet.Flow;
import skylab.network.packet.Ground;
import skylab.network.packet.Journey;
import skylab.network.packet.NatTable;
import skylab.network.packet.Packet;

/** Packets through a machine that routes, filters and translates. */
class HostWalkTest {
    private static final Packet WEB = Packet.tcp("i-one", "60.1.1.1", 80);

    private static Ground plan(String vpc, String open, String inside, String router, String one, String two) {
        Ground ground = new Ground()
                .vpc("vpc-a", vpc)
                .subnet("subnet-open", "vpc-a", open)
                .subnet("subnet-inside", "vpc-a", inside)
                .internetGateway("igw-1", "vpc-a")
                .group("sg-1", "vpc-a", "in all 0.0.0.0/0", "out all 0.0.0.0/0")
                .machine("router", "subnet-open", router, "sg-1")
                .machine("one", "subnet-inside", one, "sg-1")
                .machine("two", "subnet-inside", two, "sg-1")
                .publicly("router", "50.1.1.100")
                .unchecked("router");
        return ground.table("rtb-open", "vpc-a", Set.of("subnet-open"), "0.0.0.0/0 igw-1")
                .table("rtb-inside", "vpc-a", Set.of("subnet-inside"), "0.0.0.0/0 " + ground.eni("router"));
    }

    private static Ground plan() {
        return plan("10.40.0.0/16", "10.40.1.0/24", "10.40.2.0/24", "10.40.1.100", "10.40.2.101", "10.40.2.102");
    }

    private static Tables rule(
            Tables tables, RuleTable table, String chain, Selector selector, Target target, Module... modules) {
        Chain before = tables.chain(table, chain).orElseThrow();
        PVector<Rule> rules = before.rules().plus(new Rule(selector, List.of(modules), target, Count.NONE));
        return tables.with(table, before.with(rules));
    }

    private static Tables masquerade(Tables tables) {
        return rule(tables, RuleTable.NAT, "POSTROUTING", out("ens5"), new Target.Masquerade(Optional.empty()));
    }

    private static Selector out(String nic) {
        return new Selector(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Is<>(false, nic)),
                Optional.empty());
    }

    private static Selector tcp() {
        return new Selector(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Is<>(false, "tcp")));
    }

    private static Module port(int port) {
        return new Module.Ports("tcp", false, false, List.of(new Span(port, port)));
    }

    private static long number(String address) {
        return Cidr.address(address).orElseThrow();
    }

    private static List<NatTable.Line> table(Ground ground) {
        return NatTable.of(ground.world(), Ground.SCOPE, "i-router");
    }

    @ParameterizedTest
    @CsvSource({
        "10.40.0.0/16, 10.40.1.0/24, 10.40.2.0/24, 10.40.1.100, 10.40.2.101, 10.40.2.102",
        "172.20.0.0/16, 172.20.8.0/21, 172.20.0.0/22, 172.20.9.1, 172.20.3.3, 172.20.1.200",
        "192.168.4.0/22, 192.168.4.0/24, 192.168.5.0/24, 192.168.4.7, 192.168.5.7, 192.168.5.8"
    })
    void S0_126_S4_08_theSameSourcePortBecomesTwoAndAnswersFindTheirHosts(
            String vpc, String open, String inside, String router, String one, String two) {
        Ground ground = plan(vpc, open, inside, router, one, two).forwarding("router", HostWalkTest::masquerade);
        for (int port : new int[] {40001, 80}) {
            Flow first = ground.flow(WEB.fromPort(port));
            Flow second = ground.flow(Packet.tcp("i-two", "60.1.1.1", 80).fromPort(port));
            assertEquals(number("50.1.1.100"), first.arrived().source());
            assertEquals(first.arrived().source(), second.arrived().source());
            assertEquals(port, first.arrived().sourcePort());
            assertNotEquals(first.arrived().sourcePort(), second.arrived().sourcePort());
            Journey back = ground.journey(Packet.tcp("i-two", "60.1.1.1", 80).fromPort(port));
            assertEquals(
                    "tcp 60.1.1.1:80 > " + two + ":" + port,
                    back.back().get(back.back().size() - 1).after().toString());
            // What comes from outside to one of the two ports is the answer to that host.
            Journey answer = ground.journey(
                    Packet.tcp("60.1.1.1", "50.1.1.100", second.arrived().sourcePort())
                            .fromPort(80));
            assertEquals(
                    "tcp 60.1.1.1:80 > " + two + ":" + port,
                    answer.forth().get(answer.forth().size() - 1).after().toString());
            assertTrue(ground.carries(first) && ground.carries(second));
        }
        assertEquals(4, table(ground).size());
        assertEquals(
                Set.of(one, two),
                Set.copyOf(table(ground).stream().map(NatTable.Line::inside).toList()));
    }

    @Test
    void S0_126_theHeaderOnItsWay() {
        Ground ground = plan().forwarding("router", HostWalkTest::masquerade);
        Journey journey = ground.journey(WEB);
        assertEquals(
                List.of(
                        "tcp 10.40.2.101:40001 > 60.1.1.1:80",
                        "HOST tcp 10.40.1.100:40001 > 60.1.1.1:80",
                        "INTERNET_GATEWAY tcp 50.1.1.100:40001 > 60.1.1.1:80"),
                headers(journey.forth()));
        assertEquals(
                List.of(
                        "tcp 60.1.1.1:80 > 50.1.1.100:40001",
                        "INTERNET_GATEWAY tcp 60.1.1.1:80 > 10.40.1.100:40001",
                        "HOST tcp 60.1.1.1:80 > 10.40.2.101:40001"),
                headers(journey.back()));
        assertTrue(table(ground).isEmpty(), "to ask changes nothing");
    }

    @Test
    void S0_126_unsolicitedPacketsEndAtTheRouterAndAForwardedPortIsAdmitted() {
        Ground ground = plan().forwarding("router", HostWalkTest::masquerade);
        Packet in = Packet.tcp("60.1.1.1", "50.1.1.100", 8080);
        assertEquals("i-router", ((Fate.Delivered) ground.journey(in).fate()).machine());
        ground.forwarding(
                "router",
                tables -> rule(
                        tables,
                        RuleTable.NAT,
                        "PREROUTING",
                        tcp(),
                        new Target.Dnat(new Target.Pool(
                                number("10.40.2.101"), number("10.40.2.101"), Optional.of(new Span(80, 80)))),
                        port(8080)));
        Fate.Delivered admitted = (Fate.Delivered) ground.open(in);
        assertEquals("i-one", admitted.machine());
        assertEquals(
                "tcp 60.1.1.1:40001 > 10.40.2.101:80", admitted.flow().arrived().toString());
        assertTrue(ground.carries(admitted.flow()));
        assertEquals(
                "tcp 50.1.1.100:8080 > 60.1.1.1:40001",
                ground.journey(in)
                        .back()
                        .get(ground.journey(in).back().size() - 1)
                        .after()
                        .toString());
        assertEquals(
                "i-one", ((Fate.Delivered) ground.journey(in.fromPort(5000)).fate()).machine(), "the next flow too");
        assertEquals(
                "i-router",
                ((Fate.Delivered) ground.journey(Packet.tcp("60.1.1.1", "50.1.1.100", 8081))
                                .fate())
                        .machine());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void S4_07_aPoolOfPortsIsExhausted(int ports) {
        Ground ground = plan().forwarding(
                        "router",
                        tables -> rule(
                                tables,
                                RuleTable.NAT,
                                "POSTROUTING",
                                tcp(),
                                new Target.Snat(new Target.Pool(
                                        number("10.40.1.100"),
                                        number("10.40.1.100"),
                                        Optional.of(new Span(50_000, 50_000 + ports - 1))))));
        for (int i = 0; i < ports; i++) {
            assertEquals("ok", ground.result(WEB.fromPort(30_000 + i)));
            ground.open(WEB.fromPort(30_000 + i));
        }
        assertEquals("HOST_PORTS_EXHAUSTED", ground.result(WEB.fromPort(40_000)));
        assertEquals("ok", ground.result(Packet.tcp("i-one", "60.1.1.1", 443).fromPort(40_000)));
        assertEquals(
                ports,
                table(ground).stream()
                        .map(NatTable.Line::outsidePort)
                        .distinct()
                        .count());
        ground.write(tx -> tx.advance(Duration.ofDays(6)));
        assertEquals("ok", ground.result(WEB.fromPort(40_000)), "idle flows are forgotten in the end");
    }

    @Test
    void answersOfWhatWasAskedPassAndNothingElse() {
        Ground ground = plan().forwarding("router", tables -> {
            Tables states = rule(
                    masquerade(tables),
                    RuleTable.FILTER,
                    "FORWARD",
                    Selector.ANY,
                    new Target.Accept(),
                    new Module.States("conntrack", false, Set.of(Passing.State.ESTABLISHED, Passing.State.RELATED)));
            Tables web = rule(states, RuleTable.FILTER, "FORWARD", tcp(), new Target.Accept(), port(80));
            return rule(
                    web, RuleTable.FILTER, "FORWARD", Selector.ANY, new Target.Reject(Rejection.With.ADMIN_PROHIBITED));
        });
        Flow flow = ground.flow(WEB);
        assertTrue(ground.carries(flow));
        Fate.Dropped dropped = (Fate.Dropped) ground.open(Packet.tcp("i-one", "60.1.1.1", 443));
        assertEquals(Optional.of(new Rejection("10.40.1.100", Rejection.With.ADMIN_PROHIBITED)), dropped.told());
        assertEquals("HOST_RULE_REJECTS", ground.result(Packet.echoRequest("i-two", "8.8.8.8")));
        assertEquals(1, table(ground).size(), "what was turned away is not remembered");
    }

    @Test
    void aMachineWithoutForwardingDropsAndAFlowEndsWithIt() {
        Ground ground = plan();
        assertEquals("HOST_DOES_NOT_FORWARD IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS", ground.result(WEB));
        ground.forwarding("router", HostWalkTest::masquerade);
        Flow flow = ground.flow(WEB);
        ground.write(tx -> tx.remove(Ground.SCOPE, skylab.network.host.HostNetwork.HOSTS, "i-router"));
        assertFalse(ground.carries(flow));
    }

    @Test
    void reachabilityAnalyzerSeesNothingOfIt() {
        Ground ground = plan();
        Packet near = Packet.tcp("i-one", "60.1.1.1", 80);
        assertEquals(
                List.of("IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"),
                Ground.NET.wires(ground.world(), Ground.SCOPE, near).blockers().stream()
                        .map(Fate.Blocker::code)
                        .toList());
    }

    @Test
    void machinesThatPassOnToEachOtherInACircleDoNotHang() {
        Ground ground =
                plan().machine("other", "subnet-open", "10.40.1.101", "sg-1").unchecked("other");
        ground.forwarding("router").forwarding("other");
        ground.table("rtb-open", "vpc-a", Set.of("subnet-open"), "0.0.0.0/0 " + ground.eni("other"));
        assertEquals("CANNOT_ROUTE", ground.result(WEB));
    }
}
