import java.util.List;
import skylab.kernel.course.CleanUp;
import skylab.kernel.course.Findings;
import skylab.kernel.course.Hint;
import skylab.kernel.course.Machines;
import skylab.kernel.course.Networks;
import skylab.kernel.course.Step;
import skylab.lab.Lab;
import skylab.lab.Probe;
import skylab.lab.Terminal;
import software.amazon.awssdk.services.ec2.model.RouteState;

/** What is asked of two machines that want out. */
final class NatChecks {
    private static final String HIDDEN = "10.40.2.0/24";
    private static final String SERVER = "60.1.1.1";
    private static final String[] MACHINES = {"door", "one", "two"};

    private NatChecks() {}

    private static boolean getsOut(Lab lab, String name) {
        return lab.trace(Machines.running(lab, name).orElseThrow().instanceId(), SERVER, Probe.tcp(80))
                .blockers()
                .isEmpty();
    }

    private static void bothGetOut(Lab lab, Findings findings) {
        for (String name : List.of("one", "two")) {
            findings.missing(
                    !getsOut(lab, name),
                    "`" + name + "` does not reach the server 60.1.1.1.",
                    "`" + name + "`이 서버 60.1.1.1에 닿지 못합니다.");
        }
    }

    @Step(id = "way-out", en = "A way out through a NAT gateway", ko = "NAT 게이트웨이로 나가는 길")
    @Hint(
            en = "Two subnets, two tables: in which one does the gateway stand, in which table is the route to it? `%trace one 60.1.1.1 tcp/80` says where it ends.",
            ko = "서브넷도 둘, 테이블도 둘입니다. 게이트웨이는 어느 서브넷에 있고, 거기로 가는 경로는 어느 테이블에 있나요? 어디에서 막히는지는 `%trace one 60.1.1.1 tcp/80`이 알려 줍니다.")
    @Hint(
            en = "`allocateAddress`, `createNatGateway` in the public subnet, `createRoute` with `natGatewayId` in the private table, and a waiter.",
            ko = "`allocateAddress`, 퍼블릭 서브넷의 `createNatGateway`, 프라이빗 테이블에 `natGatewayId`를 준 `createRoute`, 그리고 waiter입니다.")
    @Hint(
            en = """
                    ```java
                    var nat = ec2.createNatGateway(r -> r.subnetId(open).allocationId(elastic.allocationId())).natGateway().natGatewayId();
                    ec2.createRoute(r -> r.routeTableId(table).destinationCidrBlock("0.0.0.0/0").natGatewayId(nat));
                    ec2.waiter().waitUntilNatGatewayAvailable(r -> r.natGatewayIds(nat));
                    ```""",
            ko = """
                    ```java
                    var nat = ec2.createNatGateway(r -> r.subnetId(open).allocationId(elastic.allocationId())).natGateway().natGatewayId();
                    ec2.createRoute(r -> r.routeTableId(table).destinationCidrBlock("0.0.0.0/0").natGatewayId(nat));
                    ec2.waiter().waitUntilNatGatewayAvailable(r -> r.natGatewayIds(nat));
                    ```""")
    static void wayOutThere(Lab lab, Findings findings) {
        if (Machines.absent(lab, findings, MACHINES)) {
            return;
        }
        if (findings.missing(
                Networks.natGateways(lab).isEmpty(), "There is no NAT gateway.", "NAT 게이트웨이가 없습니다.")) {
            return;
        }
        findings.missing(
                Networks.wayOut(lab, HIDDEN).filter(route -> route.natGatewayId() != null).isEmpty(),
                "The table of the private subnet has no route for the rest of the world that leads to a NAT gateway.",
                "프라이빗 서브넷의 테이블에 NAT 게이트웨이로 세상 밖에 나가는 경로가 없습니다.");
        bothGetOut(lab, findings);
    }

    @Step(id = "forgotten", en = "The gateway is deleted, and what is left of it", ko = "게이트웨이를 삭제하고 남은 것 보기")
    @Hint(
            en = "Deleting takes a while; then look at the route and at the addresses of the account.",
            ko = "삭제에는 시간이 걸립니다. 그다음에 경로와 계정의 주소를 살펴보세요.")
    @Hint(
            en = "`deleteNatGateway` and `waitUntilNatGatewayDeleted`.",
            ko = "`deleteNatGateway`와 `waitUntilNatGatewayDeleted`입니다.")
    @Hint(
            en = "`ec2.deleteNatGateway(r -> r.natGatewayId(nat)); ec2.waiter().waitUntilNatGatewayDeleted(r -> r.natGatewayIds(nat));`",
            ko = "`ec2.deleteNatGateway(r -> r.natGatewayId(nat)); ec2.waiter().waitUntilNatGatewayDeleted(r -> r.natGatewayIds(nat));`")
    static void deleted(Lab lab, Findings findings) {
        findings.missing(
                !Networks.natGateways(lab).isEmpty(),
                "There is still a NAT gateway.",
                "NAT 게이트웨이가 아직 있습니다.");
        findings.missing(
                Networks.wayOut(lab, HIDDEN).map(route -> route.state() != RouteState.BLACKHOLE).orElse(true),
                "The private table has no route in the state `blackhole`.",
                "프라이빗 테이블에 `blackhole` 상태인 경로가 없습니다.");
    }

    @Step(id = "router", en = "A way out through a machine of your own", ko = "직접 만든 컴퓨터로 나가는 길")
    @Hint(
            en = "Three things: the route, the interface's check, and what the machine's kernel does with packets of others.",
            ko = "경로, 인터페이스의 확인, 그리고 컴퓨터의 커널이 남의 패킷을 다루는 방법, 이렇게 세 가지입니다.")
    @Hint(
            en = "`replaceRoute` with `networkInterfaceId`, `modifyInstanceAttribute` with `sourceDestCheck`, on the machine `sysctl` and `iptables -t nat`.",
            ko = "`networkInterfaceId`를 준 `replaceRoute`, `sourceDestCheck`를 준 `modifyInstanceAttribute`, 컴퓨터 안에서는 `sysctl`과 `iptables -t nat`입니다.")
    @Hint(
            en = """
                    ```
                    sudo sysctl -w net.ipv4.ip_forward=1
                    sudo iptables -t nat -A POSTROUTING -s 10.40.2.0/24 -o ens5 -j MASQUERADE
                    ```""",
            ko = """
                    ```
                    sudo sysctl -w net.ipv4.ip_forward=1
                    sudo iptables -t nat -A POSTROUTING -s 10.40.2.0/24 -o ens5 -j MASQUERADE
                    ```""")
    static void router(Lab lab, Findings findings) {
        if (Machines.absent(lab, findings, MACHINES)) {
            return;
        }
        findings.missing(
                Networks.wayOut(lab, HIDDEN).filter(route -> route.networkInterfaceId() != null).isEmpty(),
                "The way out of the private subnet does not lead to a machine's network interface.",
                "프라이빗 서브넷에서 나가는 경로가 컴퓨터의 네트워크 인터페이스를 가리키지 않습니다.");
        bothGetOut(lab, findings);
    }

    @Step(id = "forwarded", en = "One port leads inside", ko = "포트 하나를 안으로 연결하기")
    @Hint(
            en = "The destination must be changed before the routes are asked; and somebody must listen inside.",
            ko = "라우팅 테이블을 보기 전에 목적지를 바꿔야 합니다. 그리고 안에서 누군가 듣고 있어야 합니다.")
    @Hint(
            en = "`iptables -t nat -A PREROUTING … -j DNAT --to-destination …`; the security group must let the port in.",
            ko = "`iptables -t nat -A PREROUTING … -j DNAT --to-destination …`입니다. 보안 그룹도 그 포트를 들여보내야 합니다.")
    @Hint(
            en = "`sudo iptables -t nat -A PREROUTING -i ens5 -p tcp --dport 8080 -j DNAT --to-destination {inner1}:8000`",
            ko = "`sudo iptables -t nat -A PREROUTING -i ens5 -p tcp --dport 8080 -j DNAT --to-destination {inner1}:8000`")
    static void forwarded(Lab lab, Findings findings) {
        if (Machines.absent(lab, findings, MACHINES)) {
            return;
        }
        Terminal.Ran answer = lab.terminal()
                .run("curl -s -m 5 http://" + Machines.running(lab, "door").orElseThrow().publicIpAddress() + ":8080/");
        findings.missing(
                answer.status() != 0,
                "Port 8080 of `door` does not answer.",
                "`door`의 8080번 포트가 응답하지 않습니다.");
    }

    @Step(id = "clean", en = "Everything cleaned up", ko = "모두 정리하기")
    @Hint(
            en = "What costs something although nothing uses it?",
            ko = "아무도 쓰지 않는데 요금이 나오는 것이 남아 있지 않나요?")
    @Hint(
            en = "`terminateInstances`, `releaseAddress`, `deleteSecurityGroup`, `deleteSubnet`, `deleteRouteTable`, the Internet gateway, `deleteVpc`.",
            ko = "`terminateInstances`, `releaseAddress`, `deleteSecurityGroup`, `deleteSubnet`, `deleteRouteTable`, 인터넷 게이트웨이, `deleteVpc`입니다.")
    @Hint(
            en = "`aws ec2 describe-addresses` and `aws ec2 describe-nat-gateways` name what still costs.",
            ko = "아직 요금이 나오는 것은 `aws ec2 describe-addresses`와 `aws ec2 describe-nat-gateways`로 알 수 있습니다.")
    static void cleaned(Lab lab, Findings findings) {
        CleanUp.check(lab, findings);
    }
}
