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
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** What is asked of the VPC with a street and a store. */
final class SubnetsChecks {
    private static final String RANGE = "192.168.0.0/24";
    private static final String STREET = "192.168.0.0/25";

    private SubnetsChecks() {}

    private static Optional<InternetGateway> gateway(Lab lab) {
        String vpc = Networks.vpc(lab, RANGE).map(Vpc::vpcId).orElse("");
        return lab.ec2().describeInternetGateways().internetGateways().stream()
                .filter(each -> each.attachments().stream()
                        .anyMatch(one -> vpc.equals(one.vpcId())))
                .findFirst();
    }

    private static Optional<Route> wayOut(Lab lab) {
        return Networks.wayOut(lab, STREET)
                .filter(route -> route.gatewayId() != null && route.gatewayId().startsWith("igw-"));
    }

    @Step(id = "gateway", en = "An Internet gateway at the VPC", ko = "VPC에 인터넷 게이트웨이 연결하기")
    @Hint(
            en = "A gateway is made first and attached then; until then it belongs to no VPC.",
            ko = "게이트웨이는 먼저 만들고 그다음에 연결합니다. 연결하기 전에는 어느 VPC의 것도 아닙니다.")
    @Hint(
            en = "`ec2.createInternetGateway()` and `ec2.attachInternetGateway(…)`.",
            ko = "`ec2.createInternetGateway()`와 `ec2.attachInternetGateway(…)`입니다.")
    @Hint(
            en = "`ec2.attachInternetGateway(r -> r.internetGatewayId(igw).vpcId(vpc));`",
            ko = "`ec2.attachInternetGateway(r -> r.internetGatewayId(igw).vpcId(vpc));`")
    static void gatewayAttached(Lab lab, Findings findings) {
        if (Networks.absent(lab, findings, RANGE)) {
            return;
        }
        findings.missing(
                gateway(lab).isEmpty(),
                "No Internet gateway is attached to the VPC.",
                "VPC에 연결된 인터넷 게이트웨이가 없습니다.");
    }

    @Step(id = "public-table", en = "A public subnet", ko = "퍼블릭 서브넷")
    @Hint(
            en = "What makes a subnet public is in the table that the subnet follows. Which one does it follow?",
            ko = "서브넷을 퍼블릭으로 만드는 것은 그 서브넷이 따르는 라우팅 테이블에 있습니다. 어느 테이블을 따르고 있나요?")
    @Hint(
            en = "`createRouteTable`, `createRoute` with `destinationCidrBlock` and `gatewayId`, `associateRouteTable`.",
            ko = "`createRouteTable`, `destinationCidrBlock`과 `gatewayId`를 준 `createRoute`, `associateRouteTable`입니다.")
    @Hint(
            en = """
                    ```java
                    ec2.createRoute(r -> r.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(igw));
                    ec2.associateRouteTable(r -> r.routeTableId(table).subnetId(street));
                    ```""",
            ko = """
                    ```java
                    ec2.createRoute(r -> r.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(igw));
                    ec2.associateRouteTable(r -> r.routeTableId(table).subnetId(street));
                    ```""")
    static void streetIsPublic(Lab lab, Findings findings) {
        if (findings.missing(
                Networks.routes(lab, STREET).isEmpty(),
                "The subnet `192.168.0.0/25` is associated with no route table of its own.",
                "서브넷 `192.168.0.0/25`에 따로 연결한 라우팅 테이블이 없습니다.")) {
            return;
        }
        findings.missing(
                wayOut(lab).isEmpty(),
                "The table of the subnet `192.168.0.0/25` has no route for the rest of the world that leads to an Internet gateway.",
                "서브넷 `192.168.0.0/25`의 테이블에 인터넷 게이트웨이로 세상 밖에 나가는 경로가 없습니다.");
    }

    @Step(id = "reachable", en = "front is reached from outside, and reaches it", ko = "밖에서 front에 닿고 front에서도 밖에 닿기")
    @Hint(
            en = "Ask `%trace me front tcp/22` what is in the way, and which change it proposes.",
            ko = "`%trace me front tcp/22`에게 무엇이 막고 있는지, 어떤 변경을 제안하는지 물어보세요.")
    @Hint(
            en = "An Elastic IP: `allocateAddress`, `associateAddress`.",
            ko = "탄력적 IP입니다. `allocateAddress`와 `associateAddress`를 씁니다.")
    @Hint(
            en = "`ec2.associateAddress(r -> r.allocationId(elastic.allocationId()).instanceId(front));`",
            ko = "`ec2.associateAddress(r -> r.allocationId(elastic.allocationId()).instanceId(front));`")
    static void reached(Lab lab, Findings findings) {
        if (Machines.absent(lab, findings, "front")) {
            return;
        }
        Instance front = Machines.running(lab, "front").orElseThrow();
        if (findings.missing(
                front.publicIpAddress() == null, "`front` has no public address.", "`front`에 퍼블릭 주소가 없습니다.")) {
            return;
        }
        String id = front.instanceId();
        findings.missing(
                lab.trace("me", id, Probe.tcp(22)).outcome() != Trace.Outcome.ANSWERED,
                "Your ssh gets no answer from `front`.",
                "`front`가 여러분의 ssh에 응답하지 않습니다.");
        findings.missing(
                !lab.trace(id, "8.8.8.8", Probe.ping())
                        .blockers()
                        .isEmpty(),
                "A ping of `front` to 8.8.8.8 does not get through.",
                "`front`가 8.8.8.8로 보낸 ping이 통과하지 못합니다.");
    }

    @Step(id = "blackhole", en = "A route that leads nowhere", ko = "아무 데도 닿지 않는 경로")
    @Hint(
            en = "The refusal says what still hangs on the gateway.",
            ko = "게이트웨이에 무엇이 아직 걸려 있는지는 거부 메시지에 나와 있습니다.")
    @Hint(
            en = "`disassociateAddress` for the Elastic IPs, `terminateInstances` for an automatic address, then `detachInternetGateway`.",
            ko = "탄력적 IP는 `disassociateAddress`, 자동으로 받은 주소는 `terminateInstances`, 그다음에 `detachInternetGateway`입니다.")
    @Hint(
            en = "`ec2.detachInternetGateway(r -> r.internetGatewayId(igw).vpcId(vpc));`",
            ko = "`ec2.detachInternetGateway(r -> r.internetGatewayId(igw).vpcId(vpc));`")
    static void blackhole(Lab lab, Findings findings) {
        findings.missing(
                gateway(lab).isPresent(),
                "The Internet gateway is still attached.",
                "인터넷 게이트웨이가 아직 연결되어 있습니다.");
        findings.missing(
                wayOut(lab).map(route -> route.state() != RouteState.BLACKHOLE).orElse(true),
                "The table of the public subnet has no route in the state `blackhole`.",
                "퍼블릭 서브넷의 테이블에 `blackhole` 상태인 경로가 없습니다.");
    }

    @Step(id = "clean", en = "Everything cleaned up", ko = "모두 정리하기")
    @Hint(
            en = "Machines first, the VPC last. And what costs something although nothing uses it?",
            ko = "인스턴스를 가장 먼저, VPC를 가장 나중에 지웁니다. 그리고 아무도 쓰지 않는데 요금이 나오는 것은 무엇일까요?")
    @Hint(
            en = "`terminateInstances`, `releaseAddress`, `deleteInternetGateway`, `deleteSecurityGroup`, `deleteSubnet`, `deleteRouteTable`, `deleteVpc`.",
            ko = "`terminateInstances`, `releaseAddress`, `deleteInternetGateway`, `deleteSecurityGroup`, `deleteSubnet`, `deleteRouteTable`, `deleteVpc`입니다.")
    @Hint(
            en = "A route table can be deleted as soon as no subnet is associated with it: delete the subnets first.",
            ko = "라우팅 테이블은 연결된 서브넷이 없어야 지울 수 있습니다. 서브넷부터 지우세요.")
    static void cleaned(Lab lab, Findings findings) {
        CleanUp.check(lab, findings);
    }
}
