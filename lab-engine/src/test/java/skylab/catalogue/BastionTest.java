package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.lab.Probe;
import skylab.lab.Terminal;
import skylab.lab.Trace;
import skylab.lab.VpcAndMore;
import skylab.lab.VpcTree;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** A jump server in a public subnet, and web servers behind it that have no public address. */
class BastionTest {
    private static final String RANGE = "10.0.0.0/21, 10.0.0.0/24, 10.0.2.0/24, 10.0.4.0/24, 10.0.6.0/24";
    private static final String OTHER = "172.16.8.0/22, 172.16.8.0/26, 172.16.9.0/26, 172.16.10.0/25, 172.16.11.0/25";

    private Given given;
    private VpcTree tree;
    private String jumpGroup;
    private String webGroup;
    private final Map<String, String> machines = new TreeMap<>();

    @BeforeEach
    void fork() {
        use(Site.lab(RANGE));
    }

    private void use(Site site) {
        given = Given.in(site.given.lab.fork());
        tree = site.tree;
        jumpGroup = site.jumpGroup;
        webGroup = site.webGroup;
        machines.clear();
        machines.putAll(site.machines);
    }

    /** The lab of chapters 4 to 6, which forks begin with. */
    private static final class Site {
        private static final Map<String, Site> ALL = new TreeMap<>();
        final Given given = Given.in(Lab.open(LabOptions.seed(7)));
        final Map<String, String> machines = new TreeMap<>();
        final VpcTree tree;
        final String jumpGroup;
        final String webGroup;

        private Site(String ranges) {
            String[] range = ranges.split(", ");
            tree = given.lab.createVpcAndMore(VpcAndMore.named("book")
                    .range(range[0])
                    .zones("us-east-1a", "us-east-1b")
                    .publicSubnets(range[1], range[2])
                    .privateSubnets(range[3], range[4]));
            jumpGroup = group("jump");
            webGroup = group("web");
            given.ec2.authorizeSecurityGroupIngress(r ->
                    r.groupId(jumpGroup).ipPermissions(from(given.lab.site().address() + "/32", 22)));
            given.ec2.authorizeSecurityGroupIngress(r -> r.groupId(webGroup).ipPermissions(fromGroup(jumpGroup)));
            machine("bastion", tree.publicSubnets().get(0), jumpGroup, true);
            machine("web01", tree.privateSubnets().get(0), webGroup, false);
            machine("web02", tree.privateSubnets().get(1), webGroup, false);
            given.lab.advance(Duration.ofMinutes(3));
        }

        static Site lab(String ranges) {
            return ALL.computeIfAbsent(ranges, Site::new);
        }

        static IpPermission from(String range, int port) {
            return tcp(port)
                    .ipRanges(List.of(IpRange.builder().cidrIp(range).build()))
                    .build();
        }

        static IpPermission fromGroup(String group) {
            return tcp(22).userIdGroupPairs(
                            List.of(UserIdGroupPair.builder().groupId(group).build()))
                    .build();
        }

        private static IpPermission.Builder tcp(int port) {
            return IpPermission.builder().ipProtocol("tcp").fromPort(port).toPort(port);
        }

        private String group(String name) {
            return given.ec2
                    .createSecurityGroup(
                            r -> r.groupName(name).description(name).vpcId(tree.vpc()))
                    .groupId();
        }

        private void machine(String name, String subnet, String group, boolean isPublic) {
            machines.put(
                    name,
                    given.running(r -> r.networkInterfaces(InstanceNetworkInterfaceSpecification.builder()
                                    .deviceIndex(0)
                                    .subnetId(subnet)
                                    .groups(group)
                                    .associatePublicIpAddress(isPublic)
                                    .build()))
                            .instanceId());
        }
    }

    private Instance machine(String name) {
        return given.instance(machines.get(name));
    }

    private String jump() {
        return machine("bastion").publicIpAddress();
    }

    private String inner(String name) {
        return machine(name).privateIpAddress();
    }

    private Terminal.Ran run(String command) {
        return given.lab.terminal().run(command);
    }

    private String type(String... lines) {
        return given.lab.terminal().type(String.join("\n", lines)).transcript();
    }

    private static void assertContains(String part, String whole) {
        assertTrue(whole.contains(part), () -> "<" + part + "> is not in:\n" + whole);
    }

    private String prompt(String name) {
        return "[ec2-user@ip-" + inner(name).replace('.', '-') + " ~]$";
    }

    private Trace.Outcome outcome(String from, String to, int port) {
        return given.lab.trace(from, to, Probe.tcp(port)).outcome();
    }

    @ParameterizedTest
    @ValueSource(strings = {RANGE, OTHER})
    void S0_119_S0_120_S0_121_theKeyTheBastionAndThePrivateHost(String ranges) {
        use(Site.lab(ranges));
        String copied =
                type("scp -i ~/.ssh/labsuser.pem ~/.ssh/labsuser.pem ec2-user@" + jump() + ":/home/ec2-user", "yes");
        assertTrue(
                Pattern.compile("labsuser\\.pem +100% 16\\d\\d +[\\d.]+KB/s +00:00")
                        .matcher(copied)
                        .find(),
                copied);
        String all = type(
                "ssh -i ~/.ssh/labsuser.pem ec2-user@" + jump(),
                "stat -c '%a %U' labsuser.pem",
                "ssh -i labsuser.pem ec2-user@" + inner("web01"),
                "yes",
                "hostname -I",
                "exit",
                "exit");
        assertTrue(Pattern.compile("\n[46]00 ec2-user\n").matcher(all).find(), all);
        assertContains(prompt("bastion") + " ssh -i labsuser.pem", all);
        assertContains(prompt("web01") + " hostname -I\n" + inner("web01"), all);
    }

    @Test
    void S0_121_aKeyThatOthersMayReadIsOfNoUseOnTheBastionEither() {
        run("scp -q -o StrictHostKeyChecking=no -i ~/.ssh/labsuser.pem ~/.ssh/labsuser.pem ec2-user@" + jump() + ":");
        String told = run("ssh -i ~/.ssh/labsuser.pem ec2-user@" + jump()
                        + " 'chmod 644 labsuser.pem; ssh -o BatchMode=yes -o StrictHostKeyChecking=no -i labsuser.pem"
                        + " ec2-user@" + inner("web01") + " true'")
                .err();
        assertContains("WARNING: UNPROTECTED PRIVATE KEY FILE!", told);
        assertContains("Permission denied (publickey", told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "find / -name \"*.pem\" -not -path \"/etc/*\" -not -path \"/usr/*\" 2>/dev/null",
                "sudo grep -rl \"PRIVATE KEY\" /home /root 2>/dev/null"
            })
    void S0_123_anAuditFindsTheKeyThatWasLeft(String audit) {
        String login = "ssh -o StrictHostKeyChecking=no -i ~/.ssh/labsuser.pem ec2-user@" + jump() + " ";
        assertEquals("", run(login + "'" + audit + "'").out());
        run("scp -q -i ~/.ssh/labsuser.pem ~/.ssh/labsuser.pem ec2-user@" + jump() + ":");
        assertEquals(
                "/home/ec2-user/labsuser.pem\n", run(login + "'" + audit + "'").out());
        run(login + "rm -f labsuser.pem");
        assertEquals("", run(login + "'" + audit + "'").out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-A", "-J"})
    void S0_123_withTheAgentNoneIsNeeded(String option) {
        type("eval $(ssh-agent) > /dev/null; ssh-add -q ~/.ssh/labsuser.pem");
        String there = option.equals("-A")
                ? type(
                        "ssh -A ec2-user@" + jump(),
                        "yes",
                        "ssh ec2-user@" + inner("web02"),
                        "yes",
                        "hostname",
                        "exit",
                        "exit")
                : type("ssh -J ec2-user@" + jump() + " ec2-user@" + inner("web02"), "yes", "yes", "hostname", "exit");
        assertContains("ip-" + inner("web02").replace('.', '-'), there);
        assertContains(prompt("web02") + " hostname", there);
        assertEquals(
                "",
                run("ssh -i ~/.ssh/labsuser.pem ec2-user@" + jump() + " 'sudo grep -rl \"PRIVATE KEY\" /home /root'")
                        .out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nakagaki", "jiwoo.kim", "user 01"})
    void S3_14_theKeyPairOfAPersonIsHandedOutOnce(String person) {
        var made = given.ec2.createKeyPair(r -> r.keyName(person).keyType("rsa").keyFormat("pem"));
        assertTrue(made.keyMaterial().startsWith("-----BEGIN RSA PRIVATE KEY-----"));
        var shown = given.ec2
                .describeKeyPairs(r -> r.keyNames(person).includePublicKey(true))
                .keyPairs();
        assertEquals(List.of(person), shown.stream().map(one -> one.keyName()).toList());
        assertEquals(made.keyFingerprint(), shown.get(0).keyFingerprint());
        assertFalse(shown.toString().contains("PRIVATE KEY"), "nobody gets it a second time");
        assertContains(
                person,
                given.refused("InvalidKeyPair.Duplicate", () -> given.ec2.createKeyPair(r -> r.keyName(person))));
        assertNotEquals(
                made.keyMaterial(),
                given.ec2.createKeyPair(r -> r.keyName(person + "2")).keyMaterial());
        String file = person.replace(' ', '-') + ".pem";
        type("cat > " + file + " <<'END'\n" + made.keyMaterial().strip() + "\nEND\nchmod 400 " + file);
        String id = given.running(r -> r.keyName(person)
                        .networkInterfaces(InstanceNetworkInterfaceSpecification.builder()
                                .deviceIndex(0)
                                .subnetId(tree.publicSubnets().get(1))
                                .groups(jumpGroup)
                                .associatePublicIpAddress(true)
                                .build()))
                .instanceId();
        given.lab.advance(Duration.ofMinutes(2));
        String login =
                " -o StrictHostKeyChecking=no ec2-user@" + given.instance(id).publicIpAddress() + " whoami";
        assertEquals("ec2-user\n", run("ssh -i " + file + login).out());
        assertContains(
                "Permission denied", run("ssh -i ~/.ssh/labsuser.pem" + login).err());
    }

    @ParameterizedTest
    @ValueSource(strings = {RANGE, OTHER})
    void S3_15_S4_33_theJumpServerIsReachedFromOutside(String ranges) {
        use(Site.lab(ranges));
        assertEquals(tree.publicSubnets().get(0), machine("bastion").subnetId());
        String session = type("ssh -i ~/.ssh/labsuser.pem ec2-user@" + jump(), "yes", "whoami", "exit");
        assertContains(prompt("bastion") + " whoami\nec2-user\n", session);
        assertContains("Connection to " + jump() + " closed.", session);
        given.lab.moveTo("198.51.100.77");
        assertContains(
                "Connection timed out",
                run("ssh -o ConnectTimeout=5 -i ~/.ssh/labsuser.pem ec2-user@" + jump() + " true")
                        .err());
    }

    @ParameterizedTest
    @CsvSource({"web01, 0", "web02, 1"})
    void S3_16_webServersInPrivateSubnetsHaveNoPublicAddress(String name, int zone) {
        Instance web = machine(name);
        assertEquals(tree.privateSubnets().get(zone), web.subnetId());
        assertNull(web.publicIpAddress());
        assertTrue(web.publicDnsName().isEmpty());
        assertEquals("us-east-1" + "ab".charAt(zone), web.placement().availabilityZone());
        assertEquals(Trace.Outcome.DROPPED, outcome("me", web.instanceId(), 22));
        assertContains(
                "Connection timed out",
                run("ssh -o ConnectTimeout=5 -i ~/.ssh/labsuser.pem ec2-user@" + inner(name) + " true")
                        .err());
    }

    private void configuration(String ssh) {
        StringBuilder text = new StringBuilder("Host bastion\n  HostName " + jump()
                + "\n  User ec2-user\n  IdentityFile ~/.ssh/labsuser.pem\n  StrictHostKeyChecking accept-new\n");
        for (String name : List.of("web01", "web02")) {
            text.append("\nHost " + name + "\n  HostName " + inner(name)
                    + "\n  User ec2-user\n  IdentityFile ~/.ssh/labsuser.pem\n  StrictHostKeyChecking accept-new\n"
                    + "  ProxyCommand " + ssh + " bastion -W %h:%p\n");
        }
        type("cat > ~/.ssh/config <<'END'\n" + text + "END\nchmod 600 ~/.ssh/config");
    }

    @ParameterizedTest
    @CsvSource({"ssh.exe, web01", "ssh, web02"})
    void S3_17_oneCommandTwoHops(String ssh, String name) {
        configuration(ssh);
        String session = type("ssh " + name, "hostname", "who am i", "exit");
        assertContains(prompt(name) + " hostname\nip-" + inner(name).replace('.', '-') + ".ec2.internal\n", session);
        assertContains("(" + inner("bastion") + ")", session);
        assertEquals(
                "",
                run("ssh bastion 'sudo grep -rl \"PRIVATE KEY\" /home /root; find /home -name \"*.pem\"'")
                        .out());
        String log = run("ssh bastion sudo journalctl -t sshd").out();
        assertContains(
                "Accepted publickey for ec2-user from " + given.lab.site().address(), log);
        assertContains(
                "Accepted publickey for ec2-user from " + inner("bastion"),
                run("ssh " + name + " sudo journalctl -t sshd").out());
    }

    /** OpenSSH ends its ProxyCommand; otherwise the bastion would keep a session for each login. */
    @Test
    void S3_17_theFirstHopEndsWithTheSecond() {
        configuration("ssh");
        type("ssh web01 hostname", "ssh web02", "exit");
        assertEquals("0\n", run("ps -ef | grep -c '[s]sh -W'").out());
        given.ec2.terminateInstances(r -> r.instanceIds(machines.get("bastion")));
        given.ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(machines.get("bastion")));
        assertFalse(type("hostname").contains("closed by remote host"));
    }

    @Test
    void S3_18_withoutTheBastionAsSourceTheSecondHopTimesOut() {
        configuration("ssh");
        assertEquals("ec2-user\n", run("ssh web01 whoami").out());
        given.ec2.revokeSecurityGroupIngress(r -> r.groupId(webGroup).ipPermissions(Site.fromGroup(jumpGroup)));
        assertEquals("ec2-user\n", run("ssh bastion whoami").out(), "the first hop works as before");
        Terminal.Ran ran = run("ssh web01 whoami");
        assertEquals(255, ran.status());
        assertContains("channel 0: open failed: connect failed: Connection timed out", ran.err());
        assertContains("stdio forwarding failed", ran.err());
        Trace trace = given.lab.trace(machines.get("bastion"), machines.get("web01"), Probe.tcp(22));
        assertEquals(Trace.Outcome.DROPPED, trace.outcome());
        assertEquals("SG_HAS_NO_RULES", trace.blockers().get(0).code());
        given.ec2.authorizeSecurityGroupIngress(
                r -> r.groupId(webGroup).ipPermissions(Site.from(inner("bastion") + "/32", 22)));
        assertEquals("ec2-user\n", run("ssh web01 whoami").out());
    }

    /** The one is reached from outside and serves nobody; the others serve, and only it gets to their shell. */
    @Test
    void S3_19_theJumpServerAndTheWebServersHaveRolesOfTheirOwn() {
        configuration("ssh");
        given.ec2.authorizeSecurityGroupIngress(r -> r.groupId(webGroup).ipPermissions(Site.from("0.0.0.0/0", 3000)));
        run("ssh web01 'nohup python3 -m http.server 3000 > /dev/null 2>&1 &'");
        assertEquals(Trace.Outcome.ANSWERED, outcome("me", machines.get("bastion"), 22));
        assertEquals(Trace.Outcome.DROPPED, outcome("me", machines.get("bastion"), 3000), "it serves nobody");
        assertEquals(Trace.Outcome.DROPPED, outcome("me", machines.get("web01"), 22));
        assertEquals(Trace.Outcome.DROPPED, outcome("me", machines.get("web01"), 3000), "a group alone opens nothing");
        assertEquals(Trace.Outcome.ANSWERED, outcome(machines.get("bastion"), machines.get("web01"), 3000));
        assertEquals(Trace.Outcome.ANSWERED, outcome(machines.get("web02"), machines.get("web01"), 3000));
        assertEquals(Trace.Outcome.DROPPED, outcome(machines.get("web02"), machines.get("web01"), 22));
        assertEquals(Trace.Outcome.DROPPED, outcome(machines.get("web02"), machines.get("bastion"), 22));
        given.ec2.stopInstances(r -> r.instanceIds(machines.get("bastion")));
        given.ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(machines.get("bastion")));
        assertEquals(
                Trace.Outcome.ANSWERED,
                outcome(machines.get("web02"), machines.get("web01"), 3000),
                "without the jump server nobody administers, but the service goes on");
        assertContains(
                "Connection timed out",
                run("ssh -o ConnectTimeout=5 web01 true").err());
    }
}
