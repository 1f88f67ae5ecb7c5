import java.util.List;
import java.util.Optional;
import skylab.kernel.course.CleanUp;
import skylab.kernel.course.Findings;
import skylab.kernel.course.Hint;
import skylab.kernel.course.Machines;
import skylab.kernel.course.Networks;
import skylab.kernel.course.Step;
import skylab.lab.Lab;
import skylab.lab.Probe;
import skylab.lab.Trace;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;
import software.amazon.awssdk.services.ec2.model.Route;

/** What is asked of the hands-on network. */
final class HandsOnNetworkChecks {
    private static final String REGION = "ap-northeast-2";
    private static final String RANGE = "10.0.0.0/16";
    private static final String SERVER = "MyWebServer";
    private static final String STRANGER = "8.8.8.8";
    private static final List<String> PUBLIC = List.of("10.0.0.0/24", "10.0.2.0/24");
    private static final List<String> PRIVATE = List.of("10.0.1.0/24", "10.0.3.0/24");

    private HandsOnNetworkChecks() {}

    private static boolean elsewhere(Lab lab, Findings findings) {
        return findings.missing(
                !lab.region().equals(REGION),
                "The lab is in " + lab.region() + ", not in Seoul.",
                "랩이 서울이 아니라 " + lab.region() + "에 있습니다.");
    }

    private static Optional<Instance> server(Lab lab) {
        return Machines.running(lab, SERVER);
    }

    /** Whether the subnet of a range leads to where the rest of the world is, through a target of this kind. */
    private static boolean leads(Lab lab, String range, String target) {
        return Networks.wayOut(lab, range)
                .map(HandsOnNetworkChecks::target)
                .filter(found -> found.startsWith(target))
                .isPresent();
    }

    private static String target(Route route) {
        return route.natGatewayId() != null ? route.natGatewayId() : String.valueOf(route.gatewayId());
    }

    private static Trace.Outcome ssh(Lab lab, String from) {
        return lab.trace(from, server(lab).orElseThrow().instanceId(), Probe.tcp(22)).outcome();
    }

    @Step(id = "network", en = "VPC and more", ko = "VPC 등 만들기")
    @Hint(
            en = "One call makes all of it; its arguments are what the console's page asks.",
            ko = "요청 하나로 모두 만듭니다. 인수는 콘솔 화면이 묻는 것과 같습니다.")
    @Hint(
            en = "`lab.createVpcAndMore(VpcAndMore.named(…).range(…).zones(…).publicSubnets(…).privateSubnets(…).nat(…))`.",
            ko = "`lab.createVpcAndMore(VpcAndMore.named(…).range(…).zones(…).publicSubnets(…).privateSubnets(…).nat(…))`입니다.")
    @Hint(
            en = "Run the cells of steps 0 and 1 in order. If a VPC `10.0.0.0/16` is there already, `%lab new ap-northeast-2` begins again.",
            ko = "0단계와 1단계의 셀을 차례로 실행하세요. VPC `10.0.0.0/16`이 이미 있다면 `%lab new ap-northeast-2`로 처음부터 시작할 수 있습니다.")
    static void network(Lab lab, Findings findings) {
        if (elsewhere(lab, findings)
                || Networks.absent(lab, findings, RANGE)) {
            return;
        }
        for (String range : PUBLIC) {
            findings.missing(
                    !leads(lab, range, "igw-"),
                    "A subnet `" + range + "` that leads to an Internet gateway is missing.",
                    "인터넷 게이트웨이로 이어지는 서브넷 `" + range + "`가 없습니다.");
        }
        for (String range : PRIVATE) {
            findings.missing(
                    !leads(lab, range, "nat-"),
                    "A subnet `" + range + "` that leads to a NAT gateway is missing.",
                    "NAT 게이트웨이로 이어지는 서브넷 `" + range + "`가 없습니다.");
        }
        findings.missing(
                Networks.natGateways(lab).stream().noneMatch(one -> one.state() == NatGatewayState.AVAILABLE),
                "No NAT gateway is `available`.",
                "`available` 상태인 NAT 게이트웨이가 없습니다.");
    }

    @Step(id = "web-server", en = "A web server that you can log in to", ko = "접속할 수 있는 웹 서버")
    @Hint(
            en = "Public subnet of 2c, a public address, the key pair `my-key`, and a group with three rules.",
            ko = "2c의 퍼블릭 서브넷, 퍼블릭 주소, 키 페어 `my-key`, 그리고 규칙 세 개가 있는 그룹입니다.")
    @Hint(
            en = "`createKeyPair`, `createSecurityGroup`, `authorizeSecurityGroupIngress`, `runInstances` with `associatePublicIpAddress(true)`. `%trace me MyWebServer tcp/22` says what is missing.",
            ko = "`createKeyPair`, `createSecurityGroup`, `authorizeSecurityGroupIngress`, `associatePublicIpAddress(true)`를 준 `runInstances`입니다. 무엇이 모자란지는 `%trace me MyWebServer tcp/22`가 알려 줍니다.")
    @Hint(
            en = "Run the cells of step 2 in order; the name of the instance must be `MyWebServer`.",
            ko = "2단계의 셀을 차례로 실행하세요. 인스턴스의 이름은 `MyWebServer`여야 합니다.")
    static void webServer(Lab lab, Findings findings) {
        if (elsewhere(lab, findings)
                || Machines.absent(lab, findings, SERVER)) {
            return;
        }
        Instance server = server(lab).orElseThrow();
        if (findings.missing(
                server.publicIpAddress() == null,
                "The web server has no public address.",
                "웹 서버에 퍼블릭 주소가 없습니다.")) {
            return;
        }
        findings.missing(
                !lab.terminal()
                        .run("ssh -o StrictHostKeyChecking=no -o ConnectTimeout=5 -i my-key.pem ec2-user@"
                                + server.publicIpAddress() + " whoami")
                        .out()
                        .strip()
                        .equals("ec2-user"),
                "`ssh -i my-key.pem` does not log in to it.",
                "`ssh -i my-key.pem`으로 접속되지 않습니다.");
        for (int port : List.of(80, 443)) {
            findings.missing(
                    lab.trace(STRANGER, server.instanceId(), Probe.tcp(port)).outcome() == Trace.Outcome.DROPPED,
                    "Packets of others to port " + port + " are dropped.",
                    "다른 사람이 " + port + "번 포트로 보낸 패킷이 버려집니다.");
        }
        findings.missing(
                ssh(lab, STRANGER) != Trace.Outcome.DROPPED,
                "Port 22 is open to others than you.",
                "22번 포트가 다른 사람에게도 열려 있습니다.");
    }

    @Step(id = "my-ip", en = "My IP, brought up to date", ko = "내 IP 규칙 새로 고치기")
    @Hint(
            en = "Which address have you now, and which one is in the rule?",
            ko = "지금 내 주소는 무엇이고, 규칙에 적힌 주소는 무엇인가요?")
    @Hint(
            en = "`lab.site().address()`; `revokeSecurityGroupIngress` and `authorizeSecurityGroupIngress`.",
            ko = "`lab.site().address()`, 그리고 `revokeSecurityGroupIngress`와 `authorizeSecurityGroupIngress`입니다.")
    @Hint(
            en = "`ec2.authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(rule(22, lab.site().address() + \"/32\")));`, after the old rule has been revoked.",
            ko = "낡은 규칙을 없앤 다음 `ec2.authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(rule(22, lab.site().address() + \"/32\")));`을 실행합니다.")
    static void myIp(Lab lab, Findings findings) {
        if (elsewhere(lab, findings)
                || Machines.absent(lab, findings, SERVER)) {
            return;
        }
        findings.missing(
                lab.site().address().equals("203.0.113.25"),
                "You still sit where you began; nothing has changed.",
                "아직 처음 자리에 있습니다. 달라진 것이 없습니다.");
        findings.missing(
                ssh(lab, "me") != Trace.Outcome.ANSWERED,
                "From where you are now ssh gets no answer.",
                "지금 있는 곳에서는 ssh가 응답을 받지 못합니다.");
        findings.missing(
                ssh(lab, "203.0.113.25") != Trace.Outcome.DROPPED,
                "The address that you had before is still let in.",
                "예전 주소가 아직 허용되어 있습니다.");
        findings.missing(
                ssh(lab, STRANGER) != Trace.Outcome.DROPPED,
                "Port 22 is open to others than you.",
                "22번 포트가 다른 사람에게도 열려 있습니다.");
    }

    @Step(id = "clean", en = "Everything cleaned up", ko = "모두 정리하기")
    @Hint(
            en = "From the inside to the outside; and what did the wizard allocate for the NAT gateway?",
            ko = "안에서 밖으로 지웁니다. 그리고 마법사가 NAT 게이트웨이를 위해 할당한 것은 무엇이었나요?")
    @Hint(
            en = "`terminateInstances`, `deleteNatGateway` and their waiters, `releaseAddress`, `deleteVpcEndpoints`, groups, subnets, tables, gateway, VPC.",
            ko = "`terminateInstances`와 `deleteNatGateway`와 그 waiter, `releaseAddress`, `deleteVpcEndpoints`, 그리고 보안 그룹, 서브넷, 테이블, 게이트웨이, VPC의 차례입니다.")
    @Hint(
            en = "`%bill forecast 1d` lists what would still cost something.",
            ko = "`%bill forecast 1d`가 아직 요금이 나올 것을 보여 줍니다.")
    static void cleaned(Lab lab, Findings findings) {
        if (elsewhere(lab, findings)) {
            return;
        }
        CleanUp.check(lab, findings);
    }
}
