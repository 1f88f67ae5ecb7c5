import java.util.List;
import skylab.kernel.course.CleanUp;
import skylab.kernel.course.Findings;
import skylab.kernel.course.Hint;
import skylab.kernel.course.Machines;
import skylab.kernel.course.Networks;
import skylab.kernel.course.Step;
import skylab.lab.Lab;
import skylab.network.Cidr;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** What is asked of the learner's own VPC. */
final class VpcChecks {
    private static final String RANGE = "192.168.0.0/24";

    private VpcChecks() {}

    private static List<Subnet> subnets(Lab lab) {
        String vpc = Networks.vpc(lab, RANGE).map(Vpc::vpcId).orElse("");
        return lab.ec2().describeSubnets().subnets().stream()
                .filter(one -> one.vpcId().equals(vpc))
                .toList();
    }

    @Step(id = "create", en = "A VPC of your own", ko = "내 VPC 만들기")
    @Hint(
            en = "A VPC is one call, and the range is its only argument that must be there. It takes a moment until it is `available`.",
            ko = "VPC는 요청 하나로 만들고, 꼭 필요한 인수는 주소 범위뿐입니다. `available`이 될 때까지 잠시 걸립니다.")
    @Hint(
            en = "Java: `ec2.createVpc(r -> r.cidrBlock(…))`; on the terminal: `aws ec2 create-vpc --cidr-block …`.",
            ko = "Java에서는 `ec2.createVpc(r -> r.cidrBlock(…))`, 터미널에서는 `aws ec2 create-vpc --cidr-block …`입니다.")
    @Hint(
            en = """
                    ```java
                    var vpc = ec2.createVpc(r -> r.cidrBlock("192.168.0.0/24")).vpc().vpcId();
                    ec2.waiter().waitUntilVpcAvailable(r -> r.vpcIds(vpc));
                    ```""",
            ko = """
                    ```java
                    var vpc = ec2.createVpc(r -> r.cidrBlock("192.168.0.0/24")).vpc().vpcId();
                    ec2.waiter().waitUntilVpcAvailable(r -> r.vpcIds(vpc));
                    ```""")
    static void created(Lab lab, Findings findings) {
        if (Networks.absent(lab, findings, RANGE)) {
            return;
        }
        findings.missing(
                !Networks.vpc(lab, RANGE).orElseThrow().stateAsString().equals("available"),
                "The VPC is not `available` yet.",
                "VPC가 아직 `available` 상태가 아닙니다.");
    }

    @Step(id = "subnets", en = "Subnets in two zones, one of them a /28", ko = "두 영역의 서브넷, 그중 하나는 /28")
    @Hint(
            en = "A subnet lies inside the VPC's range, overlaps no other, and is in one Availability Zone.",
            ko = "서브넷은 VPC의 범위 안에 있고, 다른 서브넷과 겹치지 않으며, 가용 영역 하나에 놓입니다.")
    @Hint(
            en = "`ec2.createSubnet(r -> r.vpcId(…).cidrBlock(…).availabilityZone(…))`. `Cidr.of(\"192.168.0.0/24\").planFor(List.of(100, 50, 10))` draws a plan.",
            ko = "`ec2.createSubnet(r -> r.vpcId(…).cidrBlock(…).availabilityZone(…))`. `Cidr.of(\"192.168.0.0/24\").planFor(List.of(100, 50, 10))`이 계획을 세워 줍니다.")
    @Hint(
            en = """
                    ```java
                    var one = subnet("192.168.0.0/25", "us-east-1a");
                    var two = subnet("192.168.0.128/26", "us-east-1b");
                    var small = subnet("192.168.0.192/28", "us-east-1b");
                    ```""",
            ko = """
                    ```java
                    var one = subnet("192.168.0.0/25", "us-east-1a");
                    var two = subnet("192.168.0.128/26", "us-east-1b");
                    var small = subnet("192.168.0.192/28", "us-east-1b");
                    ```""")
    static void divided(Lab lab, Findings findings) {
        List<Subnet> subnets = subnets(lab);
        if (findings.missing(
                subnets.isEmpty(), "Your VPC has no subnet yet.", "내 VPC에 아직 서브넷이 없습니다.")) {
            return;
        }
        findings.missing(
                subnets.stream().map(Subnet::availabilityZone).distinct().count() < 2,
                "All subnets of your VPC are in one Availability Zone.",
                "내 VPC의 서브넷이 모두 한 가용 영역에 있습니다.");
        findings.missing(
                subnets.stream().noneMatch(one -> Cidr.of(one.cidrBlock()).prefix() == 28),
                "None of the subnets is a /28.",
                "크기가 /28인 서브넷이 없습니다.");
    }

    @Step(id = "full", en = "A subnet that is full, and nothing runs in it", ko = "실행 중인 것이 없는데 가득 찬 서브넷")
    @Hint(
            en = "11 addresses want 11 owners. At most nine instances may run at once in the Learner Lab, but stopped ones do not count there.",
            ko = "주소 11개에는 주인도 11개 필요합니다. 러너 랩에서는 인스턴스를 한 번에 아홉 개까지만 실행할 수 있지만, 중지된 것은 세지 않습니다.")
    @Hint(
            en = "`runInstances` with `subnetId` and `minCount`, a waiter, `stopInstances`, a waiter; then the rest of them.",
            ko = "`subnetId`와 `minCount`를 준 `runInstances`, waiter, `stopInstances`, waiter를 차례로 쓰고, 나머지도 똑같이 합니다.")
    @Hint(
            en = "Run the cell that defines `launch`, `stop` and `free` again; it launches six, stops them, launches five, and stops those.",
            ko = "`launch`, `stop`, `free`를 정의한 셀을 다시 실행하세요. 여섯 개를 시작해서 중지하고, 다섯 개를 시작해서 중지합니다.")
    static void full(Lab lab, Findings findings) {
        List<String> full = subnets(lab).stream()
                .filter(one -> one.availableIpAddressCount() == 0)
                .map(Subnet::subnetId)
                .toList();
        if (findings.missing(
                full.isEmpty(),
                "Every subnet of your VPC still has free addresses.",
                "내 VPC의 모든 서브넷에 빈 주소가 남아 있습니다.")) {
            return;
        }
        findings.missing(
                Machines.running(lab).stream().anyMatch(one -> full.contains(one.subnetId())),
                "In the full subnet an instance is still running.",
                "가득 찬 서브넷에서 아직 실행 중인 인스턴스가 있습니다.");
    }

    @Step(id = "clean", en = "Everything cleaned up", ko = "모두 정리하기")
    @Hint(
            en = "From the inside to the outside: what is in a subnet, the subnets, the VPC.",
            ko = "안에서 밖으로, 서브넷 안에 있는 것, 서브넷, VPC의 차례입니다.")
    @Hint(
            en = "`terminateInstances`, `deleteNetworkInterface`, `deleteSubnet`, `deleteVpc`.",
            ko = "`terminateInstances`, `deleteNetworkInterface`, `deleteSubnet`, `deleteVpc`입니다.")
    @Hint(
            en = "What is left is named by `aws ec2 describe-network-interfaces` and `aws ec2 describe-subnets --filters Name=vpc-id,Values=…`. Delete that first, then the VPC.",
            ko = "남은 것은 `aws ec2 describe-network-interfaces`와 `aws ec2 describe-subnets --filters Name=vpc-id,Values=…`로 알 수 있습니다. 그것부터 지우고 VPC를 지웁니다.")
    static void cleaned(Lab lab, Findings findings) {
        CleanUp.check(lab, findings);
    }
}
