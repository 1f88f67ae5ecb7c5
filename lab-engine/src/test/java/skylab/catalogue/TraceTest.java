package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.lab.Probe;
import skylab.lab.Trace;
import skylab.lab.Trace.Outcome;
import skylab.network.packet.Fate;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;

/** Packets explained: what stops them, in both languages, and what would help, proved by making the calls. */
class TraceTest {
    private static String codes(Trace trace) {
        return trace.blockers().stream().map(Fate.Blocker::code).collect(Collectors.joining(" "));
    }

    private static void says(Trace trace, String english, String korean) {
        assertTrue(trace.text(Locale.ENGLISH).contains(english), trace.toString());
        assertTrue(trace.text("ko").contains(korean), trace.text("ko"));
    }

    /** What the packet's header is at each place that changes it. */
    private static List<String> changes(Trace trace, boolean answer) {
        return trace.rows(Locale.ENGLISH).stream()
                .filter(row -> row.isAnswer() == answer && !row.before().equals(row.after()))
                .map(row -> row.place() + ": " + row.before() + " becomes " + row.after())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 10.0.1.0/24, 10.0.2.0/24",
        "172.20.0.0/16, 172.20.128.0/17, 172.20.0.0/20",
        "192.168.7.0/24, 192.168.7.0/26, 192.168.7.64/26"
    })
    void S0_116_aRouteWithoutAPublicAddress(String vpc, String open, String inside) {
        Campus campus = Campus.of(vpc, open, inside);
        campus.instance("web", campus.open, campus.group("g"));
        Trace trace = campus.trace("web", "internet", 443);
        assertEquals(Outcome.DROPPED, trace.outcome());
        assertEquals("IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS", codes(trace));
        says(trace, campus.gateway + " (door) drops the packet: the sender's address", "짝지어진 퍼블릭 주소가 없어");
        says(trace, "Allocate an elastic IP address and associate it with", "탄력적 IP 주소를 할당받아");
        campus.assertThatEachProposalHelps(trace);
        assertFalse(trace.changes().isEmpty());
    }

    @Test
    void S0_117_aPublicAddressWithoutARoute() {
        Campus campus = Campus.plain();
        campus.publicly(campus.instance("db", campus.inside, campus.group("g", 22)));
        Trace out = campus.trace("db", "internet", 443);
        assertEquals("NO_ROUTE_TO_DESTINATION", codes(out));
        assertEquals(Outcome.DROPPED, out.outcome());
        says(out, "Route table " + campus.insideTable + " has no route that contains", " 포함하는 라우팅이 없습니다");
        campus.assertThatEachProposalHelps(out);
        Trace in = campus.trace("me", "db", 22);
        assertEquals("NO_ROUTE_TO_DESTINATION", codes(in));
        assertEquals(Outcome.UNANSWERED, in.outcome(), "it comes in; the answer finds no way out");
        says(in, "exactly as if nothing had arrived", "응답이 돌아오는 길에 버려집니다");
        assertFalse(in.changes().isEmpty());
        campus.assertThatEachProposalHelps(in);
    }

    @Test
    void S0_118_theGatewayIsDetached() {
        Campus campus = Campus.plain();
        campus.instance("web", campus.open, campus.group("g", 22));
        campus.ec2.detachInternetGateway(
                r -> r.internetGatewayId(campus.gateway).vpcId(campus.vpc));
        Trace trace = campus.trace("web", "internet", 443);
        assertEquals("BAD_STATE_ROUTE", codes(trace));
        says(trace, "the route is a blackhole", "블랙홀");
        says(trace, "Attach Internet gateway " + campus.gateway + " (door)", "인터넷 게이트웨이 " + campus.gateway + " (door)");
        campus.assertThatEachProposalHelps(trace);
    }

    @Test
    void S0_122_aPrivateAddressFromOutside() {
        Campus campus = Campus.plain();
        String id = campus.instance("db", campus.inside, campus.group("g", 22));
        String address = campus.given.instance(id).privateIpAddress();
        Trace trace = campus.trace("me", address, 22);
        assertEquals("NO_ROUTE_TO_DESTINATION", codes(trace));
        says(trace, address + " is a private address", "프라이빗 주소라 자기 네트워크 안에서만 통합니다");
        Trace byName = campus.trace("me", "db", 22);
        assertFalse(byName.changes().isEmpty(), "with a public address it could be reached");
        campus.assertThatEachProposalHelps(byName);
    }

    @Test
    void S0_129_aNatGatewayInAPrivateSubnetOrDeleted() {
        Campus campus = Campus.plain();
        String deep = campus.subnet("10.0.3.0/24", "deep");
        String nat = campus.nat(campus.inside);
        String table = campus.ec2
                .createRouteTable(r -> r.vpcId(campus.vpc))
                .routeTable()
                .routeTableId();
        campus.ec2.associateRouteTable(r -> r.routeTableId(table).subnetId(deep));
        campus.ec2.createRoute(
                r -> r.routeTableId(table).destinationCidrBlock("0.0.0.0/0").natGatewayId(nat));
        campus.instance("batch", deep, campus.group("g"));
        Trace wrong = campus.trace("batch", "internet", 443);
        assertEquals("NO_ROUTE_TO_DESTINATION", codes(wrong));
        says(wrong, "Create a NAT gateway in the public subnet " + campus.open + " (open)", "퍼블릭 서브넷 " + campus.open);
        campus.assertThatEachProposalHelps(wrong);
        campus.ec2.deleteNatGateway(r -> r.natGatewayId(nat));
        campus.lab.advance("10m");
        Trace deleted = campus.trace("batch", "internet", 443);
        assertEquals("BAD_STATE_ROUTE", codes(deleted));
        says(deleted, "the route is a blackhole", "블랙홀");
        campus.assertThatEachProposalHelps(deleted);
        assertFalse(deleted.changes().isEmpty());
    }

    @Test
    void S2_20_S2_21_anAclThatForgetsTheAnswer() {
        Campus campus = Campus.plain();
        campus.publicly(campus.instance("web", campus.open, campus.group("g", 22)));
        String acl = campus.acl(campus.open);
        campus.allow(acl, 100, false, 22, 22, "0.0.0.0/0");
        Trace trace = campus.trace("me", "web", 22);
        assertEquals(Outcome.UNANSWERED, trace.outcome());
        assertEquals("SUBNET_ACL_RESTRICTION", codes(trace));
        says(
                trace,
                "A network ACL remembers nothing, so the answer needs a rule of its own.",
                "네트워크 ACL은 아무것도 기억하지 않으므로 응답에도 따로 규칙이 있어야 합니다.");
        says(trace, "allow tcp 1024-65535 to 203.0.113.25/32", "tcp 1024-65535 허용");
        campus.assertThatEachProposalHelps(trace);
        campus.allow(acl, 100, true, 1024, 65535, "0.0.0.0/0");
        assertEquals(Outcome.ANSWERED, campus.trace("me", "web", 22).outcome());
    }

    @Test
    void S2_24_aGroupRemembersWhatItLetThrough() {
        Campus campus = Campus.plain();
        campus.publicly(campus.instance("web", campus.open, campus.group("g")));
        Trace trace = campus.trace("web", "internet", 443);
        assertEquals(Outcome.ANSWERED, trace.outcome());
        assertTrue(trace.changes().isEmpty());
        says(
                trace,
                "Security groups remember flows (connection tracking): this packet answers one that was allowed before",
                "보안 그룹은 흐름을 기억합니다(연결 추적)");
    }

    @Test
    void S4_36_theFirewallOfTheClassRoom() {
        Campus campus = Campus.plain();
        campus.publicly(campus.instance("web", campus.open, campus.group("g", 22, 443)));
        campus.lab.moveTo("198.51.100.9", 22);
        Trace trace = campus.trace("me", "web", 22);
        assertEquals("SITE_FIREWALL_RESTRICTION", codes(trace));
        assertEquals(Outcome.DROPPED, trace.outcome());
        says(
                trace,
                "The packet never leaves the place where your computer is: the firewall there does not let tcp 22 out.",
                "패킷이 지금 접속하는 곳(교실, 회사, 집)을 벗어나지도 못합니다.");
        says(trace, "Ask whoever runs the firewall of the site", "방화벽 관리자에게");
        assertTrue(campus.trace("me", "web", 443).blockers().isEmpty());
    }

    @Test
    void S4_22_withoutAPublicAddressItEndsAtTheGateway() {
        Campus campus = Campus.plain();
        campus.instance("web", campus.open, campus.group("g"));
        Trace trace = campus.trace("web", "internet", 80);
        Trace.Row last =
                trace.rows(Locale.ENGLISH).get(trace.rows(Locale.ENGLISH).size() - 1);
        assertEquals("Internet gateway", last.place());
        assertTrue(last.blocked());
        assertTrue(last.text().contains("has no public address beside it"), last.text());
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 10.0.0.0/24, 10.0.1.0/24, 10.0.0.10",
        "172.16.0.0/16, 172.16.4.0/22, 172.16.8.0/22, 172.16.5.77"
    })
    void S4_19_S4_20_S4_21_throughTheInternetGateway(String vpc, String open, String inside, String address) {
        Campus campus = Campus.of(vpc, open, inside);
        String outside = campus.publicly(campus.instance("web", campus.open, campus.group("g"), address));
        Trace trace = campus.trace("web", "60.1.1.1", 80);
        assertEquals(
                "tcp " + address + ":40001 > 60.1.1.1:80",
                trace.rows(Locale.ENGLISH).get(0).before());
        assertEquals(
                List.of("Internet gateway: tcp " + address + ":40001 > 60.1.1.1:80 becomes tcp " + outside
                        + ":40001 > 60.1.1.1:80"),
                changes(trace, false));
        assertEquals(
                List.of("Internet gateway: tcp 60.1.1.1:80 > " + outside + ":40001 becomes tcp 60.1.1.1:80 > " + address
                        + ":40001"),
                changes(trace, true));
        says(
                trace,
                "puts the public address in the place of the private source address: tcp " + address,
                "출발지의 프라이빗 주소를 퍼블릭 주소로 바꿉니다. 변환 전 tcp " + address);
    }

    @Test
    void S4_23_to_S4_27_throughTheNatGateway() {
        Campus campus = Campus.of("10.40.0.0/16", "10.40.1.0/24", "10.40.2.0/24");
        String nat = campus.nat(campus.open);
        campus.ec2.createRoute(r -> r.routeTableId(campus.insideTable)
                .destinationCidrBlock("0.0.0.0/0")
                .natGatewayId(nat));
        campus.instance("app", campus.inside, campus.group("g"), "10.40.2.101");
        var address = campus.ec2
                .describeNatGateways(r -> r.natGatewayIds(nat))
                .natGateways()
                .get(0)
                .natGatewayAddresses()
                .get(0);
        Trace trace = campus.trace("app", "60.1.1.1", 80);
        assertEquals(Outcome.ANSWERED, trace.outcome());
        assertEquals(
                List.of(
                        "NAT gateway: tcp 10.40.2.101:40001 > 60.1.1.1:80 becomes tcp " + address.privateIp()
                                + ":40001 > 60.1.1.1:80",
                        "Internet gateway: tcp " + address.privateIp() + ":40001 > 60.1.1.1:80 becomes tcp "
                                + address.publicIp() + ":40001 > 60.1.1.1:80"),
                changes(trace, false));
        assertEquals(
                List.of(
                        "Internet gateway: tcp 60.1.1.1:80 > " + address.publicIp()
                                + ":40001 becomes tcp 60.1.1.1:80 > " + address.privateIp() + ":40001",
                        "NAT gateway: tcp 60.1.1.1:80 > " + address.privateIp()
                                + ":40001 becomes tcp 60.1.1.1:80 > 10.40.2.101:40001"),
                changes(trace, true));
        says(trace, "notes which sender that port stands for", "그 포트가 누구의 것인지 표에 적어 둡니다");
        says(trace, "looks up the port in its table of mappings", "매핑 표를 찾아보고");
        Trace unasked = campus.trace("60.1.1.1", address.publicIp(), 40001);
        assertEquals("NGW_DEST_ADDRESS_PRESERVATION", codes(unasked), "S4-28");
        says(unasked, "nobody outside can begin a conversation", "밖에서 먼저 말을 걸 수는 없습니다");
    }

    @Test
    void allThatIsInTheWayAtOnce() {
        Campus campus = Campus.plain();
        campus.instance("db", campus.inside, campus.group("g"));
        campus.acl(campus.inside);
        String web = campus.instance("web", campus.open, campus.group("w"));
        String group = campus.given.instance(web).securityGroups().get(0).groupId();
        IpPermission all = IpPermission.builder()
                .ipProtocol("-1")
                .ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build())
                .build();
        campus.ec2.revokeSecurityGroupEgress(r -> r.groupId(group).ipPermissions(all));
        Trace trace = campus.trace("web", "db", 3306);
        assertEquals("SG_HAS_NO_RULES SUBNET_ACL_RESTRICTION SG_HAS_NO_RULES SUBNET_ACL_RESTRICTION", codes(trace));
        assertEquals(4, trace.changes().get(0).changes().size());
        campus.assertThatEachProposalHelps(trace);
    }

    @Test
    void theMachineHasTheLastWord() {
        Campus campus = Campus.plain();
        String id = campus.instance("web", campus.open, campus.group("g", 22, 80));
        campus.publicly(id);
        campus.lab.advance("2m");
        assertEquals(Outcome.ANSWERED, campus.trace("me", "web", 22).outcome());
        Trace refused = campus.trace("me", "web", 80);
        assertEquals(Outcome.REFUSED, refused.outcome());
        says(refused, "no process listens there on port 80", "포트 80에서 기다리는 프로세스가 없어");
        campus.ec2.stopInstances(r -> r.instanceIds(id));
        campus.lab.advance("5m");
        Trace off = campus.trace("me", "web", 22);
        assertEquals(Outcome.OFF, off.outcome());
        says(off, id + " (web) is not running", "실행 중이 아닙니다");
        assertEquals(Outcome.SILENT, campus.trace("me", "8.8.8.8", 81).outcome());
        assertEquals(
                Outcome.DELIVERED,
                campus.lab.trace("me", "8.8.8.8", Probe.udp(53)).outcome());
    }

    @Test
    void aTraceLeavesNoTrace() {
        Campus campus = Campus.plain();
        String nat = campus.nat(campus.open);
        campus.ec2.createRoute(r -> r.routeTableId(campus.insideTable)
                .destinationCidrBlock("0.0.0.0/0")
                .natGatewayId(nat));
        campus.publicly(campus.instance("web", campus.open, campus.group("g", 22)));
        campus.instance("app", campus.inside, campus.group("h"));
        var world = campus.lab.world();
        long actions = campus.lab.actions();
        campus.trace("me", "web", 22);
        campus.trace("app", "internet", 443);
        campus.trace("me", "app", 443);
        assertEquals(world, campus.lab.world());
        assertEquals(actions, campus.lab.actions());
    }

    @Test
    void endsByAnyOfTheirNames() {
        Campus campus = Campus.plain();
        String id = campus.instance("web", campus.open, campus.group("g", 22));
        String address = campus.publicly(id);
        campus.lab.advance("2m");
        var instance = campus.given.instance(id);
        for (String to : List.of(
                "web",
                id,
                instance.networkInterfaces().get(0).networkInterfaceId(),
                address,
                "ec2-" + address.replace('.', '-') + ".compute-1.amazonaws.com")) {
            assertEquals(Outcome.ANSWERED, campus.trace("me", to, 22).outcome(), to);
        }
        for (String from : List.of("web", id, instance.privateIpAddress(), address)) {
            assertEquals(
                    Outcome.ANSWERED, campus.trace(from, "www.google.com", 443).outcome(), from);
        }
        campus.instance("web", campus.open, campus.group("h"));
        String message = org.junit.jupiter.api.Assertions.assertThrows(
                        IllegalArgumentException.class, () -> campus.trace("me", "web", 22))
                .getMessage();
        assertTrue(message.startsWith("There are several 'web': ") && message.contains(id), message);
        org.junit.jupiter.api.Assertions.assertThrows(
                IllegalArgumentException.class, () -> campus.trace("me", "nobody", 22));
        org.junit.jupiter.api.Assertions.assertThrows(
                IllegalArgumentException.class, () -> campus.trace("i-0123456789abcdef0", "me", 22));
    }
}
