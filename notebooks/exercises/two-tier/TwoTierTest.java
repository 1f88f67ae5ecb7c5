import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import skylab.grader.hidden.Feedback;
import skylab.grader.hidden.Graded;
import skylab.grader.hidden.Hint;
import skylab.grader.hidden.Parameters;
import skylab.lab.Lab;
import skylab.lab.Probe;
import skylab.lab.Trace;
import skylab.network.Cidr;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** Sends packets from the Internet, from the web server, from the database, and from a third machine that joins. */
class TwoTierTest {
    private static final String OUTSIDE = "8.8.8.8";

    private static Instance machine(Lab lab, String name) {
        return lab
                .ec2()
                .describeInstances(r -> r.filters(
                        f -> f.name("tag:Name").values(name),
                        f -> f.name("instance-state-name").values("running")))
                .reservations()
                .stream()
                .flatMap(reservation -> reservation.instances().stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no instance " + name + " is running"));
    }

    private static String id(Lab lab, String name) {
        return machine(lab, name).instanceId();
    }

    private static Subnet subnet(Lab lab, String name) {
        String subnet = machine(lab, name).subnetId();
        return lab.ec2().describeSubnets(r -> r.subnetIds(subnet)).subnets().get(0);
    }

    private static int port(Parameters drawn) {
        return Integer.parseInt(drawn.text("databasePort"));
    }

    private static Trace.Outcome send(Lab lab, String from, String to, int port) {
        return lab.trace(from, to, Probe.tcp(port)).outcome();
    }

    private static boolean arrives(Trace.Outcome outcome) {
        return outcome != Trace.Outcome.DROPPED;
    }

    @Graded(cell = "two-tier-network-tests", weight = 2)
    @Feedback(
            en = "Both machines are in subnets of their own, in the VPC of the range that was asked for.",
            ko = "두 서버가 지정된 범위의 VPC 안에서 각자의 서브넷에 있습니다.")
    @Hint(en = "One subnet cannot be public and private at once.", ko = "한 서브넷이 퍼블릭이면서 프라이빗일 수는 없습니다.")
    void theyAreInSubnetsOfTheVpc(Lab lab, Parameters drawn) {
        Cidr range = Cidr.of(drawn.text("vpcCidr"));
        assertTrue(range.contains(Cidr.of(subnet(lab, "web").cidrBlock())));
        assertTrue(range.contains(Cidr.of(subnet(lab, "db").cidrBlock())));
        assertTrue(!subnet(lab, "web").subnetId().equals(subnet(lab, "db").subnetId()));
        assertEquals(machine(lab, "web").vpcId(), machine(lab, "db").vpcId());
    }

    @Graded(cell = "two-tier-network-tests", weight = 2)
    @Feedback(en = "From the Internet the web server answers on port 80.", ko = "인터넷에서 웹 서버의 80번 포트가 응답합니다.")
    @Hint(
            en = "A public address, a route to an Internet gateway, a rule.",
            ko = "퍼블릭 주소, 인터넷 게이트웨이로 가는 경로, 규칙이 필요합니다.")
    void theWebIsOpen(Lab lab) {
        assertNotNull(machine(lab, "web").publicIpAddress());
        assertTrue(arrives(send(lab, "internet", id(lab, "web"), 80)));
    }

    @Graded(cell = "two-tier-network-tests", weight = 2)
    @Feedback(
            en = "The database has no public address, and nothing from the Internet comes to it.",
            ko = "데이터베이스에는 퍼블릭 주소가 없고, 인터넷에서 오는 것은 닿지 않습니다.")
    @Hint(
            en = "A private subnet has no route to the Internet gateway.",
            ko = "프라이빗 서브넷에는 인터넷 게이트웨이로 가는 경로가 없습니다.")
    void theDatabaseIsHidden(Lab lab, Parameters drawn) {
        assertNull(machine(lab, "db").publicIpAddress());
        // Even with an address of its own it could not be reached.
        String address = lab.ec2().allocateAddress(r -> r.domain("vpc")).allocationId();
        lab.ec2().associateAddress(r -> r.allocationId(address).instanceId(id(lab, "db")));
        assertEquals(Trace.Outcome.DROPPED, send(lab, "internet", id(lab, "db"), port(drawn)));
        assertEquals(Trace.Outcome.DROPPED, send(lab, "internet", id(lab, "db"), 22));
    }

    @Graded(cell = "two-tier-network-tests", weight = 2)
    @Feedback(
            en = "The database gets out to the Internet, for its updates.",
            ko = "데이터베이스가 업데이트를 위해 인터넷으로 나갈 수 있습니다.")
    @Hint(
            en = "A NAT gateway stands in the public subnet; the private one has a route to it.",
            ko = "NAT 게이트웨이는 퍼블릭 서브넷에 있고, 프라이빗 서브넷에 그쪽으로 가는 경로가 있습니다.")
    void theDatabaseGetsOut(Lab lab) {
        assertNull(machine(lab, "db").publicIpAddress());
        assertEquals(Trace.Outcome.ANSWERED, send(lab, id(lab, "db"), OUTSIDE, 443));
    }

    @Graded(cell = "two-tier-groups-tests", weight = 2)
    @Feedback(
            en = "The web server reaches the port of the database.",
            ko = "웹 서버가 데이터베이스의 포트에 닿습니다.")
    @Hint(en = "Which port is yours, and who is the source?", ko = "여러분의 포트는 몇 번이고, 원본은 누구인가요?")
    void theWebServerReachesTheDatabase(Lab lab, Parameters drawn) {
        assertTrue(arrives(send(lab, id(lab, "web"), id(lab, "db"), port(drawn))));
    }

    @Graded(cell = "two-tier-groups-tests", weight = 2)
    @Feedback(
            en = "It reaches that port, and no other port of the database.",
            ko = "그 포트에는 닿고, 데이터베이스의 다른 포트에는 닿지 않습니다.")
    @Hint(en = "Is more open than was asked for?", ko = "요구한 것보다 더 열려 있나요?")
    void noOtherPortIsOpen(Lab lab, Parameters drawn) {
        String web = id(lab, "web");
        String db = id(lab, "db");
        assertTrue(arrives(send(lab, web, db, port(drawn))));
        for (int port : List.of(22, 80, port(drawn) + 1)) {
            assertEquals(Trace.Outcome.DROPPED, send(lab, web, db, port), "port " + port);
        }
    }

    @Graded(cell = "two-tier-groups-tests", weight = 3)
    @Feedback(
            en = "A second web server gets in without a new rule; a stranger in the same subnet does not.",
            ko = "두 번째 웹 서버는 새 규칙 없이 들어가고, 같은 서브넷의 낯선 서버는 들어가지 못합니다.")
    @Hint(
            en = "Name the web servers' security group as the source, not addresses.",
            ko = "원본으로 주소가 아니라 웹 서버의 보안 그룹을 지정하세요.")
    void whoIsAWebServerGetsIn(Lab lab, Parameters drawn) {
        Instance web = machine(lab, "web");
        String db = id(lab, "db");
        String second = join(lab, web, web.securityGroups().get(0).groupId());
        String group = lab.ec2()
                .createSecurityGroup(r -> r.groupName("stranger").description("stranger").vpcId(web.vpcId()))
                .groupId();
        String stranger = join(lab, web, group);
        assertTrue(arrives(send(lab, second, db, port(drawn))));
        assertEquals(Trace.Outcome.DROPPED, send(lab, stranger, db, port(drawn)));
    }

    private static String join(Lab lab, Instance like, String group) {
        String id = lab.ec2()
                .runInstances(r -> r.imageId(like.imageId())
                        .instanceType("t3.micro")
                        .minCount(1)
                        .maxCount(1)
                        .subnetId(like.subnetId())
                        .securityGroupIds(group))
                .instances()
                .get(0)
                .instanceId();
        lab.ec2().waiter().waitUntilInstanceRunning(r -> r.instanceIds(id));
        return id;
    }

    @Graded(cell = "two-tier-groups-tests")
    @Feedback(
            en = "From the Internet the web server answers on port 80, and on no other port.",
            ko = "인터넷에서 웹 서버의 80번 포트는 응답하고, 다른 포트는 응답하지 않습니다.")
    @Hint(en = "Nobody has asked for ssh.", ko = "ssh를 열어 달라고 한 사람은 없습니다.")
    void onlyTheWebIsOpen(Lab lab) {
        String web = id(lab, "web");
        assertTrue(arrives(send(lab, "internet", web, 80)));
        for (int port : List.of(22, 443, 3306, 8080)) {
            assertEquals(Trace.Outcome.DROPPED, send(lab, "internet", web, port), "port " + port);
        }
    }
}
