package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.lab.Probe;
import skylab.lab.Terminal;
import skylab.lab.Trace;
import skylab.lab.VpcAndMore;
import skylab.lab.VpcTree;
import skylab.network.packet.NatTable;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;

/** A machine that routes and translates: a NAT instance, as the home router of a VPC's private subnet. */
class NatInstanceTest {
    private static final String LOGIN = "ssh -q -o StrictHostKeyChecking=no -i ~/.ssh/labsuser.pem ";
    private static final String RANGES = "10.0.0.0/16, 10.0.0.0/24, 10.0.1.0/24";
    private static final String SETUP = String.join(
            "\n",
            "#!/bin/bash",
            "yum install -y iptables-services",
            "echo net.ipv4.ip_forward=1 > /etc/sysctl.d/nat.conf",
            "sysctl -p /etc/sysctl.d/nat.conf",
            "systemctl enable --now iptables",
            "iptables -F INPUT; iptables -F FORWARD",
            "iptables -t nat -A POSTROUTING -o ens5 -j MASQUERADE",
            "service iptables save",
            "");

    private final Given given = Given.lab();
    private VpcTree tree;
    private String router;
    private String one;
    private String two;

    private void build(String range, String open, String hidden, String userData) {
        tree = given.lab.createVpcAndMore(VpcAndMore.named("home")
                .range(range)
                .zones("us-east-1a")
                .publicSubnets(open)
                .privateSubnets(hidden));
        String group = given.ec2
                .createSecurityGroup(r -> r.groupName("all").description("all").vpcId(tree.vpc()))
                .groupId();
        given.ec2.authorizeSecurityGroupIngress(r -> r.groupId(group)
                .ipPermissions(IpPermission.builder()
                        .ipProtocol("-1")
                        .ipRanges(List.of(IpRange.builder().cidrIp("0.0.0.0/0").build()))
                        .build()));
        String data = Base64.getEncoder().encodeToString(userData.getBytes(StandardCharsets.UTF_8));
        router = given.running(r -> r.instanceType("t3.medium")
                        .userData(data)
                        .networkInterfaces(InstanceNetworkInterfaceSpecification.builder()
                                .deviceIndex(0)
                                .subnetId(tree.publicSubnets().get(0))
                                .groups(group)
                                .associatePublicIpAddress(true)
                                .build()))
                .instanceId();
        given.ec2.modifyInstanceAttribute(r -> r.instanceId(router).sourceDestCheck(c -> c.value(false)));
        String inside = tree.privateSubnets().get(0);
        one = given.running(r -> r.subnetId(inside).securityGroupIds(group)).instanceId();
        two = given.running(r -> r.subnetId(inside).securityGroupIds(group)).instanceId();
        given.ec2.createRoute(r -> r.routeTableId(table(inside))
                .destinationCidrBlock("0.0.0.0/0")
                .networkInterfaceId(
                        given.instance(router).networkInterfaces().get(0).networkInterfaceId()));
        given.lab.advance(Duration.ofMinutes(5));
    }

    private void build(String userData) {
        String[] range = RANGES.split(", ");
        build(range[0], range[1], range[2], userData);
    }

    private String table(String subnet) {
        return given.ec2
                .describeRouteTables(r -> r.filters(Given.filter("association.subnet-id", subnet)))
                .routeTables()
                .get(0)
                .routeTableId();
    }

    private String address(String id) {
        return given.instance(id).privateIpAddress();
    }

    private String outside() {
        return given.instance(router).publicIpAddress();
    }

    private Terminal.Ran atRouter(String command) {
        return given.lab.terminal().run(LOGIN + "ec2-user@" + outside() + " '" + command + "'");
    }

    private Terminal.Ran at(String inner, String command) {
        return given.lab
                .terminal()
                .run(LOGIN + "-o ProxyCommand=\"" + LOGIN + "-W %h:%p ec2-user@" + outside() + "\" ec2-user@"
                        + address(inner) + " '" + command + "'");
    }

    private static void assertContains(String part, String whole) {
        assertTrue(whole.contains(part), () -> "<" + part + "> is not in:\n" + whole);
    }

    private List<String> codes(Trace trace) {
        return trace.blockers().stream().map(one -> one.code()).distinct().toList();
    }

    @ParameterizedTest
    @CsvSource({RANGES, "192.168.16.0/20, 192.168.17.0/24, 192.168.20.0/22"})
    void S0_126_S4_07_aMachineMadeByUserDataTranslatesForThoseBehindIt(String range, String open, String hidden) {
        build(range, open, hidden, SETUP);
        // Nobody has looked at the router yet.
        Trace trace = given.lab.trace(one, "60.1.1.1", Probe.tcp(80));
        assertEquals(Trace.Outcome.ANSWERED, trace.outcome(), trace.toString());
        assertContains("net.ipv4.ip_forward", trace.toString());
        assertContains("-A POSTROUTING -o ens5 -j MASQUERADE", trace.toString());
        assertTrue(trace.text(Locale.KOREAN).contains("출발지를 바꾸고"), trace.text(Locale.KOREAN));
        assertEquals(
                outside() + "\n",
                at(one, "curl -s https://checkip.amazonaws.com").out());
        assertEquals(
                outside() + "\n",
                at(two, "curl -s https://checkip.amazonaws.com").out());
        assertContains("1 received", at(one, "ping -c 1 8.8.8.8").out());
        List<NatTable.Line> table = given.lab.natTable(router);
        assertEquals(
                List.of(address(one), address(two)),
                table.stream()
                        .filter(line -> line.protocol().equals("tcp"))
                        .map(NatTable.Line::inside)
                        .toList());
        assertTrue(table.stream().allMatch(line -> line.outside().equals(address(router))), table.toString());
        String flows = atRouter("sudo yum install -y -q conntrack-tools; sudo conntrack -L -p tcp --src-nat")
                .out();
        assertTrue(
                Pattern.compile("tcp      6 \\d+ TIME_WAIT src=" + address(one) + " dst=[\\d.]+ sport=\\d+ dport=443 "
                                + "src=[\\d.]+ dst=" + address(router)
                                + " sport=443 dport=\\d+ \\[ASSURED\\] mark=0 use=1")
                        .matcher(flows)
                        .find(),
                flows);
        assertContains(
                "ipv4     2 tcp      6 ",
                atRouter("sudo grep src=" + address(two) + " /proc/net/nf_conntrack")
                        .out());
        given.lab.advance(Duration.ofMinutes(3));
        assertEquals(List.of(), given.lab.natTable(router), "closed connections are forgotten");
    }

    @Test
    void S0_126_whatIsMissingIsFoundOutStepByStep() {
        build("#!/bin/bash\nyum install -y iptables-services\n");
        Trace nothing = given.lab.trace(one, "60.1.1.1", Probe.tcp(80));
        assertEquals(List.of("HOST_DOES_NOT_FORWARD", "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"), codes(nothing));
        assertContains("sysctl -w net.ipv4.ip_forward=1", nothing.toString());
        assertEquals(28, at(one, "curl -s -m 5 http://60.1.1.1").status());
        assertEquals("0\n", atRouter("cat /proc/sys/net/ipv4/ip_forward").out());
        assertContains(
                "Permission denied",
                atRouter("echo 1 > /proc/sys/net/ipv4/ip_forward").err());
        assertEquals(
                "net.ipv4.ip_forward = 1\n",
                atRouter("sudo sysctl -w net.ipv4.ip_forward=1").out());
        assertEquals("1\n", atRouter("cat /proc/sys/net/ipv4/ip_forward").out());
        assertEquals(
                List.of("IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"),
                codes(given.lab.trace(one, "60.1.1.1", Probe.tcp(80))));
        assertEquals(
                "",
                atRouter("sudo iptables -t nat -A POSTROUTING -o ens5 -j MASQUERADE")
                        .err());
        assertEquals(0, at(one, "curl -s -m 5 -o /dev/null http://60.1.1.1").status());
        atRouter("sudo systemctl start iptables");
        assertEquals(
                "-P INPUT ACCEPT\n-P FORWARD ACCEPT\n-P OUTPUT ACCEPT\n"
                        + "-A INPUT -m state --state RELATED,ESTABLISHED -j ACCEPT\n-A INPUT -p icmp -j ACCEPT\n"
                        + "-A INPUT -i lo -j ACCEPT\n"
                        + "-A INPUT -p tcp -m state --state NEW -m tcp --dport 22 -j ACCEPT\n"
                        + "-A INPUT -j REJECT --reject-with icmp-host-prohibited\n"
                        + "-A FORWARD -j REJECT --reject-with icmp-host-prohibited\n",
                atRouter("sudo iptables -S").out());
        assertContains(
                "From " + address(router) + " icmp_seq=1 Destination Host Prohibited",
                at(one, "ping -c 1 8.8.8.8").out());
        assertEquals(7, at(one, "curl -m 5 http://60.1.1.1").status(), "no time-out: it is told at once");
        assertEquals(
                Trace.Outcome.REJECTED,
                given.lab.trace(one, "60.1.1.1", Probe.tcp(80)).outcome());
        atRouter("sudo iptables -F FORWARD");
        assertEquals(0, at(one, "curl -s -m 5 -o /dev/null http://60.1.1.1").status());
        atRouter("echo net.ipv4.ip_forward=1 | sudo tee /etc/sysctl.d/nat.conf; sudo systemctl enable iptables");
        given.ec2.rebootInstances(r -> r.instanceIds(router));
        given.lab.advance(Duration.ofMinutes(3));
        assertEquals(
                List.of("HOST_RULE_REJECTS", "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"),
                codes(given.lab.trace(one, "60.1.1.1", Probe.tcp(80))),
                "the parameter was in a file, the rules only in memory");
        atRouter("sudo iptables -F FORWARD");
        atRouter("sudo iptables -t nat -A POSTROUTING -o ens5 -j MASQUERADE; sudo service iptables save");
        given.ec2.rebootInstances(r -> r.instanceIds(router));
        given.lab.advance(Duration.ofMinutes(3));
        assertEquals(0, at(one, "curl -s -m 5 -o /dev/null http://60.1.1.1").status());
    }

    @Test
    void S0_126_unsolicitedPacketsStopAtTheRouterAndPortForwardingAdmitsOne() {
        build(SETUP);
        at(one, "nohup python3 -m http.server 8000 > /dev/null 2>&1 &");
        assertEquals(
                Trace.Outcome.REFUSED,
                given.lab.trace("me", outside(), Probe.tcp(8080)).outcome(),
                "it ends at the router itself");
        atRouter("sudo iptables -t nat -A PREROUTING -i ens5 -p tcp --dport 8080 -j DNAT --to-destination "
                + address(one) + ":8000");
        Trace forwarded = given.lab.trace("me", outside(), Probe.tcp(8080));
        assertEquals(Trace.Outcome.ANSWERED, forwarded.outcome(), forwarded.toString());
        assertContains("--to-destination " + address(one) + ":8000", forwarded.toString());
        assertContains(
                "Index of /",
                given.lab
                        .terminal()
                        .run("curl -s -m 5 http://" + outside() + ":8080/")
                        .out());
        assertEquals(
                Trace.Outcome.REFUSED,
                given.lab.trace("me", outside(), Probe.tcp(8081)).outcome(),
                "the others stay closed");
        assertContains(
                "dport=8080 src=" + address(one),
                atRouter("sudo yum install -y -q conntrack-tools; sudo conntrack -L --dst-nat")
                        .out());
        String counted =
                atRouter("sudo iptables -t nat -nvL PREROUTING --line-numbers").out();
        assertTrue(
                Pattern.compile("1 +[1-9]\\d* +[1-9]\\d* DNAT +tcp +-- +ens5 +\\* +0\\.0\\.0\\.0/0 +0\\.0\\.0\\.0/0 +"
                                + "tcp dpt:8080 to:" + Pattern.quote(address(one)) + ":8000")
                        .matcher(counted)
                        .find(),
                counted);
        atRouter("sudo iptables -A FORWARD -p tcp -d " + address(one) + " -j DROP");
        assertEquals(
                Trace.Outcome.DROPPED,
                given.lab.trace("me", outside(), Probe.tcp(8080)).outcome());
        assertEquals(
                28,
                given.lab
                        .terminal()
                        .run("curl -s -m 5 http://" + outside() + ":8080/")
                        .status());
        atRouter("sudo iptables -D FORWARD 1; sudo iptables -t nat -D PREROUTING 1");
        assertEquals(
                7,
                given.lab
                        .terminal()
                        .run("curl -s -m 5 http://" + outside() + ":8080/")
                        .status(),
                "refused by the router itself");
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 1023, 40_001})
    void S4_08_theSameSourcePortOfTwoHostsBecomesTwo(int port) {
        build(SETUP);
        at(one, "sudo yum install -y -q nc");
        at(two, "sudo yum install -y -q nc");
        Terminal.Ran denied = at(one, "nc -p " + port + " -w 2 -z 60.1.1.1 80");
        assertEquals(port < 1024, denied.status() != 0, denied.err());
        given.lab.advance(Duration.ofMinutes(3));
        assertEquals(0, at(one, "sudo nc -p " + port + " -w 2 -z 60.1.1.1 80").status());
        assertEquals(0, at(two, "sudo nc -p " + port + " -w 2 -z 60.1.1.1 80").status());
        List<NatTable.Line> flows = given.lab.natTable(router).stream()
                .filter(line -> line.destination().equals("60.1.1.1"))
                .toList();
        assertEquals(
                List.of(port, port),
                flows.stream().map(NatTable.Line::insidePort).toList());
        assertEquals(
                2, flows.stream().map(NatTable.Line::outsidePort).distinct().count(), flows.toString());
    }

    @Test
    void S4_07_aPoolOfPortsIsExhausted() {
        build(SETUP);
        atRouter("sudo iptables -t nat -R POSTROUTING 1 -o ens5 -p tcp -j SNAT --to-source " + address(router)
                + ":50000-50001");
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    0,
                    at(i == 0 ? one : two, "curl -s -m 5 -o /dev/null http://60.1.1.1")
                            .status());
        }
        assertEquals(
                List.of(50000, 50001),
                given.lab.natTable(router).stream()
                        .filter(line -> line.destination().equals("60.1.1.1"))
                        .map(NatTable.Line::outsidePort)
                        .sorted()
                        .collect(Collectors.toList()));
        assertEquals(List.of("HOST_PORTS_EXHAUSTED"), codes(given.lab.trace(one, "60.1.1.1", Probe.tcp(80))));
        assertEquals(
                Trace.Outcome.ANSWERED,
                given.lab.trace(one, "60.1.1.1", Probe.tcp(443)).outcome(),
                "to another port there are two again");
        given.lab.advance(Duration.ofMinutes(3));
        assertEquals(
                Trace.Outcome.ANSWERED,
                given.lab.trace(one, "60.1.1.1", Probe.tcp(80)).outcome());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void S4_07_staticTranslationIsOneToOneAndAPoolIsShared(int pool) {
        build(SETUP);
        String eni = given.instance(router).networkInterfaces().get(0).networkInterfaceId();
        given.ec2.assignPrivateIpAddresses(r ->
                r.networkInterfaceId(eni).privateIpAddresses("10.0.0.200", "10.0.0.201", "10.0.0.202", "10.0.0.203"));
        for (int i = 0; i < 4; i++) {
            int last = 200 + i;
            String allocation = given.ec2.allocateAddress().allocationId();
            given.ec2.associateAddress(
                    r -> r.allocationId(allocation).networkInterfaceId(eni).privateIpAddress("10.0.0." + last));
        }
        atRouter("sudo iptables -t nat -F; sudo iptables -t nat -A POSTROUTING -s " + address(one)
                + " -j SNAT --to-source 10.0.0.200; sudo iptables -t nat -A PREROUTING -d 10.0.0.200 -j DNAT"
                + " --to-destination " + address(one) + "; sudo iptables -t nat -A POSTROUTING -s " + address(two)
                + " -j SNAT --to-source 10.0.0.201-10.0.0." + (200 + pool - 1));
        String first = given.ec2
                .describeAddresses(r -> r.filters(Given.filter("private-ip-address", "10.0.0.200")))
                .addresses()
                .get(0)
                .publicIp();
        assertEquals(
                first + "\n", at(one, "curl -s https://checkip.amazonaws.com").out());
        Trace in = given.lab.trace("me", first, Probe.tcp(22));
        assertEquals(Trace.Outcome.ANSWERED, in.outcome(), "both ways: " + in);
        assertContains(
                "ip-" + address(one).replace('.', '-'),
                given.lab
                        .terminal()
                        .run(LOGIN + "ec2-user@" + first + " hostname")
                        .out());
        for (String site : List.of("60.1.1.1", "8.8.8.8", "1.1.1.1", "9.9.9.9")) {
            at(two, "ping -c 1 " + site);
        }
        List<String> used = given.lab.natTable(router).stream()
                .filter(line ->
                        line.inside().equals(address(two)) && line.protocol().equals("icmp"))
                .map(NatTable.Line::outside)
                .distinct()
                .toList();
        assertTrue(used.size() <= pool - 1 && !used.contains("10.0.0.200"), used.toString());
        assertTrue(pool == 2 || used.size() > 1, used.toString());
    }

    @Test
    void aMachinesOwnRulesTurnAwayWhatSecurityGroupsLetIn() {
        build(SETUP);
        atRouter(
                "sudo iptables -A INPUT -p tcp --dport 8080 -j DROP; sudo iptables -A INPUT -p tcp --dport 8081 -j REJECT");
        Trace dropped = given.lab.trace("me", outside(), Probe.tcp(8080));
        assertEquals(Trace.Outcome.DROPPED, dropped.outcome());
        assertEquals(List.of("HOST_RULE_DROPS"), codes(dropped));
        assertEquals(
                28,
                given.lab
                        .terminal()
                        .run("curl -s -m 3 http://" + outside() + ":8080")
                        .status());
        assertContains(
                "ssh: connect to host " + outside() + " port 8081: Connection refused\n",
                given.lab.terminal().run("ssh -p 8081 " + outside()).err());
        atRouter("sudo iptables -I INPUT 1 -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT;"
                + " sudo iptables -I INPUT 2 -p tcp --dport 22 -s "
                + given.lab.site().address()
                + " -j ACCEPT; sudo iptables -P INPUT DROP");
        assertEquals("ec2-user\n", atRouter("whoami").out());
        given.lab.moveTo("198.51.100.9");
        assertEquals(List.of("HOST_RULE_DROPS"), codes(given.lab.trace("me", outside(), Probe.tcp(22))));
    }
}
